/** The map’s island: takes the place of the drawn picture where WebGL is there; where it is not, the picture stays. */
import type { MapAnswer, MapNode } from '../../questions/map.ts';
import { pathTo } from '../frame.ts';
import { nodeInWords } from '../map-words.ts';
import type { Stage } from './stage.ts';
import { type Direction, nextStop } from './walk.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** An element with a class and text, which is never read as markup. */
function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

function hasWebGl(): boolean {
  try {
    return Boolean(document.createElement('canvas').getContext('webgl2'));
  } catch {
    return false;
  }
}

/** Who the address asks for when this participant’s neighbourhood is to be drawn alone. */
function around(id: string): string {
  const url = new URL(location.href);
  for (const name of ['q', 'community', 'steps', 'page']) url.searchParams.delete(name);
  url.searchParams.set('at', id);
  return url.pathname + url.search;
}

/** Everything a person can do with the stage: walk, search, choose, zoom; and what is said about it. */
class Guide {
  private readonly stage: Stage;
  private readonly frame: HTMLElement;
  private readonly status = make('p', 'govuk-visually-hidden');
  private readonly card = make('div', 'map-card');
  private current: string | null = null;

  constructor(stage: Stage, frame: HTMLElement) {
    this.stage = stage;
    this.frame = frame;
    this.status.role = 'status';
    this.card.hidden = true;
    frame.append(this.card, this.tools());
    frame.after(this.status);
    frame.tabIndex = 0;
    frame.role = 'application';
    frame.ariaLabel =
      'Map. Arrow keys walk from neighbour to neighbour, Enter opens a page, plus and minus zoom, Escape lets go. The table below says the same.';
    frame.addEventListener('keydown', (event) => this.press(event));
    document.querySelector<HTMLInputElement>('.filter #q')?.addEventListener('keydown', (event) => this.search(event));
  }

  /** Stands at a participant: shows it with its partners and says so. */
  choose(id: string | null, near = false): void {
    this.current = id ?? this.current;
    this.stage.choose(id);
    this.card.hidden = id === null;
    if (id === null) return;
    const { node } = this.stage.actors.get(id) as { node: MapNode };
    this.stage.goTo(id, near);
    this.status.textContent = nodeInWords(node);
    this.card.replaceChildren(...this.about(node));
  }

  private about(node: MapNode): readonly HTMLElement[] {
    const name = make('p', 'map-card-name');
    const link = make('a', '', node.name);
    link.href = pathTo('/participants', node.id);
    name.append(link);
    const rest = make('p', 'basis', nodeInWords(node).slice(node.name.length + 2));
    const alone = make('p', 'basis');
    const only = make('a', '', 'Only its neighbourhood');
    only.href = around(node.id);
    alone.append(only);
    return [name, rest, alone];
  }

  private tools(): HTMLElement {
    const tools = make('div', 'map-tools');
    const add = (sign: string, says: string, act: () => void) => {
      const button = make('button', '', sign);
      button.type = 'button';
      button.ariaLabel = says;
      button.title = says;
      button.addEventListener('click', act);
      tools.append(button);
    };
    add('+', 'Nearer', () => this.stage.zoom(1 / 1.6));
    add('−', 'Further off', () => this.stage.zoom(1.6));
    add('⤢', 'All of the map', () => this.stage.reset());
    return tools;
  }

  private press(event: KeyboardEvent): void {
    if (event.target !== this.frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction) this.walk(direction);
    else if (event.key === 'Enter' && this.current !== null) location.assign(pathTo('/participants', this.current));
    else if (event.key === '+' || event.key === '=') this.stage.zoom(1 / 1.6);
    else if (event.key === '-') this.stage.zoom(1.6);
    else if (event.key === 'Home') this.stage.reset();
    else if (event.key === 'Escape') this.letGo();
    else return;
    event.preventDefault();
  }

  private walk(direction: Direction): void {
    const [largest] = this.stage.actors.keys();
    if (this.current === null) {
      if (largest !== undefined) this.choose(largest);
      return;
    }
    const next = nextStop(this.stage.placeOf(this.current), direction, this.stage.neighboursOf);
    if (next) this.choose(next.id);
    else this.status.textContent = 'No neighbour lies that way.';
  }

  private letGo(): void {
    this.choose(null);
    this.status.textContent = 'Everybody is shown alike.';
  }

  /** Enter in the search box moves to who is called so; where nobody on the stage is, the server is asked. */
  private search(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    const words = (event.target as HTMLInputElement).value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return;
    const isCalled = ({ name }: MapNode) => words.every((word) => name.toLowerCase().includes(word));
    const hits = [...this.stage.actors.values()].map(({ node }) => node).filter(isCalled);
    const begins = ({ name }: MapNode) => (name.toLowerCase().startsWith(words[0] as string) ? 0 : 1);
    const [best] = hits.sort((a, b) => begins(a) - begins(b) || b.partners - a.partners);
    if (!best) return;
    event.preventDefault();
    this.choose(best.id, true);
    this.frame.focus();
    this.frame.scrollIntoView({ block: 'nearest' });
  }
}

/** Scrolling a page over the map scrolls the page; the map takes the wheel and fingers once somebody has turned to it. */
function leaveScrolling(frame: HTMLElement): void {
  const isTurnedTo = () => frame.contains(document.activeElement);
  frame.addEventListener(
    'wheel',
    (event) => {
      if (!isTurnedTo() && !event.ctrlKey) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
  frame.addEventListener(
    'touchstart',
    (event) => {
      if (!isTurnedTo() && event.touches.length < 2) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
  frame.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.target instanceof HTMLCanvasElement)
      frame.focus({ preventScroll: true });
  });
}

async function begin(): Promise<void> {
  const frame = document.querySelector<HTMLElement>('#map[data-source]');
  const picture = frame?.querySelector('svg');
  if (!frame?.dataset.source || !picture || frame.dataset.shows !== 'participants' || !hasWebGl()) return;
  const [answer, { Stage }] = await Promise.all([
    fetch(frame.dataset.source).then((response) => {
      if (!response.ok) throw new Error(`The map answered ${response.status}.`);
      return response.json() as Promise<MapAnswer>;
    }),
    // The library touches WebGL as soon as it is read, so it is read only where that is there.
    import('./stage.ts'),
    document.fonts.ready,
  ]);
  const { width, height } = picture.getBoundingClientRect();
  frame.style.aspectRatio = `${width} / ${height}`;
  const canvas = make('div', 'map-canvas');
  frame.append(canvas);
  try {
    let guide: Guide | null = null;
    const stage = new Stage(canvas, answer, { choose: (id) => guide?.choose(id) });
    guide = new Guide(stage, frame);
    leaveScrolling(frame);
    // It stays for the printer, which does not print canvases.
    frame.classList.add('live');
    frame.dataset.ready = 'true';
  } catch (error) {
    // Whatever a graphics driver refuses: the picture is still there and says the same.
    canvas.remove();
    frame.style.aspectRatio = '';
    console.warn('The map stays a picture.', error);
  }
}

begin().catch((error) => console.warn('The map stays a picture.', error));
