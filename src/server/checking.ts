import { Refusal } from '../domain/refusal.ts';
import { checkDocument } from '../exports/check-document.ts';
import { checkMarkdown } from '../exports/check-markdown.ts';
import type { CheckAnswer } from '../questions/draft-check.ts';
import type { CheckError } from '../web/check-form.tsx';
import { CheckPage, type CheckPageAnswer } from '../web/pages/check.tsx';
import type { Acted, Action, Reply } from './action.ts';
import { answerFields, readAnswers } from './check-form.ts';
import type { Drafts, ExampleDraft } from './drafts.ts';
import { postedStatus } from './posted.ts';
import { route } from './route.ts';
import { checkQuery } from './schema.ts';

const blank = { example: null, values: {}, errors: [], checked: null } as const;
const offered = ({ examples }: Drafts) => examples.map(({ id, title, says }) => ({ id, title, says }));

/** `/check` by GET: the form, or one of the made-up drafts, checked. */
export const checkRoute = route({
  path: '/check',
  summary: 'The tender check: a form for a draft, or one of the made-up drafts with what the check says about it.',
  query: checkQuery,
  ask: async ({ query, drafts }): Promise<CheckPageAnswer | null> => {
    if (drafts === null) return null;
    if (query.example === undefined) return { ...blank, examples: offered(drafts) };
    const example = drafts.examples.find(({ id }) => id === query.example);
    if (!example) return null;
    const checked = await drafts.check(example.text, example.answers);
    return { examples: offered(drafts), example: example.id, values: valuesOf(example), errors: [], checked };
  },
  page: CheckPage,
});

/** What the form would hold for an example. */
function valuesOf({ text, answers }: ExampleDraft): CheckPageAnswer['values'] {
  const { estimatedValue, aboveThreshold, years, body, nation, category, publication, deadline, engagement } = answers;
  return {
    text,
    value: estimatedValue?.toString(),
    years: years?.toString(),
    body,
    nation,
    threshold: aboveThreshold === undefined ? undefined : aboveThreshold ? 'above' : 'below',
    category,
    publication,
    deadline,
    engagement,
  };
}

const formats = ['html', 'markdown', 'docx', 'json'] as const;
type Format = (typeof formats)[number];

/** `/check` by POST: a draft, pasted or as a file, is checked; nothing of it is kept. */
export const checkAction: Action = {
  path: '/check',
  summary: 'Checks a draft that is sent as text or as a file. Nothing of it is kept or written down.',
  done: 200,
  byteLimit: 12_000_000,
  fields: {
    text: { says: 'the draft as plain text or Markdown, or a notice as OCDS release or package in JSON' },
    file: { says: 'or as a file: DOCX, PDF, Markdown, plain text or JSON, up to 10 MB', file: true },
    ...Object.fromEntries(Object.entries(answerFields).map(([field, says]) => [field, { says }])),
    format: { says: `how to answer: ${formats.join(', ')}` },
  },
  async act(acted) {
    const { posted, drafts } = acted;
    const format = formats.find((one) => one === posted.text('format')) ?? 'html';
    const values = Object.fromEntries(
      ['text', ...Object.keys(answerFields)].map((field) => [field, posted.text(field)]),
    );
    const { answers, errors } = readAnswers(posted.text);
    const page = { ...blank, examples: drafts ? offered(drafts) : [], values };
    if (drafts === null)
      throw new Refusal({
        code: 'no-check',
        message: 'This server has no tender check.',
        where: '/check',
        mend: 'Use commonweal check.',
      });
    const given = await readGiven(acted, drafts);
    if (given.error) return reply({ ...page, errors: [given.error, ...errors] }, given.status, { acted, format });
    const read = { ...page, values: { ...values, text: given.text } };
    if (given.checked) {
      const notes = Object.keys(answerFields).some((field) => posted.text(field)) ? [unused] : [];
      const checked = { ...given.checked, notes: [...notes, ...given.checked.notes] };
      return reply({ ...read, checked }, 200, { acted, format });
    }
    if (errors.length > 0) return reply({ ...read, errors }, 400, { acted, format });
    try {
      const checked = await drafts.check(given.text, answers);
      const notes = [...given.notes, ...checked.notes];
      return reply({ ...read, checked: { ...checked, notes } }, 200, { acted, format });
    } catch (error) {
      const flaw = flawOf(error, 'text');
      return reply({ ...read, errors: [flaw.error] }, flaw.status, { acted, format });
    }
  },
};

const unused = 'What was filled in beside it was not used: a notice says it itself.';

type Given =
  | {
      readonly error: null;
      readonly text: string;
      readonly notes: readonly string[];
      /** A notice is checked as it is read. */
      readonly checked: CheckAnswer | null;
    }
  | { readonly error: CheckError; readonly status: Reply['status'] };

/** The text of what was given, pasted or as a file. */
async function readGiven({ posted }: Acted, drafts: Drafts): Promise<Given> {
  const file = posted.file('file');
  const text = posted.text('text');
  const off = (field: string, message: string): Given => ({ error: { field, message }, status: 400 });
  if (file && text) return off('file', 'Give the draft once: as text or as a file. Empty the text, or choose no file.');
  if (!file && !text) return off('text', 'Paste the draft, or choose a file.');
  try {
    // Pasted text goes the same way: it may be too long.
    const bytes = file?.bytes ?? new TextEncoder().encode(text);
    const notice = await drafts.notice(bytes, file?.name ?? '');
    if (notice) return { error: null, text: notice.text, notes: [], checked: notice.checked };
    const read = await drafts.read(bytes, file?.name ?? '');
    return { error: null, text: read.text, notes: read.notes, checked: null };
  } catch (error) {
    return flawOf(error, file ? 'file' : 'text');
  }
}

/** A refusal as an error of the form; anything else goes on. */
function flawOf(error: unknown, field: string): { readonly error: CheckError; readonly status: Reply['status'] } {
  if (!(error instanceof Refusal)) throw error;
  const status = postedStatus(error.code);
  return {
    error: { field, message: `${error.message} ${error.mend}` },
    status: status === 413 || status === 503 ? status : 400,
  };
}

interface Dressing {
  readonly acted: Acted;
  readonly format: Format;
}

/** Answers of a person’s own draft stay out of every cache on the way. */
const unkept = { 'cache-control': 'no-store' };

async function reply(answer: CheckPageAnswer, status: Reply['status'], { acted, format }: Dressing): Promise<Reply> {
  const { checked } = answer;
  const type = (name: string) => ({ ...unkept, 'content-type': name });
  if (format === 'json')
    return {
      status,
      body: JSON.stringify(answer),
      headers: { ...type('application/json'), ...named(checked, 'json') },
    };
  if (checked === null || format === 'html') {
    const body = String(await CheckPage(answer, acted.frame).toString());
    return { status, body, headers: type('text/html; charset=UTF-8') };
  }
  if (format === 'markdown')
    return {
      status,
      body: checkMarkdown(checked),
      headers: { ...type('text/markdown; charset=utf-8'), ...named(checked, 'md') },
    };
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { status, body: await checkDocument(checked), headers: { ...type(docx), ...named(checked, 'docx') } };
}

/** A file of this name is offered for saving. */
function named(checked: CheckAnswer | null, ending: string): Record<string, string> {
  const slug = (checked?.title ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return checked === null ? {} : { 'content-disposition': `attachment; filename="check-${slug || 'draft'}.${ending}"` };
}
