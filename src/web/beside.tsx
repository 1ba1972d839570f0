/** Two markets side by side: both sentences, both pictures, and what differs where both are known. No order is made of them. */
import { count, decimal, type FigureUnit, figure as writeFigure } from '../domain/number.ts';
import type { MeasureAnswer } from '../measures/measure.ts';
import type { Comparison, FigurePair } from '../questions/comparison.ts';
import { MethodLinks } from './finding.tsx';
import type { Frame } from './frame.ts';
import { Absent, Name } from './mark.tsx';
import { Charts, hasNumber, Says } from './measure.tsx';
import { foldedTable } from './table.tsx';

interface BesideParts {
  readonly answers: readonly [MeasureAnswer, MeasureAnswer];
  /** What each side is called, in a few words. */
  readonly names: readonly [string, string];
  readonly comparison: Comparison;
  readonly frame: Frame;
  readonly cite: string;
}

/** Figures that are compared in the open; the others are one step away. */
const openPairs = 3;

/** One measure on both sides. */
export function BesideSection({ answers, names, comparison, frame, cite }: BesideParts) {
  const [answer] = answers;
  return (
    <article class="measure" id={answer.id} aria-labelledby={`${answer.id}-name`}>
      <h3 id={`${answer.id}-name`} class="eyebrow">
        {answer.name} <span class="code">{answer.id}</span>
      </h3>
      <div class="halves">
        {answers.map((one, index) => (
          <section class="beside">
            <h4>
              <Name>{names[index] ?? ''}</Name>
            </h4>
            <Says answer={one} />
            <Charts answer={one} id={`${one.id}-${index + 1}`} beside={answers[1 - index]} />
            <p class="basis">
              <MethodLinks answer={one} frame={frame} />
            </p>
          </section>
        ))}
      </div>
      {answers.some(hasNumber) && (
        <Pairs caption={`${answer.name}, figure by figure`} names={names} pairs={comparison.pairs} />
      )}
      <p class="basis links">
        <a href={`${cite}#${answer.id}`}>Cite this comparison</a>
      </p>
    </article>
  );
}

interface PairsParts {
  readonly caption: string;
  readonly names: readonly [string, string];
  readonly pairs: readonly FigurePair[];
}

/** What can be told apart first; the order within is that of the measure. */
const knownFirst = (pairs: readonly FigurePair[]): readonly FigurePair[] => [
  ...pairs.filter(({ difference }) => difference.value !== null),
  ...pairs.filter(({ difference }) => difference.value === null),
];

const Pairs = ({ caption, names, pairs }: PairsParts) =>
  foldedTable<FigurePair>(
    {
      caption,
      captionHidden: true,
      rows: knownFirst(pairs),
      columns: [
        { head: 'Figure', main: true, cell: (pair) => <Name>{pair.label}</Name> },
        { head: names[0], numeric: true, cell: (pair) => <Side figure={pair.one} /> },
        { head: names[1], numeric: true, cell: (pair) => <Side figure={pair.other} /> },
        { head: 'Second less first', numeric: true, cell: (pair) => <Difference pair={pair} /> },
      ],
    },
    openPairs,
  );

function Side({ figure }: { figure: FigurePair['one'] }) {
  if (!figure || figure.value.value === null) return <Absent because={figure?.value.because ?? 'not asked here'} />;
  const { value, unit, bounds, coverage } = figure;
  return (
    <>
      <data value={String(value.value)}>{writeFigure(value.value, unit)}</data>
      <span class="note">
        {bounds && `${writeFigure(bounds.low, unit)} to ${writeFigure(bounds.high, unit)}; `}
        {count(coverage.used)} of {count(coverage.total)} {coverage.noun}
      </span>
    </>
  );
}

function Difference({ pair: { difference, overlap, unit } }: { pair: FigurePair }) {
  if (difference.value === null) return <Absent because={difference.because} />;
  return (
    <>
      <data value={String(difference.value)}>{signed(difference.value, unit)}</data>
      {overlap !== null && (
        <span class="note">{overlap ? 'ranges overlap: may be none' : 'ranges do not overlap'}</span>
      )}
    </>
  );
}

/** A difference with its sign; of shares in points, since a share of a share would be misread. */
function signed(value: number, unit: FigureUnit): string {
  if (value === 0) return 'none';
  const size = Math.abs(value);
  const points = decimal(size * 100, size < 0.1 ? 1 : 0);
  const words =
    unit === 'ratio'
      ? `${points === '0' ? 'under 0.1' : points}\u00a0${points === '1' ? 'point' : 'points'}`
      : writeFigure(size, unit);
  return `${value > 0 ? '+' : '−'}${words}`;
}
