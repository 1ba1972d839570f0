/** One exchange on the desk: its fields, and buttons to move and remove it. */
import { type RoleMapColumn, roleMapColumns } from '../../domain/role-map.ts';
import type { Cells } from './table-text.ts';

/** What a person does with a line. */
export interface RowEvents {
  readonly edit: (at: number, column: string, value: string) => void;
  readonly move: (at: number, by: -1 | 1) => void;
  readonly remove: (at: number) => void;
}

/** An element with a class and text, which is never read as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/** Columns that every line shows; the others are one step away. */
const first = ['from_role', 'to_role', 'deliverable', 'kind', 'form', 'value_provider', 'value_receiver'];
const labels: Readonly<Record<string, string>> = {
  from_role: 'From role',
  to_role: 'To role',
  deliverable: 'What moves',
  kind: 'Kind',
  form: 'Form',
  value_provider: 'Worth to the giver',
  value_receiver: 'Worth to the receiver',
  from_participant: 'Who gives',
  to_participant: 'Who receives',
  channel: 'How it travels',
  started: 'From day',
  ended: 'To day',
  quantity: 'How much',
  unit: 'Unit',
  cost_receiver: 'Cost to the receiver',
  importance: 'Importance',
  evidence: 'Said by',
};

/** What a column may hold where it is a choice; null where it is typed. */
function choices({ cell }: RoleMapColumn): readonly string[] | null {
  if (cell.type === 'word') return cell.words;
  if (cell.type !== 'number' || cell.high - cell.low > 10) return null;
  return ['', ...Array.from({ length: cell.high - cell.low + 1 }, (_, at) => String(cell.low + at))];
}

function fieldOf(
  column: RoleMapColumn,
  { cells, at, edit }: { cells: Cells; at: number; edit: RowEvents['edit'] },
): HTMLElement {
  const { name, cell, required } = column;
  const id = `${name}-${at}`;
  const value = cells[name] ?? '';
  const offered = choices(column);
  const field = make('div', `field ${name}`);
  const label = make('label', 'govuk-label', labels[name] ?? name);
  label.htmlFor = id;
  let input: HTMLInputElement | HTMLSelectElement;
  if (offered) {
    const select = make('select', 'govuk-select');
    const known = offered.includes(value) ? offered : [value, ...offered];
    select.append(
      ...known.map((one) => new Option(one === '' ? 'not rated' : one.replace('-', '−'), one, false, one === value)),
    );
    input = select;
  } else {
    const line = make('input', 'govuk-input');
    line.value = value;
    if (cell.type === 'day') line.type = 'date';
    if (cell.type === 'number') line.inputMode = 'decimal';
    if (name === 'from_role' || name === 'to_role') line.setAttribute('list', 'role-names');
    line.autocomplete = 'off';
    line.required = required;
    input = line;
  }
  input.id = id;
  input.addEventListener('change', () => edit(at, name, input.value));
  field.append(label, input);
  return field;
}

/** The line of an exchange at its place in the list. */
export function cardOf(cells: Cells, at: number, events: RowEvents): HTMLLIElement {
  const card = make('li', `draw-card ${cells.kind === 'intangible' ? 'intangible' : 'tangible'}`);
  card.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.id === `deliverable-${at}`) name(target.value);
    if (!(target instanceof HTMLSelectElement) || target.id !== `kind-${at}`) return;
    card.classList.toggle('intangible', target.value === 'intangible');
    card.classList.toggle('tangible', target.value !== 'intangible');
  });
  const fields = make('div', 'draw-fields');
  const more = make('details', 'govuk-details');
  const summary = make('summary', 'govuk-details__summary');
  summary.append(make('span', 'govuk-details__summary-text', 'More about this exchange'));
  const rest = make('div', 'draw-fields');
  for (const column of roleMapColumns) {
    if (column.name === 'sequence') continue;
    (first.includes(column.name) ? fields : rest).append(fieldOf(column, { cells, at, edit: events.edit }));
  }
  more.append(summary, rest);
  const tools = make('div', 'draw-moves');
  const act = (words: string, className: string, does: () => void) => {
    const button = make('button', `govuk-button govuk-button--secondary ${className}`, words);
    button.type = 'button';
    button.addEventListener('click', does);
    return button;
  };
  tools.append(
    act('Earlier', 'up', () => events.move(at, -1)),
    act('Later', 'down', () => events.move(at, 1)),
    act('Remove', 'gone', () => events.remove(at)),
  );
  /** Buttons say what they are about, to those who hear them one by one. */
  const name = (deliverable: string) => {
    for (const button of tools.querySelectorAll('button'))
      button.ariaLabel = `${button.textContent}: ${deliverable.trim() || `exchange ${at + 1}`}`;
  };
  name(cells.deliverable ?? '');
  card.append(fields, more, tools);
  return card;
}
