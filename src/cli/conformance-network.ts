import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scoreExchange } from '../graph/value-loop.ts';
import type { ConformanceFigure, Judge } from './conformance.ts';
import { type Figures, kernels, unknownFigure } from './network-figures.ts';
import type { Given } from './network-given.ts';

/** How far a figure may be off, as an absolute difference; without either, 10⁻⁹. */
interface Tolerances {
  readonly tolerance?: number;
  readonly toleranceOf?: Readonly<Record<string, number>>;
}

/** One thing to work with and the figures that are expected of it; a figure alone bears the name of the kernel. */
interface Case extends Tolerances {
  readonly name?: string;
  readonly expected: unknown;
}

/** A file of published answers: one `input` with its `expected`, or several `cases`, each with its own. */
interface Published extends Tolerances {
  readonly input?: Given;
  readonly expected?: unknown;
  readonly cases?: readonly (Case & Given)[];
  /** Answers to a questionnaire and what they score, as printed with two decimals: a row for each importance. */
  readonly scoreTable?: {
    readonly satisfaction: readonly number[];
    readonly importance: readonly number[];
    readonly expectedTwoDecimals: unknown;
  };
}

/** Of a figure: what was expected, how it is worked out, and how far it may be off. */
interface Question {
  readonly case: string;
  readonly expected: unknown;
  readonly work: () => unknown;
  readonly tolerance: number;
}

const kernelOf = (path: string): string | undefined => {
  const name = basename(path);
  if (!name.endsWith('.json')) return undefined;
  return Object.keys(kernels).find((kernel) => name.startsWith(kernel) && !/^[a-z]/i.test(name.slice(kernel.length)));
};

/** As it stands in JSON: columns become lists, what is not there becomes null. */
function plain(value: unknown): unknown {
  if (value === undefined || (typeof value === 'number' && Number.isNaN(value))) return null;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** Whether all of it is within the tolerance. What only one side names may be zero or null on the other, and nothing else. */
function agrees(got: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof expected === 'number') return typeof got === 'number' && Math.abs(got - expected) <= tolerance;
  if (typeof expected !== 'object' || expected === null) return got === expected;
  if (typeof got !== 'object' || got === null || Array.isArray(got) !== Array.isArray(expected)) return false;
  const [ours, theirs] = [new Map(Object.entries(got)), new Map(Object.entries(expected))];
  if (Array.isArray(expected) && ours.size !== theirs.size) return false;
  const nothing = (value: unknown) => value === 0 || value === null;
  return [...new Set([...ours.keys(), ...theirs.keys()])].every((key) => {
    if (!theirs.has(key)) return nothing(ours.get(key));
    return ours.has(key) ? agrees(ours.get(key), theirs.get(key), tolerance) : nothing(theirs.get(key));
  });
}

function* questionsOf(kernel: string, file: Published): Generator<Question> {
  const work = kernels[kernel] as (given: Given) => Figures;
  const cases = file.cases ?? (file.input ? [{ ...file.input, name: '', expected: file.expected }] : []);
  if (cases.length === 0) throw new TypeError('The file has neither input nor cases.');
  for (const [at, one] of cases.entries()) {
    // With an input, `cases` is part of what the kernel works with.
    const given: Given = file.cases ? one : (file.input as Given);
    const label = file.cases ? (one.name ?? `case ${at + 1}`) : '';
    const isGroup = typeof one.expected === 'object' && one.expected !== null;
    const expected = isGroup ? (one.expected as object) : { [kernel]: one.expected };
    if (one.expected === undefined || Object.keys(expected).length === 0)
      throw new TypeError(`Nothing is expected of ${label || 'the input'}.`);
    for (const [figure, value] of Object.entries(expected)) {
      const own: Tolerances = file.cases ? one : {};
      yield {
        case: [label, isGroup ? figure : ''].filter(Boolean).join(', '),
        expected: value,
        work: () => work(given)(figure),
        tolerance: own.toleranceOf?.[figure] ?? own.tolerance ?? file.toleranceOf?.[figure] ?? file.tolerance ?? 1e-9,
      };
    }
  }
  if (file.scoreTable) {
    const { satisfaction, importance, expectedTwoDecimals } = file.scoreTable;
    yield {
      case: 'scoreTable',
      expected: expectedTwoDecimals,
      work: () => importance.map((row) => satisfaction.map((column) => scoreExchange(column, row))),
      // Half of the last decimal, and what binary fractions add to it.
      tolerance: 0.005 + 1e-9,
    };
  }
}

const faultOf = (fault: unknown): string => `fault: ${fault instanceof Error ? fault.message : String(fault)}`;

function answer(file: string, { case: name, expected, work, tolerance }: Question): ConformanceFigure {
  const about = { family: 'network', case: [file, name].filter(Boolean).join(', '), expected };
  try {
    const worked = work();
    if (worked === unknownFigure) return { ...about, got: 'no figure of this name', pass: false };
    const got = plain(worked);
    return { ...about, got, pass: agrees(got, expected, tolerance) };
  } catch (fault) {
    return { ...about, got: faultOf(fault), pass: false };
  }
}

/** Judges network measures by published figures: the kernel is what a file's name begins with, `flow-cone-spring.json`. */
export const networkJudge: Judge = {
  family: 'network',
  claims: (paths) => paths.filter((path) => kernelOf(path) !== undefined),
  async *run(dir, claimed) {
    for (const path of claimed) {
      const name = path.replace(/\.json$/, '');
      try {
        const file = JSON.parse(await readFile(join(dir, path), 'utf8')) as Published;
        for (const question of questionsOf(kernelOf(path) as string, file)) yield answer(name, question);
      } catch (fault) {
        yield { family: 'network', case: name, expected: null, got: faultOf(fault), pass: false };
      }
    }
  },
};
