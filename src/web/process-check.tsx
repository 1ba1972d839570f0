/** What the tender check says about the notice of a process. */
import { counted } from '../domain/number.ts';
import type { ProcessCheck as Checked, ProcessFinding } from '../questions/process-check.ts';
import { unraised } from './check-summary.tsx';
import { Details } from './form.tsx';
import { type Frame, hasDoor, pathTo } from './frame.ts';
import { Absent, LongDay } from './mark.tsx';
import { Outside } from './provenance.tsx';

interface Parts {
  readonly check: Checked;
  /** Where the process was published, for notices that say it not of themselves. */
  readonly url: string | null;
  readonly frame: Frame;
}

/** The check of a process: what was raised with the words of the notice, and on demand what was not. */
export function ProcessCheck({ check, url, frame }: Parts) {
  return (
    <section class="section" id="check" aria-labelledby="check-heading">
      <h2 id="check-heading">What its notice asks of suppliers</h2>
      {check.because === undefined ? (
        <Said check={{ ...check, url: check.url ?? url }} frame={frame} />
      ) : (
        <p>
          <Absent because={check.because} />
        </p>
      )}
    </section>
  );
}

type Told = Extract<Checked, { readonly releaseNo: number }>;

function Said({ check, frame }: { readonly check: Told; readonly frame: Frame }) {
  const raised = check.findings.filter(({ outcome }) => outcome === 'raised');
  return (
    <>
      <p class="says">
        {raised.length === 0
          ? 'The tender check raises nothing about it.'
          : `The tender check raises ${counted(raised.length, 'point')} about it.`}
      </p>
      <p class="basis">
        Prompts to look, not legal advice; there is no score.{' '}
        {check.readBack && 'The call is read back from the notice of its award. '}
        {check.wordless && 'The words of the notice are not in this record; what was found in them came with it. '}
        {check.published && (
          <>
            Notice of <LongDay iso={check.published} />.{' '}
          </>
        )}
        {check.url && <Outside href={check.url}>The notice as published</Outside>}
      </p>
      {raised.length > 0 && (
        <div class="whole-notes">
          {raised.map((finding) => (
            <Point finding={finding} frame={frame} />
          ))}
        </div>
      )}
      {unraised.map(([outcome, one, many]) => {
        const own = check.findings.filter((finding) => finding.outcome === outcome);
        return own.length === 0 ? null : (
          <Details summary={`${own.length} ${own.length === 1 ? one : many}`}>
            <dl class="outcomes">
              {own.map(({ check: id, name, says }) => (
                <div>
                  <dt>
                    <Linked id={id} words={name} frame={frame} />
                  </dt>
                  <dd>{outcome === 'not-assessable' ? <Absent because={says} /> : says}</dd>
                </div>
              ))}
            </dl>
          </Details>
        );
      })}
    </>
  );
}

function Point({ finding, frame }: { readonly finding: ProcessFinding; readonly frame: Frame }) {
  const { check, name, question, says, weight, words, places, advice } = finding;
  return (
    <article class={`check-note ${check === 'I01' ? 'good' : question ? 'question' : 'fault'}`}>
      <h3>
        <Linked id={check} words={name} frame={frame} />
      </h3>
      <p class="note-says" dir="auto">
        {says}
      </p>
      {words !== null && (
        <blockquote class="published" dir="auto">
          {words}
        </blockquote>
      )}
      <p class="weight">
        {weight} {places > 1 && `Found in ${places} places.`}
      </p>
      {advice && <p>{advice}</p>}
    </article>
  );
}

const Linked = ({ id, words, frame }: { readonly id: string; readonly words: string; readonly frame: Frame }) =>
  hasDoor(frame, '/methods') ? <a href={pathTo('/methods', id)}>{words}</a> : <span>{words}</span>;
