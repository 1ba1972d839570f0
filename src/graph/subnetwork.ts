import { buildNetwork, type Network, slotSources } from './network.ts';

/** The ties among some nodes of an undirected network; node `nodes[k]` becomes node k. `nodes` ascend and name none twice. Linear. */
export function subnetwork(network: Network, nodes: Int32Array): Network {
  if (network.directed) throw new RangeError('A part is taken of an undirected network.');
  const label = new Int32Array(network.nodeCount).fill(-1);
  for (let k = 0; k < nodes.length; k++) label[nodes[k] as number] = k;
  const sources = slotSources(network);
  const from: number[] = [];
  const to: number[] = [];
  const weights: number[] = [];
  for (let slot = 0; slot < sources.length; slot++) {
    const a = label[sources[slot] as number] as number;
    const b = label[network.targets[slot] as number] as number;
    // Both rows hold a tie; one of them is enough.
    if (a === -1 || b === -1 || a > b) continue;
    from.push(a);
    to.push(b);
    weights.push(network.weights[slot] as number);
  }
  return buildNetwork({ nodeCount: nodes.length, from, to, weights }, { directed: false });
}
