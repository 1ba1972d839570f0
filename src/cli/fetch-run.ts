import type { Feed } from '../sources/live/feed.ts';
import type { Line, Unanswered } from '../sources/live/line.ts';
import { type Doubt, isDoubt, readWindow, type WindowRead } from '../sources/live/pager.ts';
import { describeWindow, halvesOf, isOver, type Window } from '../sources/live/window.ts';
import type { Fetched, WindowState } from './fetched.ts';

/** A window that was to be fetched, or a part of one that was cut in two. */
export interface WindowDone extends WindowState {
  readonly window: Window;
  /** True where a file of an earlier fetch was taken. */
  readonly known: boolean;
}

export interface RunDone {
  readonly windows: readonly WindowDone[];
  /** Windows that were not asked for, because the service had failed too often. */
  readonly unasked: readonly Window[];
}

/** After so many windows in a row that failed, a service is left alone. */
export const failureLimit = 3;

export interface RunOptions {
  readonly windows: readonly Window[];
  readonly windowHours: number;
  readonly feed: Feed;
  readonly address: URL;
  readonly line: Line;
  readonly fetched: Fetched;
  readonly now: () => number;
  readonly say: (message: string) => void;
}

/** Fetches windows in order, those that are complete on disk excepted, each into its file. */
export async function fetchWindows(options: RunOptions): Promise<RunDone> {
  const done: WindowDone[] = [];
  const todo = [...options.windows];
  let failures = 0;
  while (failures < failureLimit) {
    const window = todo.shift();
    if (window === undefined) break;
    const halves = halvesOf(window, options.windowHours);
    const known = options.fetched.state(window);
    if (known?.outcome === 'complete') {
      done.push({ ...known, window, known: true });
      continue;
    }
    const state = known?.outcome === 'halved' && halves ? known : await fetchWindow(window, halves !== null, options);
    if (state.outcome === 'halved' && halves) {
      todo.unshift(...halves);
      continue;
    }
    failures = state.outcome === 'failed' ? failures + 1 : 0;
    // Who throttles through all tries wants to be left alone, whatever the window.
    if (state.fault === 'throttled') failures = failureLimit;
    done.push({ ...state, window, known: false });
  }
  return { windows: done, unasked: todo };
}

const doubts: Readonly<Record<Doubt, string>> = {
  'too-many-pages': 'there are more pages than a window may have',
  'full-last-page': 'its last page is full and links to no next one',
  'fewer-than-reported': 'there are fewer releases than the publisher reports',
};

async function fetchWindow(window: Window, divisible: boolean, options: RunOptions): Promise<WindowState> {
  const { feed, address, line, fetched, now, say } = options;
  const asked = now();
  const draft = fetched.draft(window);
  try {
    const read = await readWindow(window, { line, feed, address }, (page) => draft.addPage(page));
    const { said, ...state } = judge(read, { divisible, over: isOver(window, asked), name: feed.name });
    if (state.outcome !== 'failed' && state.outcome !== 'halved') draft.keep();
    say(`${describeWindow(window)}: ${said}`);
    const noted = { ...state, asked: new Date(asked).toISOString() };
    fetched.note(window, noted);
    return noted;
  } finally {
    draft.drop();
  }
}

/** What a window that was read becomes, and what is said of it. */
function judge(
  read: WindowRead | Unanswered,
  about: { readonly divisible: boolean; readonly over: boolean; readonly name: string },
): Omit<WindowState, 'asked'> & { readonly said: string } {
  if ('code' in read) {
    return {
      outcome: 'failed',
      fault: read.code,
      because: read.message,
      said: `not fetched. ${about.name} ${read.message}.`,
    };
  }
  const { ending, releases } = read;
  const amount = `${releases} ${releases === 1 ? 'release' : 'releases'}`;
  if (isDoubt(ending)) {
    const because = doubts[ending];
    if (about.divisible) return { outcome: 'halved', ...read, said: `${because}; asking for its halves.` };
    if (ending !== 'too-many-pages') return { outcome: 'short', ...read, because, said: `${amount}, but ${because}.` };
    const endless = `gives page after page without an end (${read.pages} were read)`;
    return { outcome: 'failed', fault: 'endless', because: endless, said: `not kept. ${about.name} ${endless}.` };
  }
  const said = ending === 'repeated-page' ? `${amount}; then a page came again.` : amount;
  return { outcome: about.over ? 'complete' : 'open', ...read, said };
}
