/** What a published weight says: a share, points, a place in an order, or a range of shares. */
export interface Weight {
  readonly kind: 'percent' | 'bare' | 'points' | 'order' | 'range';
  readonly low: number;
  readonly high: number;
}

/** What a criterion is about, told by its name; the declared type is asked only where the name says nothing. */
export type CriterionSubject = 'price' | 'social value' | 'quality' | 'unknown';

const socialName =
  /\b(?:social value|social,|community benefits?|wellbeing|well-being of future|fair work|added value|themes?, outcomes)/i;
const priceName =
  /^(?:[\d.\s)]*)?(?:(?:total|whole[- ]life|overall|tender(?:ed)?|fixed|lowest|contract|bid|evaluated)\s+)*(?:price|pricing|costs?|commercials?|financials?|fees?|charges|rates)\b/i;
const priceAnywhere =
  /\b(?:price|pricing|commercial (?:submission|envelope|proposal|response|offer|evaluation|questionnaire|model)|total cost|whole[- ]life cost)\b/i;
const qualityWords =
  /\b(?:quality|technical|questions?|innovation|method|service|approach|plan|social|capabil|functional)/i;

/** What a criterion is about. “Social Value” typed `cost` is social value; “Price” typed `quality` is price. */
export function subjectOf(name: string | null, type: string | null): CriterionSubject {
  if (name !== null && name.trim() !== '') {
    if (socialName.test(name)) return 'social value';
    if (priceName.test(name) || (priceAnywhere.test(name) && !qualityWords.test(name.replace(priceAnywhere, ' '))))
      return 'price';
    if (type === 'price') return qualityWords.test(name) ? 'quality' : 'price';
    if (type === 'cost' && !qualityWords.test(name))
      return /\bvalue\b/i.test(name) ? 'price' : /^cost$/i.test(name) ? 'price' : 'unknown';
    return 'quality';
  }
  if (type === 'price' || type === 'cost') return 'price';
  return type === 'quality' || type === 'technical' ? 'quality' : 'unknown';
}

const percent = /^\s*(?:weight(?:ing|ed)?\s*[:=-]?\s*)?(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b|percent\b)/i;
const range = /^\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:-|–|to)\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*$/i;
const points = /^\s*(\d{1,4}(?:\.\d+)?)\s*(?:points?|marks?|pts)\b/i;
const bare = /^\s*(\d{1,4}(?:\.\d+)?)\s*$/;
const inside = /\b(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)/gi;

/** The weight that a text says, where the text is about one criterion: "70", "63%", "30 points", "40-60". Null where it says none or several. */
export function readWeight(text: string | null): Weight | null {
  if (text === null) return null;
  const between = range.exec(text);
  if (between) return weight('range', Number(between[1]), Number(between[2]));
  const share = percent.exec(text);
  if (share && [...text.matchAll(inside)].length <= 1) return weight('percent', Number(share[1]));
  const marks = points.exec(text);
  if (marks) return weight('points', Number(marks[1]));
  const alone = bare.exec(text);
  if (alone) return weight('bare', Number(alone[1]));
  const shares = [...text.matchAll(inside)];
  return shares.length === 1 ? weight('percent', Number(shares[0]?.[1])) : null;
}

function weight(kind: Weight['kind'], low: number, high = low): Weight | null {
  if (kind === 'percent' && low > 100) return null;
  return low <= high ? { kind, low, high } : { kind, low: high, high: low };
}

/** The weight that a structured number says, by the code list of the standard: decimals become percent. */
export function weightOfNumber(number: number, kind: string | null): Weight | null {
  if (kind === null) return weight('bare', number);
  if (/^order/i.test(kind)) return weight('order', number);
  if (/^decimal/i.test(kind)) return weight(/Range/.test(kind) ? 'range' : 'percent', number * 100);
  if (/^percentage/i.test(kind)) return weight(/Range/.test(kind) ? 'range' : 'percent', number);
  return /^points?/i.test(kind) ? weight('points', number) : null;
}

/** A weight found in running text, with the name that stands beside it. */
export interface TextWeight {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly subject: CriterionSubject;
  readonly share: number;
}

const names = String.raw`price|pricing|costs?|commercial|financial|finance|quality|technical(?: (?:merit|ability|capability|quality))?|social value|community benefits?|quality\s?\/\s?technical|non-?price|method(?: statements?)?|innovation|sustainability|service delivery|delivery|experience|environmental?|well-?being|added value|interview|presentation|implementation|fair work(?: first)?`;
const nameFirst = new RegExp(
  String.raw`\b(${names})(?:\s+(?:criteri(?:a|on)|questions?|questionnaire|score|element|evaluation|submission|response|aspects?|factors?|envelope|proposal|weighting|assessment)){0,2}\s*(?:[-–:=,(\[]|is|are|at|of|has|carries|with|will be|weighted|weighting|worth|accounts for|a|\s)*\s*(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)`,
  'gi',
);
const shareFirst = new RegExp(
  String.raw`\b(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)\s*(?:[-–:=(]|of the|on|for|to|towards|based on|weight(?:ing|ed)?|the|marks?|is|will be|allocated|available|\s)*\s*(${names})\b`,
  'gi',
);
const ratio =
  /\b(quality|technical|price|cost|commercial)\s*[/:&-]\s*(quality|technical|price|cost|commercial)\b[^.%]{0,60}?\b(\d{2})\s*%?\s*[/:-]\s*(\d{2})\b/gi;
const ratioFirst =
  /\b(\d{2})\s*%?\s*[/:-]\s*(\d{2})\s*%?\s*\(?\s*(quality|technical|price|cost|commercial)\s*[/:&-]\s*(quality|technical|price|cost|commercial)\b/gi;

/** Weights named in running text: “Quality 60 % / Price 40 %”, “30 % social value”, “quality/price 60:40”. */
export function readWeights(text: string): TextWeight[] {
  if (!/\d/.test(text) || !/%|per ?cent|[:/]\s?\d\d/i.test(text)) return [];
  const found: TextWeight[] = [];
  const add = (start: number, end: number, name: string, share: number) => {
    if (share <= 100 && !found.some((one) => start < one.end && one.start < end))
      found.push({ start, end, name: name.toLowerCase(), subject: subjectOfWord(name), share: share / 100 });
  };
  for (const match of text.matchAll(ratio)) {
    const end = match.index + match[0].length;
    pair(found, match.index, end, [match[1] ?? '', match[2] ?? ''], [Number(match[3]), Number(match[4])]);
  }
  for (const match of text.matchAll(ratioFirst)) {
    const end = match.index + match[0].length;
    pair(found, match.index, end, [match[3] ?? '', match[4] ?? ''], [Number(match[1]), Number(match[2])]);
  }
  const first = [...text.matchAll(nameFirst)];
  const second = [...text.matchAll(shareFirst)];
  // “60% quality 40% price” reads both ways; the order of the first hit is the order of all.
  const byName = first.length > 0 && (second.length === 0 || (first[0]?.index ?? 0) < (second[0]?.index ?? 0));
  for (const match of byName ? first : second) {
    const [whole, one = '', two = ''] = match;
    add(match.index, match.index + whole.length, byName ? one : two, Number(byName ? two : one));
  }
  return found.sort((a, b) => a.start - b.start);
}

function pair(
  found: TextWeight[],
  start: number,
  end: number,
  both: readonly [string, string],
  shares: readonly [number, number],
): void {
  if (shares[0] + shares[1] !== 100 || both[0].toLowerCase() === both[1].toLowerCase()) return;
  both.forEach((name, i) => {
    found.push({
      start,
      end,
      name: name.toLowerCase(),
      subject: subjectOfWord(name),
      share: (shares[i] as number) / 100,
    });
  });
}

function subjectOfWord(name: string): CriterionSubject {
  if (/^(?:non-?price)/i.test(name)) return 'quality';
  if (/social|community|well-?being|fair work|added value/i.test(name)) return 'social value';
  return /^(?:pric|cost|commercial|financ)/i.test(name) ? 'price' : 'quality';
}
