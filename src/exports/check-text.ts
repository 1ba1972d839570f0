import type { CheckAnswer, FindingLine } from '../questions/draft-check.ts';
import { legalLine, placeTexts, raisedIn, unraised } from './check-markdown.ts';

/** Control characters in words of others, which a terminal might obey. */
const plain = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�')
    .trim();

const indented = (label: string, words: string): string => `   ${label.padEnd(9)} ${words}`;

/** The check of a draft or notice as lines for a terminal; it says the same as the page. */
export function checkText(answer: CheckAnswer): string {
  const title = plain(answer.title) || 'A draft without a heading';
  return [
    title,
    answer.sentence,
    `Read as: ${answer.kind.map(({ value, because }) => value ?? plain(because ?? 'not known')).join('; ')}.`,
    ...answer.notes.map(plain),
    ...raisedIn(answer).map(findingLines),
    ...unraised.flatMap(([outcome, heading]) => {
      const own = answer.findings.filter((one) => one.outcome === outcome);
      if (own.length === 0) return [];
      return [[`${heading}:`, ...own.map(({ check, name, says }) => `   ${check} ${name}: ${plain(says)}`)].join('\n')];
    }),
    ...(answer.open.length > 0 ? [`Would let more be assessed: ${answer.open.map(({ asks }) => asks).join(' ')}`] : []),
    legalLine(answer),
  ].join('\n\n');
}

function findingLines(finding: FindingLine): string {
  const { number, check, name, barrier, says, weight, advice, betterWords, sources } = finding;
  return [
    `${number}. ${name} (${check}, ${barrier})`,
    `   ${plain(says)}`,
    `   ${weight}`,
    ...placeTexts(finding)
      .slice(0, 3)
      .map((place) => indented('where', plain(place).slice(0, 300))),
    ...(advice ? [indented('to do', advice)] : []),
    ...betterWords.slice(0, 2).map((words) => indented('better', words)),
    ...sources.map(({ title, address }) => indented('source', `${title}, ${address}`)),
  ].join('\n');
}
