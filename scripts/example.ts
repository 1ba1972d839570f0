/*
 * Makes the embedded example from published notices: facts only, by our own importer. Deterministic: the same notices give the
 * same files. `npm run example -- ../shared/data/lancashire`
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeGiven } from '../src/cli/given-check.ts';
import { importPaths } from '../src/cli/importing.ts';
import { readVersion } from '../src/cli/main.ts';
import { readRules } from '../src/cli/rules.ts';
import { openCurrent } from '../src/cli/store.ts';
import { processTerminal } from '../src/cli/terminal.ts';
import type { Row } from '../src/domain/table.ts';
import { ReleaseTexts, type TextPlace } from '../src/store/texts.ts';

/** What is kept of a notice, in this order; everything else, descriptions above all, is left out. */
const facts = [
  'id',
  'title',
  'organisation',
  'status',
  'notice_type',
  'published_date',
  'deadline_date',
  'awarded_date',
  'value_low',
  'value_high',
  'awarded_value',
  'awarded_supplier',
  'awarded_to_sme',
  'cpv_codes',
  'cpv_description',
  'region',
  'postcode',
  'suitable_for_sme',
  'url',
  'framework_words',
] as const;

interface File {
  readonly meta: { readonly council_id: string; readonly generated: string };
  readonly contracts: readonly { readonly id: string }[];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of notices: npm run example -- ../shared/data/lancashire');
const target = join('data', 'lancashire');
const store = mkdtempSync(join(tmpdir(), 'commonweal-example-'));

try {
  const done = await importPaths(
    { paths: [folder], store, afresh: true },
    {
      terminal: processTerminal(process.stdout, process.stderr),
      env: {},
      now: () => new Date(0),
      version: readVersion(),
    },
  );
  const record = await openCurrent(store);
  const texts = new ReleaseTexts(record.folder);
  const rows = await record.all<TextPlace & { ocid: string; framework: string | null }>(
    'SELECT r.ocid, r.text_file, r.text_start, r.text_bytes, p.framework FROM release r JOIN process p ON p.process_id = r.process_id',
  );
  // Findings are worked out from the whole notices, and handed on without their words.
  const checked = await record.all<Row<'checked'> & { notice: string }>(
    'SELECT c.*, r.release_id AS notice FROM checked c JOIN release r ON r.release_no = c.release_no ORDER BY r.release_id',
  );
  const findings = await record.all<Row<'finding'>>('SELECT * FROM finding ORDER BY release_no, check_id');
  record.close();
  const notices = new Map(
    rows.map(({ ocid, framework, ...place }) => [
      ocid,
      {
        ...(JSON.parse(texts.read(place)) as Record<string, unknown>),
        ...(framework ? { framework_words: framework } : {}),
      } as Record<string, unknown>,
    ]),
  );
  texts.close();
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const lines: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as File;
    const contracts = file.contracts.flatMap(({ id }) => {
      const notice = notices.get(`ocds-b5fd17-${id}`);
      return notice
        ? [Object.fromEntries(facts.flatMap((fact) => (fact in notice ? [[fact, notice[fact]]] : [])))]
        : [];
    });
    const meta = {
      title: 'Lancashire’s councils',
      council: file.meta.council_id,
      source: 'Contracts Finder',
      licence: 'http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      generated: file.meta.generated,
      factsOnly: true,
    };
    const body = contracts.map((contract) => JSON.stringify(contract)).join(',\n');
    writeFileSync(join(target, name), `{"meta":${JSON.stringify(meta)},\n"contracts":[\n${body}\n]}\n`);
    lines.push(`| ${basename(name, '.json')} | ${contracts.length} | ${file.meta.generated.slice(0, 10)} |`);
  }
  writeFileSync(join(target, 'findings.jsonl'), writeGiven(readRules().digest, checked, findings));
  writeFileSync(join(target, 'README.md'), readme(lines, done.read.notice, done.kept.notice, done.duplicate.notice));
} finally {
  rmSync(store, { recursive: true, force: true });
}

function readme(lines: readonly string[], read: number, kept: number, duplicate: number): string {
  return `# The embedded example: public contracts of Lancashire’s councils

Facts of every notice that Lancashire’s fifteen councils published on Contracts Finder: who, what, when, how much, classification, flags, and the public address of the notice. No descriptions, no contact points, no natural persons (their names read “an individual”).

- Source: [Contracts Finder](https://www.contractsfinder.service.gov.uk), as collected on the dates below.
- Licence: [Open Government Licence v3.0](http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/). Contains public sector information licensed under the Open Government Licence v3.0.
- Counted by the importer: ${read} rows, ${kept} notices, ${duplicate} twice (a notice of two councils stands in both files).
- Made by \`npm run example -- FOLDER\` from the collected notices; the same notices give the same files. Where words in a title or description made an amount a possible ceiling (framework, dynamic purchasing …), the words and where they stood are kept as \`framework_words\`.

| council | notices | collected |
| --- | --- | --- |
${lines.join('\n')}

## findings.jsonl

What the tender check found in the notices as published, descriptions included, without the words themselves; an import of this folder takes it up, and the page of each process shows it beside a link to its notice. The first line says by which rules (a digest of them); each further line is one notice:

| member | says |
| --- | --- |
| \`notice\` | id of the notice, as in the files above |
| \`stage\`, \`regime\`, \`route\`, \`below_threshold\`, \`light_touch\` | what kind of procurement it was read as; left out where that is not clear |
| \`read_back\` | the notice tells of its award and repeats its call, and was read as that call; \`published\` then is its deadline, else its day of publication |
| \`raised\` | checks that were raised: id, severity, standing, how sure, \`question\` or nothing, the member of the notice where it was found and, where words say it, from which to which character |
| \`passed\` | checks that looked and found nothing to raise |
| \`notAssessable\` | checks that could not be assessed, by reason |

Checks that are in none of these lists do not apply to the notice; each is explained at \`/methods/O01\` and so on. Findings are prompts to look and no legal advice.
`;
}
