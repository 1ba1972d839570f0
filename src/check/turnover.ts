import type { Quote } from './notice.ts';
import { type Money, readMoney } from './reader/money.ts';
import { type Multiple, readMultiples } from './reader/multiple.ts';
import { quoteOf, type Sentence, type Sentences } from './sentence.ts';

/** A yearly turnover that bidders must have: an amount, or a multiple of a contract’s value. */
export interface RequiredTurnover {
  readonly amount: number | null;
  readonly multiple: Multiple | null;
  /** The lot that the words name; null for all. */
  readonly lotId: string | null;
  /** A reason for its height stands beside it. */
  readonly reasoned: boolean;
  readonly quote: Quote;
}

const required =
  /\b(?:minimum|requir\w*|must|shall|should|at least|not less than|no less than|in excess of|greater than|exceed\w*|average|sufficient|more than|threshold|need to|expected to|or (?:above|more|over|greater))\b/i;
/** Turnover that is only told, or that defines what a small firm is. */
const told =
  /\b(?:SMEs? (?:is|are)|small (?:and|or|&) medium|micro|modern slavery|levy|apprenticeship|rebate|staff turnover|turnover of staff|tenant turnover)\b/i;
const reason =
  /\b(?:because|due to the|justif\w*|in view of|special risks?|given the (?:nature|risk|complexity|critical)|the reason)\b/i;
const otherMoney = /\b(?:insurance|liability|indemnity|cover|contract value (?:is|of)|estimated value (?:is|of))\b/i;

/** Sentences that demand a turnover, read; amounts may stand in the two sentences behind. */
export function readTurnovers(sentences: Sentences): RequiredTurnover[] {
  const found: RequiredTurnover[] = [];
  for (const sentence of sentences.about('turnover')) {
    if (told.test(sentence.text) || !/turnover/i.test(sentence.text)) continue;
    const own = inSentence(sentence, sentence.text);
    if (own.length > 0) found.push(...own);
    else if (required.test(sentence.text)) found.push(...behind(sentence, sentences));
  }
  return found;
}

function inSentence(sentence: Sentence, text: string): RequiredTurnover[] {
  const found: RequiredTurnover[] = [];
  const multiples = readMultiples(text);
  for (const match of text.matchAll(/turnover/gi)) {
    const from = match.index;
    const next = text.slice(from + 8).search(/turnover/i);
    const to = next < 0 ? text.length : from + 8 + next;
    const near = (start: number) => start >= from && start < Math.min(to, from + 220);
    const between = (start: number) => text.slice(from, start);
    if (!required.test(text.slice(Math.max(0, from - 140), Math.min(to, from + 200)))) continue;
    for (const money of readMoney(text)) {
      if (!near(money.start) || otherMoney.test(between(money.start)) || money.high < 1000) continue;
      found.push(requiredTurnover(sentence, money, null, text, from));
    }
    for (const multiple of multiples)
      if (near(multiple.start)) found.push(requiredTurnover(sentence, null, multiple, text, from));
    const before = [...multiples, ...readMoney(text)].filter(
      ({ end, start }) => end <= from && from - end < 60 && start >= 0,
    );
    if (found.length === 0)
      for (const one of before) {
        const isMultiple = 'factor' in one;
        if (isMultiple || !otherMoney.test(text.slice(Math.max(0, one.start - 60), from)))
          found.push(requiredTurnover(sentence, isMultiple ? null : one, isMultiple ? one : null, text, from));
      }
  }
  return found;
}

function requiredTurnover(
  sentence: Sentence,
  money: Money | null,
  multiple: Multiple | null,
  text: string,
  at: number,
): RequiredTurnover {
  const end = money?.end ?? multiple?.end ?? text.length;
  const start = money?.start ?? multiple?.start ?? 0;
  const lots = [...text.slice(0, Math.max(start, at)).matchAll(/\blot (\w{1,4})\b/gi)];
  return {
    amount: money?.low ?? null,
    multiple,
    lotId: lots.at(-1)?.[1] ?? null,
    reasoned: reason.test(text),
    quote: quoteOf(sentence, Math.min(start, at), end),
  };
}

/** “… a sufficient annual turnover:” and the amounts in the lines behind it. */
function behind(sentence: Sentence, sentences: Sentences): RequiredTurnover[] {
  const stem = sentence.passage.path.replace(/\/[^/]*$/, '');
  for (let i = 1; i <= 2; i++) {
    const next = sentences.all[sentence.index + i];
    if (!next || next.passage.path.replace(/\/[^/]*$/, '') !== stem || otherMoney.test(next.text) || next.boilerplate)
      return [];
    if (/^(?:\d\.|[A-Z]\.|ESPD|4B)/.test(next.text)) return [];
    const [money] = readMoney(next.text);
    if (money && money.high >= 1000)
      return [
        {
          amount: money.low,
          multiple: null,
          lotId: null,
          reasoned: false,
          quote: quoteOf(next, money.start, money.end),
        },
      ];
  }
  return [];
}
