/** What somebody means: an organisation by its id (`GB-COH-01234567`, `n-0123456789ab`) or everybody of a name. */
export type Reference = { readonly id: string } | { readonly name: string };

/**
 * What a person decided about who is who. Judgements are kept apart from the record and applied at each import, after the steps;
 * taking one away gives back what the steps say. Of several about the same two, the last counts.
 */
export type Judgement =
  | { readonly verdict: 'same' | 'different' | 'unsure'; readonly a: Reference; readonly b: Reference }
  | { readonly verdict: 'remove'; readonly a: Reference };

/** A judgement about two, and one about removing. */
export type Comparison = Extract<Judgement, { readonly b: Reference }>;
export type Removal = Extract<Judgement, { readonly verdict: 'remove' }>;

/** The comparisons that still count, in the order in which they were made, and the removals. */
export function standing(judgements: readonly Judgement[]): { comparisons: Comparison[]; removals: Removal[] } {
  const last = new Map<string, Comparison>();
  const removals: Removal[] = [];
  for (const judgement of judgements) {
    if (judgement.verdict === 'remove') removals.push(judgement);
    else {
      const pair = [textOf(judgement.a), textOf(judgement.b)].toSorted().join('|');
      last.delete(pair);
      last.set(pair, judgement);
    }
  }
  return { comparisons: [...last.values()], removals };
}

/** A reference in words, for messages. */
export function textOf(reference: Reference): string {
  return 'id' in reference ? reference.id : `“${reference.name}”`;
}
