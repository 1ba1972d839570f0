export interface SourceLine {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly readAt: string | null;
  readonly unit: string;
  readonly read: number;
  readonly kept: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
}

export interface IssueLine {
  readonly code: string;
  /** What the code means. */
  readonly says: string;
  readonly count: number;
  readonly examples: readonly { readonly message: string; readonly source: string | null; readonly position: number | null; readonly processId: string | null; readonly path: string | null }[];
}

/** The page /record: sources, dates, coverage, issues, and who was found to be who. */
export interface SourcesAnswer {
  readonly made: string;
  readonly version: string;
  readonly snapshotId: string;
  readonly factsOnly: boolean;
  readonly sources: readonly SourceLine[];
  readonly issues: readonly IssueLine[];
  /** Which facts are there: of n awards how many have a value, a date, a supplier, an SME flag … */
  readonly coverage: readonly { readonly fact: string; readonly noun: string; readonly used: number; readonly total: number }[];
  /** How mentions became participants, by step, and what was no participant, by reason. */
  readonly resolution: readonly { readonly step: number; readonly evidence: string; readonly mentions: number; readonly organizations: number }[];
  readonly absences: readonly { readonly absent: string; readonly count: number }[];
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}
