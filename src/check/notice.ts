import type { Reading, Span } from './reading.ts';

/** Where a notice comes from; sources differ in what they have a field for. */
const sourceKinds = [
  'find-a-tender',
  'contracts-finder',
  'public-contracts-scotland',
  'sell2wales',
  'draft',
  'other',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Things that some sources have a field for and others do not. */
export type FieldName =
  | 'lots'
  | 'award criteria'
  | 'selection criteria'
  | 'variants'
  | 'suitability'
  | 'framework'
  | 'fees'
  | 'engagement'
  | 'risk'
  | 'estimated value'
  | 'tender period'
  | 'documents';

/** What a passage is about; rules on what is bought do not read what is asked of bidders, and the other way round. */
export type PassageKind = 'title' | 'specification' | 'selection' | 'award' | 'terms' | 'duration' | 'notes' | 'risk';

/** A piece of text of a notice or a draft. */
export interface Passage extends Reading {
  /** JSON pointer into the release, or `section/N` of a draft. */
  readonly path: string;
  readonly kind: PassageKind;
  /** The lots it is about; empty when it is about all of them. One text may stand at several lots and is kept once. */
  readonly lotIds: readonly string[];
  /** Where the text begins in the value at that path; not 0 only where one value holds passages of two kinds. */
  readonly offset: number;
  /** For a person: “Lot 2: description”, or the heading of a section. */
  readonly label: string;
}

/** A value with the place where it was published. */
export interface Fact<T> {
  readonly value: T;
  readonly path: string;
}

/** An amount of money as published; `net` and `gross` where the source tells them apart. */
export interface Amount {
  readonly net: number | null;
  readonly gross: number | null;
  readonly currency: string | null;
}

/** A range or a single estimate of what the whole contract is worth. */
export interface Estimate {
  readonly low: number;
  readonly high: number;
  /** With tax, where published. */
  readonly gross: number | null;
  readonly currency: string | null;
  /** True where the words or a field say that it is the most a framework may spend. */
  readonly ceiling: boolean;
}

export interface Criterion {
  readonly path: string;
  readonly type: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly number: number | null;
  /** percentageExact, decimalExact, order …, as published. */
  readonly numberKind: string | null;
}

export interface Lot {
  readonly id: string;
  readonly path: string;
  readonly title: string | null;
  readonly estimate: Fact<Estimate> | null;
  readonly criteria: readonly Criterion[];
  readonly variants: Fact<string> | null;
  readonly period: Fact<Period> | null;
  readonly renewal: Fact<boolean> | null;
  readonly sme: Fact<boolean> | null;
  readonly vcse: Fact<boolean> | null;
  readonly cancelled: boolean;
}

export interface Period {
  readonly start: string | null;
  readonly end: string | null;
  /** With all extensions. */
  readonly maxEnd: string | null;
  /** As published, or from the dates. */
  readonly days: number | null;
  /** The same with all extensions, where published. */
  readonly maxDays: number | null;
}

export interface NoticeDocument {
  readonly path: string;
  readonly type: string | null;
  readonly noticeType: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
}

/** Who buys, as far as a notice tells. `central` and `health` have lower thresholds than `sub-central` and `other`. */
export type BodyKind = 'central' | 'health' | 'sub-central' | 'utility' | 'other';

export interface Buyer {
  readonly name: string;
  readonly path: string;
  readonly body: Fact<BodyKind> | null;
  readonly region: string | null;
}

/** What a check knows from fields; absent where the notice says nothing. */
export interface Facts {
  readonly published: Fact<string> | null;
  /** The day on which tendering opened, where the notice tells it; a change of a notice carries a later date itself. */
  readonly opened: Fact<string> | null;
  readonly tags: Fact<readonly string[]> | null;
  readonly noticeTypes: readonly Fact<string>[];
  readonly method: Fact<string> | null;
  readonly methodDetails: Fact<string> | null;
  readonly methodRationale: Fact<string> | null;
  readonly category: Fact<string> | null;
  readonly legalBasis: Fact<string> | null;
  readonly specialRegimes: readonly Fact<string>[];
  readonly aboveThreshold: Fact<boolean> | null;
  readonly status: Fact<string> | null;
  readonly buyer: Buyer | null;
  readonly estimate: Fact<Estimate> | null;
  readonly lots: readonly Lot[];
  /** Criteria that stand at the tender, not at a lot. */
  readonly criteria: readonly Criterion[];
  readonly tenderPeriod: Fact<Period> | null;
  readonly enquiryEnd: Fact<string> | null;
  /** Deadline of the first stage, where there are two. */
  readonly expressionEnd: Fact<string> | null;
  /** Why no engagement notice was published, and why there are no lots, where fields say so. */
  readonly noEngagementReason: Fact<string> | null;
  readonly noLotsReason: Fact<string> | null;
  /** To whom participation is reserved. */
  readonly reserved: Fact<string> | null;
  readonly contractPeriod: Fact<Period> | null;
  readonly framework: Fact<boolean> | null;
  readonly dynamicSystem: Fact<boolean> | null;
  readonly frameworkRationale: Fact<string> | null;
  readonly openFramework: Fact<boolean> | null;
  readonly sme: Fact<boolean> | null;
  readonly vcse: Fact<boolean> | null;
  readonly secondStage: Fact<boolean> | null;
  readonly accelerated: Fact<boolean> | null;
  readonly electronic: Fact<boolean> | null;
  readonly fees: readonly Fact<string>[];
  readonly documents: readonly NoticeDocument[];
  /** Earlier notices that talked to the market, with their date where known. */
  readonly engagements: readonly Fact<{ readonly published: string | null; readonly ends: string | null }>[];
  /** References to earlier notices of the procurement, such as a prior information notice. */
  readonly planning: readonly Fact<string>[];
  readonly cpv: readonly Fact<string>[];
  readonly regions: readonly string[];
}

/**
 * What a check reads: passages of text and facts from fields, each with its place.
 * Made by `release.ts` from an OCDS release and by `draft.ts` from sections of text.
 */
export interface Notice {
  readonly id: string | null;
  readonly ocid: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly source: SourceKind;
  readonly passages: readonly Passage[];
  readonly facts: Facts;
}

/** Words of a notice as evidence: where they stand in the text as published, and the words themselves. */
export interface Quote extends Span {
  readonly kind: 'words';
  readonly path: string;
  readonly words: string;
}

/** A field of a notice as evidence. */
export interface FieldEvidence {
  readonly kind: 'field';
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

export type Evidence = Quote | FieldEvidence;

/** Facts of a notice that says nothing; readers fill in what they find. */
export const noFacts: Facts = {
  published: null,
  opened: null,
  tags: null,
  noticeTypes: [],
  method: null,
  methodDetails: null,
  methodRationale: null,
  category: null,
  legalBasis: null,
  specialRegimes: [],
  aboveThreshold: null,
  status: null,
  buyer: null,
  estimate: null,
  lots: [],
  criteria: [],
  tenderPeriod: null,
  enquiryEnd: null,
  expressionEnd: null,
  noEngagementReason: null,
  noLotsReason: null,
  reserved: null,
  contractPeriod: null,
  framework: null,
  dynamicSystem: null,
  frameworkRationale: null,
  openFramework: null,
  sme: null,
  vcse: null,
  secondStage: null,
  accelerated: null,
  electronic: null,
  fees: [],
  documents: [],
  engagements: [],
  planning: [],
  cpv: [],
  regions: [],
};

const none: readonly FieldName[] = [];
/** What a source has no field for, so that its absence says nothing about the buyer. */
const lacking: Readonly<Record<SourceKind, readonly FieldName[]>> = {
  'find-a-tender': none,
  'contracts-finder': ['lots', 'award criteria', 'selection criteria', 'variants', 'framework', 'fees', 'risk'],
  'public-contracts-scotland': ['suitability', 'risk'],
  sell2wales: ['suitability', 'risk'],
  draft: none,
  other: none,
};

/** True where a source has a field for something; a source without one makes a rule about it not assessable. */
export const hasField = (source: SourceKind, field: FieldName): boolean => !lacking[source].includes(field);
