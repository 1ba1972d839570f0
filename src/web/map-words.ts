/** What the marks of a map say to who points at them or hears them. */
import { counted, roundMoney } from '../domain/number.ts';
import type { MapNode } from '../questions/map.ts';
import type { MapCommunity } from '../questions/map-community.ts';
import type { MapSums } from '../questions/map-line.ts';
import type { MapRole } from '../questions/map-network.ts';
import { kindLabel } from './label.ts';

/** Who buys or pays wears a ring: buyers and suppliers differ by shape as kinds do. */
export const buys = (role: MapRole): boolean => role === 'buyer' || role === 'both';

const roleWords: Readonly<Record<MapRole, string>> = {
  buyer: 'buys or pays',
  supplier: 'supplies or is paid',
  both: 'buys or pays, and supplies or is paid',
  other: 'neither buys nor supplies',
};

/** "9 awards, £1.2 million awarded; 40 payments, £3 million paid". */
function sumsInWords({ exchanges, awards, awarded, payments, paid }: MapSums): string {
  const parts = [
    awards > 0 && `${counted(awards, 'award')}${awarded === null ? '' : `, ${roundMoney(awarded, 'GBP')} awarded`}`,
    payments > 0 && `${counted(payments, 'payment')}${paid === null ? '' : `, ${roundMoney(paid, 'GBP')} paid`}`,
    exchanges > awards + payments && counted(exchanges - awards - payments, 'other exchange'),
  ];
  return parts.filter(Boolean).join('; ');
}

/** What a mark says to who points at it or hears it. */
export const nodeInWords = (node: MapNode): string =>
  `${node.name}: ${kindLabel(node.kind).word}, ${roleWords[node.role]}; ${sumsInWords(node) || 'no exchange'}, with ${counted(node.partners, 'other')}`;

export const communityInWords = (community: MapCommunity): string =>
  `Community round ${community.leader.name}: ${counted(community.members, 'participant')}; within it ${sumsInWords(community) || 'no exchange'}`;
