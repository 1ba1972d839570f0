import type { Absence } from '../domain/organization.ts';
import { repairLine } from '../domain/text.ts';
import { legalFormOf } from './legal-form.ts';
import { wordsOf } from './word.ts';

/** Words that stand beside "redacted" or "personal data" and name nobody. */
const veils = new Set(
  'personal data information info details name names supplier payee beneficiary commercially commercial sensitive removed of'.split(
    ' ',
  ),
);

/** Words that stand beside "sundry" or "miscellaneous" and name nobody. */
const heaps = new Set(
  (
    'general other account accounts bacs chq cheque cheques payment payments payee payees retained supplier suppliers creditor creditors ' +
    'expense expenses exp expenditure income receipts activities items vendor vendors debtor debtors and ssc sbs bank'
  ).split(' '),
);

const parties =
  '(?:suppliers?|providers?|companies|contractors?|vendors?|payees?|organisations?|organizations?|bidders?|firms|awards?|directorates)';

const notAwarded =
  /\bnot (?:been |yet been |yet )?awarded|\bno (?:contract )?awards?\b|\bnon award\b|\bunawarded\b|^(?:na|not applicable|none|nil|no|abandoned|cancelled|withdrawn|unsuccessful)$|^na event\b|\b(?:tender|contract|procurement|procedure|competition|lot|notice|exercise) (?:was |has been |is |now )*(?:abandoned|cancelled|withdrawn|terminated|closed)\b|\bno (?:suppliers?|providers?|bidders?|contractors?) (?:was |were |has been |have been )?(?:appointed|awarded|selected|successful)\b|\bno (?:suitable |compliant |valid )?(?:bids?|tenders?|offers?|submissions?|responses?|applications?)(?: (?:was |were )?received)?$|\bnot proceed|\bdate now passed\b/;

const notNamed = new RegExp(
  `^(?:the market|tbc|tba|to be (?:confirmed|advised|announced|determined)|unknown|suppliers?|various|multiple|several|misc|miscellaneous|sundry|sundries|test|not known|not stated|not given)$|^(?:various|multiple|several|numerous|many) (?:\\w+ )?${parties}\\b|\\b(?:see|refer to|as per) (?:the )?(?:attach\\w*|below|above|list|spreadsheet|document|schedule|notice|description|additional)\\b|\\bsundry (?:supplier|creditor)s?\\b`,
);

const withheld =
  /\bwith+h?eld\b|\banonymi[sz]ed\b|\bundisclosed\b|\bnot disclosed\b|^(?:name |supplier )?(?:is )?confidential$|\bremoved to protect\b|^(?:personal account|name removed)$/;

/**
 * Why a name is nobody's: redacted, not awarded, not named; null where it may be a name. "Redacted personal data" is found in
 * its misspellings, "miscellaneous" and its like only where no firm is named beside them ("Misco" and "Redactive Publishing
 * Ltd" are firms). Whether a name is a person's is another question, see `readsAsPerson`.
 */
export function absenceOf(name: string): Exclude<Absence, 'individual'> | null {
  const words = wordsOf(repairLine(name));
  // What this program itself writes in place of a name.
  if (words.join(' ') === 'removed on request') return 'removed';
  if (isNumber(words)) return 'not-named';
  const text = words.join(' ');
  if (isRedacted(words) || withheld.test(text)) return 'redacted';
  if (legalFormOf(words) !== null && !/award/.test(text)) return null;
  if (notAwarded.test(text)) return 'not-awarded';
  if (notNamed.test(text) || isHeap(words)) return 'not-named';
  return null;
}

/** A date or an account number where a name should be; "3663" and its like are names of firms. */
function isNumber(words: readonly string[]): boolean {
  if (!words.every((word) => /^\d+$/.test(word))) return false;
  return words.length !== 1 || /^(?:0+|\d{5,})$/.test(words[0] ?? '');
}

function isRedacted(words: readonly string[]): boolean {
  if (words.some((word) => word.startsWith('redaction') || isNearly(word, 'redacted', 1) || word === 'redact'))
    return true;
  const personal = words.some((word) => isNearly(word, 'personal', 2));
  const data = words.some((word) => isNearly(word, 'data', 1) || isNearly(word, 'information', 2));
  if (!personal || !data) return false;
  // Both words are there: what is left may be a badly spelt "redacted", and nothing else.
  return words.every(
    (word) =>
      veils.has(word) || isNearly(word, 'redacted', 4) || isNearly(word, 'personal', 2) || isNearly(word, 'data', 1),
  );
}

function isHeap(words: readonly string[]): boolean {
  const named = words.filter((word) => !/^(?:misc|miscellaneous|sundry|sundries|various)$/.test(word));
  return named.length < words.length && named.every((word) => heaps.has(word) || /^\d+$/.test(word));
}

/** True where at most so many letters are wrong, missing, too many or swapped with their neighbour (Damerau, restricted). */
function isNearly(word: string, meant: string, limit: number): boolean {
  // The first letter is right in every misspelling met; asking for it spares most words the work.
  if (word[0] !== meant[0] || Math.abs(word.length - meant.length) > limit) return false;
  let before: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= meant.length; j += 1) {
      const same = word[i - 1] === meant[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && word[i - 1] === meant[j - 2] && word[i - 2] === meant[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      now.push(cost);
    }
    before = last;
    last = now;
  }
  return (last[meant.length] ?? 0) <= limit;
}
