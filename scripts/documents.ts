/*
 * Writes the parts of the documents that the code knows best: tables, issue codes, measures, addresses, commands. They stand
 * between marks (`<!-- tables -->` … `<!-- end of tables -->`); a test holds every document to what this writes.
 * `npm run documents`
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCheckEvaluation } from '../src/cli/check-evaluation.ts';
import { helpOf } from '../src/cli/command.ts';
import { readCommands } from '../src/cli/main.ts';
import { issueMeanings } from '../src/domain/issue.ts';
import { roleMapColumns } from '../src/domain/role-map.ts';
import { type Table, tables } from '../src/domain/table.ts';
import { type Answerable, type Publication, publications } from '../src/measures/answers.ts';
import type { Measure } from '../src/measures/measure.ts';
import { principles } from '../src/measures/principles/registry.ts';
import { measures } from '../src/measures/registry.ts';
import { type CheckMethod, checkLines, findCheckMethod } from '../src/questions/check-method.ts';
import { actions } from '../src/server/acting.ts';
import { createApp } from '../src/server/app.ts';
import { routes } from '../src/server/routes.ts';
import { statusMeanings } from '../src/server/status.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

function tablesText(): string {
  return Object.entries(tables as Record<string, Table>)
    .map(([name, { says, origin, columns }]) => {
      const rows = Object.entries(columns).map(([column, of]) => `| \`${column}\` | ${of.type} | ${cell(of.says)} |`);
      const head = [`### ${name}`, '', `${says} ${origin === 'read' ? 'Read.' : 'Derived.'}`, ''];
      return [...head, '| column | type | says |', '| --- | --- | --- |', ...rows].join('\n');
    })
    .join('\n\n');
}

function issuesText(): string {
  const rows = Object.entries(issueMeanings).map(([code, says]) => `| \`${code}\` | ${cell(says)} |`);
  return ['| code | meaning |', '| --- | --- |', ...rows].join('\n');
}

const extents: Readonly<Record<Answerable['extent'], string>> = {
  whole: 'yes',
  part: 'in part',
  short: 'too little data',
  none: 'no',
};

/** Which measure can be answered from which publication, as a table, and what is missing where it cannot. */
function answersText(): string {
  const columns = Object.entries(publications) as [Publication, string][];
  const answered = measures.flatMap(({ id, answers }) => (answers ? [{ id, answers }] : []));
  const rows = answered.map(
    ({ id, answers }) => `| ${id} | ${columns.map(([key]) => extents[answers[key].extent]).join(' | ')} |`,
  );
  const reasons = answered.map(({ id, answers }) => {
    const missing = columns.flatMap(([key, name]) => {
      const { because } = answers[key];
      return because ? [`${name}: ${because}`] : [];
    });
    return `${id}. ${missing.join('; ')}.`;
  });
  return [
    '## Which publication answers which measure',
    'As the data known here was published. Yes: every figure has a value; in part: some have; too little data: the fields are there, and too few notices or years; no: the fields are missing. A test asks each publication each measure and holds this table to the answers. Payments are asked for the figures that are reckoned from payments, the others for the rest.',
    [
      `| measure | ${columns.map(([, name]) => name).join(' | ')} |`,
      `| --- |${' --- |'.repeat(columns.length)}`,
      ...rows,
    ].join('\n'),
    `What is missing:\n\n${list(reasons)}`,
  ].join('\n\n');
}

const measuresText = (): string => [answersText(), ...measures.map(measureText)].join('\n\n');

function principleText(): string {
  return principles
    .map((one) =>
      measureText(one).replace(
        '\n\n',
        `\n\nPrinciple: ${one.principle.charAt(0).toLowerCase()}${one.principle.slice(1)}.\n\n`,
      ),
    )
    .join('\n\n');
}

function roleMapText(): string {
  const rows = roleMapColumns.map(
    ({ name, required, says }) => `| \`${name}\` | ${required ? 'yes' : ''} | ${cell(says)} |`,
  );
  return ['| column | must be filled | says |', '| --- | --- | --- |', ...rows].join('\n');
}

function measureText(measure: Omit<Measure, 'ask'>): string {
  return [
    `## ${measure.id} ${measure.name}`,
    `*${measure.question}*`,
    measure.definition,
    `Unit: ${measure.unit}.`,
    `Left out:\n\n${list(measure.exclusions)}`,
    `It cannot tell:\n\n${list(measure.limits)}`,
    `${measure.why}`,
    `Sources:\n\n${list(measure.citations.map(({ text, url }) => (url ? `[${text}](${url})` : text)))}`,
    `A worked example stands at \`/methods/${measure.id}\`; a test runs it.`,
  ].join('\n\n');
}

const standings = { law: 'law', policy: 'policy', practice: 'good practice', setting: 'a setting of ours' };

/** Precision or recall in a sentence, or why there is none. */
function shareText({ value, because }: CheckMethod['measured']['precision']): string {
  if (value === null) return because;
  const share = (one: number): string => one.toFixed(2);
  return `${share(value.value)} (${value.hits} of ${value.of}; between ${share(value.low)} and ${share(value.high)}).`;
}

function measuredText({ precision, recall, isWorthALook }: CheckMethod['measured']): string {
  if (precision.value === null && precision.because === recall.because) return precision.because;
  const look = isWorthALook ? ' What it raises in a draft or a notice at hand is shown as a question.' : '';
  return `Precision: ${shareText(precision)} Recall: ${shareText(recall)}${look}`;
}

function checkText(method: CheckMethod): string {
  const limits = method.thresholds.map(
    ({ says, value, unit, law, from, to, standing }) =>
      `| ${cell(says)} | ${value.toLocaleString('en-GB')} ${unit === 'count' ? '' : unit} | ${law} | ${from} | ${to ?? ''} | ${standings[standing]} |`,
  );
  const compared = (one: CheckMethod['sources'][number]): string =>
    one.isCompared === null
      ? ''
      : ` Read on ${method.readOn}; compared with the text: ${one.isCompared ? 'yes' : 'no'}.`;
  return [
    `## ${method.id} ${method.name}`,
    method.definition,
    `Barrier: ${method.barrier}. Standing: ${standings[method.standing]}.`,
    `It applies so:\n\n${list(method.scope)}`,
    ...(method.exclusions.length > 0 ? [`It leaves out, or passes:\n\n${list(method.exclusions)}`] : []),
    ...(limits.length > 0
      ? [
          [
            '| limit | value | law | from | to | standing |',
            '| --- | --- | --- | --- | --- | --- |',
            ...limits.map((row) => row.replaceAll(' |  |', ' | |').replaceAll('  |', ' |')),
          ].join('\n'),
        ]
      : []),
    `It does not catch:\n\n${list(method.limits)}`,
    measuredText(method.measured),
    `Sources:\n\n${list(method.sources.map((one) => `[${one.title}](${one.address}): ${one.says}${compared(one)}`))}`,
  ].join('\n\n');
}

/** Every check, with how it fared on labelled notices. */
function checksText(): string {
  const evaluation = readCheckEvaluation();
  return checkLines()
    .flatMap(({ id }) => findCheckMethod(id, evaluation) ?? [])
    .map(checkText)
    .join('\n\n');
}

/** What the server says of itself to programs. */
const described = (await (
  await createApp({
    ...{ records: { current: async () => null }, assets: new Map(), version: '', example: false, hosts: null },
    logFault: () => '',
  }).request('/openapi.json')
).json()) as { readonly paths: Readonly<Record<string, { readonly get?: { readonly summary: string } }>> };

/** Addresses that answer in one form only and are no page, such as the text of a release. */
function plainAddresses(): string[] {
  const paged = new Set(routes.map(({ path }) => (path === '/' ? '/index' : path)));
  return Object.entries(described.paths).flatMap(([path, { get }]) =>
    get === undefined || path === '/' || paged.has(path.replace(/\.(json|csv|svg)$/, ''))
      ? []
      : [`| \`${path}\` | ${cell(get.summary)} | nothing else |`],
  );
}

function addressesText(): string {
  const rows = routes.map(
    ({ path, summary, sheet, picture }) =>
      `| \`${path}\` | ${cell(summary)} | ${path === '/' ? '`/index.json`' : 'JSON'}${sheet ? ', CSV' : ''}${picture ? ', SVG' : ''} |`,
  );
  return ['| address | what it answers | also as |', '| --- | --- | --- |', ...rows, ...plainAddresses()].join('\n');
}

/** The addresses that take a form. */
function formsText(): string {
  const rows = actions.map(
    ({ path, summary, fields }) =>
      `| \`${path}\` | ${cell(summary)} | ${Object.keys(fields)
        .map((name) => `\`${name}\``)
        .join(', ')} |`,
  );
  return ['| address | what it does | fields |', '| --- | --- | --- |', ...rows].join('\n');
}

function statusesText(): string {
  const rows = Object.entries(statusMeanings).map(([status, says]) => `| ${status} | ${cell(says)} |`);
  return ['| status | meaning |', '| --- | --- |', ...rows].join('\n');
}

const commands = await readCommands();

const commandsText = (): string =>
  commands
    .map((command) => `### commonweal ${command.name}\n\n\`\`\`text\n${helpOf(command).trimEnd()}\n\`\`\``)
    .join('\n\n');

/** A document with its generated parts made anew. */
export function writeParts(document: string): string {
  const parts: Readonly<Record<string, () => string>> = {
    tables: tablesText,
    issues: issuesText,
    measures: measuresText,
    principles: principleText,
    checks: checksText,
    'role maps': roleMapText,
    addresses: addressesText,
    forms: formsText,
    statuses: statusesText,
    commands: commandsText,
  };
  return Object.entries(parts).reduce((text, [name, part]) => {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
    const from = text.indexOf(start);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) return text;
    return `${text.slice(0, from + start.length)}${part()}\n${text.slice(to)}`;
  }, document);
}

/** The documents that have such parts. */
export const generated: readonly string[] = readdirSync('docs')
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const path of generated) writeFileSync(path, writeParts(readFileSync(path, 'utf8')));
}
