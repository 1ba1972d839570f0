import { timeText } from './feed.ts';

/**
 * A stretch of publication time, in milliseconds.
 * The services do not say whether their times are UTC or London's; windows are in whatever they mean, one after the other.
 */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export const dayMs = 24 * 3_600_000;

/** How often a window may be cut in two when it does not give all that it holds. */
const cuts = 3;

/** Days, both included, as windows of some hours. */
export function windowsOf(days: Window, hours: number): readonly Window[] {
  const windows: Window[] = [];
  for (let from = days.from; from < days.to; from += hours * 3_600_000)
    windows.push({ from, to: from + hours * 3_600_000 });
  return windows;
}

/** The two halves of a window; null where it is as short as one of `hours` may become. */
export function halvesOf(window: Window, hours: number): readonly [Window, Window] | null {
  const length = window.to - window.from;
  if (length <= (hours * 3_600_000) / 2 ** cuts) return null;
  const middle = window.from + length / 2;
  return [
    { from: window.from, to: middle },
    { from: middle, to: window.to },
  ];
}

/**
 * Whether all that belongs to a window was published when it was asked for.
 * Two hours of grace cover summer time and a service that indexes late.
 */
export const isOver = (window: Window, now: number): boolean => window.to + 2 * 3_600_000 <= now;

/** The window as a file name: `20250120T060000-20250120T120000`. */
export function nameOf(window: Window): string {
  return [window.from, window.to].map((moment) => timeText(moment).replace(/[-:]/g, '')).join('-');
}

/** The window as people read it: `2025-01-20 06:00 to 12:00`. */
export function describeWindow(window: Window): string {
  const [from, to] = [window.from, window.to].map((moment) => timeText(moment).slice(0, 16).replace('T', ' '));
  const sameDay = from?.slice(0, 10) === to?.slice(0, 10);
  return `${from} to ${sameDay ? to?.slice(11) : to}`;
}
