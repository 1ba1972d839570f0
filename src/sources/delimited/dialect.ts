import { type Dialect, scanRecord } from './record.ts';

/** Characters that may separate cells, the likelier first. */
const delimiters = [',', '\t', ';', '|'] as const;

/** Bytes at the beginning from which the dialect is told. */
export const headLength = 64 * 1024;

/** Records at the beginning that are compared with each other. */
const sampleSize = 50;

/** How a source is written. */
export interface Head {
  readonly dialect: Dialect;
  /** Index after what is no record: a byte order mark, and the line by which Excel is told the delimiter. */
  readonly start: number;
}

/**
 * Tells from the beginning of a source, one character for each byte, how it is written. The delimiter is the one that gives
 * most records the same number of cells, and more than one; the comma where none does.
 */
export function readHead(head: string, final: boolean): Head {
  const start = head.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  const newline = newlineOf(head, start);
  const told = /^sep=([^\r\n])\r?[\n\r]/i.exec(head.slice(start, start + 10));
  if (told) {
    const dialect = { delimiter: told[1] as string, newline };
    return { dialect, start: start + told[0].length };
  }
  let best: Dialect = { delimiter: delimiters[0], newline };
  let most = 0;
  for (const delimiter of delimiters) {
    const dialect = { delimiter, newline };
    const score = scoreOf(sampleOf(head, start, dialect, final));
    if (score > most) {
      best = dialect;
      most = score;
    }
  }
  return { dialect: best, start };
}

/** `\r` only where the first line ends in one that no `\n` follows, and `\n` ends none. */
function newlineOf(head: string, start: number): '\n' | '\r' {
  const feed = head.indexOf('\n', start);
  if (feed >= 0) return '\n';
  const back = head.indexOf('\r', start);
  return back >= 0 && back < head.length - 1 ? '\r' : '\n';
}

function sampleOf(head: string, start: number, dialect: Dialect, final: boolean): string[][] {
  const records: string[][] = [];
  // Records that cannot be read count too: each may have been looked for to the end.
  for (let from = start, looks = 0; from < head.length && looks < sampleSize; looks++) {
    const read = scanRecord(head, { from, final, width: records[0]?.length ?? 0, oneLine: false }, dialect);
    if (read.outcome === 'more') break;
    if (read.outcome === 'whole') {
      if (!isBlank(read.cells)) records.push(read.cells);
      from = read.next;
    } else {
      const end = head.indexOf(dialect.newline, from);
      from = end < 0 ? head.length : end + 1;
    }
  }
  return records;
}

/** A record that holds nothing, not even a delimiter. */
export const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && (cells[0] as string).trim() === '';

/** Share of the records that have the commonest number of cells, then that number. */
function scoreOf(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const cells of records) {
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of counts) best = Math.max(best, count / records.length + Math.min(width, 999) / 1000);
  return best;
}
