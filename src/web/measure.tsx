/** A measure on the page of a market: the sentence, its chart, what it rests on, and every figure one step away. */
import { count, unbroken, figure as writeFigure } from '../domain/number.ts';
import type { Figure, MeasureAnswer, Series } from '../measures/measure.ts';
import { FigureChart, isStriped } from './chart.tsx';
import { Columns } from './columns.tsx';
import { coverage, FigureTable, MethodLinks } from './finding.tsx';
import { Details } from './form.tsx';
import type { Frame } from './frame.ts';
import { measureHue } from './label.ts';
import { Absent } from './mark.tsx';
import { isSpread, Spread } from './spread.tsx';
import { table } from './table.tsx';

/** Things that a share must rest on to be drawn: one award of one looks like everything. It stands in the table all the same. */
const fewest = 5;
/** Lines through time that are drawn one below the other. */
const lineLimit = 4;

interface MeasureParts {
  readonly answer: MeasureAnswer;
  readonly frame: Frame;
  /** The address at which this view can be cited. */
  readonly cite: string;
}

/** Whether an answer has any number. */
export const hasNumber = ({ figures }: MeasureAnswer): boolean => figures.some(({ value }) => value.value !== null);

/** One measure of a market, in full. */
export function MeasureSection({ answer, frame, cite }: MeasureParts) {
  return (
    <article class="measure" id={answer.id} aria-labelledby={`${answer.id}-name`}>
      <h3 id={`${answer.id}-name`} class="eyebrow">
        {answer.name} <span class="code">{answer.id}</span>
      </h3>
      <div class="halves uneven">
        <Says answer={answer} />
        <Charts answer={answer} id={answer.id} />
      </div>
      <Figures answer={answer} />
      <p class="basis links">
        <MethodLinks answer={answer} frame={frame} /> <a href={`${cite}#${answer.id}`}>Cite this figure</a>
      </p>
    </article>
  );
}

/** The sentence, why there is no number where there is none, and what belongs to the figures. */
export function Says({ answer }: { answer: MeasureAnswer }) {
  const [first, ...rest] = answer.cautions;
  return (
    <div>
      <p class="says">{hasNumber(answer) ? unbroken(answer.sentence) : <Absent because={answer.sentence} />}</p>
      {first && <p class="basis">{unbroken(first)}</p>}
      {rest.length > 0 && (
        <Details summary={`${count(rest.length)} more ${rest.length === 1 ? 'caution' : 'cautions'}`}>
          <ul>
            {rest.map((caution) => (
              <li>{unbroken(caution)}</li>
            ))}
          </ul>
        </Details>
      )}
      <p class="basis">
        {coverage(answer)}
        {isSpread(answer.figures) && ' Thick: the middle half; line across: the median.'}
        {barsOf(answer).some(isStriped) && ' Striped: not known, could be either way.'}
      </p>
    </div>
  );
}

/** Shares that are drawn: known ones that rest on enough. A count or a length alone has no whole that a bar could be a part of. */
function barsOf({ figures }: MeasureAnswer): readonly Figure[] {
  const solid = figures.filter(
    ({ value, unit, coverage }, index) =>
      unit === 'ratio' && value.value !== null && (index === 0 || coverage.used >= fewest),
  );
  return solid.slice(0, isSpread(figures) ? 2 : 3);
}

interface ChartsParts {
  readonly answer: MeasureAnswer;
  /** Unique on the page. */
  readonly id: string;
  /** The same measure of another market, drawn elsewhere on the same scale. */
  readonly beside?: MeasureAnswer | undefined;
}

/** The pictures that fit the figures: a spread, bars of a whole, and columns through time. */
export function Charts({ answer, id, beside }: ChartsParts) {
  if (!hasNumber(answer)) return <div />;
  const hue = measureHue(answer.id);
  const spread = isSpread(answer.figures);
  const bars = barsOf(answer);
  return (
    <div>
      {spread && <Spread id={`spread-${id}`} figures={answer.figures} hue={hue} beside={beside?.figures} />}
      {bars.length > 0 && <FigureChart id={`chart-${id}`} figures={bars} hue={hue} />}
      <Columns id={`time-${id}`} lines={linesOf(answer)} hue={hue} beside={beside && linesOf(beside)} />
    </div>
  );
}

const isDrawn = ({ points }: Series): boolean => points.some(({ value }) => value.value !== null);

const linesOf = ({ series = [] }: MeasureAnswer) => series.filter(isDrawn).slice(0, lineLimit).map(lineOf);

const lineOf = ({ label, unit, points }: Series) => ({
  label,
  unit,
  points: points.map(({ at, value }) => ({ at, value: value.value })),
});

function Figures({ answer }: { answer: MeasureAnswer }) {
  if (answer.figures.length === 0) return null;
  return (
    <Details summary={`All figures of ${answer.id}, and what each rests on`}>
      <FigureTable answer={answer} />
      {answer.series && answer.series.length > 0 && <SeriesTable answer={answer} series={answer.series} />}
    </Details>
  );
}

/** Lines through time that one table has room for. */
const columnLimit = 4;

/** Every line through time: a row for each time, a column for each line. */
function SeriesTable({ answer, series }: { answer: MeasureAnswer; series: readonly Series[] }) {
  const tables = Array.from({ length: Math.ceil(series.length / columnLimit) }, (_, index) =>
    series.slice(index * columnLimit, (index + 1) * columnLimit),
  );
  return (
    <>
      {tables.map((some) =>
        table<string>({
          caption: `${answer.name} through time`,
          rows: [...new Set(some.flatMap(({ points }) => points.map(({ at }) => at)))].sort(),
          columns: [
            { head: 'Time', main: true, cell: (at) => at },
            ...some.map((line) => ({
              head: line.label,
              numeric: true,
              cell: (at: string) => <Point line={line} at={at} />,
            })),
          ],
        }),
      )}
    </>
  );
}

function Point({ line, at }: { line: Series; at: string }) {
  const value = line.points.find((point) => point.at === at)?.value;
  if (!value || value.value === null) return <Absent because={value?.because ?? 'not known'} />;
  return <data value={String(value.value)}>{writeFigure(value.value, line.unit)}</data>;
}

/** Things that a share must rest on to speak for a measure, as a rate of M12 must. */
const headFewest = 10;
const isHeadline = (figure: Figure | undefined): boolean =>
  figure !== undefined &&
  figure.value.value !== null &&
  (figure.unit !== 'ratio' || figure.coverage.used >= headFewest);

/**
 * The figures that speak for a measure in a list, one for each side: of the first that is known on all of them and rests on enough,
 * else on any.
 */
export function headFigures(sides: readonly MeasureAnswer[]): readonly (Figure | undefined)[] {
  const on = ({ figures }: MeasureAnswer, id: string) => figures.find((figure) => figure.id === id);
  const ids = [...new Set(sides.flatMap(({ figures }) => figures.map(({ id }) => id)))];
  const isKnown = (id: string) => (side: MeasureAnswer) => isHeadline(on(side, id));
  const chosen = ids.find((id) => sides.every(isKnown(id))) ?? ids.find((id) => sides.some(isKnown(id))) ?? ids[0];
  return sides.map((side) => (chosen === undefined ? undefined : on(side, chosen)));
}

/** A figure in a list with what it rests on; not known, or resting on too little to stand by itself. */
export function HeadFigure({ figure }: { figure: Figure | undefined }) {
  if (!figure || figure.value.value === null) return <Absent because="not known" />;
  if (!isHeadline(figure)) return <Absent because={`fewer than ${headFewest} ${figure.coverage.noun} to rest on`} />;
  return (
    <>
      <data value={String(figure.value.value)}>{writeFigure(figure.value.value, figure.unit)}</data>
      {figure.basis && <span class="note">{unbroken(figure.basis)}</span>}
    </>
  );
}
