import type { Coverage, Known } from '../domain/answer.ts';
import type { Filter } from '../domain/filter.ts';
import type { FigureUnit } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import type { Answers } from './answers.ts';

/** One number of a measure's answer. */
export interface Figure {
  /** Stable within the measure: `byCount`, `byValue`, `byValueWithoutCeilings`. */
  readonly id: string;
  /** What it is, in a few words: "by value, without possible ceilings". */
  readonly label: string;
  readonly unit: FigureUnit;
  readonly value: Known<number>;
  /** If everything unknown were all one way, or all the other. Absent where nothing is unknown. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
  /** Numerator and denominator or the like, where they help: "448 of 802 awards". */
  readonly basis: string;
  readonly coverage: Coverage;
}

/** A figure through time, for a chart: one line of points. */
export interface Series {
  /** Stable within the measure: `lostSme`. */
  readonly id: string;
  readonly label: string;
  readonly unit: FigureUnit;
  /** In order of time; `at` is a year (`2024`) or an ISO date. */
  readonly points: readonly { readonly at: string; readonly value: Known<number> }[];
}

/** What a measure says about one filter of one record. */
export interface MeasureAnswer {
  readonly id: string;
  readonly name: string;
  /** A sentence for the public, rounded as a person would. Says why when it cannot say what. */
  readonly sentence: string;
  readonly figures: readonly Figure[];
  /** What belongs to the figures but is no number: cautions about this very data. */
  readonly cautions: readonly string[];
  /** The same through time, where the measure has it. */
  readonly series?: readonly Series[];
  readonly filter: Filter;
  /** How far the data goes, ISO date. */
  readonly asOf: string | null;
}

/** A measure, as data and one function. Its page is `/methods/{id}`. */
export interface Measure {
  /** Never reused: `M01`. */
  readonly id: string;
  readonly name: string;
  /** The question it answers, as a person would ask it. */
  readonly question: string;
  /** How it is computed, in one paragraph. */
  readonly definition: string;
  readonly unit: string;
  /** What is left out, each a clause. */
  readonly exclusions: readonly string[];
  /** What it cannot tell. */
  readonly limits: readonly string[];
  /** Why anyone should care, with the source. */
  readonly why: string;
  readonly citations: readonly { readonly text: string; readonly url?: string }[];
  /** What it can answer from each kind of published data, where that is known; a test holds it to what it does answer. */
  readonly answers?: Answers;
  /** A few awards that can be reckoned by hand, and the figures that follow; a test runs it. */
  readonly example: MeasureExample;
  ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer>;
}

/** A worked example that fits on a page and is executed by a test. */
export interface MeasureExample {
  readonly says: string;
  /** Column heads and rows of the little table. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** Figure id to expected value; null where it must be absent. */
  readonly expected: Readonly<Record<string, number | null>>;
  /** The reckoning, in words. */
  readonly reckoning: string;
}
