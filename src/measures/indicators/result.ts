import type { Group } from './indicator.ts';
import type { Found } from './reckoning.ts';

const groups = ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const satisfies readonly Group[];

/** A decimal as the published results write it: with a point, and null for what is no number. */
const decimal = (value: number): string =>
  Number.isFinite(value)
    ? Number.isInteger(value) && Math.abs(value) < 1e16
      ? value.toFixed(1)
      : String(value)
    : 'null';

/** To four decimals, halves away from zero. */
const rounded = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10_000)) / 10_000;

/** What is flagged of each group: ids, in order, with the members of their objects as text. */
function* flaggedOf(found: readonly Found[]): Generator<readonly [Group, readonly (readonly [string, string])[]]> {
  for (const group of groups) {
    const texts = new Map<string, string>();
    for (const { indicator, findings } of found) {
      // An id can be flagged again with the same value.
      const values = new Map<string, number>();
      for (const flag of findings.flags) if (flag.group === group) values.set(flag.id, flag.value);
      for (const [id, value] of values) {
        const text = texts.get(id);
        texts.set(id, `${text === undefined ? '' : `${text},`}"${indicator.id}":${decimal(value)}`);
      }
    }
    const ids = [...texts.keys()].sort();
    if (ids.length > 0) yield [group, ids.map((id) => [id, texts.get(id) as string] as const)];
  }
}

/**
 * The results as the published JSON, in pieces: `OCID`, `Buyer`, `ProcuringEntity`, `Tenderer`, each id with its indicators, and
 * under `Meta` the quartiles and fences. Groups without a flag are left out; ids are in order, so that the same data gives the
 * same bytes. Objects are written by hand because ids can be numbers, which JavaScript would reorder.
 */
export function* writeResults(found: readonly Found[], { meta }: { readonly meta: boolean }): Generator<string> {
  yield '{';
  let comma = '';
  for (const [group, ids] of flaggedOf(found)) {
    yield `${comma}"${group}":{`;
    comma = ',';
    for (let from = 0; from < ids.length; from += 1000) {
      const piece = ids.slice(from, from + 1000).map(([id, text]) => `${JSON.stringify(id)}:{${text}}`);
      yield (from === 0 ? '' : ',') + piece.join(',');
    }
    yield '}';
  }
  if (meta) {
    const entries = found
      .filter(({ findings }) => findings.meta.length > 0)
      .map(({ indicator, findings }) => {
        const members = findings.meta.map(([name, value]) => `"${name}":${decimal(rounded(value))}`);
        return `"${indicator.id}":{${members.join(',')}}`;
      });
    yield `${comma}"Meta":{${entries.join(',')}}`;
  }
  yield '}';
}
