import type { ValueNetwork } from '../../domain/value-network.ts';
import type { Principle, PrincipleAnswer, PrincipleSettings } from './principle.ts';

/** What a principle found, before it is signed with the network and the period that it was asked about. */
export type Finding = Pick<PrincipleAnswer, 'sentence' | 'figures' | 'cautions' | 'advice' | 'picture' | 'overlay'>;

/** The answer of a principle: what it found, about which network and when. */
export function answerOf(
  { id, name, principle }: Pick<Principle, 'id' | 'name' | 'principle'>,
  network: ValueNetwork,
  { settings: { from, to }, finding }: { readonly settings: PrincipleSettings; readonly finding: Finding },
): PrincipleAnswer {
  const { id: of, name: called, grain, illustrative } = network;
  return {
    id,
    name,
    principle,
    ...finding,
    network: { id: of, name: called, grain, illustrative },
    filter: { from, to },
    asOf: network.asOf,
  };
}
