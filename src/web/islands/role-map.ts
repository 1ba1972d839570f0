/** The island of drawing: lines to fill in and a picture that follows them, in place of the table that is sent without a script. */
import { type RoleExchange, roleMapColumns } from '../../domain/role-map.ts';
import type { RoleNetwork } from '../../domain/value-network.ts';
import { RoleMapFile } from '../role-file.tsx';
import { RolePicture } from '../role-picture.tsx';
import { History } from './history.ts';
import { cardOf, make, type RowEvents } from './role-card.ts';
import { type Cells, exchangesOf, tableOf } from './table-text.ts';

interface State {
  readonly exchanges: Cells[];
  /** Roles that were added by name and may have no exchange yet. */
  readonly roles: string[];
}

const blank = (sequence: number): Cells => ({ sequence: String(sequence), kind: 'tangible', form: 'service' });

const numberIn = (cell: string | undefined): number | null => {
  const value = Number.parseFloat(cell ?? '');
  return Number.isFinite(value) ? value : null;
};

/** The exchanges as the picture draws them; those without both roles are not drawn yet. */
function drawn(exchanges: readonly Cells[]): RoleExchange[] {
  return exchanges.flatMap((cells): RoleExchange[] => {
    const { from_role: fromRole = '', to_role: toRole = '' } = cells;
    if (fromRole.trim() === '' || toRole.trim() === '') return [];
    const read = Object.fromEntries(
      roleMapColumns.map(({ name, field, cell }) => [
        field,
        cell.type === 'number' ? numberIn(cells[name]) : cells[name]?.trim() || null,
      ]),
    );
    return [
      {
        ...(read as unknown as RoleExchange),
        fromRole: fromRole.trim(),
        toRole: toRole.trim(),
        deliverable: cells.deliverable || '…',
      },
    ];
  });
}

/** The desk at which a map is drawn. */
class Desk {
  private state: State;
  private readonly history: History<State>;
  private readonly form: HTMLFormElement;
  private readonly text: HTMLTextAreaElement;
  private readonly picture = make('div', 'draw-picture');
  private readonly list = make('ol', 'draw-list');
  private readonly status = make('p', 'govuk-visually-hidden');
  private readonly names = make('datalist', '');
  private readonly roles = make('input', '');
  private readonly undoButton = button('Undo', () => this.go(this.history.undo(), 'Undone.'));
  private readonly redoButton = button('Do again', () => this.go(this.history.redo(), 'Done again.'));

  constructor(place: HTMLElement, form: HTMLFormElement, text: HTMLTextAreaElement, exchanges: Cells[]) {
    this.form = form;
    this.text = text;
    this.state = { exchanges, roles: [] };
    this.history = new History(this.state);
    this.status.role = 'status';
    this.names.id = 'role-names';
    this.roles.type = 'hidden';
    this.roles.name = 'roles';
    place.append(this.picture, this.tools(), this.list, this.foot(), this.names, this.roles, this.status);
    const field = document.getElementById('table-field');
    if (field) field.hidden = true;
    place.addEventListener('keydown', (event) => this.press(event));
    form.addEventListener('submit', () => this.write());
    this.show();
  }

  private tools(): HTMLElement {
    const bar = make('div', 'draw-tools');
    const role = make('input', 'govuk-input');
    role.id = 'new-role';
    role.maxLength = 300;
    const label = make('label', 'govuk-label', 'Add a role');
    label.htmlFor = role.id;
    const add = button('Add the role', () => {
      const name = role.value.trim();
      if (name === '') return role.focus();
      if (!this.state.roles.includes(name))
        this.change({ ...this.state, roles: [...this.state.roles, name] }, `Role ${name} added.`);
      role.value = '';
      role.focus();
    });
    role.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      add.click();
    });
    const file = button('Save as a file (CSV)', () =>
      save(`${this.title()}.csv`, 'text/csv', tableOf(this.state.exchanges)),
    );
    const svg = button('Picture (SVG)', () => save(`${this.title()}.svg`, 'image/svg+xml', this.svg()));
    const png = button('Picture (PNG)', () => void this.png());
    bar.append(label, role, add, this.undoButton, this.redoButton, file, svg, png);
    return bar;
  }

  private foot(): HTMLElement {
    const foot = make('p', 'draw-foot');
    foot.append(
      button('Add an exchange', () => {
        const next =
          this.state.exchanges.reduce(
            (most, { sequence }) => Math.max(most, numberIn(sequence) ?? 0),
            this.state.exchanges.length,
          ) + 1;
        this.change(
          { ...this.state, exchanges: [...this.state.exchanges, blank(next)] },
          'An exchange was added at the end.',
        );
        this.list.lastElementChild?.querySelector<HTMLInputElement>('input')?.focus();
      }),
    );
    return foot;
  }

  private title(): string {
    const name = this.form.elements.namedItem('name');
    return (name instanceof HTMLInputElement && name.value.trim()) || 'Role map';
  }

  private network(): RoleNetwork {
    const roles = this.state.roles.map((name) => ({
      name,
      says: null,
      sector: null,
      holders: null,
      beneficiary: false,
    }));
    return {
      id: 'drawn',
      name: this.title(),
      about: '',
      illustrative: null,
      purpose: null,
      worth: null,
      roles,
      facts: [],
      matches: [],
      exchanges: drawn(this.state.exchanges),
    };
  }

  private svg(): string {
    return String(RoleMapFile({ network: this.network(), embedded: false }));
  }

  private async png(): Promise<void> {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.svg())}`;
    await image.decode();
    const canvas = make('canvas', '');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && save(`${this.title()}.png`, 'image/png', blob));
  }

  private readonly events: RowEvents = {
    edit: (at, name, value) => {
      const exchanges = this.state.exchanges.map((cells, place) =>
        place === at ? { ...cells, [name]: value } : cells,
      );
      this.state = { ...this.state, exchanges };
      this.history.take(this.state);
      this.follow();
    },
    move: (at, by) => {
      const to = at + by;
      if (to < 0 || to >= this.state.exchanges.length) return;
      const exchanges = [...this.state.exchanges];
      exchanges.splice(to, 0, ...exchanges.splice(at, 1));
      const numbered = exchanges.map((cells, place) => ({ ...cells, sequence: String(place + 1) }));
      this.change({ ...this.state, exchanges: numbered }, `Moved to place ${to + 1}.`);
      this.list.children[to]?.querySelector<HTMLElement>(by < 0 ? '.up' : '.down')?.focus();
    },
    remove: (at) => {
      const exchanges = this.state.exchanges.filter((_, place) => place !== at);
      this.change({ ...this.state, exchanges }, `Exchange ${at + 1} removed. Undo brings it back.`);
      const next = this.list.children[Math.min(at, exchanges.length - 1)];
      (next?.querySelector<HTMLElement>('input') ?? this.undoButton).focus();
    },
  };

  private change(state: State, said: string): void {
    this.state = state;
    this.history.take(state);
    this.show();
    this.status.textContent = said;
  }

  private go(state: State | null, said: string): void {
    if (state === null) return;
    this.state = state;
    this.show();
    this.status.textContent = said;
  }

  /** Ctrl+Z goes back, except where a person is typing: there it is the browser's. */
  private press(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (typing || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) this.undoButton.click();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.redoButton.click();
    else return;
    event.preventDefault();
  }

  private show(): void {
    this.list.replaceChildren(...this.state.exchanges.map((cells, at) => cardOf(cells, at, this.events)));
    this.follow();
  }

  /** The picture, the names that are offered and the text follow the lines. */
  private follow(): void {
    const network = this.network();
    // Our own component escapes what people wrote.
    this.picture.innerHTML =
      network.exchanges.length + network.roles.length > 0 ? String(RolePicture({ network, id: 'drawn' })) : '';
    const names = new Set([
      ...network.roles.map(({ name }) => name),
      ...network.exchanges.flatMap(({ fromRole, toRole }) => [fromRole, toRole]),
    ]);
    this.names.replaceChildren(...[...names].map((name) => new Option(name)));
    this.undoButton.disabled = !this.history.canUndo;
    this.redoButton.disabled = !this.history.canRedo;
    this.write();
  }

  private write(): void {
    this.text.value = tableOf(this.state.exchanges);
    this.roles.value = this.state.roles.join('\n');
  }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const element = make('button', 'govuk-button govuk-button--secondary', words);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

/** Hands a file to the person, whose browser asks where to keep it. */
function save(name: string, type: string, content: string | Blob): void {
  const link = make('a', '');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name.replace(/[\\/:*?"<>|]+/g, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const place = document.getElementById('drawing');
const form = document.querySelector<HTMLFormElement>('form.draw');
const text = document.querySelector<HTMLTextAreaElement>('#table');
const exchanges = text && exchangesOf(text.value);
// A table that cannot be read here stays a table: the server says what is wrong with it.
if (place && form && text && exchanges) new Desk(place, form, text, exchanges);
