import type { Criterion, Evidence, Notice } from './notice.ts';
import {
  type CriterionSubject,
  readWeight,
  readWeights,
  subjectOf,
  type Weight,
  weightOfNumber,
} from './reader/weight.ts';
import { quoteOf, type Sentences } from './sentence.ts';
import { settingOf } from './threshold.ts';

/** One criterion of a lot with its share, where it can be read as one. */
export interface WeightedCriterion {
  readonly name: string;
  readonly subject: CriterionSubject;
  /** 0–1; null where its weight is no share. */
  readonly share: number | null;
  readonly evidence: Evidence;
}

/** The award criteria of one lot, or of the whole tender. */
export interface LotWeights {
  readonly lotIds: readonly string[];
  readonly criteria: readonly WeightedCriterion[];
  /** `shares`: all can be read; `order`: only their order is given; `partial`: percentages of some; `none`: no weights. */
  readonly basis: 'shares' | 'partial' | 'points' | 'order' | 'none';
  /** Sum of the shares that can be read. */
  readonly total: number;
}

/** What a notice says on how tenders are scored. */
export interface Weighting {
  readonly lots: readonly LotWeights[];
  /** Where it was read: fields, else running text. */
  readonly from: 'fields' | 'text' | 'nothing';
}

/**
 * The weights of a notice: numbers of criteria, else digits in their descriptions when they sum to about 100, else text.
 * Percentages are taken as written, per lot, and never rescaled; points become shares only where the total is stated.
 */
export function readWeighting(notice: Notice, sentences: Sentences): Weighting {
  const sets = new Map<string, { readonly lotIds: string[]; readonly criteria: readonly Criterion[] }>();
  const add = (lotId: string | null, criteria: readonly Criterion[]) => {
    if (criteria.length === 0) return;
    const key = JSON.stringify(criteria.map(({ path, ...rest }) => rest));
    const known = sets.get(key);
    if (known) {
      if (lotId !== null) known.lotIds.push(lotId);
    } else sets.set(key, { lotIds: lotId === null ? [] : [lotId], criteria });
  };
  add(null, notice.facts.criteria);
  for (const lot of notice.facts.lots) add(lot.id, lot.criteria);
  if (sets.size > 0) {
    const lots = [...sets.values()].map(({ lotIds, criteria }) => ({ lotIds, ...weightsOf(criteria) }));
    if (lots.some(({ basis }) => basis !== 'none')) return { lots, from: 'fields' };
    const told = fromText(sentences);
    return told ? { lots: [told], from: 'text' } : { lots, from: 'fields' };
  }
  const told = fromText(sentences);
  return told ? { lots: [told], from: 'text' } : { lots: [], from: 'nothing' };
}

const least = settingOf('weight-sum-least').value;
const most = settingOf('weight-sum-most').value;
const isWhole = (total: number): boolean => total >= least && total <= most;

function weightOfCriterion({ number, numberKind, description }: Criterion): Weight | null {
  return number === null ? readWeight(description) : weightOfNumber(number, numberKind);
}

/** The shares of one list of criteria. */
function weightsOf(criteria: readonly Criterion[]): Omit<LotWeights, 'lotIds'> {
  const read = criteria.map((criterion) => ({ criterion, weight: weightOfCriterion(criterion) }));
  const bare = read.flatMap(({ weight }) => (weight?.kind === 'bare' ? [weight.low] : []));
  const percents = read.flatMap(({ weight }) => (weight?.kind === 'percent' ? [weight.low] : []));
  const sum = (bare.reduce((a, b) => a + b, 0) + percents.reduce((a, b) => a + b, 0)) / 100;
  // Bare digits are percentages where, with what is written as one, they make about a hundred.
  const bareAreShares = bare.length > 0 && isWhole(sum);
  const shareOf = (weight: Weight | null): number | null => {
    if (weight?.kind === 'percent' || (weight?.kind === 'bare' && bareAreShares)) return weight.low / 100;
    return null;
  };
  const listed = read.map(({ criterion, weight }) => ({
    name: criterion.name ?? criterion.type ?? '',
    subject: subjectOf(criterion.name, criterion.type),
    share: shareOf(weight),
    evidence: evidenceOf(criterion),
  }));
  const total = listed.reduce((all, { share }) => all + (share ?? 0), 0);
  return {
    criteria: listed,
    total,
    basis: basisOf(
      read.map(({ weight }) => weight),
      listed,
      total,
    ),
  };
}

function basisOf(
  weights: readonly (Weight | null)[],
  listed: readonly WeightedCriterion[],
  total: number,
): LotWeights['basis'] {
  const shares = listed.filter(({ share }) => share !== null).length;
  if (shares > 0) return shares === listed.length && isWhole(total) ? 'shares' : 'partial';
  if (weights.some((weight) => weight?.kind === 'order')) return 'order';
  return weights.some((weight) => weight !== null) ? 'points' : 'none';
}

function evidenceOf({ path, name, type, description, number }: Criterion): Evidence {
  const value = number === null ? (description ?? 'no weight').slice(0, 80) : String(number);
  return { kind: 'field', path, name: name ?? type ?? 'criterion', value };
}

/** Weights in running text of the award criteria or the description, where those of one passage make a whole. */
function fromText(sentences: Sentences): LotWeights | null {
  let best: LotWeights | null = null;
  let passage: unknown = null;
  let criteria: WeightedCriterion[] = [];
  const close = () => {
    const total = criteria.reduce((sum, { share }) => sum + (share ?? 0), 0);
    if (criteria.length > 0 && best?.basis !== 'shares')
      best = isWhole(total)
        ? { lotIds: [], criteria, basis: 'shares', total }
        : (best ?? { lotIds: [], criteria, basis: 'partial', total });
    criteria = [];
  };
  for (const sentence of sentences.any('weight', 'price', 'social', 'innovation', 'experience')) {
    const { kind } = sentence.passage;
    if (kind === 'selection' || kind === 'duration') continue;
    if (sentence.passage !== passage) {
      close();
      passage = sentence.passage;
    }
    if (!/\d/.test(sentence.text) || !/%|per ?cent|[:/]\s?\d\d/i.test(sentence.text)) continue;
    for (const found of readWeights(sentence.text)) {
      // The same name again is a summary or another lot, not a further criterion.
      if (criteria.some(({ name }) => name === found.name)) continue;
      criteria.push({
        name: found.name,
        subject: found.subject,
        share: found.share,
        evidence: quoteOf(sentence, found.start, found.end),
      });
    }
  }
  close();
  return best;
}
