/** Names on a map: the largest first, each beside its mark where there is room, and none upon another. */

/** A mark that could bear its name. */
export interface Labelled {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly bold: boolean;
  /** How many others it is joined to: who joins many is named first, and kept clear of. */
  readonly partners: number;
}

/** A name in one or two lines. */
export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  /** The foot of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold: boolean;
}

export interface LabelSheet {
  readonly width: number;
  readonly height: number;
  /** How many names at most. */
  readonly most: number;
  /** Size of type. */
  readonly type: number;
  /** How near to the edge a name may come. */
  readonly edge: number;
  /** Where no name may stand, since something else does. */
  readonly reserved?: readonly Box[];
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a letter of our sans, in sizes of type, with a little to spare. */
const letterWidth = 0.56;
const lineHeight = 1.12;
/** Letters of a line; what is longer goes on in a second one, and ends there. */
const lineLength = 24;
/** Marks that names keep clear of: so many at most, and only of those who join several; others stand in crowds. */
const clearOf = 40;
const several = 3;
/** So many are named even if that covers a mark. */
const alwaysNamed = 12;

/** Places names, those of most partners first, equals in the order of the marks. A mark whose name finds no room bears none. */
export function placeLabels(given: readonly Labelled[], sheet: LabelSheet): readonly Label[] {
  const marks = [...given].sort((a, b) => Number(b.bold) - Number(a.bold) || b.partners - a.partners);
  const labels: Label[] = [];
  const obstacles = marks.slice(0, clearOf).filter(({ partners }) => partners >= several);
  const clear = obstacles.map(boxOfMark);
  const names: Box[] = [...(sheet.reserved ?? [])];
  // More than are named are tried, so that a crowd of large ones does not leave the rest of the sheet without names.
  for (const [index, mark] of marks.slice(0, sheet.most * 3).entries()) {
    if (labels.length >= sheet.most) break;
    const lines = wrap(mark.name);
    const free = placesOf(mark, lines, sheet).filter(
      ({ box }) => isOn(box, sheet) && names.every((other) => !overlaps(box, other)),
    );
    const isClear = ({ box }: Place) => clear.every((other, at) => obstacles[at] === mark || !overlaps(box, other));
    const place = free.find(isClear) ?? (index < alwaysNamed || mark.bold ? free[0] : undefined);
    if (!place) continue;
    names.push(place.box);
    labels.push({ lines, x: place.x, y: place.y, anchor: place.anchor, bold: mark.bold });
  }
  return labels;
}

const boxOfMark = ({ x, y, radius }: Labelled): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isOn = ({ left, right, top, bottom }: Box, { width, height, edge }: LabelSheet): boolean =>
  left >= edge && right <= width - edge && top >= edge && bottom <= height - edge;

interface Place {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly anchor: Label['anchor'];
}

/** Within the mark where it is large enough; else below, above, right, left. */
function placesOf({ x, y, radius }: Labelled, lines: readonly string[], { type }: LabelSheet): readonly Place[] {
  const width = Math.max(...lines.map((line) => line.length)) * type * letterWidth;
  const height = lines.length * type * lineHeight;
  const gap = radius + type * 0.35;
  const at = (middleX: number, top: number, anchor: Label['anchor']): Place => {
    const left = anchor === 'start' ? middleX : anchor === 'end' ? middleX - width : middleX - width / 2;
    return {
      box: { left: left - 2, right: left + width + 2, top: top - 1, bottom: top + height + 1 },
      x: Math.round(middleX),
      y: Math.round(top + type * 0.86),
      anchor,
    };
  };
  const middle = y - height / 2;
  const beside = [
    at(x, y + gap, 'middle'),
    at(x, y - gap - height, 'middle'),
    at(x + gap, middle, 'start'),
    at(x - gap, middle, 'end'),
  ];
  const fits = Math.hypot(width / 2, height / 2) < radius;
  return fits ? [at(x, middle, 'middle'), ...beside] : beside;
}

/** A name in at most two lines of about equal length, shortened where it needs more. */
export function wrap(name: string): readonly string[] {
  const words = name.trim().split(/\s+/);
  const whole = words.join(' ');
  if (whole.length <= lineLength) return [whole];
  let [first, at] = ['', 0];
  const half = Math.max(Math.ceil(whole.length / 2), Math.min(lineLength, whole.length - lineLength));
  for (; at < words.length; at++) {
    const longer = first === '' ? (words[at] as string) : `${first} ${words[at]}`;
    if (first !== '' && longer.length > Math.min(lineLength, half + 2)) break;
    first = longer;
  }
  const rest = words.slice(at).join(' ');
  return [shorten(first), shorten(rest)].filter(Boolean);
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= lineLength
    ? text
    : `${letters
        .slice(0, lineLength - 1)
        .join('')
        .trimEnd()}…`;
}
