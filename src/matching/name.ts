import { repairLine } from '../domain/text.ts';
import { endOfForm, lengthWithoutForm } from './legal-form.ts';
import { wordsOf } from './word.ts';

/** The name that identifies, and the one that stands on the van, where a name gives both. */
export interface NameParts {
  readonly legal: string;
  readonly trading: string | null;
}

/**
 * A name as it is compared: two names with the same normalised form are taken for the same where nothing speaks against it.
 * Case, accents, punctuation, "&", a leading "the", the legal form at the end and whatever follows it in brackets do not
 * count; of "A Ltd t/a B" only A does. "UK" counts: "Accenture" and "Accenture (UK) Limited" can be two companies of a group.
 * Normalising twice changes nothing. A name of signs only gives the empty text, which is nobody's name.
 */
export function normalizeName(name: string): string {
  let now = onePass(nameParts(name).legal);
  // What is left after "t/a" or "formerly" can hold another one.
  while (aside.test(now)) {
    const next = onePass(nameParts(now).legal);
    if (next === now) break;
    now = next;
  }
  return now;
}

function onePass(legal: string): string {
  const words = wordsOf(withoutAside(legal)).map((word) => (word === 'co' ? 'company' : word));
  const kept = words.slice(0, lengthWithoutForm(words));
  while (kept.length > 1 && (kept[0] === 'the' || kept[0] === 'messrs')) kept.shift();
  return kept.join(' ');
}

/** "Ralph Livesey Ltd (Lots 1 and 2)": what stands in brackets after a legal form is a remark, before it a part of the name. */
function withoutAside(name: string): string {
  if (!name.includes('(') && !name.includes('[')) return name;
  const remark = /^(.+?)\s*[([][^()[\]]*[)\]]?$/.exec(name);
  const before = remark?.[1];
  if (before === undefined) return name;
  const words = wordsOf(before);
  return endOfForm(words) === words.length ? before : name;
}

/** Names without one of these have one part; asked first because most have. */
const aside = /trading|t\s?[/\\.]\s?a|c\s?[/\\]\s?o\b|care of|formerly|previously|f\/k|part of|\s(?:tas?|was)\s/i;

const tradingNameOf = /^(.+?)[\s,]*\(?\s*\b(?:is )?(?:a |the )?trading (?:name|style) (?:of|for)\s+(.+?)\)?$/i;
const tradingAs =
  /^(.+?)[\s,]*[([]?\s*(?:\bt\s?[/\\]\s?as?\b\.?|\btrading as\b|(?<=\s)t\.a\.?(?=\s))\s*[:-]?\s*(.*?)[)\]]?$/i;
const afterForm = /^(.+?\b(?:ltd|limited|plc|llp|cic)\b\.?),?\s+(?:tas?|was)\s+(.+)$/i;
const careOf = /^(.+?)[\s,]*[([]?\s*(?:\bc\s?[/\\]\s?o\b|\bcare of\b).*$/i;
const formerly = /^(.+?)[\s,]*[([]?\s*\b(?:formerly|previously known as|f\/k\/a|part of)\b.*$/i;

/**
 * Takes the legal and the trading name apart: "Critiqom Limited trading as Mail Metrics". "c/o", "formerly" and "part of"
 * lead to somebody else and are cut off.
 */
export function nameParts(name: string): NameParts {
  const whole = repairLine(name);
  if (!aside.test(whole)) {
    return { legal: whole, trading: null };
  }
  const reversed = tradingNameOf.exec(whole);
  if (reversed !== null) return { legal: withoutLead(reversed[2] ?? ''), trading: tidied(reversed[1] ?? '') || null };
  const trading = tradingAs.exec(whole) ?? afterForm.exec(whole);
  const legal = trading?.[1] ?? whole;
  const cut = careOf.exec(legal) ?? formerly.exec(legal);
  return { legal: cut?.[1] ?? legal, trading: tidied(trading?.[2] ?? '') || null };
}

function withoutLead(name: string): string {
  return name.replace(/^\(+/, '');
}

/** Without the comma of a list or a bracket that is not opened behind it. */
function tidied(name: string): string {
  return name.replace(name.includes('(') ? /[\s,;:]+$/ : /[\s,;:)\]]+$/, '');
}
