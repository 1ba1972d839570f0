/** Names that are not to be kept, and what stands in the place of each. */
export type Substitution = ReadonlyMap<string, string>;

const title = '(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|reverend)\\b\\.?\\s+';
const leadingTitle = new RegExp(`^(?:${title})+`, 'i');
const trailingTrade = /\s*(?:[(;]|\bt\/a\b|\btrading as\b).*$/is;
const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';

/** Longer names are not looked for in texts: they are lists, and nobody repeats them. */
const longest = 200;

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a name without what stands before and behind it: `Mr A B t/a C` is A B, and `B, A` is A B too. */
export function bareWords(name: string): string[] {
  const bare = name.replace(leadingTitle, '').replace(trailingTrade, '');
  const turned = /^([^,]+),\s*([^,]+)$/.exec(bare);
  const plain = turned ? `${turned[2]?.replace(leadingTitle, '')} ${turned[1]}` : bare.replace(/,.*$/s, '');
  return plain.split(/\s+/).filter(Boolean);
}

/** A name as it may be met in a text. */
interface Wanted {
  readonly pattern: RegExp;
  readonly name: string;
}

/**
 * How a text may repeat a name: letter for letter, or in any case, with or without title and trade, surname first or last. One word
 * alone may be a word like any other: it counts with a title, and letter for letter where it is the whole name.
 */
function patternsOf(name: string): RegExp[] {
  if (name.length > longest) return [];
  const words = bareWords(name);
  const [first, ...more] = words.map(escaped);
  if (first === undefined) return [];
  const whole = new RegExp(`${before}${escaped(name)}${after}`, 'gu');
  if (more.length === 0)
    return leadingTitle.test(name) ? [new RegExp(`${before}(?:${title})+${first}${after}`, 'giu')] : [whole];
  const last = more.at(-1) as string;
  const turned = [last, ...[first, ...more.slice(0, -1)]];
  return [
    whole,
    new RegExp(`${before}(?:${title})*${[first, ...more].join('\\s+')}${after}`, 'giu'),
    new RegExp(`${before}${turned[0]},\\s*(?:${title})*${turned.slice(1).join('\\s+')}${after}`, 'giu'),
  ];
}

/** Looks for names in running text, all of them in about the time of one. */
export class NameFinder {
  /** By a word without which the name is not there. */
  private readonly byWord = new Map<string, Wanted[]>();

  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) {
      const key = wordsIn(bareWords(name).at(-1) ?? '').at(-1);
      if (key === undefined) continue;
      const wanted = patternsOf(name).map((pattern) => ({ pattern, name }));
      this.byWord.set(key, [...(this.byWord.get(key) ?? []), ...wanted]);
    }
  }

  /**
   * Puts something else in the place of each name. `others` are names that may hold one of these and are somebody else's: of
   * “John Brown Builders Ltd” nothing is taken where John Brown is looked for.
   */
  replace(text: string, others: readonly string[], instead: (said: string, name: string) => string): string {
    if (this.byWord.size === 0) return text;
    let left = text;
    for (const word of new Set(wordsIn(text))) {
      for (const { pattern, name } of this.byWord.get(word) ?? [])
        left = left.replace(pattern, (said: string, ...rest: unknown[]) => {
          const at = rest.find((one) => typeof one === 'number') as number;
          return others.some((other) => isPartOf(other, said, left, at)) ? said : instead(said, name);
        });
    }
    return left;
  }
}

/** Whether words at a place of a text are part of a longer name that stands there. */
function isPartOf(other: string, said: string, text: string, at: number): boolean {
  const whole = other.toLowerCase();
  const part = said.toLowerCase();
  if (whole.length <= part.length) return false;
  for (let from = whole.indexOf(part); from >= 0; from = whole.indexOf(part, from + 1))
    if (text.slice(Math.max(0, at - from), at - from + whole.length).toLowerCase() === whole) return true;
  return false;
}

/** A field of names, such as a supplier's, with something else in place of each that is to go; the others stay as they are. */
export function nameless(field: string, names: Substitution): string {
  let left = field;
  for (const [name, instead] of [...names].sort(([a], [b]) => b.length - a.length)) {
    // A name ends where the field or the list goes on: “John Brown” is not the beginning of “John Brown Builders Ltd”.
    const bounded =
      name.length > longest ? null : new RegExp(`${before}${escaped(name)}(?=\\s*(?:[,;|\\n/\\])]|$))`, 'gu');
    const next = bounded ? left.replace(bounded, () => instead) : left;
    left = next === left ? left.replaceAll(name, () => instead) : next;
  }
  return left;
}
