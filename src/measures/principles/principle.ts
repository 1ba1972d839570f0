import type { Form } from '../../domain/exchange.ts';
import type { FigureUnit } from '../../domain/number.ts';
import type { ValueNetwork } from '../../domain/value-network.ts';
import type { Measure, MeasureAnswer } from '../measure.ts';

/** What a principle is asked about: a period, and how chance is drawn where it enters. */
export interface PrincipleSettings {
  /** First and last day, ISO; exchanges without dates belong to every period. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Seed of everything that is drawn: the same seed gives the same interval. Default 42. */
  readonly seed?: number | undefined;
}

/** What a principle says about one network, in one period. Figures name their layer in their label. */
export interface PrincipleAnswer extends MeasureAnswer {
  /** The principle itself, in short. */
  readonly principle: string;
  readonly network: Pick<ValueNetwork, 'id' | 'name' | 'grain' | 'illustrative'>;
  /** What one might do about it, a sentence or two; absent where there is nothing to go by. */
  readonly advice: string | null;
  /** What the page draws beside the figures; absent where nothing fits. */
  readonly picture: Picture | null;
  /** What is drawn on the map of a drawn network; absent where nothing fits, and in networks too large to draw. */
  readonly overlay?: Overlay;
}

/** Lines on a map, each with a few characters on it: the way that value comes back, or what one unit more is worth. */
export interface Overlay {
  readonly says: string;
  readonly lines: readonly {
    readonly from: string;
    readonly to: string;
    readonly mark: string;
    readonly strength: number;
  }[];
}

/** More participants than this are not drawn one by one. */
export const overlayLimit = 60;

/** One of the thirteen principles of value networks as a measure of a network. Its page is `/methods/{id}`. */
export interface Principle extends Omit<Measure, 'ask' | 'sources' | 'answers'> {
  /** The principle, in short: "value is subjective". */
  readonly principle: string;
  readonly example: PrincipleExample;
  ask(network: ValueNetwork, settings: PrincipleSettings): PrincipleAnswer;
}

/** A worked example: the little table of the page, and the network that it stands for. */
export interface PrincipleExample
  extends Pick<Measure['example'], 'says' | 'columns' | 'rows' | 'expected' | 'reckoning'> {
  readonly network: ValueNetwork;
}

/** The pictures of principles, as data; every one has its table in the same numbers. */
export type Picture =
  | BarPicture
  | LedgerPicture
  | GapPicture
  | SharePicture
  | CurvePicture
  | SurvivalPicture
  | LoopPicture
  | TiePicture;

/** A figure of each of some participants, from most to least; negative ones go the other way. */
export interface BarPicture {
  readonly type: 'bar';
  readonly says: string;
  readonly unit: FigureUnit;
  readonly lines: readonly { readonly name: string; readonly value: number }[];
}

/** What was given both ways, pair by pair or role by role. */
export interface LedgerPicture {
  readonly type: 'ledger';
  readonly says: string;
  readonly unit: string;
  readonly lines: readonly { readonly name: string; readonly given: number; readonly received: number }[];
}

/** Two views of the same thing: the provider’s and the receiver’s. */
export interface GapPicture {
  readonly type: 'gap';
  readonly says: string;
  readonly low: number;
  readonly high: number;
  readonly lines: readonly { readonly name: string; readonly provider: number; readonly receiver: number }[];
}

/** Shares of a whole beside each other: what is, and what is said to be wanted. */
export interface SharePicture {
  readonly type: 'share';
  readonly says: string;
  readonly sides: readonly [string, string];
  readonly lines: readonly { readonly name: Form | string; readonly shares: readonly [number, number] }[];
}

/** A curve with places on it: efficiency against redundancy. */
export interface CurvePicture {
  readonly type: 'curve';
  readonly says: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly curve: readonly { readonly x: number; readonly y: number }[];
  readonly places: readonly { readonly name: string; readonly x: number; readonly y: number }[];
}

/** Shares that stay, by duration in days: a step a point. */
export interface SurvivalPicture {
  readonly type: 'survival';
  readonly says: string;
  readonly curves: readonly {
    readonly name: string;
    readonly steps: readonly {
      readonly days: number;
      readonly share: number;
      readonly low: number;
      readonly high: number;
    }[];
  }[];
}

/** Loops along which value comes back, best first; names in the order in which it goes round. */
export interface LoopPicture {
  readonly type: 'loop';
  readonly says: string;
  readonly loops: readonly { readonly names: readonly string[]; readonly share: number }[];
}

/** Lines of the network with a figure on each: marginal value, chance to lapse. */
export interface TiePicture {
  readonly type: 'tie';
  readonly says: string;
  readonly unit: string;
  readonly lines: readonly { readonly from: string; readonly to: string; readonly value: number }[];
}

/** The most lines that a picture draws; a page is no printout. */
export const pictureLimit = 20;
