import { lightTouchOf, thresholdSideOf } from './coverage.ts';
import type { BodyKind, Evidence, Notice } from './notice.ts';
import { regimeOf } from './regime.ts';
import { routeOf } from './route.ts';
import type { Sentences } from './sentence.ts';
import { stageOf } from './stage.ts';
import type { Regime } from './threshold.ts';

/** Something decided from evidence, or left open with the reason. */
export type Decided<T> =
  | { readonly value: T; readonly because?: undefined; readonly evidence: readonly Evidence[] }
  | { readonly value: null; readonly because: string; readonly evidence: readonly Evidence[] };

export const decided = <T>(value: T, ...evidence: readonly (Evidence | null | undefined)[]): Decided<T> => ({
  value,
  evidence: evidence.filter((one): one is Evidence => one !== null && one !== undefined),
});
export const undecided = (because: string, ...evidence: readonly Evidence[]): Decided<never> => ({
  value: null,
  because,
  evidence,
});

/** Where in its life a procurement is; `ended`: stopped without an award. */
const stages = ['planning', 'call', 'award', 'contract', 'change', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** How it is bought. `invited`: only chosen suppliers are asked for a price. */
const routes = ['open competition', 'invited', 'call-off', 'direct award', 'concession', 'grant'] as const;
export type Route = (typeof routes)[number];

/** What kind of procurement a notice is about, decided before any rule runs. */
export interface Kind {
  readonly regime: Decided<Regime>;
  readonly stage: Decided<Stage>;
  readonly route: Decided<Route>;
  /** Below the threshold from which the main rules of the law hold. */
  readonly belowThreshold: Decided<boolean>;
  readonly lightTouch: Decided<boolean>;
  readonly body: Decided<BodyKind>;
  /** The day by which thresholds are chosen: publication of the notice, since its start is rarely published. */
  readonly date: string | null;
  /** True where a notice calls itself a test; it is left out of everything. */
  readonly isTest: boolean;
}

const testWords =
  /\b(?:this is a test|test (?:notice|tender|procurement|only)|please ignore|do not (?:bid|respond)[^.]{0,20}test)\b/i;

/** Decides what kind of procurement this is, in the order: notice type, words, dates, legal basis last. */
export function kindOf(notice: Notice, sentences: Sentences): Kind {
  const { facts } = notice;
  const stage = stageOf(notice);
  const regime = regimeOf(notice, sentences);
  const route = routeOf(notice, sentences);
  const lightTouch = lightTouchOf(notice, sentences);
  const body: Decided<BodyKind> = facts.buyer?.body
    ? decided(facts.buyer.body.value, {
        kind: 'field',
        path: facts.buyer.body.path,
        name: 'kind of body',
        value: facts.buyer.body.value,
      })
    : undecided('neither a declared type nor the name tells what kind of body buys');
  const date = facts.published?.value ?? null;
  const belowThreshold = thresholdSideOf(notice, { lightTouch, body, route, date });
  return { regime, stage, route, belowThreshold, lightTouch, body, date, isTest: testWords.test(notice.title) };
}
