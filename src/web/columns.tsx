/** Small column charts of figures through time: one row for each line, all on one scale, labelled where they stand. */
import { type FigureUnit, figure as writeFigure } from '../domain/number.ts';

const width = 300;
const plot = 96;
/** Rows of several lines are lower, so that they can be compared at a glance. */
const lowPlot = 40;
/** Above the columns, the label of the largest; below the last row, the first and the last time. */
const head = 18;
const foot = 18;
const labelHeight = 17;
/** Years that are drawn with their gaps; a slip in a date would otherwise draw centuries of nothing. */
const spanLimit = 40;
/** A few years make a few columns, not slabs. */
const widest = 27;

/** A figure through time; what is not known has no column. */
export interface ColumnLine {
  readonly label: string | null;
  readonly unit: FigureUnit;
  /** In order of time; `at` is a year or an ISO date. */
  readonly points: readonly { readonly at: string; readonly value: number | null }[];
}

interface ColumnParts {
  /** Unique on the page. */
  readonly id: string;
  readonly lines: readonly ColumnLine[];
  readonly hue: string;
  /** Lines drawn elsewhere that are to be compared with these: they share years and scale. */
  readonly beside?: readonly ColumnLine[] | undefined;
}

/** Columns for each line; nothing where fewer than two times are known, or no value is more than nothing. */
export function Columns({ id, lines, hue, beside = [] }: ColumnParts) {
  if (lines.length === 0) return null;
  const all = [...lines, ...beside];
  const times = timesOf(all);
  const most = Math.max(0, ...all.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  if (times.length < 2 || most <= 0) return null;
  const tall = lines.length === 1 ? plot : lowPlot;
  const row = (lines.some(({ label }) => label) ? labelHeight : 0) + head + tall;
  const slot = Math.min(widest, width / times.length);
  const right = times.length * slot;
  const height = lines.length * row + foot;
  return (
    <svg class={`chart ${hue}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`}>
      <title id={`${id}-title`}>{lines.map(inWords).join('. ')}</title>
      {lines.map((line, index) => (
        <Row line={line} scale={{ times, slot, most, tall }} base={(index + 1) * row} />
      ))}
      <text class="quiet" y={height - 4}>
        {times[0]}
      </text>
      <text class="quiet" x={right.toFixed(1)} y={height - 4} text-anchor={right > 80 ? 'end' : 'start'}>
        {times.at(-1)}
      </text>
    </svg>
  );
}

interface Scale {
  readonly times: readonly string[];
  readonly slot: number;
  readonly most: number;
  readonly tall: number;
}

function Row({ line, scale, base }: { line: ColumnLine; scale: Scale; base: number }) {
  const { times, slot, most, tall } = scale;
  const right = times.length * slot;
  const left = (at: string): number => times.indexOf(at) * slot;
  const drawn = line.points.filter((point): point is { at: string; value: number } => point.value !== null);
  const gap = Math.min(3, slot / 4);
  return (
    <>
      {line.label && <text y={base - tall - head - 3}>{line.label}</text>}
      <rect class="track" y={base} width={right.toFixed(1)} height="1" />
      {drawn.map(({ at, value }) => {
        const size = (Math.max(0, value) / most) * tall;
        return (
          <rect
            class="fill"
            x={left(at).toFixed(1)}
            y={(base - size).toFixed(1)}
            width={(slot - gap).toFixed(1)}
            height={size.toFixed(1)}
          />
        );
      })}
      {labelled(drawn, left).map(({ at, value }) => {
        const middle = left(at) + slot / 2;
        return (
          <text
            class="value"
            x={middle.toFixed(1)}
            y={(base - (Math.max(0, value) / most) * tall - 5).toFixed(1)}
            text-anchor={anchor(middle)}
          >
            {writeFigure(value, line.unit)}
          </text>
        );
      })}
    </>
  );
}

interface Drawn {
  readonly at: string;
  readonly value: number;
}

/** What a label takes of the width. */
const labelWidth = 50;

/** The largest column, and the last one where its label finds room beside the first and above the columns before it. */
function labelled(drawn: readonly Drawn[], left: (at: string) => number): readonly Drawn[] {
  const peak = drawn.reduce<Drawn | null>((top, one) => (top && top.value >= one.value ? top : one), null);
  const last = drawn.at(-1);
  if (!peak || !last) return [];
  const isClear = drawn.every(({ at, value }) => left(last.at) - left(at) > labelWidth || value <= last.value);
  return isClear && left(last.at) - left(peak.at) > 2 * labelWidth ? [peak, last] : [peak];
}

/** Every time that any line has, in order; years with those between them that nothing is known of. */
function timesOf(lines: readonly ColumnLine[]): readonly string[] {
  const times = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
  const [first, last] = [Number(times[0]), Number(times.at(-1))];
  const areYears = times.every((at) => /^\d{4}$/.test(at)) && last - first < spanLimit;
  return areYears ? Array.from({ length: last - first + 1 }, (_, index) => String(first + index)) : times;
}

const inWords = ({ label, unit, points }: ColumnLine): string =>
  `${label ? `${label}: ` : ''}${points
    .map(({ at, value }) => `${at}: ${value === null ? 'not known' : writeFigure(value, unit)}`)
    .join('; ')}`;

/** Where a word begins so that it stays in the picture. */
function anchor(x: number): 'start' | 'middle' | 'end' {
  if (x < width / 4) return 'start';
  return x > (width * 3) / 4 ? 'end' : 'middle';
}
