/** A line of the list of participants. */
export interface ParticipantRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly locality: string | null;
  /** Processes in which it buys. */
  readonly bought: number;
  /** Awards that it won. */
  readonly won: number;
  readonly payments: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface ParticipantQuery {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  /** buyer or supplier. */
  readonly role?: string | undefined;
  readonly sort?: 'name' | 'bought' | 'won' | undefined;
  /** From 1. */
  readonly page: number;
}

export interface ParticipantsAnswer {
  readonly query: ParticipantQuery;
  readonly total: number;
  readonly pageSize: number;
  readonly rows: readonly ParticipantRow[];
  /** Kind to number of participants under the same query without the kind. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** Exchanges of one form in one direction, counted and, where it is money or worth, summed per amount kind. */
export interface FormLine {
  readonly direction: 'gives' | 'receives';
  readonly form: string;
  readonly kind: 'tangible' | 'intangible';
  readonly count: number;
  /** One sum for each kind of amount; ceilings stand apart. GBP only. */
  readonly sums: readonly { readonly amountKind: string; readonly amount: number; readonly count: number }[];
  /** Exchanges whose amount is unknown. */
  readonly unknown: number;
}

export interface PartnerLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What the partner is to this participant. */
  readonly role: 'buyer' | 'supplier';
  readonly awards: number;
  readonly amount: number | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

/** An award or a process of a participant. */
export interface ContractLine {
  readonly processId: string;
  readonly title: string | null;
  /** Award date, else date of publication. */
  readonly dated: string | null;
  /** The other side: buyer for a supplier, suppliers for a buyer. */
  readonly partners: readonly { readonly id: string | null; readonly name: string }[];
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amountKind: string | null;
  /** Why the amount is absent. */
  readonly because: string | null;
}

export interface ParticipantAnswer {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kindEvidence: readonly { readonly kind: string; readonly evidence: string; readonly count: number }[];
  readonly locality: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly identifiers: readonly { readonly identifier: string; readonly evidence: string }[];
  /** How the mentions were found to be one organisation: step of resolution, what it rests on, how many mentions. */
  readonly resolution: readonly { readonly step: number; readonly evidence: string; readonly count: number }[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly forms: readonly FormLine[];
  readonly partners: readonly PartnerLine[];
  readonly partnerTotal: number;
  /** What it won, newest first, at most 50. */
  readonly won: readonly ContractLine[];
  readonly wonTotal: number;
  /** What it bought, newest first, at most 50. */
  readonly bought: readonly ContractLine[];
  readonly boughtTotal: number;
  /** Share of its awards (by count) from its largest buyer. Absent for those that won nothing. */
  readonly dependence: { readonly buyer: string; readonly ratio: number; readonly of: number } | null;
}
