import type { DraftAnswers } from '../check/draft.ts';

/** The answers of the form as they were typed, and what of them cannot be understood. */
export interface AnswersRead {
  readonly answers: DraftAnswers;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

const wrong = Symbol('wrong');
type Given = (field: string) => string | undefined;

const bodies = ['central', 'health', 'sub-central', 'utility', 'other'] as const;
const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
const categories = ['goods', 'works', 'services'] as const;

/** Fields of the form and what may stand in them, in words; the command line has the same as options. */
export const answerFields = {
  value: 'estimated value of the whole contract without tax, in pounds: 600000 or 1.5m',
  years: 'length of the contract in years, without extensions',
  extended: 'length in years with all extensions',
  body: `kind of body that buys: ${bodies.join(', ')}`,
  nation: `where it buys: ${nations.join(', ')}`,
  threshold: 'whether the value with tax reaches the threshold of the law: above or below',
  category: `what is bought: ${categories.join(', ')}`,
  light: 'whether it is a light-touch service, such as social care: yes or no',
  framework: 'whether it sets up a framework: yes or no',
  lots: 'number of lots',
  suitable: 'for whom it is flagged as suitable: sme, vcse, both or neither',
  publication: 'day on which it will be published: 2026-03-02',
  deadline: 'day on which tenders are due: 2026-04-07',
  engagement: 'day on which the market was asked, if it was: 2025-11-10',
} as const;
export type AnswerField = keyof typeof answerFields;

/** Reads what a person filled in; what cannot be understood is an error that says how to write it. */
export function readAnswers(given: Given): AnswersRead {
  const errors: { field: string; message: string }[] = [];
  const read = <T>(field: AnswerField, how: (text: string) => T | typeof wrong, mend: string): T | undefined => {
    const text = given(field)?.trim();
    if (text === undefined || text === '') return undefined;
    const value = how(text.slice(0, 60));
    if (value !== wrong) return value as T;
    errors.push({ field, message: mend });
    return undefined;
  };
  const choice = <T extends string>(field: AnswerField, all: readonly T[]) =>
    read(field, (text) => all.find((one) => one === text) ?? wrong, `Choose one of ${all.join(', ')}.`);
  const yes = (field: AnswerField) =>
    read(field, (text) => (text === 'yes' ? true : text === 'no' ? false : wrong), 'Choose yes or no.');
  const years = (field: AnswerField) => read(field, yearsOf, 'Write the length in years, up to 100: 2 or 2.5.');
  const date = (field: AnswerField) => read(field, dateOf, 'Write the date as year, month and day: 2026-03-31.');
  const suitable = choice('suitable', ['sme', 'vcse', 'both', 'neither']);
  const threshold = choice('threshold', ['above', 'below']);
  const answers: DraftAnswers = {
    estimatedValue: read('value', poundsOf, 'Write the value in pounds, such as 600000, £600,000 or 1.5m.'),
    years: years('years'),
    yearsWithExtensions: years('extended'),
    body: choice('body', bodies),
    nation: choice('nation', nations),
    aboveThreshold: threshold && threshold === 'above',
    category: choice('category', categories),
    lightTouch: yes('light'),
    framework: yes('framework'),
    lotCount: read('lots', lotsOf, 'Write the number of lots, from 1 to 500.'),
    smeSuitable: suitable && (suitable === 'sme' || suitable === 'both'),
    vcseSuitable: suitable && (suitable === 'vcse' || suitable === 'both'),
    publication: date('publication'),
    deadline: date('deadline'),
    engagement: date('engagement'),
  };
  if (answers.publication && answers.deadline && answers.deadline < answers.publication)
    errors.push({
      field: 'deadline',
      message: 'Tenders are due before the notice is published; mend one of the dates.',
    });
  return { answers, errors };
}

const scales: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

function poundsOf(text: string): number | typeof wrong {
  const found =
    /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,13})(\.\d+)?\s*(k|thousand|m|million|bn|billion)?\s*(?:GBP|pounds)?$/i.exec(text);
  if (!found) return wrong;
  const [, whole = '', part = '', scale = ''] = found;
  const value = Number(`${whole.replaceAll(',', '')}${part}`) * (scales[scale.toLowerCase()] ?? 1);
  return value > 0 && value <= 1e13 ? value : wrong;
}

function yearsOf(text: string): number | typeof wrong {
  const value = /^\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  return value > 0 && value <= 100 ? value : wrong;
}

function lotsOf(text: string): number | typeof wrong {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= 500 ? value : wrong;
}

function dateOf(text: string): string | typeof wrong {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
    ? text
    : wrong;
}
