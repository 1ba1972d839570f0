/** A reader of CSV that is not ours, and what it should find. */
import assert from 'node:assert/strict';
import type { Cell } from '../../src/exports/table.ts';

/** RFC 4180 and nothing else: what it does not allow throws. */
export function readStrictly(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      for (at++; ; at++) {
        assert.ok(at < csv.length, 'a quoted cell does not end');
        if (csv[at] !== '"') cell += csv[at];
        else if (csv[at + 1] === '"') cell += csv[++at];
        else break;
      }
      at++;
    } else {
      const end = csv.slice(at).search(/[,\r\n"]|$/);
      cell = csv.slice(at, at + end);
      at += end;
    }
    row.push(cell);
    if (csv[at] === ',') at++;
    else {
      assert.equal(csv.slice(at, at + 2), '\r\n', 'a line ends with CR and LF');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** What a reader gets: an apostrophe before what could run or looks as if it had one already, else the text itself. */
export const seen = (value: Cell): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
};
