import { longDay } from '../../domain/number.ts';
import type { CheckAnswer } from '../../questions/draft-check.ts';
import { type CheckError, CheckForm, type CheckValues, ErrorSummary } from '../check-form.tsx';
import { BarrierTable, Unraised } from '../check-summary.tsx';
import { CheckedDraft, Note } from '../checked-draft.tsx';
import { Details } from '../form.tsx';
import { address, type Frame } from '../frame.ts';
import { Absent, Name } from '../mark.tsx';
import { page } from '../page.tsx';

/** A draft that can be tried with one click. */
export interface OfferedDraft {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

/** What `/check` shows: the form, and where a draft was given, what the check says about it. */
export interface CheckPageAnswer {
  readonly examples: readonly OfferedDraft[];
  /** The draft is one of the examples: its id. */
  readonly example: string | null;
  readonly values: CheckValues;
  readonly errors: readonly CheckError[];
  readonly checked: CheckAnswer | null;
}

/** `/check`: paste or upload a draft; findings beside the words that caused them. */
export function CheckPage(answer: CheckPageAnswer, frame: Frame) {
  const { checked } = answer;
  return page({
    title: answer.errors.length > 0 ? 'Error: Check a tender' : 'Check a tender',
    frame,
    passing: checked !== null && answer.example === null,
    main: checked ? <Result answer={answer} checked={checked} frame={frame} /> : <Opening answer={answer} />,
  });
}

/** The form, and what to try it with. */
function Opening({ answer: { examples, values, errors } }: { answer: CheckPageAnswer }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1>Check a tender before it is published</h1>
      <p class="lead">
        What in this draft could shut out innovators, small firms and social enterprises? Each finding stands beside the
        words that caused it, with its source and better words. There is no score.
      </p>
      <CheckForm values={values} errors={errors} />
      {examples.length > 0 && (
        <section class="section" aria-labelledby="examples">
          <h2 id="examples">Or try a made-up draft</h2>
          <ul class="offers">
            {examples.map(({ id, title, says }) => (
              <li>
                <a href={address('/check', { example: id })}>{title}</a>
                <span class="note">{says}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface ResultParts {
  readonly answer: CheckPageAnswer;
  readonly checked: CheckAnswer;
  readonly frame: Frame;
}

function Result({ answer, checked, frame }: ResultParts) {
  const beside = new Set(checked.sections.flatMap(({ findings }) => findings));
  const notice = checked.notice.source !== 'draft';
  const thing = notice ? 'notice' : 'draft';
  const whole = checked.findings.filter(({ number }) => number !== null && !beside.has(number));
  return (
    <>
      <nav class="crumbs" aria-label="Where you are">
        <a href="/check">Check another draft</a>
      </nav>
      <p class="dateline">{answer.example ? 'A made-up draft, to try the check with' : `Your ${thing}`}</p>
      <h1 dir="auto" class={checked.title.length > 60 ? 'long' : undefined}>
        <Name>{checked.title || `A ${thing} without a ${notice ? 'title' : 'heading'}`}</Name>
      </h1>
      <p class="says">{checked.sentence}</p>
      <p class="basis">
        Prompts to look, not legal advice: check with your legal team. The law stands here as read on{' '}
        {longDay(checked.readOn)}; the page of each check says what was compared with the text. Nothing that you sent is
        kept.
      </p>
      {checked.notes.map((note) => (
        <p class="basis">{note}</p>
      ))}
      <Keep />
      <section class="section barriers" aria-labelledby="barriers">
        <h2 id="barriers">Barrier by barrier</h2>
        <BarrierTable answer={checked} />
      </section>
      <section class="section" aria-labelledby="draft">
        <h2 id="draft">The {thing}, and what was found in it</h2>
        <CheckedDraft sections={checked.sections} findings={checked.findings} frame={frame} />
      </section>
      {whole.length > 0 && (
        <section class="section" aria-labelledby="whole">
          <h2 id="whole">About the {thing} as a whole</h2>
          <div class="whole-notes">
            {whole.map((finding) => (
              <Note finding={finding} frame={frame} />
            ))}
          </div>
        </section>
      )}
      <Unraised answer={checked} frame={frame} />
      <ReadAs checked={checked} />
      <section class="section" aria-labelledby="change">
        <h2 id="change">Change it and check again</h2>
        <Details summary="The text and the answers" open={answer.errors.length > 0}>
          <CheckForm values={answer.values} errors={answer.errors} again notice={notice} />
        </Details>
      </section>
    </>
  );
}

/** Files of this check; the form below is sent again with the format, so that nothing need be kept. */
const Keep = () => (
  <div class="keep">
    <p id="keep-label">Keep this check with the file of the procurement:</p>
    {(
      [
        ['docx', 'Word document (DOCX)'],
        ['markdown', 'Markdown'],
        ['json', 'JSON'],
      ] as const
    ).map(([format, words]) => (
      <button class="govuk-button govuk-button--secondary" type="submit" form="again" name="format" value={format}>
        {words}
      </button>
    ))}
  </div>
);

/** What kind of procurement the draft or notice was read as, and what would let more be assessed. */
function ReadAs({ checked }: { checked: CheckAnswer }) {
  const { kind, open } = checked;
  return (
    <section class="section halves" aria-labelledby="read-as">
      <div>
        <h2 id="read-as">What it was read as</h2>
        <dl class="govuk-summary-list">
          {kind.map(({ what, value, because }) => (
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{what}</dt>
              <dd class="govuk-summary-list__value">{value ?? <Absent because={because ?? 'not known'} />}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div>
        <h2>What would let more be assessed</h2>
        {open.length === 0 ? (
          <p>
            {checked.notice.source === 'draft'
              ? 'Nothing that you could fill in here.'
              : 'A notice says itself what can be assessed; the answers of the form are for drafts.'}
          </p>
        ) : (
          <ul class="plain">
            {open.map(({ asks, checks }) => (
              <li>
                {asks}{' '}
                {checks.length > 0 && (
                  <span class="quiet">
                    {checks.join(', ')} {checks.length === 1 ? 'waits' : 'wait'} for it.
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
