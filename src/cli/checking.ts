import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { boilerplateOf } from '../check/boilerplate.ts';
import { noticeOfRelease } from '../check/release.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkDocument } from '../exports/check-document.ts';
import { checkMarkdown } from '../exports/check-markdown.ts';
import { checkText } from '../exports/check-text.ts';
import { worthALook } from '../questions/check-measured.ts';
import { type CheckAnswer, checkRelease } from '../questions/draft-check.ts';
import { type AnswerField, answerFields, readAnswers } from '../server/check-form.ts';
import { documentLimits } from '../sources/documents/document.ts';
import { readCheckEvaluation } from './check-evaluation.ts';
import { type Command, jsonOption, type Option, storeOption, type Words, wordsOff } from './command.ts';
import { DraftDesk } from './draft-desk.ts';
import { writeWhole } from './exporting-target.ts';
import { noticeBytes, releasesOf } from './given-notice.ts';
import { readPortalText } from './portal-text.ts';
import { checkWholeRecord } from './record-run.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json', 'markdown', 'docx'] as const;
type Format = (typeof formats)[number];

const values: Partial<Record<AnswerField, string>> = {
  value: 'POUNDS',
  years: 'N',
  extended: 'N',
  lots: 'N',
  publication: 'DATE',
  deadline: 'DATE',
  engagement: 'DATE',
};

const answerOptions = Object.fromEntries(
  Object.entries(answerFields).map(([field, says]): [string, Option] => [
    field,
    { type: 'string', value: values[field as AnswerField] ?? 'WORD', says },
  ]),
);

/** Most notices of one file. */
const noticeCount = 100;

async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin);
  const found = await stat(path).catch((cause: unknown) => {
    throw new Refusal({
      code: 'no-such-file',
      message: `There is no file ${path}.`,
      where: path,
      mend: 'Check its name.',
      cause,
    });
  });
  if (!found.isFile())
    throw new Refusal({
      code: 'no-file',
      message: `${path} is no file.`,
      where: path,
      mend: 'Name one draft or notice.',
    });
  // What is larger is refused by its size, without reading all of it.
  return found.size > noticeBytes ? new Uint8Array(documentLimits.bytes + 1) : readFile(path);
}

async function answersFor(path: string, words: Words, { format }: { format: Format }): Promise<readonly CheckAnswer[]> {
  const { answers, errors } = readAnswers(words.text);
  const [flaw] = errors;
  if (flaw) throw wordsOff('check', `--${flaw.field}: ${flaw.message}`);
  const bytes = await bytesOf(path);
  const releases = releasesOf(bytes, path);
  if (releases !== null) {
    const given = Object.keys(answerFields).find((field) => words.text(field) !== undefined);
    if (given) throw wordsOff('check', `--${given} belongs to drafts; a notice says it itself.`);
    if (releases.length > noticeCount || (releases.length > 1 && format === 'docx'))
      throw wordsOff(
        'check',
        `${path} holds ${releases.length} notices; ${format === 'docx' ? 'DOCX takes one' : `up to ${noticeCount} are checked at once`}.`,
      );
    const settings = { worthALook: worthALook(readCheckEvaluation()), boilerplate: boilerplateOf(readPortalText()) };
    return releases.map((release) => checkRelease(noticeOfRelease(release), settings));
  }
  const desk = new DraftDesk([]);
  try {
    const { text, notes } = await desk.read(bytes, path === '-' ? '-' : basename(path));
    const checked = await desk.check(text, answers);
    return [{ ...checked, notes: [...notes, ...checked.notes] }];
  } finally {
    await desk.close();
  }
}

async function write(
  answers: readonly CheckAnswer[],
  { format, output }: { format: Format; output: string | undefined },
  terminal: Terminal,
) {
  if (format === 'docx') {
    const file = await checkDocument(answers[0] as CheckAnswer);
    return writeWhole(output as string, (part) => writeFile(part, file));
  }
  const text = {
    text: () => answers.map(checkText).join('\n\n\n'),
    markdown: () => answers.map(checkMarkdown).join('\n'),
    json: () => JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2),
  }
    [format]()
    .trimEnd();
  if (output === undefined) terminal.print(text);
  else await writeWhole(output, (part) => writeFile(part, `${text}\n`));
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'check a draft or a notice for what shuts suppliers out',
  usage:
    'FILE|- [--value POUNDS] [--years N] [--body WORD] … [--format FORMAT] [--output FILE], or --record [--store DIR]',
  help: [
    'FILE is a draft (DOCX, PDF, Markdown, plain text) or an OCDS release or release package (JSON); - reads standard input.',
    'Each finding says what, why, where in the text, from which source, and better words. There is no score. What a draft cannot say itself may be given as options; what is not given is not guessed.',
    '--record checks the notices of the record instead, as an import does at its end: what is new, what has changed, and all of it where the rules have. Interrupted, it goes on where it was.',
    'The exit code is 0 also where something was raised. Nothing of a draft is kept.',
  ].join('\n'),
  options: {
    ...answerOptions,
    format: { type: 'string', value: 'FORMAT', says: `${formats.join(', ')} (default text)` },
    output: { type: 'string', value: 'FILE', says: 'write to this file; DOCX needs it' },
    record: { type: 'boolean', says: 'check the notices of the record' },
    ...storeOption,
    ...jsonOption,
  },
  async run(words, surroundings) {
    if (words.flag('record')) return checkWholeRecord(words, surroundings);
    const { terminal } = surroundings;
    const [path, ...more] = words.operands;
    if (path === undefined || more.length > 0)
      throw wordsOff('check', 'Name one draft or notice, or - for standard input.');
    const format = formats.find((one) => one === (words.text('format') ?? 'text'));
    if (!format) throw wordsOff('check', `--format is one of ${formats.join(', ')}.`);
    const output = words.text('output');
    if (output === '') throw wordsOff('check', '--output needs the name of a file.');
    if (format === 'docx' && output === undefined)
      throw wordsOff('check', 'DOCX is no text: name a file with --output.');
    const answers = await answersFor(path, words, { format });
    if (answers.length === 0)
      throw new Refusal({
        code: 'no-notice',
        message: 'This package holds no release.',
        where: path,
        mend: 'Give one that holds a notice.',
      });
    await write(answers, { format, output }, terminal);
    return 0;
  },
};
