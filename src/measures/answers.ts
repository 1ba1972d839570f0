/** Kinds of published data that are known here, with the name that people give them. */
export const publications = {
  lancashire: 'Contracts Finder, flat notices (Lancashire)',
  findATender: 'Find a Tender, OCDS',
  scotland: 'Public Contracts Scotland, OCDS',
  wales: 'Sell2Wales, OCDS',
  contractsFinderOcds: 'Contracts Finder, OCDS',
  contractsFinderCsv: 'Contracts Finder, CSV export',
  payments: 'Payments over £500, CSV and JSON',
} as const;
export type Publication = keyof typeof publications;

/**
 * How much of a measure a publication can answer. Figures from payments have ids that end in `Paid`; a publication of payments is
 * asked for those, every other for the rest.
 *
 * - `whole`: every figure has a value.
 * - `part`: some have.
 * - `short`: it has the fields, but the part of it known here is too small or too short in time; every figure is absent.
 * - `none`: it lacks the fields, and every figure is absent.
 */
export interface Answerable {
  readonly extent: 'whole' | 'part' | 'short' | 'none';
  /** What is missing, in a clause; stands wherever the extent is not `whole`. */
  readonly because?: string;
}

export type Answers = Readonly<Record<Publication, Answerable>>;
