import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { indicators } from '../measures/indicators/catalogue.ts';
import { Reckoning } from '../measures/indicators/reckoning.ts';
import { writeResults } from '../measures/indicators/result.ts';
import { readSettings } from '../measures/indicators/settings.ts';
import type { ConformanceFigure, Judge } from './conformance.ts';
import { lineReader } from './indicators-line.ts';

/** What the published cases take for granted, whatever their name says: words of `procurementMethodDetails` that some use. */
const always = {
  no_price_comparison_procurement_methods: 'NPC',
  exclusions: { procurement_method_details: 'EXC' },
} as const;

/**
 * The settings that the name of a case carries: `R003-threshold-10` sets one value, `+` stands between words,
 * `R003-procurement_method_details-x-5-y-10` sets one for each word, and `R038-tenderer` only says what the case is about.
 */
export function settingsOf(name: string): Record<string, unknown> {
  const [id, key, ...values] = name.split('-') as [string, ...string[]];
  const pairs = values.flatMap((value, i) => (i % 2 === 0 ? [[value, values[i + 1]] as const] : []));
  const given = values.length < 2 ? values[0]?.replaceAll('+', '|') : Object.fromEntries(pairs);
  return { ...always, [id]: key === undefined || given === undefined ? {} : { [key]: given } };
}

async function judge(dir: string, path: string): Promise<ConformanceFigure> {
  const name = basename(path, '.expected');
  const about = { family: 'cardinal', case: path.replace(/\.expected$/, '') };
  let expected: unknown = null;
  try {
    expected = JSON.parse(await readFile(join(dir, path), 'utf8'));
    const reckoning = new Reckoning(readSettings(settingsOf(name), indicators));
    const lines = (await readFile(join(dir, inputOf(path)), 'utf8')).split('\n').filter((line) => line.trim() !== '');
    const readLine = lineReader();
    for (const [i, line] of lines.entries()) {
      const read = readLine(Buffer.from(line));
      if (read.release === null) throw new Error(`line ${i + 1}: ${read.flaw}`);
      reckoning.add(read.release, i);
    }
    const got: unknown = JSON.parse([...writeResults(reckoning.finish(), { meta: false })].join(''));
    return { ...about, expected, got, pass: isDeepStrictEqual(got, expected) };
  } catch (fault) {
    return { ...about, expected, got: `fault: ${fault instanceof Error ? fault.message : String(fault)}`, pass: false };
  }
}

const inputOf = (path: string): string => path.replace(/\.expected$/, '.jsonl');
const isCase = (path: string): boolean => /(?:^|\/)R\d{3}[^/]*\.expected$/.test(path);

/** Judges indicators by test data in the layout of the reference program: `NAME.jsonl` gives `NAME.expected`. */
export const cardinalJudge: Judge = {
  family: 'cardinal',
  claims(paths) {
    const present = new Set(paths);
    return paths
      .filter(isCase)
      .filter((path) => present.has(inputOf(path)))
      .flatMap((path) => [inputOf(path), path]);
  },
  async *run(dir, claimed) {
    for (const path of claimed.filter(isCase)) yield judge(dir, path);
  },
};
