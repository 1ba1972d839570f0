import { checkStates } from './check.ts';
import { mapStates } from './map.ts';
import { marketStates } from './market.ts';
import { networkStates } from './network.ts';
import { otherStates } from './other.ts';
import { participantStates } from './participant.ts';
import { participantListStates } from './participants.ts';
import { principleStates } from './principles.ts';
import { processStates } from './process.ts';
import { processListStates } from './processes.ts';
import { recordStates } from './record.ts';
import type { State } from './state.ts';

/** Every page in every state that it is shown to be able to bear. */
export const states: readonly State[] = [
  ...networkStates,
  ...participantListStates,
  ...participantStates,
  ...processListStates,
  ...processStates,
  ...mapStates,
  ...marketStates,
  ...principleStates,
  ...recordStates,
  ...checkStates,
  ...otherStates,
];
