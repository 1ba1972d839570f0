export interface SearchHit {
  readonly what: 'participant' | 'process' | 'method';
  readonly id: string;
  readonly title: string;
  /** One line below: kind and counts, or buyer and date. */
  readonly detail: string;
}

export interface SearchAnswer {
  readonly q: string;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** At most this many are shown of each sort. */
  readonly limit: number;
}
