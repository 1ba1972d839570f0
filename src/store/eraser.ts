/** Names that are not to be kept, and what stands in the place of each. */
export type Substitution = ReadonlyMap<string, string>;

/** Takes names out of running text. */
export type Eraser = (text: string) => string;

const title = '(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|reverend)\\b\\.?\\s+';
const leadingTitle = new RegExp(`^(?:${title})+`, 'i');
const trailingTrade = /\s*(?:[(,]|\bt\/a\b|\btrading as\b).*$/is;

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A person's name wherever a text repeats it: in any case, with or without what stands before and behind it in the field of a
 * supplier (`Mr A B t/a C`). Null for a name of one word, which may be a word like any other.
 */
export function bareName(name: string): RegExp | null {
  const words = name.replace(leadingTitle, '').replace(trailingTrade, '').split(/\s+/).filter(Boolean);
  if (words.length < 2) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${title})*${words.map(escaped).join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
}

/** A text with something else in place of each name, where it stands letter for letter. */
export const nameless = (text: string, names: Substitution): string =>
  [...names].reduce((left, [name, instead]) => left.replaceAll(name, instead), text);

/** Takes names out of running text, however it writes them. */
export function eraserOf(names: Substitution): Eraser {
  const bare = [...names].flatMap(([name, instead]) => {
    const pattern = bareName(name);
    return pattern ? [[pattern, instead] as const] : [];
  });
  return (text) => bare.reduce((left, [pattern, instead]) => left.replace(pattern, instead), nameless(text, names));
}
