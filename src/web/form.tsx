/** Forms: GOV.UK’s markup for labels, hints, inputs and selects; every form is a GET whose answer has an address. */
import type { Child } from 'hono/jsx';

interface FieldParts {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly hint?: string;
  readonly type?: 'search' | 'text' | 'date';
  /** What could be typed, for browsers that offer it. */
  readonly offers?: readonly string[];
}

/** A labelled line to type in. Ids are the names of the fields: one form a page. */
export function Field({ name, label, value, hint, type = 'text', offers = [] }: FieldParts) {
  const hintId = hint ? `${name}-hint` : undefined;
  const offersId = offers.length > 0 ? `${name}-offers` : undefined;
  return (
    <div class="field">
      <label class="govuk-label" for={name}>
        {label}
      </label>
      {hint && (
        <div id={hintId} class="govuk-hint">
          {hint}
        </div>
      )}
      <input
        class="govuk-input"
        id={name}
        name={name}
        type={type}
        value={value ?? ''}
        aria-describedby={hintId}
        list={offersId}
        autocomplete="off"
        spellcheck={type === 'search' ? false : undefined}
      />
      {offersId && (
        <datalist id={offersId}>
          {offers.map((offer) => (
            <option value={offer} />
          ))}
        </datalist>
      )}
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly words: string;
}

/** A labelled choice. */
export function Select({
  name,
  label,
  value,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
}) {
  return (
    <div class="field">
      <label class="govuk-label" for={name}>
        {label}
      </label>
      <select class="govuk-select" id={name} name={name}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === (value ?? '')}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A form that narrows a list; all that it asks is in the address. */
export function FilterForm({ action, label, children }: { action: string; label: string; children?: Child }) {
  return (
    <search>
      <form class="filter" action={action} method="get" aria-label={label}>
        {children}
      </form>
    </search>
  );
}

export const Button = ({ children, quiet = false }: { children?: Child; quiet?: boolean }) => (
  <button class={quiet ? 'govuk-button govuk-button--secondary' : 'govuk-button'} type="submit">
    {children}
  </button>
);

/** Something that is opened on demand. */
export function Details({ summary, open = false, children }: { summary: Child; open?: boolean; children?: Child }) {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}
