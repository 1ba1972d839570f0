import type { MeasureAnswer } from '../measures/measure.ts';

/** A row of a short table of participants on the first page. */
export interface ParticipantLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Processes as a buyer, or awards as a supplier. */
  readonly count: number;
  /** How many on the other side: suppliers of a buyer, buyers of a supplier. */
  readonly partners: number;
  /** Sum of amounts of kind award in GBP; absent where none is known. */
  readonly amount: number | null;
}

/** The first page: this network in one screen. */
export interface NetworkAnswer {
  readonly title: string | null;
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
  readonly counts: {
    readonly processes: number;
    readonly awards: number;
    readonly engagements: number;
    readonly payments: number;
    readonly buyers: number;
    readonly suppliers: number;
    readonly exchanges: number;
  };
  /** Exactly three where the record can support them: M01, M03, M07. */
  readonly findings: readonly MeasureAnswer[];
  readonly buyers: readonly ParticipantLine[];
  readonly suppliers: readonly ParticipantLine[];
  /** Pairs of buyers that share suppliers, most shared first, at most ten. */
  readonly shared: readonly { readonly a: ParticipantLine; readonly b: ParticipantLine; readonly suppliers: number }[];
  /** M05 over the whole record, for the section about suppliers. */
  readonly concentration: MeasureAnswer;
}
