import type { CompiledRelease } from './compiled-release.ts';
import type { Own, Settings, SettingWords } from './settings.ts';

/** What a flag is about: a contracting process or an organisation in a role. The names are those of the published results. */
export type Group = 'OCID' | 'Buyer' | 'ProcuringEntity' | 'Tenderer';

/** A process or an organisation that an indicator points at. */
export interface Flag {
  readonly group: Group;
  /** The ocid, or the id of the organisation. */
  readonly id: string;
  readonly value: number;
}

/** What an indicator says of all releases taken together. */
export interface Findings {
  /** An id may occur again with the same value. */
  readonly flags: Iterable<Flag>;
  /** How many of each group could be judged at all. */
  readonly judged: Readonly<Partial<Record<Group, number>>>;
  /** Quartiles and fences, in order; NaN where there was nothing to reckon them from. */
  readonly meta: readonly (readonly [name: string, value: number])[];
}

/** The currency of the first price that a gathering met, and where that was. */
export interface Sighting {
  readonly currency: string;
  readonly position: number;
}

/** Where a release stands, and what was set. */
export interface Circumstances {
  /** Rises from release to release, over all files; whole. */
  readonly position: number;
  readonly settings: Settings;
  /** The settings of the indicator itself. */
  readonly own: Own;
}

/**
 * What is kept of releases while they pass, one at a time. The state is plain data, so that it can move between threads; two
 * states of different releases merge into what one would have been, in whichever order they come.
 */
export interface Gathering<State> {
  begin(): State;
  add(state: State, release: CompiledRelease, circumstances: Circumstances): void;
  merge(into: State, other: State): void;
  /** For gatherings of prices: the earliest currency met. */
  sighting?(state: State): Sighting | null;
}

/** What a gathering has become when the last release has passed. */
export interface Closing {
  readonly own: Own;
  /** Prices in other currencies are left out; null where no price was met. */
  readonly currency: string | null;
}

/** A procurement indicator, as data and a way to reckon it. */
export interface Indicator<State = unknown> {
  /** As the Open Contracting Partnership numbers it: `R003`. */
  readonly id: string;
  readonly name: string;
  /** The question it answers, as a person would ask it. */
  readonly question: string;
  /** How it is reckoned, in one paragraph. */
  readonly definition: string;
  /** What it flags first: the group that its share is a share of. */
  readonly about: Group;
  /** What a release must have to be judged: "bids with a price and an award". */
  readonly needs: string;
  readonly exclusions: readonly string[];
  readonly settings: Readonly<Record<string, SettingWords>>;
  readonly limits: readonly string[];
  readonly why: string;
  readonly citations: readonly { readonly text: string; readonly url?: string }[];
  readonly example: IndicatorExample;
  /** May be shared with other indicators; then it is done once. */
  readonly gathering: Gathering<State>;
  finish(state: State, closing: Closing): Findings;
}

/** A worked example: the columns bear known names, so that a test can make a record of the rows. */
export interface IndicatorExample {
  readonly says: string;
  readonly columns: readonly ExampleColumn[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** How many are flagged, and the share of those that could be judged; null where it must be absent. */
  readonly expected: Readonly<Record<string, number | null>>;
  readonly reckoning: string;
}

/**
 * Names of columns, from which a record can be made. A row is a process, or as many as it counts: `bids` of a bidder or to a
 * buyer, `processes won` by a supplier.
 */
export type ExampleColumn =
  | 'process'
  | 'method'
  | 'opens'
  | 'deadline'
  | 'bids counted'
  | 'winner’s bid received'
  | 'winning price'
  | 'lowest other price'
  | 'bids'
  | 'wins'
  | 'disqualified'
  | 'disqualified price'
  | 'buyer'
  | 'tenderer'
  | 'supplier'
  | 'processes won'
  | 'divisions';
