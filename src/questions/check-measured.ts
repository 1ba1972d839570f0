import type { CheckId } from '../check/finding.ts';
import { absent, type Known, known } from '../domain/answer.ts';
import { counted } from '../domain/number.ts';
import type { Proportion } from '../graph/proportion.ts';

/** What is known about a check from labelled notices on which no rule was mended; `npm run evaluate` works it out. */
export interface CheckScore {
  readonly check: CheckId;
  readonly shown: {
    readonly notices: number;
    readonly precision: Proportion | null;
    readonly recall: Proportion | null;
  };
}

/** How the checks fared on notices labelled by reading: `data/labels/evaluation.json`. */
export interface CheckEvaluation {
  readonly scores: readonly CheckScore[];
}

/** How often a check is right. */
export interface MeasuredCheck {
  /** Of the notices on which it raised a finding and that are labelled one way or the other, the share where it is so. */
  readonly precision: Known<Proportion>;
  /** Of the notices where it is so, the share on which it raised a finding. */
  readonly recall: Known<Proportion>;
  /** Labelled notices that were looked at; null where it was not measured. */
  readonly notices: number | null;
  /** What it raises in a draft or a notice at hand is shown as a question. */
  readonly isWorthALook: boolean;
}

/** From this precision on a check raises findings; under it, or where it is unknown, questions. */
const enoughPrecision = 0.8;

/** What is known about how often a check is right; absent with the reason where it was not or could not be measured. */
export function measuredOf(id: CheckId, evaluation: CheckEvaluation | null): MeasuredCheck {
  if (evaluation === null) return nothing('The figures are not at hand here.');
  const score = evaluation.scores.find(({ check }) => check === id)?.shown;
  if (!score)
    return nothing(
      `Not measured: it is not among the ${evaluation.scores.length} checks for which notices were labelled by reading.`,
    );
  const { notices, precision, recall } = score;
  const labelled = counted(notices, 'labelled notice');
  return {
    precision: precision
      ? known(precision)
      : absent(`On ${labelled} it raised no finding that the readers called right or wrong.`),
    recall: recall ? known(recall) : absent(`None of ${labelled} has what it looks for.`),
    notices,
    isWorthALook: isDoubtful(score),
  };
}

function nothing(because: string): MeasuredCheck {
  return { precision: absent(because), recall: absent(because), notices: null, isWorthALook: false };
}

const isDoubtful = ({ precision }: CheckScore['shown']): boolean =>
  precision === null || precision.value < enoughPrecision;

/** The measured checks whose precision is too low or unknown: what they raise is a question. */
export const worthALook = (evaluation: CheckEvaluation | null): ReadonlySet<CheckId> =>
  new Set(evaluation?.scores.flatMap(({ check, shown }) => (isDoubtful(shown) ? check : [])));
