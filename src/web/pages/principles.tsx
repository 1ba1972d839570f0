import { count, counted, percent, unbroken } from '../../domain/number.ts';
import type { PrincipleAnswer } from '../../measures/principles/principle.ts';
import type { PrinciplesAnswer } from '../../questions/principles.ts';
import { FigureTable } from '../finding.tsx';
import { Button, Details, Field, FilterForm, Select } from '../form.tsx';
import { address, type Frame, hasDoor, pathTo } from '../frame.ts';
import { Absent, LongDay, Name } from '../mark.tsx';
import { hasNumber } from '../measure.tsx';
import { page } from '../page.tsx';
import { PrinciplePicture } from '../principle-picture.tsx';
import { OverlayPicture } from '../role-picture.tsx';

/** A network that can be chosen, by its id in an address. */
export interface NetworkChoice {
  readonly id: string;
  readonly name: string;
}

/** What the page of principles shows: one network, or two beside each other. */
export interface PrinciplesPageAnswer {
  readonly query: PrinciplesQuery;
  readonly choices: readonly NetworkChoice[];
  readonly one: PrinciplesAnswer;
  readonly other: PrinciplesAnswer | null;
}

/** What may stand in the address of the page. */
export interface PrinciplesQuery {
  readonly network?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly compare?: string | undefined;
  readonly compare_from?: string | undefined;
  readonly compare_to?: string | undefined;
}

/** `/principles`: the thirteen principles of a network, as a convenor prints them for a meeting. */
export function PrinciplesPage({ query, choices, one, other }: PrinciplesPageAnswer, frame: Frame) {
  return page({
    title: `Thirteen principles: ${one.network.name}`,
    frame,
    main: (
      <>
        <h1>What does this network really do?</h1>
        <p class="lead">
          Thirteen principles of value networks, each a sentence about <Name>{one.network.name}</Name>
          {other && (
            <>
              {' '}
              beside <Name>{other.network.name}</Name>
            </>
          )}
          . What cannot be said is said too, with the reason.
          {hasDoor(frame, '/networks') && (
            <>
              {' '}
              <a href="/networks">Networks, and how to draw one</a>.
            </>
          )}
        </p>
        <Made answer={one} />
        <Choice query={query} choices={choices} />
        <ol class="principles">
          {one.answers.map((answer, at) => (
            <li>
              <Principle
                answer={answer}
                other={other?.answers[at] ?? null}
                frame={frame}
                query={query}
                drawn={one.drawn}
                names={[nameOf(one), other ? nameOf(other) : '']}
              />
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

const periodOf = ({ from, to }: PrinciplesAnswer['period']): string =>
  from || to ? `${from ?? 'the beginning'} to ${to ?? 'the end'}` : 'all years';

const nameOf = ({ network, period }: PrinciplesAnswer): string => `${network.name}, ${periodOf(period)}`;

/** What the network is made of, by layer, and what of it is made up. */
function Made({
  answer: { network, participantCount, recordCount, declaredCount, joined },
}: {
  answer: PrinciplesAnswer;
}) {
  const whole = recordCount + declaredCount;
  const share = (part: number) => (whole === 0 ? '' : ` (${percent(part / whole)})`);
  return (
    <>
      <p class="dateline">
        {counted(participantCount, network.grain === 'role' ? 'role' : 'participant')};{' '}
        {counted(recordCount, 'recorded exchange')}
        {share(recordCount)} and {counted(declaredCount, 'declared exchange')}
        {share(declaredCount)}
        {network.leftOut > 0 && `; ${count(network.leftOut)} more have a side that is not known and are left out`}.
        {network.asOf && (
          <>
            {' '}
            Data to <LongDay iso={network.asOf} />.
          </>
        )}
      </p>
      {joined && (
        <p class="basis">
          {joined.matched.length === 0
            ? 'No participant of the map is one of the record: the two stand side by side. A match takes an identifier or a judgement, never a like name alone.'
            : `${joined.matched.length} of the map’s participants are organisations of the record, by identifier or judgement; ${joined.unmatched.length} are not.`}
        </p>
      )}
      {network.illustrative && (
        <p class="attention">
          <strong>Partly illustrative.</strong> {network.illustrative}
        </p>
      )}
    </>
  );
}

/** The form by which another network, another period, or a second one beside this is chosen. */
function Choice({ query, choices }: { query: PrinciplesQuery; choices: readonly NetworkChoice[] }) {
  const options = choices.map(({ id, name }) => ({ value: id, words: name }));
  return (
    <FilterForm action="/principles" label="Choose a network">
      <Select name="network" label="Network" value={query.network ?? choices[0]?.id} options={options} />
      <Field name="from" type="date" label="From" value={query.from} />
      <Field name="to" type="date" label="To" value={query.to} />
      <Button>Show</Button>
      <Details
        summary="Set another network or another period beside it"
        open={Boolean(query.compare || query.compare_from || query.compare_to)}
      >
        <div class="filter-more">
          <Select
            name="compare"
            label="Beside it, the network"
            value={query.compare}
            options={[{ value: '', words: 'The same, in another period' }, ...options]}
          />
          <Field name="compare_from" type="date" label="Beside it, from" value={query.compare_from} />
          <Field name="compare_to" type="date" label="Beside it, to" value={query.compare_to} />
        </div>
      </Details>
    </FilterForm>
  );
}

interface PrincipleParts {
  readonly answer: PrincipleAnswer;
  readonly other: PrincipleAnswer | null;
  readonly frame: Frame;
  readonly query: PrinciplesQuery;
  /** The role map to draw on. */
  readonly drawn: PrinciplesAnswer['drawn'];
  readonly names: readonly [string, string];
}

function Principle({ answer, other, frame, query, drawn, names }: PrincipleParts) {
  const { id, name, principle, advice } = answer;
  return (
    <article class="measure principle" id={id} aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`} class="eyebrow">
        <span class="code">{id}</span> {name}
      </h2>
      <p class="basis">{principle}.</p>
      {other === null ? (
        <div class="halves uneven">
          <div>
            <Said answer={answer} />
            {advice && (
              <p class="advice">
                <strong>What one might do.</strong> {advice}
              </p>
            )}
            <Behind answer={answer} frame={frame} query={query} />
          </div>
          <div>{answer.picture && <PrinciplePicture picture={answer.picture} id={id} />}</div>
        </div>
      ) : (
        <div class="halves beside">
          {[answer, other].map((side, at) => (
            <section>
              <h3>{names[at]}</h3>
              <Said answer={side} />
              {side.picture && <PrinciplePicture picture={side.picture} id={`${id}-${at}`} />}
              <Behind answer={side} frame={frame} query={query} />
            </section>
          ))}
        </div>
      )}
      {other === null && drawn && answer.overlay && <OverlayPicture network={drawn} overlay={answer.overlay} id={id} />}
    </article>
  );
}

/** The sentence, or why there is none, and what belongs to it. */
function Said({ answer }: { answer: PrincipleAnswer }) {
  const [first, ...rest] = answer.cautions;
  if (!hasNumber(answer))
    return (
      <p class="says">
        <Absent because={answer.sentence} />
      </p>
    );
  return (
    <>
      <p class="says">{unbroken(answer.sentence)}</p>
      {first && <p class="basis">{unbroken(first)}</p>}
      {rest.length > 0 && (
        <Details summary={`${rest.length} more ${rest.length === 1 ? 'caution' : 'cautions'}`}>
          <ul>
            {rest.map((caution) => (
              <li>{unbroken(caution)}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

/** Every figure one step away, and how it is made. */
function Behind({ answer, frame, query }: { answer: PrincipleAnswer; frame: Frame; query: PrinciplesQuery }) {
  const { id } = answer;
  return (
    <>
      <Details summary={`All figures of ${id}, and what each rests on`}>
        <FigureTable answer={answer} />
      </Details>
      {hasDoor(frame, '/methods') && (
        <p class="basis links">
          <a href={address(pathTo('/methods', id), { network: query.network, from: query.from, to: query.to })}>
            How {id} is made
          </a>
        </p>
      )}
    </>
  );
}
