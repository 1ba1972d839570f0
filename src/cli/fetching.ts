import { contractsFinder } from '../sources/live/contracts-finder.ts';
import { type Feed, timeText } from '../sources/live/feed.ts';
import { findATender } from '../sources/live/find-a-tender.ts';
import { Line, type Wire } from '../sources/live/line.ts';
import { type Region, regionNamed, regions } from '../sources/live/region.ts';
import { dayMs, type Window, windowsOf } from '../sources/live/window.ts';
import { type Command, jsonOption, type Surroundings, storeOption, type Words, wordsOff } from './command.ts';
import { fetchWindows } from './fetch-run.ts';
import { selectReleases } from './fetch-selection.ts';
import { type FetchDone, fetchSummary } from './fetch-summary.ts';
import { Fetched } from './fetched.ts';
import { type ImportDone, type ImportRequest, importPaths } from './importing.ts';
import { storeOf } from './store.ts';
import { summaryOf } from './summary.ts';

/** What fetching needs besides the surroundings of every command. */
export interface FetchTools {
  readonly wire: Omit<Wire, 'now'>;
  readonly importPaths: (request: ImportRequest, surroundings: Surroundings) => Promise<ImportDone>;
}

const feeds: readonly Feed[] = [contractsFinder, findATender];

/** Days that one fetch may cover. */
const dayLimit = 366;
/** Days before today that are fetched where no dates are given. */
const defaultDays = 7;
const windowChoices = ['1', '2', '3', '4', '6', '8', '12', '24'];

/** The command `fetch`, with the network and the import that it is to use. */
export function fetchCommandWith(tools: FetchTools): Command {
  return {
    name: 'fetch',
    summary: 'fetch published notices from Contracts Finder or Find a Tender, and import them',
    usage: 'contracts-finder|find-a-tender [--from DATE] [--to DATE] [--region NAME] [--store DIR]',
    help: `Without dates it fetches the last seven days. It asks slowly, one page at a time, and picks up where an earlier fetch was broken off. --region keeps what is to be delivered in one of: ${regions.map((region) => region.name).join(', ')}.`,
    options: {
      ...storeOption,
      ...jsonOption,
      from: { type: 'string', value: 'DATE', says: 'from this day of publication on (default: seven days ago)' },
      to: { type: 'string', value: 'DATE', says: 'up to this day, included (default: today)' },
      region: { type: 'string', value: 'NAME', says: 'import only what is for this region; everything is fetched' },
      'no-import': { type: 'boolean', says: 'only fetch, into the folder “fetched” of the store' },
      window: { type: 'string', value: 'HOURS', says: `hours asked for at once: ${windowChoices.join(', ')}` },
      pause: { type: 'string', value: 'SECONDS', says: 'wait between requests, from 1 to 600' },
      'service-url': { type: 'string', value: 'URL', says: 'ask this address instead of the service’s own' },
    },
    run: (words, surroundings) => run(words, surroundings, tools),
  };
}

/** The command `fetch` as people run it. */
export const fetchCommand: Command = fetchCommandWith({
  wire: {
    fetch: (...request) => fetch(...request),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
    deadline: (ms) => AbortSignal.timeout(ms),
  },
  importPaths,
});

async function run(words: Words, surroundings: Surroundings, tools: FetchTools): Promise<number> {
  const { terminal, now, version } = surroundings;
  const feed = feedOf(words);
  const address = addressOf(words, feed, surroundings.env);
  const days = daysOf(words, now());
  const region = regionOf(words);
  const windowHours = numberOf(words, 'window', feed.windowHours, (hours) => windowChoices.includes(String(hours)));
  const pauseMs = 1000 * numberOf(words, 'pause', feed.pauseMs / 1000, (seconds) => seconds >= 1 && seconds <= 600);
  const say = (message: string) => terminal.say(message);
  const clock = () => now().getTime();
  const wire: Wire = { ...tools.wire, now: clock };
  const fetched = new Fetched(storeOf(words), feed.id, address.href);
  const line = new Line({ feed, address, wire, userAgent: `commonweal/${version}`, pauseMs, onWait: say });
  const windows = windowsOf(days, windowHours).filter((window) => window.from <= clock());
  const { windows: done, unasked } = await fetchWindows({
    windows,
    windowHours,
    feed,
    address,
    line,
    fetched,
    now: clock,
    say,
  });
  const files = done
    .filter((window) => (window.releases ?? 0) > 0 && window.outcome !== 'failed')
    .map(({ window }) => fetched.path(window));
  const selection = await selectReleases(files, fetched.folder, region);
  const imported =
    selection.paths.length === 0 || words.flag('no-import')
      ? null
      : await tools.importPaths({ paths: selection.paths, store: storeOf(words), afresh: false }, surroundings);
  const summary = fetchSummary({
    feed,
    address,
    days,
    region,
    done,
    unasked,
    selection,
    requests: line.requests,
    imported,
  });
  print(summary, imported, words.flag('json'), surroundings);
  return summary.report.failed.length + summary.report.short.length + unasked.length > 0 ? 1 : 0;
}

function print(summary: FetchDone, imported: ImportDone | null, json: boolean, { terminal }: Surroundings): void {
  if (json) {
    terminal.print(JSON.stringify(summary.report));
    return;
  }
  for (const line of summary.lines) terminal.print(line);
  if (imported) terminal.print(summaryOf(imported));
}

function feedOf(words: Words): Feed {
  const [name, ...more] = words.operands;
  const feed = feeds.find((one) => one.id === name);
  if (feed && more.length === 0) return feed;
  throw wordsOff('fetch', `Name one service: ${feeds.map((one) => one.id).join(' or ')}.`);
}

const variableOf = (feed: Feed): string => `COMMONWEAL_${feed.id.toUpperCase().replaceAll('-', '_')}`;

/** The address to ask: the service's own, or one that the user trusts; https, or http on this machine. */
function addressOf(words: Words, feed: Feed, env: Surroundings['env']): URL {
  const given = words.text('service-url') ?? env[variableOf(feed)];
  if (given === undefined || given === '') return new URL(feed.address);
  const url = URL.canParse(given) ? new URL(given) : null;
  const loopback = url !== null && /^(127(\.\d+){3}|localhost|\[::1\])$/.test(url.hostname);
  const allowed = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback));
  if (!allowed || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw wordsOff(
      'fetch',
      `“${given.slice(0, 80)}” is no address to ask. Give an https address without a query, or http on this machine.`,
    );
  }
  return url;
}

/** The days to fetch, from the beginning of the first to the end of the last. */
function daysOf(words: Words, now: Date): Window {
  const today = dayOf(now.toISOString().slice(0, 10), '');
  const to = words.text('to') === undefined ? today : dayOf(words.text('to') ?? '', '--to ');
  const from = words.text('from') === undefined ? to - defaultDays * dayMs : dayOf(words.text('from') ?? '', '--from ');
  if (from > to)
    throw wordsOff(
      'fetch',
      `The first day, ${timeText(from).slice(0, 10)}, comes after the last, ${timeText(to).slice(0, 10)}.`,
    );
  if (from > today) throw wordsOff('fetch', `${timeText(from).slice(0, 10)} has not come yet; nothing is published.`);
  if (to - from >= dayLimit * dayMs)
    throw wordsOff('fetch', `Fetch at most ${dayLimit} days at once; what is fetched stays.`);
  return { from, to: to + dayMs };
}

function dayOf(text: string, option: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 30 February for 2 March where it takes it at all.
  if (Number.isNaN(day) || timeText(day).slice(0, 10) !== text)
    throw wordsOff('fetch', `${option}“${text.slice(0, 40)}” is no day. Write it as 2025-01-31.`);
  return day;
}

function regionOf(words: Words): Region | null {
  const given = words.text('region');
  if (given === undefined) return null;
  const region = regionNamed(given);
  if (!region)
    throw wordsOff(
      'fetch',
      `“${given.slice(0, 40)}” is no region. It is one of: ${regions.map((one) => one.name).join(', ')}.`,
    );
  return region;
}

function numberOf(words: Words, option: string, otherwise: number, allowed: (value: number) => boolean): number {
  const given = words.text(option);
  if (given === undefined) return otherwise;
  const value = /^\d{1,4}(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
  if (!allowed(value)) throw wordsOff('fetch', `--${option} cannot be “${given.slice(0, 20)}”.`);
  return value;
}
