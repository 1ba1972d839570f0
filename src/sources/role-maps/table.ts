import type { RoleMapReading } from '../../domain/role-map.ts';
import { RowReader } from '../delimited/rows.ts';
import { RoleMapRows } from './row.ts';

/** Reads a role map from delimited text in any usual encoding, dialect and order of columns; reports every fault in it. */
export function readRoleTable(given: Uint8Array): RoleMapReading {
  const bytes = asUtf8(given);
  const rows = new RoleMapRows();
  const lineOf = lineCounter(bytes);
  const reader = new RowReader({ recordLimit: 64 * 1024 });
  for (const item of [...reader.push(bytes), ...reader.end()]) {
    if (rows.full) break;
    if (item.kind === 'header') rows.head(item.cells, lineOf(item.start), item.flaws);
    else if (item.kind === 'row') rows.row(item.cells, lineOf(item.start), item.flaws);
    else rows.note({ line: lineOf(item.start), column: null, message: item.message, mend: 'Mend or delete the line.' });
  }
  return rows.end();
}

/** Spreadsheets call UTF-16 “Unicode text”; its byte order mark tells. Other bytes are given back as they are. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return wide === null ? bytes : Buffer.from(new TextDecoder(wide).decode(bytes));
}

/** The line on which an offset lies, asked in ascending order. */
function lineCounter(bytes: Uint8Array): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (; at < offset && at < bytes.length; at++) {
      if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++;
    }
    return line;
  };
}
