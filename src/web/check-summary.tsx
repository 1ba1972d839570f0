/** What the checks say per barrier, and everything that was not raised; there is no score. */
import type { CheckId } from '../check/finding.ts';
import type { BarrierLine, CheckAnswer, FindingLine } from '../questions/draft-check.ts';
import { Details } from './form.tsx';
import { type Frame, hasDoor, pathTo } from './frame.ts';
import { sentenceCase } from './label.ts';
import { Absent } from './mark.tsx';
import { table } from './table.tsx';

type Lines = ReadonlyMap<CheckId, FindingLine>;
const linesOf = ({ findings }: Pick<CheckAnswer, 'findings'>): Lines =>
  new Map(findings.map((one) => [one.check, one]));

/** Barriers as rows; every check stands once, in the column of what it said. */
export function BarrierTable({ answer }: { answer: CheckAnswer }) {
  const lines = linesOf(answer);
  const names = (ids: readonly CheckId[]) =>
    ids.length === 0 ? <span class="quiet nothing">–</span> : <Names ids={ids} lines={lines} />;
  return table<BarrierLine>({
    caption: 'What the checks said, by barrier',
    captionHidden: true,
    rows: answer.barriers,
    columns: [
      { head: 'Barrier', main: true, cell: ({ barrier }) => sentenceCase(barrier) },
      { head: 'Raised', cell: ({ raised }) => names(raised) },
      { head: 'Passed', cell: ({ passed }) => names(passed) },
      { head: 'Could not be assessed', cell: ({ notAssessable }) => names(notAssessable) },
      { head: 'Does not apply', cell: ({ notApplicable }) => names(notApplicable) },
    ],
  });
}

const Names = ({ ids, lines }: { ids: readonly CheckId[]; lines: Lines }) => (
  <ul class="names">
    {ids.map((id) => {
      const line = lines.get(id);
      return (
        <li>
          {line?.number ? (
            <a href={`#finding-${line.number}`}>
              {line.number}&nbsp;{line.name}
            </a>
          ) : (
            (line?.name ?? id)
          )}
        </li>
      );
    })}
  </ul>
);

/** Outcomes that raise nothing, with their words for one check and for several. */
export const unraised = [
  ['not-assessable', 'could not be assessed', 'could not be assessed'],
  ['passed', 'passed', 'passed'],
  ['not-applicable', 'does not apply', 'do not apply'],
] as const;

/** Everything that was not raised, with what was found or why not. */
export function Unraised({ answer, frame }: { answer: CheckAnswer; frame: Frame }) {
  return (
    <section class="section" aria-labelledby="unraised">
      <h2 id="unraised">What was not raised, and why</h2>
      <p>That nothing was found is not the same as that nothing could be looked at; the two are kept apart.</p>
      {unraised.map(([outcome, one, many]) => {
        const own = answer.findings.filter((finding) => finding.outcome === outcome);
        return (
          <Details summary={`${own.length} ${own.length === 1 ? one : many}`}>
            {own.length === 0 ? (
              <p>None.</p>
            ) : (
              <Outcomes findings={own} frame={frame} missing={outcome === 'not-assessable'} />
            )}
          </Details>
        );
      })}
    </section>
  );
}

interface OutcomeParts {
  readonly findings: readonly FindingLine[];
  readonly frame: Frame;
  readonly missing: boolean;
}

const Outcomes = ({ findings, frame, missing }: OutcomeParts) => (
  <dl class="outcomes">
    {findings.map(({ check, name, says }) => (
      <div>
        <dt>
          <span class="code">{check}</span>{' '}
          {hasDoor(frame, '/methods') ? <a href={pathTo('/methods', check)}>{name}</a> : name}
        </dt>
        <dd>{missing ? <Absent because={says} /> : says}</dd>
      </div>
    ))}
  </dl>
);
