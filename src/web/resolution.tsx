/** Who was found to be who: how names became participants, of what kind, and which names are nobody’s. */

import { count, counted } from '../domain/number.ts';
import type { SourcesAnswer } from '../questions/source.ts';
import { Details } from './form.tsx';
import { absenceLabel, sentenceCase, stepLabel } from './label.ts';
import { Absent, Kind, Name } from './mark.tsx';
import { table } from './table.tsx';

type Evidence = SourcesAnswer['resolution'][number];

/** The section of the record about who is who. */
export function Resolution({ answer }: { answer: SourcesAnswer }) {
  return (
    <section class="section">
      <h2>Who is who</h2>
      <div class="halves uneven">
        <div>
          <Steps resolution={answer.resolution} />
        </div>
        <div>
          {table<SourcesAnswer['kinds'][number]>({
            caption: 'Participants by kind',
            rows: answer.kinds,
            columns: [
              { head: 'Kind', main: true, cell: (one) => <Kind kind={one.kind} /> },
              { head: 'Participants', numeric: true, cell: (one) => count(one.count) },
            ],
          })}
          {answer.absences.length > 0 &&
            table<SourcesAnswer['absences'][number]>({
              caption: 'Names that are no participant',
              rows: answer.absences,
              columns: [
                { head: 'Why', main: true, cell: (one) => <Absent because={absenceLabel(one.absent)} /> },
                { head: 'Mentions', numeric: true, cell: (one) => count(one.count) },
              ],
            })}
        </div>
      </div>
    </section>
  );
}

/** The steps, each with its evidence added up; the single pieces of evidence on demand. */
function Steps({ resolution }: { resolution: readonly Evidence[] }) {
  const steps = [...new Set(resolution.map((one) => one.step))].sort((a, b) => a - b);
  const total = (step: number, what: 'mentions' | 'organizations') =>
    resolution.filter((one) => one.step === step).reduce((sum, one) => sum + one[what], 0);
  return (
    <>
      {table<number>({
        caption: 'How names became participants',
        rows: steps,
        columns: [
          { head: 'Found', main: true, cell: (step) => sentenceCase(stepLabel(step)) },
          { head: 'Mentions', numeric: true, cell: (step) => count(total(step, 'mentions')) },
          { head: 'Participants', numeric: true, cell: (step) => count(total(step, 'organizations')) },
        ],
      })}
      {resolution.length > 0 && (
        <Details summary="What each rests on">
          <ul>
            {resolution.map((one) => (
              <li>
                <Name>{one.evidence}</Name>{' '}
                <span class="quiet">
                  {counted(one.mentions, 'mention')}, {counted(one.organizations, 'participant')}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
