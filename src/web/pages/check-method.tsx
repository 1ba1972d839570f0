import { counted, decimal, longDay, percent } from '../../domain/number.ts';
import type { CheckLine, CheckMethod } from '../../questions/check-method.ts';
import { type Frame, hasDoor, pathTo } from '../frame.ts';
import { sentenceCase } from '../label.ts';
import { Absent, Day } from '../mark.tsx';
import { page } from '../page.tsx';
import { Outside } from '../provenance.tsx';
import { table } from '../table.tsx';

/** The checks among the methods, each with what raises it. */
export const CheckMethods = ({ checks }: { checks: readonly CheckLine[] }) => (
  <section class="section" aria-labelledby="checks">
    <h2 id="checks">How each check is made</h2>
    <p>
      A check reads a notice or a draft and says what could shut suppliers out. It is raised when what stands here is
      so.
    </p>
    <dl class="methods">
      {checks.map(({ id, name, definition }) => (
        <div>
          <dt>
            <span class="code">{id}</span> <a href={pathTo('/methods', id)}>{name}</a>
          </dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  </section>
);

const standings = {
  law: 'A matter of law: where it is raised as such, it names the section.',
  policy: 'A matter of policy: government asks it of some bodies.',
  practice: 'A matter of good practice: no law asks it.',
};

/** `/methods/O09`: always in this order: definition, method, worked example, why, source, exclusions, assumptions, measured. */
export function CheckMethodPage(method: CheckMethod, frame: Frame) {
  return page({
    title: `${method.id}: ${method.name}`,
    frame,
    main: (
      <>
        <nav class="crumbs" aria-label="Where you are">
          <a href="/methods#checks">Methods</a>
        </nav>
        <h1>
          <span class="code">{method.id}</span> {method.name}
        </h1>
        <p class="says">{method.definition}</p>
        <p class="basis">
          A check of the tender check, on {method.barrier}. {standings[method.standing]}{' '}
          {hasDoor(frame, '/check') && <a href="/check">Check a draft</a>}
        </p>
        <section class="section">
          <h2>How it is worked out</h2>
          <p>{method.method}</p>
          <Clauses clauses={method.scope} />
          <Limits method={method} frame={frame} />
        </section>
        <section class="section worked">
          <h2>A made-up example</h2>
          <p>The words:</p>
          <blockquote class="published">{method.example.words}</blockquote>
          <p>The finding: {method.example.finding}</p>
          {method.advice && <p>{method.advice}</p>}
          {method.betterWords.length > 0 && (
            <div class="better">
              <p class="eyebrow">Better words</p>
              {method.betterWords.map((words) => (
                <blockquote>{words}</blockquote>
              ))}
            </div>
          )}
        </section>
        <div class="halves section">
          <section>
            <h2>Why it matters</h2>
            <p>{method.why}</p>
          </section>
          <section>
            <h2>Where it comes from</h2>
            <ul class="plain">
              {method.sources.map(({ title, address, says, isCompared }) => (
                <li>
                  <Outside href={address}>{title}</Outside>
                  <span class="note">{says}</span>
                  {isCompared !== null && (
                    <span class="note">
                      Read on {longDay(method.readOn)}; compared with the text: {isCompared ? 'yes' : 'no'}.
                    </span>
                  )}
                </li>
              ))}
            </ul>
            <p class="basis">
              Working readings of {longDay(method.readOn)}, not legal advice. What was not compared with the text is
              from knowledge of the law: look it up before you lean on it.
            </p>
          </section>
        </div>
        <div class="halves section">
          <section>
            <h2>What it leaves out, or passes</h2>
            <Clauses clauses={method.exclusions} />
          </section>
          <section>
            <h2>What it assumes</h2>
            <Clauses clauses={method.assumptions} />
          </section>
        </div>
        <div class="halves section">
          <section>
            <h2>What it does not catch</h2>
            <Clauses clauses={method.limits} />
            {method.reasons.length > 0 && (
              <>
                <p>It cannot be assessed where:</p>
                <Clauses clauses={method.reasons.map(sentenceCase)} />
              </>
            )}
          </section>
          <Measured measured={method.measured} />
        </div>
      </>
    ),
  });
}

const Measured = ({ measured: { precision, recall, notices, isWorthALook } }: Pick<CheckMethod, 'measured'>) => (
  <section>
    <h2>How often it is right</h2>
    <dl class="govuk-summary-list">
      {(
        [
          ['Precision', precision],
          ['Recall', recall],
        ] as const
      ).map(([name, { value, because }]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">
            {value === null ? (
              <Absent because={because} />
            ) : (
              `${percent(value.value)} (${value.hits} of ${value.of}; between ${percent(value.low)} and ${percent(value.high)})`
            )}
          </dd>
        </div>
      ))}
    </dl>
    <p class="basis">
      Precision: of what it raises, how much is so. Recall: of what is so, how much it raises.{' '}
      {notices !== null &&
        `Measured on ${counted(notices, 'real notice')} labelled by reading, none of which was used to mend a rule; the true share lies in the interval with 95 % confidence. `}
      {isWorthALook &&
        `${precision.value === null ? 'Its precision is unknown' : 'Its precision is under 80 %'}, so what it raises in a draft or a notice that you check is shown as a question, worth a look.`}
    </p>
  </section>
);

const Clauses = ({ clauses }: { clauses: readonly string[] }) =>
  clauses.length === 0 ? (
    <p>Nothing.</p>
  ) : (
    <ul>
      {clauses.map((clause) => (
        <li>{clause}</li>
      ))}
    </ul>
  );

const standingWords = { law: 'law', policy: 'policy', practice: 'practice', setting: 'a setting of ours' };

function Limits({ method: { thresholds }, frame }: { method: CheckMethod; frame: Frame }) {
  if (thresholds.length === 0) return null;
  return (
    <>
      {table<CheckMethod['thresholds'][number]>({
        caption: 'Its limits',
        rows: thresholds,
        columns: [
          { head: 'Limit', main: true, cell: ({ says }) => sentenceCase(says) },
          {
            head: 'Value',
            numeric: true,
            cell: ({ value, unit }) =>
              unit === 'ratio' ? decimal(value) : `${decimal(value)} ${unit === 'count' ? '' : unit}`,
          },
          { head: 'Law', cell: ({ law }) => law },
          { head: 'From', cell: ({ from }) => <Day iso={from} /> },
          { head: 'To', cell: ({ to }) => <Day iso={to} because="still holds" /> },
          { head: 'Standing', cell: ({ standing }) => standingWords[standing] },
        ],
      })}
      {frame.csv && (
        <p class="basis">
          <a href={frame.csv}>These limits, as CSV</a>
        </p>
      )}
    </>
  );
}
