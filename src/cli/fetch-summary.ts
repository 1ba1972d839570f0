import { type Feed, timeText } from '../sources/live/feed.ts';
import type { Region } from '../sources/live/region.ts';
import { describeWindow, nameOf, type Window } from '../sources/live/window.ts';
import type { RunDone, WindowDone } from './fetch-run.ts';
import type { Selection } from './fetch-selection.ts';
import type { ImportDone } from './importing.ts';

/** What a fetch did: as plain words, and as the object that `--json` prints. */
export interface FetchDone {
  readonly lines: readonly string[];
  readonly report: ReturnType<typeof reportOf>;
}

export interface FetchFacts {
  readonly feed: Feed;
  readonly address: URL;
  readonly days: Window;
  readonly region: Region | null;
  readonly done: RunDone['windows'];
  readonly unasked: RunDone['unasked'];
  readonly selection: Selection;
  readonly requests: number;
  readonly imported: ImportDone | null;
}

/** Sums a fetch up. */
export function fetchSummary(facts: FetchFacts): FetchDone {
  const report = reportOf(facts);
  return { report, lines: linesOf(facts, report) };
}

const count = (number: number): string => number.toLocaleString('en-GB');

const last = (days: Window): string => timeText(days.to - 1).slice(0, 10);

function reportOf({ feed, address, days, region, done, unasked, selection, requests, imported }: FetchFacts) {
  const reported = done.map((window) => window.reported ?? null).filter((number) => number !== null);
  const named = (windows: readonly WindowDone[]) =>
    windows.map(({ window, because }) => ({ window: nameOf(window), because: because ?? null }));
  return {
    service: feed.id,
    address: address.href,
    from: timeText(days.from).slice(0, 10),
    to: last(days),
    requests,
    windows: done.map(({ window, outcome, known, releases, pages, reported, ending }) => ({
      window: nameOf(window),
      outcome,
      known,
      releases: releases ?? null,
      pages: pages ?? null,
      reported: reported ?? null,
      ending: ending ?? null,
    })),
    failed: named(done.filter((window) => window.outcome === 'failed')),
    short: named(done.filter((window) => window.outcome === 'short')),
    unasked: unasked.map(nameOf),
    releases: selection.releases,
    duplicates: selection.duplicates,
    /** Null where the publisher gives no count. */
    reported: reported.length > 0 ? reported.reduce((sum, number) => sum + number, 0) : null,
    repeatedPages: done.filter((window) => window.ending === 'repeated-page').length,
    region: region && selection.places ? { name: region.name, ...selection.places } : null,
    files: selection.paths,
    import: imported && {
      read: imported.read,
      kept: imported.kept,
      duplicate: imported.duplicate,
      quarantined: imported.quarantined,
      changed: imported.changed,
      snapshot: imported.snapshot.id,
    },
  };
}

function linesOf({ feed, done, unasked }: FetchFacts, report: FetchDone['report']): string[] {
  const { releases, duplicates, reported, region, repeatedPages } = report;
  const known = done.filter((window) => window.known).length;
  const open = done.some((window) => window.outcome === 'open');
  const lines = [
    `${feed.name}, ${report.from} to ${report.to}: ${count(releases)} releases in ${count(done.length)} windows${known > 0 ? `, ${count(known)} of them fetched before` : ''}; ${count(duplicates)} came more than once.`,
    reported === null
      ? `${feed.name} gives no count of what it has published, so there is none to compare with.`
      : `${feed.name} reports ${count(reported)} for the windows of which it gives a count.`,
  ];
  if (region) {
    lines.push(
      `${region.name}: ${count(region.inside)} kept, ${count(region.outside)} left out as for elsewhere, ${count(region.unplaced)} left out because they name no region.`,
    );
  }
  if (repeatedPages > 0)
    lines.push(`In ${count(repeatedPages)} windows a page came again; what came before it is kept.`);
  if (open) lines.push('The latest window is not over; the next fetch asks for it again.');
  for (const { window, because } of done.filter((one) => one.outcome === 'short')) {
    lines.push(`Perhaps not complete: ${describeWindow(window)}, since ${because}.`);
  }
  for (const { window, because } of done.filter((one) => one.outcome === 'failed')) {
    lines.push(`Not fetched: ${describeWindow(window)}; ${feed.name} ${because}.`);
  }
  if (unasked.length > 0) lines.push(`Not asked for, after too many failures: ${count(unasked.length)} more windows.`);
  if (report.failed.length + unasked.length > 0) lines.push('The same command again fetches only what is missing.');
  if (releases === 0 && report.failed.length === 0) lines.push('Nothing was published in these days.');
  return lines;
}
