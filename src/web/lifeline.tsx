/** A process drawn as a line through time: every day at its place, what passed between, and what is not published dashed. */
import { daysBetween, day as writeDay } from '../domain/number.ts';
import type { Moment } from '../questions/process.ts';
import { gap } from './mark.tsx';

const width = 420;
const axis = 84;
const words = 106;
const lineHeight = 16;
/** Below each entry, so that two of them are told apart. */
const space = 8;
/** Above the first day and below the last: where what is absent stands. */
const end = 34;
/** Shortest and longest line between the first and the last day, unless the words need more. */
const shortest = 220;
const longest = 460;
/** Days whose words are written, and of those the ones that only change something; further ones are marks. */
const wordLimit = 14;
const changeLimit = 3;
/** Characters that fit on a line of words. */
const lineLength = 46;
/** A stretch of the line that is long enough to say how long it took. */
const gapHeight = 18;

interface Dated extends Moment {
  readonly dated: string;
}

/** All that happened on one day. */
interface Entry {
  readonly dated: string;
  readonly lines: readonly string[];
  readonly sorts: readonly Moment['sort'][];
  /** Where the day stands on the line, and where its words begin. */
  y: number;
  top: number;
}

/** The line; nothing where fewer than two days are known. `asOf` is how far the data goes: what lies after it is a plan. */
export function Lifeline({ moments, asOf }: { moments: readonly Moment[]; asOf: string | null }) {
  const dated = moments.filter((moment): moment is Dated => moment.dated !== null);
  const entries = entriesOf(dated);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || first === last) return null;
  const [before, after] = [absentBefore(moments), absentAfter(moments)];
  const height = place(entries) + (after ? end : 12);
  const period = periodOf(entries);
  const planned = asOf === null ? null : yOf(entries, asOf);
  return (
    <svg class="lifeline" viewBox={`0 0 ${width} ${height.toFixed(0)}`} role="img" aria-labelledby="lifeline-title">
      <title id="lifeline-title">{entries.map(inWords).join('; ')}</title>
      {before && <Beyond y={16} label={before} from={22} to={first.y} />}
      <path d={`M${axis} ${first.y}V${(planned ?? last.y).toFixed(1)}`} />
      {planned !== null && <path class="beyond" d={`M${axis} ${planned.toFixed(1)}V${last.y.toFixed(1)}`} />}
      {period && <path class="during" d={`M${axis} ${period[0].toFixed(1)}V${period[1].toFixed(1)}`} />}
      {entries.slice(1).map((entry, index) => (
        <Gap before={entries[index] as Entry} after={entry} />
      ))}
      {entries.map((entry) => (
        <Day entry={entry} />
      ))}
      {after && <Beyond y={height - 8} label={after} from={last.y} to={height - 14} />}
    </svg>
  );
}

function entriesOf(dated: readonly Dated[]): readonly Entry[] {
  const days = new Map<string, Dated[]>();
  for (const moment of dated)
    days.set(moment.dated.slice(0, 10), [...(days.get(moment.dated.slice(0, 10)) ?? []), moment]);
  const entries = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  const isChange = ([, of]: (typeof entries)[number]): boolean => of.every(({ sort }) => sort === 'change');
  // There can be a hundred changes, and the list beside names them all.
  const changes = entries.filter(isChange).slice(0, changeLimit);
  const events = entries.filter((entry) => !isChange(entry)).slice(0, wordLimit - changes.length);
  const worded = new Set([...changes, ...events]);
  return entries.map((entry) => {
    const [iso, of] = entry;
    const lines = worded.has(entry) ? [...new Set(of.map(({ label }) => shorten(label)))].slice(0, 4) : [];
    return { dated: iso, lines, sorts: of.map(({ sort }) => sort), y: 0, top: 0 };
  });
}

const shorten = (label: string): string => (label.length > lineLength ? `${label.slice(0, lineLength - 1)}…` : label);
const heightOf = ({ lines }: Entry): number => (lines.length === 0 ? 0 : (lines.length + 1) * lineHeight + space);

/** Puts each day at its place and its words beside it, apart from each other; answers how high that is. */
function place(entries: readonly Entry[]): number {
  const needed = entries.reduce((sum, entry) => sum + heightOf(entry), 0);
  const [first, last] = [entries[0] as Entry, entries.at(-1) as Entry];
  const days = daysBetween(first.dated, last.dated) ?? 1;
  const tall = Math.max(needed - heightOf(last), Math.min(longest, Math.max(shortest, days / 4)));
  let free = 0;
  for (const entry of entries) {
    entry.y = end + ((daysBetween(first.dated, entry.dated) ?? 0) / days) * tall;
    entry.top = Math.max(entry.y - lineHeight / 2, free);
    free = entry.top + heightOf(entry);
  }
  // What was pushed below the end is pushed up again from there.
  let limit = end + tall + heightOf(last);
  for (const entry of [...entries].reverse()) {
    entry.top = Math.min(entry.top, limit - heightOf(entry));
    limit = entry.top;
  }
  return end + tall + heightOf(last);
}

/** Where a day between the first and the last would stand; null for one that is not between them. */
function yOf(entries: readonly Entry[], iso: string): number | null {
  const [first, last] = [entries[0] as Entry, entries.at(-1) as Entry];
  if (iso <= first.dated || iso >= last.dated) return null;
  const share = (daysBetween(first.dated, iso) ?? 0) / (daysBetween(first.dated, last.dated) || 1);
  return first.y + share * (last.y - first.y);
}

/** Where the contract runs, from its first start to its last end. */
function periodOf(entries: readonly Entry[]): readonly [number, number] | null {
  const start = entries.find(({ sorts }) => sorts.includes('start'));
  const stop = entries.findLast(({ sorts }) => sorts.includes('end'));
  return start && stop && stop.y > start.y ? [start.y, stop.y] : null;
}

function Day({ entry: { dated, lines, sorts, y, top } }: { entry: Entry }) {
  const isAward = sorts.includes('award');
  const middle = top + lineHeight / 2;
  return (
    <>
      {lines.length > 0 && <path class="leader" d={`M${axis + 8} ${y.toFixed(1)}L${words - 6} ${middle.toFixed(1)}`} />}
      {isAward ? (
        <path class="point" d={`M${axis} ${(y - 8).toFixed(1)}l8 8l-8 8l-8 -8z`} />
      ) : (
        <circle class="point" cx={axis} cy={y.toFixed(1)} r={lines.length > 0 ? 5 : 3} />
      )}
      {lines.length > 0 && (
        <>
          <text class="quiet" x={words} y={(top + 12).toFixed(1)}>
            {writeDay(dated)}
          </text>
          {lines.map((line, index) => (
            <text x={words} y={(top + 12 + (index + 1) * lineHeight).toFixed(1)}>
              {line}
            </text>
          ))}
        </>
      )}
    </>
  );
}

function Gap({ before, after }: { before: Entry; after: Entry }) {
  const passed = gap(before.dated, after.dated)?.replace(' later', '');
  if (!passed || after.y - before.y < gapHeight) return null;
  return (
    <text class="quiet" x={axis - 14} y={((before.y + after.y) / 2 + 4).toFixed(1)} text-anchor="end">
      {passed}
    </text>
  );
}

function Beyond({ y, label, from, to }: { y: number; label: string; from: number; to: number }) {
  return (
    <>
      <path class="beyond" d={`M${axis} ${from.toFixed(1)}V${to.toFixed(1)}`} />
      <circle class="ring" cx={axis} cy={(y - 4).toFixed(1)} r="5" />
      <text class="quiet" x={words} y={y.toFixed(1)}>
        {shorten(label)}
      </text>
    </>
  );
}

const absentBefore = (moments: readonly Moment[]): string | null =>
  moments[0]?.dated === null ? moments[0].label : null;
function absentAfter(moments: readonly Moment[]): string | null {
  const last = moments.at(-1);
  return moments.length > 1 && last?.dated === null ? last.label : null;
}

const inWords = ({ dated, lines }: Entry): string => `${writeDay(dated)}: ${lines.join(', ') || 'a change'}`;
