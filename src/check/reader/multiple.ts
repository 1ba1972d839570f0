import { numberOfWords } from './number.ts';

/** A multiple of a value in a text: “twice the estimated contract value”, “2 x annual contract value”. */
export interface Multiple {
  readonly start: number;
  readonly end: number;
  readonly factor: number;
  /** Of what: the whole contract, a year of it, or one lot. */
  readonly of: 'contract' | 'year' | 'lot';
  /** Whether it is a floor (“at least”, the usual meaning) or a ceiling (“up to”, “no more than”). */
  readonly bound: 'least' | 'most';
}

const factors = String.raw`(twice|double|treble|triple|half|(?:\d+(?:\.\d+)?|one|two|three|four|five|one and a half)\s*(?:x|×|times)(?![a-z])|(?:x|×)\s?\d+(?:\.\d+)?|\d{2,3}\s?%|\d{2,3} per ?cent)`;
const value = String.raw`((?:(?:the|of|that|its|this|their|your|our|an?|total|estimated|anticipated|expected|potential|maximum|overall|full|annual|yearly|annualised|average|per annum|contract|contract'?s|lot|lots|tender|tendered|tenderer'?s|project|framework|each|any|individual|value|price)\s+){0,9}(?:contract|lot|tender|annual|yearly|project|framework|order|estimated)?\s*(?:values?|sum|price|cost)\b(?: of (?:the|each|any|this) (?:contract|lot|framework|tender)s?(?: per annum)?)?)`;
const pattern = new RegExp(`\\b${factors}\\s*(?:of\\s+)?${value}`, 'gi');
const named: Readonly<Record<string, number>> = { twice: 2, double: 2, treble: 3, triple: 3, half: 0.5 };

/** Multiples of a contract’s value in a text, in order. */
export function readMultiples(text: string): Multiple[] {
  const found: Multiple[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, word = '', of = ''] = match;
    const factor = factorOf(word.toLowerCase());
    if (factor === null || !/contract|lot|tender|project|framework|annual|yearly|estimated|total/i.test(of)) continue;
    const ahead = text.slice(Math.max(0, match.index - 40), match.index);
    found.push({
      start: match.index,
      end: match.index + whole.length,
      factor,
      of: /\blots?\b/i.test(of) ? 'lot' : /annual|yearly|per annum/i.test(of) ? 'year' : 'contract',
      bound:
        /\b(?:up to|(?:no|not) (?:more|greater|higher) than|a maximum of|not exceed(?:ing)?|capped at|at most|exceeds?|exceeding)\s*$/i.test(
          ahead,
        ) && !/\b(?:exceeds?|exceeding)\s*$/i.test(ahead.replace(/not exceed(?:ing)?\s*$/i, ' '))
          ? 'most'
          : 'least',
    });
  }
  return found;
}

function factorOf(word: string): number | null {
  if (word in named) return named[word] as number;
  const percent = /^(\d+)\s?(?:%|per ?cent)$/.exec(word);
  if (percent) return Number(percent[1]) / 100;
  const figures = /\d+(?:\.\d+)?/.exec(word);
  if (figures) return Number(figures[0]);
  return numberOfWords(word.replace(/\s*(?:x|×|times)$/, ''));
}
