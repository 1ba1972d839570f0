/** How values spread: quartiles or deciles on one axis, the middle one marked, each labelled where it stands. */
import { figure as writeFigure } from '../domain/number.ts';
import type { Figure } from '../measures/measure.ts';

const width = 300;
const labelHeight = 17;
const rowHeight = 40;

/** The figures of one spread, from low to high; which is which stands in their ids: `lotLower`, `lotMedian`, `lotUpper`. */
interface Group {
  readonly low: Figure;
  readonly middle: Figure;
  readonly high: Figure;
}

const places = { lower: 'low', median: 'middle', upper: 'high' } as const;

const part = (id: string) => {
  const [, of = '', word = ''] = /^(.*?)(lower|median|upper)$/i.exec(id) ?? [];
  const place = places[word.toLowerCase() as keyof typeof places];
  return place ? { of, place } : null;
};

function groupsOf(figures: readonly Figure[]): readonly Group[] {
  const groups = new Map<string, Partial<Record<'low' | 'middle' | 'high', Figure>>>();
  for (const figure of figures) {
    const found = part(figure.id);
    if (found) groups.set(found.of, { ...groups.get(found.of), [found.place]: figure });
  }
  return [...groups.values()].filter((group): group is Group =>
    [group.low, group.middle, group.high].every((figure) => figure !== undefined && figure.value.value !== null),
  );
}

/** Whether figures hold at least one spread: a lower quartile, a median and an upper quartile that are known. */
export const isSpread = (figures: readonly Figure[]): boolean => groupsOf(figures).length > 0;

interface SpreadParts {
  /** Unique on the page. */
  readonly id: string;
  readonly figures: readonly Figure[];
  readonly hue: string;
  /** Figures drawn elsewhere that are to be compared with these: they share the scale. */
  readonly beside?: readonly Figure[] | undefined;
}

/** Each spread as a bar from quartile to quartile with its median marked; all on one scale, which begins at nought. */
export function Spread({ id, figures, hue, beside = [] }: SpreadParts) {
  const groups = groupsOf(figures);
  const values = [...groups, ...groupsOf(beside)].flatMap(({ low, high }) => [
    low.value.value ?? 0,
    high.value.value ?? 0,
  ]);
  const [least, most] = [Math.min(0, ...values), Math.max(...values, 1e-9)];
  const at = (value: number): number => ((value - least) / (most - least || 1)) * width;
  const step = labelHeight + rowHeight;
  return (
    <svg
      class={`chart ${hue}`}
      viewBox={`0 0 ${width} ${groups.length * step}`}
      role="img"
      aria-labelledby={`${id}-title`}
    >
      <title id={`${id}-title`}>{groups.map(inWords).join('; ')}</title>
      {groups.map((group, index) => (
        <g transform={`translate(0 ${index * step})`}>
          <text y={12}>{group.middle.label}</text>
          <Box group={group} at={at} top={labelHeight} />
        </g>
      ))}
    </svg>
  );
}

const amountOf = (figure: Figure): number => figure.value.value ?? 0;

function Box({ group, at, top }: { group: Group; at: (value: number) => number; top: number }) {
  const [low, middle, high] = [group.low, group.middle, group.high].map((figure) => at(amountOf(figure))) as [
    number,
    number,
    number,
  ];
  const words = writeFigure(amountOf(group.middle), group.middle.unit);
  const below = top + 26;
  return (
    <>
      <rect class="track" y={top + 2} width={width} height="10" />
      <rect class="fill half" x={low.toFixed(1)} y={top + 2} width={Math.max(1, high - low).toFixed(1)} height="10" />
      <path class="bounds" d={`M${middle.toFixed(1)} ${top - 1}v16`} />
      <text class="value" x={middle.toFixed(1)} y={below} text-anchor={anchor(middle)}>
        {words}
      </text>
      {middle - low > 90 && (
        <text class="quiet" x={low.toFixed(1)} y={below} text-anchor={anchor(low)}>
          {writeFigure(amountOf(group.low), group.low.unit)}
        </text>
      )}
      {high - middle > 90 && (
        <text class="quiet" x={high.toFixed(1)} y={below} text-anchor={anchor(high)}>
          {writeFigure(amountOf(group.high), group.high.unit)}
        </text>
      )}
    </>
  );
}

const inWords = ({ low, middle, high }: Group): string =>
  `${middle.label}: ${writeFigure(amountOf(middle), middle.unit)}, the middle half from ${writeFigure(amountOf(low), low.unit)} to ${writeFigure(amountOf(high), high.unit)}`;

/** Where a word begins so that it stays in the picture. */
function anchor(x: number): 'start' | 'middle' | 'end' {
  if (x < width / 4) return 'start';
  return x > (width * 3) / 4 ? 'end' : 'middle';
}
