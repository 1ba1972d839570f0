import { Refusal } from '../domain/refusal.ts';
import { recognize } from '../sources/input/format.ts';
import { openInputs } from '../sources/input/open.ts';
import { parseDocument } from '../sources/json/document.ts';
import { splitLines } from '../sources/json/lines.ts';
import { splitDocuments } from '../sources/json/scanner.ts';
import { releasesOf } from '../sources/ocds/record.ts';
import { type Command, type Surroundings, wordsOff } from './command.ts';
import { chooseRules, mergeLines, readSchema } from './merge.ts';

export const merge: Command = {
  name: 'merge',
  summary: 'merge releases into compiled or versioned ones, as JSON Lines',
  usage: 'FILE… [--versioned] [--schema FILE] [--rule PATH=append|by-position]',
  help: 'Releases are grouped by ocid and merged in order of date by the rules of OCDS 1.1 with the extensions that the United Kingdom uses, or by those of --schema. Flaws are told on standard error; where no release can be read, the exit code is 1.',
  options: {
    versioned: { type: 'boolean', says: 'versioned releases instead of compiled ones' },
    schema: { type: 'string', value: 'FILE', says: 'release schema whose merge rules are used' },
    rule: {
      type: 'string',
      value: 'PATH=HOW',
      says: 'append or by-position for the list at a path; may be repeated',
      multiple: true,
    },
  },
  async run(words, { terminal }: Surroundings) {
    if (words.operands.length === 0) throw wordsOff('merge', 'Name at least one file.');
    const schema = words.text('schema');
    const rules = chooseRules(schema === undefined ? undefined : await readSchema(schema), words.texts('rule'));
    const issue = ({ code, message, path }: { code: string; message: string; path: string }, ocid: string | null) =>
      terminal.say(`${code}: ${message} (${ocid ?? 'no ocid'}, ${path})`);
    let count = 0;
    for await (const merged of mergeLines(releasesIn(words.operands, terminal), {
      versioned: words.flag('versioned'),
      rules,
      issue,
    })) {
      count++;
      terminal.print(JSON.stringify(merged));
      await terminal.drained();
    }
    if (count === 0) {
      throw new Refusal({
        code: 'nothing-to-merge',
        message: 'There is no release with an ocid in it; nothing was merged.',
        where: words.operands.join(', '),
        mend: 'Give files of OCDS releases or records: packages, arrays or JSON Lines.',
      });
    }
    return 0;
  },
};

/** The releases in some files, one after another; what is none is told and left out. */
async function* releasesIn(paths: readonly string[], terminal: Surroundings['terminal']): AsyncGenerator<object> {
  const { inputs } = await openInputs(paths);
  for (const input of inputs) {
    const { framing, arrays } = recognize(await input.head(), input.name);
    const batches = framing === 'lines' ? splitLines(input.chunks()) : splitDocuments(input.chunks(), { arrays });
    for await (const batch of batches) {
      for (const item of batch) {
        if (item.kind === 'envelope') continue;
        const parsed = item.kind === 'document' ? parseDocument(item.bytes) : { broken: item };
        if (parsed.broken) {
          terminal.say(`${parsed.broken.code}: ${parsed.broken.message} (${input.name}, ${item.position})`);
          continue;
        }
        for (const release of releasesOf(parsed.value))
          if (typeof release === 'object' && release !== null) yield release;
      }
    }
  }
}
