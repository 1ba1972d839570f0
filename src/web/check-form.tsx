/** The form of the check: the draft, pasted or as a file, and what a draft cannot say itself. */
import type { Child } from 'hono/jsx';
import { Button, Details, type Option, Select } from './form.tsx';

/** What stands in the form, by field. */
export type CheckValues = Readonly<Record<string, string | undefined>>;

/** Something in the form that cannot be taken as it is. */
export interface CheckError {
  readonly field: string;
  /** What is wrong and how to mend it. */
  readonly message: string;
}

interface FormParts {
  readonly values: CheckValues;
  readonly errors: readonly CheckError[];
  /** The form is there to be sent again: the text stands in it already. */
  readonly again?: boolean;
  /** What stands in it is a notice in JSON. */
  readonly notice?: boolean;
}

/** Largest file, for the hint; the reader holds to it. */
const megabytes = 10;
const fileTypes = '.docx,.pdf,.md,.markdown,.txt,.json,application/json,text/plain,text/markdown,application/pdf';

/** The whole form; it is sent by POST, so that a draft stands in no address and no log. */
export function CheckForm({ values, errors, again = false, notice = false }: FormParts) {
  return (
    <form class="check-form" id="again" action="/check" method="post" enctype="multipart/form-data" novalidate>
      <div>
        <Labelled
          field="text"
          label={again ? (notice ? 'The notice, as it was given' : 'The draft, as it was read') : 'Paste the draft'}
          errors={errors}
        >
          <textarea
            class={`govuk-textarea${errorOf(errors, 'text') ? ' govuk-textarea--error' : ''}`}
            id="text"
            name="text"
            rows={again ? 16 : 12}
            dir="auto"
            spellcheck={false}
            aria-describedby={describedBy(errors, 'text', false)}
          >
            {values.text ?? ''}
          </textarea>
        </Labelled>
        {!again && (
          <Labelled
            field="file"
            label="Or choose a file"
            hint={`DOCX, PDF, Markdown or plain text; or a notice, as an OCDS release in JSON. Up to ${megabytes} MB`}
            errors={errors}
          >
            <input
              class="govuk-file-upload"
              id="file"
              name="file"
              type="file"
              accept={fileTypes}
              aria-describedby={describedBy(errors, 'file', true)}
            />
          </Labelled>
        )}
        <p class="basis">Nothing that you send is kept or written down.</p>
      </div>
      <Answers values={values} errors={errors} />
      <p class="doors">
        <Button>{again ? 'Check again' : 'Check it'}</Button>
      </p>
    </form>
  );
}

const choose = (words: string, ...options: readonly (readonly [string, string])[]): readonly Option[] => [
  { value: '', words },
  ...options.map(([value, says]) => ({ value, words: says })),
];
const unsaid = 'not said';
const bodies = choose(
  unsaid,
  ['sub-central', 'council or other local body'],
  ['central', 'central government'],
  ['health', 'NHS body'],
  ['utility', 'utility'],
  ['other', 'another public body'],
);
const nations = choose(
  unsaid,
  ['england', 'England'],
  ['wales', 'Wales'],
  ['scotland', 'Scotland'],
  ['northern-ireland', 'Northern Ireland'],
);
const yesNo = choose(unsaid, ['yes', 'yes'], ['no', 'no']);
const sides = choose(unsaid, ['above', 'at or above it'], ['below', 'below it']);
const categories = choose(unsaid, ['services', 'services'], ['goods', 'goods'], ['works', 'works']);
const suitable = choose(
  unsaid,
  ['sme', 'small firms'],
  ['vcse', 'social enterprises and charities'],
  ['both', 'both'],
  ['neither', 'neither'],
);

/** The questions; those that most checks wait for stand first, the others are opened on demand. */
function Answers({ values, errors }: FormParts) {
  const text = (field: string, label: string, hint?: string, type: 'text' | 'date' = 'text') => (
    <Line field={field} label={label} hint={hint} type={type} value={values[field]} errors={errors} />
  );
  const select = (name: string, label: string, options: readonly Option[]) => (
    <Select name={name} label={label} value={values[name]} options={options} />
  );
  const more = ['extended', 'lots', 'light', 'framework', 'suitable', 'engagement'];
  return (
    <fieldset class="answers" aria-describedby="answers-why">
      <legend>What the draft cannot say itself</legend>
      <p class="basis" id="answers-why">
        All of it may stay empty. What is not answered is not guessed: the check then says what it could not assess.
      </p>
      <div class="answer-grid">
        {text('value', 'Estimated value', 'the whole contract, without tax: £600,000 or 1.5m')}
        {text('years', 'Length in years', 'without extensions')}
        {select('body', 'Who buys', bodies)}
        {select('nation', 'Where', nations)}
        {select('threshold', 'Threshold of the law', sides)}
        {select('category', 'What is bought', categories)}
        {text('publication', 'Planned publication', undefined, 'date')}
        {text('deadline', 'Tenders due', undefined, 'date')}
      </div>
      <Details summary="More that could be said" open={more.some((field) => values[field] || errorOf(errors, field))}>
        <div class="answer-grid">
          {text('extended', 'Length with all extensions, in years')}
          {text('lots', 'Number of lots')}
          {select('light', 'A light-touch service, such as social care', yesNo)}
          {select('framework', 'It sets up a framework', yesNo)}
          {select('suitable', 'Flagged as suitable for', suitable)}
          {text('engagement', 'When the market was asked, if it was', undefined, 'date')}
        </div>
      </Details>
    </fieldset>
  );
}

interface LineParts {
  readonly field: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly type: 'text' | 'date';
  readonly value: string | undefined;
  readonly errors: readonly CheckError[];
}

function Line({ field, label, hint, type, value, errors }: LineParts) {
  return (
    <Labelled field={field} label={label} hint={hint} errors={errors}>
      <input
        class={`govuk-input${errorOf(errors, field) ? ' govuk-input--error' : ''}`}
        id={field}
        name={field}
        type={type}
        value={value ?? ''}
        autocomplete="off"
        inputmode={field === 'years' || field === 'extended' || field === 'lots' ? 'decimal' : undefined}
        aria-describedby={describedBy(errors, field, hint !== undefined)}
      />
    </Labelled>
  );
}

interface LabelledParts {
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly errors: readonly CheckError[];
  readonly children?: Child;
}

function Labelled({ field, label, hint, errors, children }: LabelledParts) {
  const error = errorOf(errors, field);
  return (
    <div class={`field${error ? ' field--error' : ''}`}>
      <label class="govuk-label" for={field}>
        {label}
      </label>
      {hint && (
        <div id={`${field}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${field}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {error.message}
        </p>
      )}
      {children}
    </div>
  );
}

const errorOf = (errors: readonly CheckError[], field: string): CheckError | undefined =>
  errors.find((one) => one.field === field);

function describedBy(errors: readonly CheckError[], field: string, hint: boolean): string | undefined {
  const ids = [hint && `${field}-hint`, errorOf(errors, field) && `${field}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** What is wrong, each with a link to its field; read out as soon as the page is there. */
export function ErrorSummary({ errors }: { errors: readonly CheckError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          {errors.length === 1 ? 'One thing stands in the way' : `${errors.length} things stand in the way`}
        </h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-error-summary__list plain">
            {errors.map(({ field, message }) => (
              <li>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
