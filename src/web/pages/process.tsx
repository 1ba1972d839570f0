import type { ProcessAnswer } from '../../questions/process.ts';
import type { ProcessCheck as Checked } from '../../questions/process-check.ts';
import { Awards, Exchanges, Lots } from '../award.tsx';
import type { Frame } from '../frame.ts';
import { absenceLabel, roleLabel, sentenceCase, stageLabel } from '../label.ts';
import { Lifeline } from '../lifeline.tsx';
import { Mistake } from '../list.tsx';
import { Absent, Link, LongDay, Money, Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { ProcessCheck } from '../process-check.tsx';
import { Facts, Provenance } from '../provenance.tsx';
import { TimeLine } from '../timeline.tsx';

/** A process, and what the tender check says about it; null in records that were made before there was one. */
export type CheckedProcess = ProcessAnswer & { readonly check?: Checked | null };

/** `/processes/{id}`: one contracting process as a line through time. */
export function ProcessPage(answer: CheckedProcess, frame: Frame) {
  const title = answer.title ?? 'A process without a title';
  return page({
    title,
    frame,
    main: (
      <>
        <nav class="crumbs" aria-label="Where you are">
          <a href="/processes">Processes</a>
        </nav>
        <h1 class={title.length > 70 ? 'long' : undefined}>
          <Name>{title}</Name>
        </h1>
        <ul class="facts">
          {answer.buyers.map((buyer) => (
            <li>
              {buyer.role === 'buyer' ? '' : <span class="quiet">{sentenceCase(roleLabel(buyer.role))}: </span>}
              {buyer.absent ? (
                <Absent because={absenceLabel(buyer.absent)} />
              ) : (
                <Link door="/participants" {...buyer} />
              )}
            </li>
          ))}
          {answer.buyers.length === 0 && (
            <li>
              <Absent because="no buyer named" />
            </li>
          )}
          <li>{answer.stage ? sentenceCase(stageLabel(answer.stage)) : <Absent because="stage not known" />}</li>
        </ul>
        <Summary answer={answer} />
        <section class="section">
          <h2>Through time</h2>
          <Through answer={answer} asOf={frame.asOf} />
        </section>
        <section class="section">
          <h2>What was published</h2>
          <Facts answer={answer} />
        </section>
        {answer.description && (
          <section class="section">
            <h2>As the buyer describes it</h2>
            <blockquote class="published" dir="auto">
              {answer.description}
            </blockquote>
          </section>
        )}
        {answer.check && <ProcessCheck check={answer.check} url={answer.url} frame={frame} />}
        <Awards awards={answer.awards} />
        <Lots lots={answer.lots} />
        <Exchanges exchanges={answer.exchanges} />
        <Provenance answer={answer} />
        <p class="basis">
          <Mistake />
        </p>
      </>
    ),
  });
}

/** The line as a picture and as a list; the list alone where there are not two days to draw a line between. */
function Through({ answer: { moments }, asOf }: { answer: ProcessAnswer; asOf: string | null }) {
  const line = Lifeline({ moments, asOf });
  if (!line) return <TimeLine moments={moments} />;
  return (
    <div class="halves">
      {line}
      <TimeLine moments={moments} />
    </div>
  );
}

/** The page in a sentence: what became of it. */
function Summary({ answer: { awards } }: { answer: ProcessAnswer }) {
  const [award] = awards;
  if (!award) {
    return (
      <p class="says">
        <Absent because="No award is published in this record." />
      </p>
    );
  }
  if (awards.length > 1) return <p class="says">It led to {awards.length} awards, listed below.</p>;
  const [supplier, ...others] = award.suppliers;
  return (
    <p class="says">
      {supplier && !supplier.absent ? (
        <>
          Awarded to <Link door="/participants" id={supplier.id} name={supplier.name} />
          {others.length > 0 && <> and {others.length} more</>}
        </>
      ) : (
        <>Awarded; {supplier?.absent ? absenceLabel(supplier.absent) : 'no supplier is named'}</>
      )}
      {award.decided && (
        <>
          {' '}
          on <LongDay iso={award.decided} />
        </>
      )}
      {award.amount !== null && (
        <>
          , <Money amount={award.amount} currency={award.currency} />
        </>
      )}
      .
    </p>
  );
}
