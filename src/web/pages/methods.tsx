import { decimal, unbroken } from '../../domain/number.ts';
import type { Figure, Measure, MeasureAnswer } from '../../measures/measure.ts';
import type { CheckLine } from '../../questions/check-method.ts';
import { FigureChart } from '../chart.tsx';
import { coverage, FigureTable } from '../finding.tsx';
import { type Frame, pathTo } from '../frame.ts';
import { measureHue } from '../label.ts';
import { Absent } from '../mark.tsx';
import { page } from '../page.tsx';
import { Outside } from '../provenance.tsx';
import { table } from '../table.tsx';
import { CheckMethods } from './check-method.tsx';

/** A measure without the function that asks it: what a page may know. */
export type Method = Omit<Measure, 'ask'>;

/** A measure and what it says about this record. */
export interface MethodAnswer {
  readonly method: Method;
  readonly answer: MeasureAnswer;
}

/** `/methods`: every measure with the question that it answers, and every check with what raises it. */
export function MethodsPage(given: readonly (Method | CheckLine)[], frame: Frame) {
  const methods = given.filter((one): one is Method => !('barrier' in one));
  const checks = given.filter((one): one is CheckLine => 'barrier' in one);
  return page({
    title: 'Methods',
    frame,
    main: (
      <>
        <h1>How each figure is made</h1>
        <p class="lead">
          Each has one page: what it is, what it says here, an example to reckon by hand, and what it cannot tell.
        </p>
        {methods.length === 0 ? (
          <Absent because="No measure can be asked of this record." />
        ) : (
          <dl class="methods">
            {methods.map((method) => (
              <div>
                <dt>
                  <span class="code">{method.id}</span> <a href={pathTo('/methods', method.id)}>{method.name}</a>
                </dt>
                <dd>{method.question}</dd>
              </div>
            ))}
          </dl>
        )}
        {checks.length > 0 && <CheckMethods checks={checks} />}
      </>
    ),
  });
}

/** `/methods/{id}`: always in this order: definition, this record, worked example, why, source, exclusions, limits. */
export function MethodPage({ method, answer }: MethodAnswer, frame: Frame) {
  return page({
    title: `${method.id}: ${method.name}`,
    frame,
    main: (
      <>
        <nav class="crumbs" aria-label="Where you are">
          <a href="/methods">Methods</a>
        </nav>
        <h1>
          <span class="code">{method.id}</span> {method.name}
        </h1>
        <p class="says">{method.question}</p>
        <section class="section">
          <h2>What it is</h2>
          <p>{method.definition}</p>
          <p class="basis">Unit: {method.unit}.</p>
        </section>
        <Here answer={answer} frame={frame} />
        <Example method={method} figures={answer.figures} />
        <div class="halves section">
          <section>
            <h2>Why it matters</h2>
            <p>{method.why}</p>
          </section>
          <section>
            <h2>Where it comes from</h2>
            <ul class="plain">
              {method.citations.map((citation) => (
                <li>{citation.url ? <Outside href={citation.url}>{citation.text}</Outside> : citation.text}</li>
              ))}
            </ul>
          </section>
        </div>
        <div class="halves section">
          <Clauses heading="What it leaves out" clauses={method.exclusions} />
          <Clauses heading="What it cannot tell" clauses={method.limits} />
        </div>
      </>
    ),
  });
}

function Here({ answer, frame }: { answer: MeasureAnswer; frame: Frame }) {
  return (
    <section class="section" id="figures">
      <h2>In this record</h2>
      <div class="halves uneven">
        <div>
          <p class="says">{unbroken(answer.sentence)}</p>
          {answer.cautions.map((caution) => (
            <p class="basis">{unbroken(caution)}</p>
          ))}
          <p class="basis">{coverage(answer)}</p>
        </div>
        <FigureChart id={`chart-${answer.id}`} figures={answer.figures} hue={measureHue(answer.id)} />
      </div>
      {answer.figures.length === 0 ? (
        <Absent because="This record gives no figure for it." />
      ) : (
        <FigureTable answer={answer} />
      )}
      {frame.csv && (
        <p class="basis">
          <a href={frame.csv}>These figures, as CSV</a>
        </p>
      )}
    </section>
  );
}

function Example({ method: { example }, figures }: { method: Method; figures: readonly Figure[] }) {
  type ExampleRow = (typeof example.rows)[number];
  return (
    <section class="section worked">
      <h2>An example to reckon by hand</h2>
      <p>{example.says}</p>
      {table<ExampleRow>({
        caption: 'The made-up data of the example',
        captionHidden: true,
        rows: example.rows,
        columns: example.columns.map((head, index) => ({
          head,
          main: index === 0,
          numeric: example.rows.some((row) => typeof row[index] === 'number'),
          cell: (row) => written(row[index] ?? null),
        })),
      })}
      <p>{example.reckoning}</p>
      <ul class="plain">
        {Object.entries(example.expected).map(([id, value]) => (
          <li>
            {figures.find((figure) => figure.id === id)?.label ?? <code>{id}</code>}:{' '}
            {value === null ? <Absent because="no number" /> : <strong>{decimal(value, 4)}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function written(value: string | number | boolean | null) {
  if (value === null) return <Absent because="not given" />;
  if (typeof value === 'number') return decimal(value, 4);
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value;
}

function Clauses({ heading, clauses }: { heading: string; clauses: readonly string[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      {clauses.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul>
          {clauses.map((clause) => (
            <li>{clause}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
