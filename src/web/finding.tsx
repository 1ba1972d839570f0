/** A measure’s answer: the sentence first, then the figures, then what they rest on and how they are made. */

import { count, exactFigure, unbroken, figure as writeFigure } from '../domain/number.ts';
import type { Figure, MeasureAnswer } from '../measures/measure.ts';
import { FigureChart } from './chart.tsx';
import { address, type Frame, hasDoor, pathTo } from './frame.ts';
import { measureHue } from './label.ts';
import { Absent, LongDay, Name } from './mark.tsx';
import { table } from './table.tsx';

/** One of the findings of the first page. */
export function Finding({ answer, frame }: { answer: MeasureAnswer; frame: Frame }) {
  const nothing = answer.figures.every((figure) => figure.value.value === null);
  const reason = answer.figures.map((figure) => figure.value.because).find((because) => because !== undefined);
  return (
    <article class="finding" aria-labelledby={`finding-${answer.id}`}>
      <h2 id={`finding-${answer.id}`} class="eyebrow">
        {answer.name}
      </h2>
      <p class="says">{unbroken(answer.sentence)}</p>
      {nothing ? (
        reason &&
        reason !== answer.sentence && (
          <p>
            <Absent because={reason} />
          </p>
        )
      ) : (
        <FigureChart
          id={`chart-${answer.id}`}
          figures={answer.figures.slice(0, 3)}
          hue={measureHue(answer.id)}
          most={3}
        />
      )}
      {answer.cautions[0] && <p class="basis">{unbroken(answer.cautions[0])}</p>}
      <p class="basis">
        {coverage(answer)} <MethodLinks answer={answer} frame={frame} />
      </p>
    </article>
  );
}

/** Links to how a figure is made and to its table. */
export function MethodLinks({ answer, frame }: { answer: MeasureAnswer; frame: Frame }) {
  if (!hasDoor(frame, '/methods')) return null;
  const path = pathTo('/methods', answer.id);
  return (
    <span class="links">
      <a href={address(path, { ...answer.filter })}>How {answer.id} is made</a>
      <a href={address(`${path}.csv`, { ...answer.filter })}>
        <span class="govuk-visually-hidden">{answer.name} as a </span>table (CSV)
      </a>
    </span>
  );
}

/** "755 of 802 awards have a value.", said once for each different coverage. */
export function coverage(answer: MeasureAnswer): string {
  const said = answer.figures
    .filter(({ coverage }) => coverage.total > 0)
    .map(({ coverage: { used, total, noun, has } }) =>
      used === total
        ? `All ${count(total)} ${noun} have ${has}.`
        : `${count(used)} of ${count(total)} ${noun} have ${has}.`,
    );
  return [...new Set(said)].slice(0, 2).join(' ');
}

/** Every figure of an answer, exactly. */
export function FigureTable({ answer }: { answer: MeasureAnswer }) {
  return (
    <>
      {table<Figure>({
        caption: `${answer.name}: the figures`,
        captionHidden: true,
        rows: answer.figures,
        columns: [
          { head: 'Figure', main: true, cell: (figure) => <Name>{figure.label}</Name> },
          { head: 'Value', numeric: true, cell: (figure) => <FigureValue figure={figure} /> },
          { head: 'If all unknown were one way or the other', cell: (figure) => <Bounds figure={figure} /> },
          { head: 'Of', cell: (figure) => <Name>{figure.basis}</Name> },
          {
            head: 'Rests on',
            cell: ({ coverage: c }) => `${count(c.used)} of ${count(c.total)} ${c.noun} with ${c.has}`,
          },
        ],
      })}
      {answer.asOf && (
        <p class="basis">
          Data to <LongDay iso={answer.asOf} />.
        </p>
      )}
    </>
  );
}

function FigureValue({ figure }: { figure: Figure }) {
  if (figure.value.value === null) return <Absent because={figure.value.because} />;
  const exact = exactFigure(figure.value.value, figure.unit);
  return (
    <data value={String(figure.value.value)} title={exact}>
      {writeFigure(figure.value.value, figure.unit)}
    </data>
  );
}

function Bounds({ figure: { bounds, unit } }: { figure: Figure }) {
  if (bounds === null) return <span class="quiet">nothing is unknown</span>;
  return (
    <>
      {writeFigure(bounds.low, unit)} to {writeFigure(bounds.high, unit)}
    </>
  );
}
