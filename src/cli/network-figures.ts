import { agreement, type Scale } from '../graph/agreement.ts';
import { articulationPoints } from '../graph/articulation.ts';
import { ascendency, fitness, robustness } from '../graph/ascendency.ts';
import { betweenness } from '../graph/betweenness.ts';
import { myerson, shapley } from '../graph/cooperation.ts';
import { averagePathLength, finnCyclingIndex, usefulExitYield } from '../graph/cycling.ts';
import { degreeCentralization, density } from '../graph/degree.ts';
import { meanDistance } from '../graph/distance.ts';
import { divergence } from '../graph/divergence.ts';
import { type FlowSystem, mergeNodes, sum, throughflow, totalSystemThroughput } from '../graph/flow.ts';
import { fundamentalDiagonal, fundamentalMatrix } from '../graph/fundamental.ts';
import { handovers, workingTogether } from '../graph/handover.ts';
import { coefficients, leontiefInverse, multipliers } from '../graph/input-output.ts';
import type { Matrix } from '../graph/matrix.ts';
import { buildNetwork, type Network, slotSources } from '../graph/network.ts';
import { reciprocity } from '../graph/reciprocity.ts';
import { structuralHoles } from '../graph/structural-holes.ts';
import { survival, survivingAt } from '../graph/survival.ts';
import { loopLimits, valueLoops } from '../graph/value-loop.ts';
import { type Given, type Rows, readFlow, readGame, readLog, readNetwork } from './network-given.ts';

/** Works out the figure of a name; `unknownFigure` for a name that it does not know. */
export type Figures = (name: string) => unknown;
export const unknownFigure = Symbol('a figure that nothing here works out');

const oneOf =
  (table: Readonly<Record<string, () => unknown>>, otherwise: Figures = () => unknownFigure): Figures =>
  (name) => {
    const work = Object.hasOwn(table, name) ? table[name] : undefined;
    return work ? work() : otherwise(name);
  };

const rowsOf = ({ size, cells }: Matrix): number[][] =>
  Array.from({ length: size }, (_, row) => [...cells.subarray(row * size, (row + 1) * size)]);
const matrixOf = (rows: Rows): Matrix => ({ size: rows.length, cells: Float64Array.from(rows.flat()) });
const named = (names: readonly string[], values: ArrayLike<number>) =>
  Object.fromEntries(names.map((name, node) => [name, values[node]]));

function structure(given: Given, shape: (names: readonly string[], values: Float64Array) => unknown): Figures {
  const { names, network, unweighted } = readNetwork(given, { directed: given.directed ?? false });
  return oneOf({
    betweenness: () => shape(names, betweenness(unweighted).values),
    meanDistance: () => meanDistance(unweighted)?.mean,
    density: () => density(unweighted),
    articulationPoints: () => articulationPoints(unweighted),
    degreeCentralisation: () => degreeCentralization(unweighted),
    constraint: () => shape(names, structuralHoles(unweighted).constraint),
    effectiveSize: () => shape(names, structuralHoles(unweighted).effectiveSize),
    weightedConstraint: () => shape(names, structuralHoles(network).constraint),
    weightedEffectiveSize: () => shape(names, structuralHoles(network).effectiveSize),
  });
}

/** `SubA` and `SubB` are those whom "Subcontractors" names: their names, without the last letter or number, begin it. */
function mergeNamed(flow: FlowSystem, names: readonly string[], word: string): FlowSystem | null {
  const stems = names.map((name) => name.replace(/(?:[A-Z]|\d+)$/, ''));
  const isMerged = stems.map((stem) => stem !== '' && word.startsWith(stem));
  const first = isMerged.indexOf(true);
  if (isMerged.filter(Boolean).length < 2) return null;
  const kept = names.map((_, node) => node).filter((node) => !isMerged[node] || node === first);
  return mergeNodes(
    flow,
    Int32Array.from(names, (_, node) => kept.indexOf(isMerged[node] ? first : node)),
  );
}

/** Figures of a flow whose names carry nodes, a group of nodes or an exponent. */
function flowFigureByName(flow: FlowSystem, names: readonly string[], name: string): unknown {
  const [, digit, digits] = /^fitnessB(\d)(\d+)$/.exec(name) ?? [];
  const { alpha } = ascendency(flow);
  if (digit) return alpha === null ? null : fitness(alpha, Number(`${digit}.${digits}`));
  const [, word] = /^alphaWhen(\w+)AreMerged$/.exec(name) ?? [];
  const merged = word ? mergeNamed(flow, names, word) : null;
  if (merged) return ascendency(merged).alpha;
  const cells = names.flatMap((from, row) => names.map((to, column) => ({ figure: `${from}${to}`, row, column })));
  const cell = cells.find(({ figure }) => name === `fundamentalMatrix${figure}`);
  if (cell === undefined) return unknownFigure;
  const matrix = fundamentalMatrix(flow).value;
  return matrix?.cells[cell.row * matrix.size + cell.column];
}

function flowFigures(given: Given): Figures {
  const { names, flow } = readFlow(given);
  const { alpha, ...family } = ascendency(flow);
  return oneOf(
    {
      throughflow: () => throughflow(flow).value,
      boundaryInflow: () => sum(flow.inflow),
      totalSystemThroughflow: () => {
        const through = throughflow(flow).value;
        return through && sum(through);
      },
      totalSystemThroughput: () => totalSystemThroughput(flow),
      averagePathLength: () => averagePathLength(flow).value,
      finnCyclingIndex: () => finnCyclingIndex(flow).value,
      averageMutualInformationBits: () => family.averageMutualInformationBits,
      ascendency: () => family.ascendency,
      overhead: () => family.overhead,
      developmentCapacity: () => family.developmentCapacity,
      alpha: () => alpha,
      robustnessMinusAlphaLnAlpha: () => alpha && robustness(alpha),
      fundamentalMatrix: () => {
        const matrix = fundamentalMatrix(flow).value;
        return matrix && rowsOf(matrix);
      },
      fundamentalMatrixDiagonal: () => fundamentalDiagonal(flow).value,
      usefulExitYield: () => usefulExitYield(flow).value,
    },
    (name) => flowFigureByName(flow, names, name),
  );
}

function cooperativeFigures(given: Given): Figures {
  const game = readGame(given);
  const ends = (side: 0 | 1) => (given.links ?? []).map((link) => link[side] - 1);
  return oneOf({
    shapley: () => shapley(game).values,
    myerson: () => {
      const links = { nodeCount: game.players, from: ends(0), to: ends(1) };
      return myerson(game, buildNetwork(links, { directed: false })).values;
    },
  });
}

function handoverFigures(given: Given): Figures {
  const { names, log } = readLog(given);
  const countsOf = (network: Network): number[][] => {
    const rows = names.map(() => names.map(() => 0));
    slotSources(network).forEach((from, slot) => {
      (rows[from] as number[])[network.targets[slot] as number] = network.weights[slot] as number;
    });
    return rows;
  };
  const counts = countsOf(handovers(log));
  const total = counts.flat().reduce((all, count) => all + count, 0);
  const pairs = names.flatMap((a, i) => names.map((b, j) => ({ a, b, i, j })));
  return oneOf(
    {
      order: () => names,
      counts: () => counts,
      handovers: () => total,
      casesTogether: () => {
        const together = countsOf(workingTogether(log));
        const above = pairs.filter(({ i, j }) => i < j);
        return Object.fromEntries(above.map(({ a, b, i, j }) => [`${a}-${b}`, together[i]?.[j]]));
      },
    },
    (name) => {
      const pair = pairs.find(({ a, b }) => name === `${a.charAt(0).toLowerCase()}${a.slice(1)}To${b}`);
      return pair ? (counts[pair.i]?.[pair.j] as number) / total : unknownFigure;
    },
  );
}

function inputOutputFigures({ flow = [], output = [] }: Given): Figures {
  const taken = coefficients(matrixOf(flow), Float64Array.from(output));
  const inverse = leontiefInverse(taken).value;
  return oneOf({
    coefficients: () => rowsOf(taken),
    leontief: () => inverse && rowsOf(inverse),
    multipliers: () => inverse && multipliers(inverse),
  });
}

function loopFigures(given: Given): Figures {
  const { names, network } = readNetwork(given, { directed: true, parallel: 'keep' });
  const limits = { ...loopLimits, maxLength: given.maxLength ?? loopLimits.maxLength };
  const loops = valueLoops(network, { ...limits, focal: names.indexOf(String(given.focal)) }).value;
  return oneOf({
    loops: () => loops?.values,
    sum: () => loops?.sum,
    weightedOccurrence: () => {
      const { [String(given.focal)]: _, ...others } = named(names, loops?.occurrence ?? []);
      return others;
    },
  });
}

function survivalFigures({ events = [], censored = [] }: Given): Figures {
  const ended = [...events.map(() => 1), ...censored.map(() => 0)];
  const curve = survival({ durations: [...events, ...censored], ended });
  return (name) => (/^\d+(?:\.\d+)?$/.test(name) ? survivingAt(curve, Number(name)) : unknownFigure);
}

function agreementFigures({ raters = [] }: Given): Figures {
  const values = Float64Array.from(raters.flat(), (rating) => rating ?? Number.NaN);
  const ratings = { raters: raters.length, units: raters[0]?.length ?? 0, values };
  const on = (scale: Scale) => () => agreement(ratings, scale);
  return oneOf({ nominal: on('nominal'), ordinal: on('ordinal'), interval: on('interval'), ratio: on('ratio') });
}

/** How the figures of a file are worked out, by what its name begins with. A figure without a name bears that of its kernel. */
export const kernels: Readonly<Record<string, (given: Given) => Figures>> = {
  agreement: agreementFigures,
  'cooperative-value': cooperativeFigures,
  divergence: ({ p = [], q = [] }) => oneOf({ divergence: () => divergence(p, q) }),
  flow: flowFigures,
  'handover-of-work': handoverFigures,
  'input-output': inputOutputFigures,
  'krackhardt-kite': (given) => structure(given, (_, values) => values),
  reciprocity: (given) =>
    oneOf({ reciprocity: () => reciprocity(readNetwork(given, { directed: true }).network).ratio }),
  'structural-holes': (given) => structure(given, named),
  survival: survivalFigures,
  'value-loops': loopFigures,
};
