import { longDay } from '../domain/number.ts';
import type { CheckAnswer, FindingLine } from '../questions/draft-check.ts';

/** Words of others in Markdown: what would be read as a mark, a link or an element is written as itself. */
const plain = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');

/** Words that a finding quotes, at most this many passages. */
const placesShown = 12;

/** The check of a draft or notice as Markdown, for the file of the procurement: it says the same as the page. */
export function checkMarkdown(answer: CheckAnswer): string {
  const raised = raisedIn(answer);
  return `${[
    `# Tender check: ${plain(answer.title) || 'a draft without a heading'}`,
    answer.sentence,
    legalLine(answer),
    ...answer.notes.map(plain),
    '## What it was read as',
    answer.kind
      .map(({ what, value, because }) => `- ${what}: ${value ?? `not known (${plain(because ?? '')})`}`)
      .join('\n'),
    '## Barrier by barrier',
    barrierTable(answer),
    '## What was raised',
    ...(raised.length === 0 ? ['Nothing.'] : raised.map(findingText)),
    ...unraised.flatMap(([outcome, heading]) => {
      const own = answer.findings.filter((one) => one.outcome === outcome);
      return own.length === 0
        ? []
        : [`## ${heading}`, own.map(({ check, name, says }) => `- ${check} ${name}: ${plain(says)}`).join('\n')];
    }),
  ].join('\n\n')}\n`;
}

/** What was raised, in the order of its numbers. */
export const raisedIn = ({ findings }: CheckAnswer): readonly FindingLine[] =>
  findings.filter(({ number }) => number !== null).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));

/** Said on every copy of a check. */
export const legalLine = ({ readOn }: Pick<CheckAnswer, 'readOn'>): string =>
  `Prompts to look, not legal advice: check with your legal team. There is no score. The law stands here as read on ${longDay(readOn)}; the page of each check says what was compared with the text.`;

/** What was not raised, with its heading. */
export const unraised = [
  ['not-assessable', 'Could not be assessed'],
  ['passed', 'Passed'],
  ['not-applicable', 'Does not apply'],
] as const;

/** Barriers with the ids of their checks: a head and a row for each. */
export const barrierRows = ({ barriers }: CheckAnswer): readonly (readonly string[])[] => [
  ['Barrier', 'Raised', 'Passed', 'Could not be assessed', 'Does not apply'],
  ...barriers.map(({ barrier, raised, passed, notAssessable, notApplicable }) => [
    `${barrier.slice(0, 1).toUpperCase()}${barrier.slice(1)}`,
    ...[raised, passed, notAssessable, notApplicable].map((ids) => ids.join(', ')),
  ]),
];

function barrierTable(answer: CheckAnswer): string {
  const [head = [], ...rows] = barrierRows(answer);
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Where a finding stands, in words: “text” (section). */
export const placeTexts = ({ places }: FindingLine): readonly string[] =>
  places
    .slice(0, placesShown)
    .map(({ label, words, anchor }) => (anchor === null ? `${label}: ${words}` : `“${words}” (${label})`));

function findingText(finding: FindingLine): string {
  const { number, check, name, barrier, says, weight, advice, betterWords, why, sources } = finding;
  const quotes = placeTexts(finding).map((place) => `> ${plain(place)}`);
  return [
    `### ${number}. ${name} (${check}, ${barrier})`,
    plain(says),
    weight,
    ...(quotes.length > 0 ? [quotes.join('\n>\n')] : []),
    ...(advice ? [`What to do: ${plain(advice)}`] : []),
    ...(betterWords.length > 0
      ? [`Better words:\n\n${betterWords.map((words) => `- ${plain(words)}`).join('\n')}`]
      : []),
    `Why it matters: ${plain(why)}`,
    `Source: ${sources.map(({ title, address }) => `[${plain(title)}](${address})`).join('; ')}`,
  ].join('\n\n');
}
