/** Small bar charts as SVG: a label, a bar, its value; no axis, because the track is the whole. */

import { figure as writeFigure } from '../domain/number.ts';
import type { Figure } from '../measures/measure.ts';

const width = 300;
const lineHeight = 15;
/** Characters of the label that fit on a line beside the value. */
const lineLength = 36;

interface ChartParts {
  /** Unique on the page. */
  readonly id: string;
  readonly figures: readonly Figure[];
  readonly hue: string;
  /** How many bars at most. */
  readonly most?: number;
}

/**
 * The figures of a measure that can be compared with each other, as bars.
 * Ratios are drawn on a whole of 1, other units on the largest of them; where there is no number, the track stays dashed.
 * Where something is unknown, the bar is solid up to the least that the figure could be, striped from there to the most, and a
 * line across it marks what is known.
 */
export function FigureChart({ id, figures, hue, most: limit = 5 }: ChartParts) {
  const drawn = comparable(figures).slice(0, limit);
  if (drawn.every((figure) => figure.value.value === null)) return null;
  const whole = drawn[0]?.unit === 'ratio' ? 1 : Math.max(...drawn.map(most));
  const rows = stacked(drawn);
  return (
    <svg class={`chart ${hue}`} viewBox={`0 0 ${width} ${rows.height}`} role="img" aria-labelledby={`${id}-title`}>
      <title id={`${id}-title`}>{drawn.map(inWords).join('; ')}</title>
      {rows.rows.map(({ figure, lines, top }) => (
        <g transform={`translate(0 ${top})`}>
          {lines.map((line, index) => (
            <text y={12 + index * lineHeight}>{line}</text>
          ))}
          <FigureBar figure={figure} whole={whole} top={lines.length * lineHeight + 3} />
        </g>
      ))}
    </svg>
  );
}

function FigureBar({ figure, whole, top }: { figure: Figure; whole: number; top: number }) {
  const value = figure.value.value;
  const bounds = isStriped(figure) ? figure.bounds : null;
  const at = (amount: number) => ((Math.max(0, Math.min(whole, amount)) / (whole || 1)) * width).toFixed(1);
  if (value === null) {
    return (
      <>
        <text class="quiet" x={width} y={12} text-anchor="end">
          not known
        </text>
        <path class="nothing" d={`M0 ${top + 5}H${width}`} />
      </>
    );
  }
  return (
    <>
      <text class="value" x={width} y={12} text-anchor="end">
        {writeFigure(value, figure.unit)}
      </text>
      <rect class="track" y={top} width={width} height="10" />
      <rect class="fill" y={top} width={at(bounds ? Math.min(value, bounds.low) : value)} height="10" />
      {bounds && (
        <>
          <path class="maybe" d={`M${at(bounds.low)} ${top + 5}H${at(bounds.high)}`} />
          <path class="bounds" d={`M${at(value)} ${top - 3}v16`} />
        </>
      )}
    </>
  );
}

/** Ratios where there are any, else the figures that share the first one’s unit. */
function comparable(figures: readonly Figure[]): readonly Figure[] {
  const unit = figures.some((figure) => figure.unit === 'ratio') ? 'ratio' : figures[0]?.unit;
  return figures.filter((figure) => figure.unit === unit);
}

function stacked(figures: readonly Figure[]) {
  const rows: { figure: Figure; lines: readonly string[]; top: number }[] = [];
  let height = 0;
  for (const figure of figures) {
    const lines = wrap(figure.label);
    rows.push({ figure, lines, top: height });
    height += lines.length * lineHeight + 24;
  }
  return { rows, height };
}

function wrap(label: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of label.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word.slice(0, lineLength);
    else if (line.length + word.length < lineLength) lines[lines.length - 1] = `${line} ${word}`;
    else if (lines.length === 3) lines[2] = `${line}…`;
    else lines.push(word.slice(0, lineLength));
    if (lines.length === 3 && lines[2]?.endsWith('…')) break;
  }
  return lines;
}

/** Whether what is unknown could move a figure by more than a line is thick. */
export function isStriped({ value, bounds }: Figure): boolean {
  if (value.value === null || bounds === null) return false;
  return bounds.high - bounds.low > 0.01 * Math.max(1, bounds.high);
}

const most = (figure: Figure): number => Math.max(figure.value.value ?? 0, figure.bounds?.high ?? 0);

function inWords({ label, unit, value, basis, bounds }: Figure): string {
  if (value.value === null) return `${label}: not known, ${value.because}`;
  const range = bounds
    ? `, at least ${writeFigure(bounds.low, unit)} and at most ${writeFigure(bounds.high, unit)}`
    : '';
  return `${label}: ${writeFigure(value.value, unit)}${range}, ${basis}`;
}
