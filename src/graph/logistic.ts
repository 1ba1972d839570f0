import { invert, type Matrix } from './matrix.ts';

/** Observations with their features in rows; an outcome is 1 or 0. */
export interface Observations {
  readonly count: number;
  readonly features: number;
  /** count × features, row after row. */
  readonly values: Float64Array;
  readonly outcomes: Uint8Array;
}

/** A fitted model: features are put on a common scale first, so coefficients can be compared with each other. */
export interface LogisticModel {
  readonly means: Float64Array;
  /** Standard deviations; 1 for a feature that does not vary. */
  readonly scales: Float64Array;
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

function scaling({ count, features, values }: Observations): Pick<LogisticModel, 'means' | 'scales'> {
  const means = new Float64Array(features);
  const scales = new Float64Array(features);
  for (let at = 0; at < values.length; at++) (means[at % features] as number) += (values[at] as number) / count;
  for (let at = 0; at < values.length; at++)
    (scales[at % features] as number) += ((values[at] as number) - (means[at % features] as number)) ** 2 / count;
  return { means, scales: scales.map((variance) => (variance > 1e-12 ? Math.sqrt(variance) : 1)) };
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/**
 * Logistic regression with a ridge of `penalty` on the scaled coefficients, not on the intercept, by iteratively reweighted least
 * squares (Nelder and Wedderburn 1972). Null without observations or where all outcomes are the same. Iterations × count × features².
 */
export function fitLogistic(observed: Observations, penalty = 1): LogisticModel | null {
  const { count, features, values, outcomes } = observed;
  const ends = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (ends === 0 || ends === count) return null;
  const scaled = scaling(observed);
  const size = features + 1;
  const row = new Float64Array(size).fill(1);
  let beta = new Float64Array(size);
  beta[0] = Math.log(ends / (count - ends));
  for (let round = 0; round < 30; round++) {
    const hessian = new Float64Array(size * size);
    const gradient = new Float64Array(size);
    for (let one = 0; one < count; one++) {
      let score = beta[0] as number;
      for (let k = 0; k < features; k++) {
        const value =
          ((values[one * features + k] as number) - (scaled.means[k] as number)) / (scaled.scales[k] as number);
        row[k + 1] = value;
        score += value * (beta[k + 1] as number);
      }
      const chance = sigmoid(score);
      const weight = Math.max(chance * (1 - chance), 1e-9);
      const miss = (outcomes[one] as number) - chance;
      for (let a = 0; a < size; a++) {
        const part = row[a] as number;
        (gradient[a] as number) += part * miss;
        for (let b = a; b < size; b++) (hessian[a * size + b] as number) += weight * part * (row[b] as number);
      }
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) hessian[a * size + b] = hessian[b * size + a] as number;
      if (a > 0) {
        (hessian[a * size + a] as number) += penalty;
        (gradient[a] as number) -= penalty * (beta[a] as number);
      }
    }
    const inverse = invert({ size, cells: hessian });
    if (inverse === null) return null;
    const step = stepOf(inverse, gradient);
    beta = beta.map((value, k) => value + (step[k] as number));
    if (step.every((change) => Math.abs(change) < 1e-8)) break;
  }
  return { ...scaled, intercept: beta[0] as number, coefficients: beta.slice(1) };
}

const stepOf = ({ size, cells }: Matrix, gradient: Float64Array): Float64Array =>
  Float64Array.from({ length: size }, (_, a) =>
    gradient.reduce((sum, slope, b) => sum + (cells[a * size + b] as number) * slope, 0),
  );

/** The chance of the outcome for each row of features. count × features. */
export function chances({ means, scales, intercept, coefficients }: LogisticModel, values: Float64Array): Float64Array {
  const features = coefficients.length;
  return Float64Array.from({ length: values.length / features }, (_, one) => {
    let score = intercept;
    for (let k = 0; k < features; k++)
      score +=
        (((values[one * features + k] as number) - (means[k] as number)) / (scales[k] as number)) *
        (coefficients[k] as number);
    return sigmoid(score);
  });
}
