/**
 * A network as compressed sparse rows: what kernels work on. Nodes are the integers from 0; names become integers before and come
 * back after. An undirected tie stands in both rows, a self-loop in its row once.
 */
export interface Network {
  readonly nodeCount: number;
  readonly directed: boolean;
  /** The row of node i is the slots from `starts[i]` up to, not including, `starts[i + 1]`. One longer than the number of nodes. */
  readonly starts: Int32Array;
  /** Where the tie of a slot leads; ascending within a row. */
  readonly targets: Int32Array;
  /** How heavy the tie of a slot is, in whatever unit the ties came in. */
  readonly weights: Float64Array;
}

/** Ties as columns. Without weights each weighs 1. */
export interface Edges {
  readonly nodeCount: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly weights?: ArrayLike<number> | undefined;
}

export interface Building {
  readonly directed: boolean;
  /** Whether ties between the same two nodes become one tie with the sum of their weights (`add`, the default) or stay apart. */
  readonly parallel?: 'add' | 'keep';
}

const isNode = (node: number | undefined, nodeCount: number): boolean =>
  Number.isInteger(node) && (node as number) >= 0 && (node as number) < nodeCount;

function refuseFlawed({ nodeCount, from, to, weights }: Edges): void {
  if (from.length !== to.length || (weights && weights.length !== from.length))
    throw new RangeError('The columns of ties differ in length.');
  for (let tie = 0; tie < from.length; tie++) {
    if (!isNode(from[tie], nodeCount) || !isNode(to[tie], nodeCount))
      throw new RangeError(`Tie ${tie} leads from ${from[tie]} to ${to[tie]}; there are ${nodeCount} nodes.`);
    if (weights && !Number.isFinite(weights[tie])) throw new RangeError(`Tie ${tie} weighs ${weights[tie]}.`);
  }
}

/** Puts ties into the rows of their first node, in the order in which they came. */
function fillRows({ nodeCount, from, to, weights }: Edges, directed: boolean): Network {
  const starts = new Int32Array(nodeCount + 1);
  const isTwofold = (tie: number) => !directed && from[tie] !== to[tie];
  for (let tie = 0; tie < from.length; tie++) {
    (starts[(from[tie] as number) + 1] as number)++;
    if (isTwofold(tie)) (starts[(to[tie] as number) + 1] as number)++;
  }
  for (let node = 0; node < nodeCount; node++) (starts[node + 1] as number) += starts[node] as number;
  const next = starts.slice();
  const slotCount = starts[nodeCount] as number;
  const targets = new Int32Array(slotCount);
  const heavy = new Float64Array(slotCount);
  const put = (source: number, target: number, weight: number) => {
    const slot = (next[source] as number)++;
    targets[slot] = target;
    heavy[slot] = weight;
  };
  for (let tie = 0; tie < from.length; tie++) {
    const weight = weights ? (weights[tie] as number) : 1;
    put(from[tie] as number, to[tie] as number, weight);
    if (isTwofold(tie)) put(to[tie] as number, from[tie] as number, weight);
  }
  return { nodeCount, directed, starts, targets, weights: heavy };
}

/** Makes one slot of neighbouring slots that lead to the same node. */
function addParallel(network: Network): Network {
  const { nodeCount, starts, targets, weights } = network;
  const merged = { starts: new Int32Array(nodeCount + 1), targets: targets.slice(), weights: weights.slice() };
  let end = 0;
  for (let node = 0; node < nodeCount; node++) {
    const first = end;
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      if (end > first && merged.targets[end - 1] === targets[slot]) {
        (merged.weights[end - 1] as number) += weights[slot] as number;
        continue;
      }
      merged.targets[end] = targets[slot] as number;
      merged.weights[end++] = weights[slot] as number;
    }
    merged.starts[node + 1] = end;
  }
  if (end === targets.length) return network;
  return { ...network, ...merged, targets: merged.targets.slice(0, end), weights: merged.weights.slice(0, end) };
}

/**
 * Builds a network from ties. Linear: turning rows into columns twice sorts each row without comparing anything
 * (Gustavson 1978, *ACM TOMS* 4:250). Throws where a tie leads to no node or weighs no finite number.
 */
export function buildNetwork(edges: Edges, { directed, parallel = 'add' }: Building): Network {
  refuseFlawed(edges);
  const sorted = transpose(transpose(fillRows(edges, directed)));
  return parallel === 'add' ? addParallel(sorted) : sorted;
}

/** The network with every tie turned round; rows come out ascending. Linear. */
export function transpose({ nodeCount, directed, starts, targets, weights }: Network): Network {
  const turned = {
    starts: new Int32Array(nodeCount + 1),
    targets: new Int32Array(targets.length),
    weights: new Float64Array(targets.length),
  };
  for (const target of targets) (turned.starts[target + 1] as number)++;
  for (let node = 0; node < nodeCount; node++) (turned.starts[node + 1] as number) += turned.starts[node] as number;
  const next = turned.starts.slice();
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      const place = (next[targets[slot] as number] as number)++;
      turned.targets[place] = node;
      turned.weights[place] = weights[slot] as number;
    }
  }
  return { nodeCount, directed, ...turned };
}

/** The node at whose row each slot stands. Linear. */
export function slotSources({ nodeCount, starts, targets }: Network): Int32Array {
  const sources = new Int32Array(targets.length);
  for (let node = 0; node < nodeCount; node++) sources.fill(node, starts[node], starts[node + 1]);
  return sources;
}

/** The network with some of its ties. Linear. */
export function keepTies(network: Network, isKept: (slot: number) => boolean): Network {
  const { nodeCount, starts } = network;
  const left = {
    starts: new Int32Array(nodeCount + 1),
    targets: network.targets.slice(),
    weights: network.weights.slice(),
  };
  let end = 0;
  for (let node = 0; node < nodeCount; node++) {
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++) {
      if (!isKept(slot)) continue;
      left.targets[end] = network.targets[slot] as number;
      left.weights[end++] = network.weights[slot] as number;
    }
    left.starts[node + 1] = end;
  }
  return { ...network, ...left, targets: left.targets.slice(0, end), weights: left.weights.slice(0, end) };
}

/**
 * Each pair's ties as one undirected tie, self-loops left out: it weighs w(i, j) + w(j, i) where ties had directions, and what it
 * weighed before where not. Linear.
 */
export function mutual(network: Network): Network {
  const sources = slotSources(network);
  const { nodeCount, directed } = network;
  const paired = keepTies(network, (slot) => sources[slot] !== network.targets[slot]);
  if (!directed) return addParallel(paired);
  const { targets: to, weights } = paired;
  return buildNetwork({ nodeCount, from: slotSources(paired), to, weights }, { directed: false });
}

/** The same network with other numbers: node `order[k]` becomes node k. `order` names every node once. Linear. */
export function relabel(network: Network, order: Int32Array): Network {
  const label = new Int32Array(network.nodeCount).fill(-1);
  for (let k = 0; k < order.length; k++) label[order[k] as number] = k;
  if (order.length !== network.nodeCount || label.includes(-1))
    throw new RangeError('The order does not name every node once.');
  const sources = slotSources(network).map((node) => label[node] as number);
  const targets = network.targets.map((node) => label[node] as number);
  const { nodeCount, weights } = network;
  // Both rows of an undirected tie are moved as they are, hence as if directed.
  const moved = fillRows({ nodeCount, from: sources, to: targets, weights }, true);
  return { ...transpose(transpose(moved)), directed: network.directed };
}

/** Nodes from the shortest row to the longest, equals by number: hubs last, which keeps triangles cheap. Linear. */
export function orderByDegree({ nodeCount, starts }: Network): Int32Array {
  const degree = (node: number) => (starts[node + 1] as number) - (starts[node] as number);
  let most = 0;
  for (let node = 0; node < nodeCount; node++) most = Math.max(most, degree(node));
  const next = new Int32Array(most + 2);
  for (let node = 0; node < nodeCount; node++) (next[degree(node) + 1] as number)++;
  for (let size = 0; size <= most; size++) (next[size + 1] as number) += next[size] as number;
  const order = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) order[(next[degree(node)] as number)++] = node;
  return order;
}
