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

/** Puts ties into the rows of the node they lead to, in the order in which they came: the network turned round, rows unsorted. */
function fillTurned({ nodeCount, from, to, weights }: Edges, directed: boolean): Network {
  const starts = new Int32Array(nodeCount + 1);
  for (let tie = 0; tie < from.length; tie++) {
    const [source, target] = [from[tie] as number, to[tie] as number];
    (starts[target + 1] as number)++;
    if (!directed && source !== target) (starts[source + 1] as number)++;
  }
  for (let node = 0; node < nodeCount; node++) (starts[node + 1] as number) += starts[node] as number;
  const next = starts.slice();
  const targets = new Int32Array(starts[nodeCount] as number);
  const heavy = new Float64Array(targets.length);
  for (let tie = 0; tie < from.length; tie++) {
    const [source, target] = [from[tie] as number, to[tie] as number];
    const weight = weights ? (weights[tie] as number) : 1;
    const slot = (next[target] as number)++;
    targets[slot] = source;
    heavy[slot] = weight;
    if (directed || source === target) continue;
    const back = (next[source] as number)++;
    targets[back] = target;
    heavy[back] = weight;
  }
  return { nodeCount, directed, starts, targets, weights: heavy };
}

/** Whether some row leads to the same node twice. Linear. */
function isRepeating({ nodeCount, starts, targets }: Network): boolean {
  for (let node = 0; node < nodeCount; node++)
    for (let slot = (starts[node] as number) + 1; slot < (starts[node + 1] as number); slot++)
      if (targets[slot] === targets[slot - 1]) return true;
  return false;
}

/** Whether some node has a tie to itself. Linear. */
function isLooping({ nodeCount, starts, targets }: Network): boolean {
  for (let node = 0; node < nodeCount; node++)
    for (let slot = starts[node] as number; slot < (starts[node + 1] as number); slot++)
      if (targets[slot] === node) return true;
  return false;
}

/** Makes one slot of neighbouring slots that lead to the same node. */
function addParallel(network: Network): Network {
  const { nodeCount, starts, targets, weights } = network;
  if (!isRepeating(network)) return network;
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
  return { ...network, ...merged, targets: merged.targets.slice(0, end), weights: merged.weights.slice(0, end) };
}

/**
 * Builds a network from ties. Linear: turning columns into rows sorts each row without comparing anything
 * (Gustavson 1978, *ACM TOMS* 4:250). Throws where a tie leads to no node or weighs no finite number.
 */
export function buildNetwork(edges: Edges, { directed, parallel = 'add' }: Building): Network {
  refuseFlawed(edges);
  const sorted = transpose(fillTurned(edges, directed));
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

/** The network without ties of a node to itself; the same where there are none. Linear. */
export function withoutLoops(network: Network): Network {
  if (!isLooping(network)) return network;
  const sources = slotSources(network);
  return keepTies(network, (slot) => sources[slot] !== network.targets[slot]);
}

/**
 * Each pair's ties as one undirected tie, self-loops left out: it weighs w(i, j) + w(j, i) where ties had directions, and what it
 * weighed before where not. Linear.
 */
export function mutual(network: Network): Network {
  const { nodeCount, directed } = network;
  const paired = withoutLoops(network);
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
  const moved = fillTurned({ nodeCount, from: sources, to: targets, weights }, true);
  return { ...transpose(moved), directed: network.directed };
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
