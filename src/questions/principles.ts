import type { ValueNetwork } from '../domain/value-network.ts';
import type { PrincipleAnswer, PrincipleSettings } from '../measures/principles/principle.ts';
import { principles } from '../measures/principles/registry.ts';
import type { ChosenNetwork } from './value-network.ts';

/** A network with what all thirteen principles say of it. */
export interface PrinciplesAnswer {
  readonly network: Omit<ValueNetwork, 'participants' | 'exchanges' | 'cases'>;
  readonly participantCount: number;
  /** Single exchanges, by where they come from. */
  readonly recordCount: number;
  readonly declaredCount: number;
  readonly joined: ChosenNetwork['joined'];
  /** The role map in it, to draw on; absent for the record alone. */
  readonly drawn: ChosenNetwork['drawn'];
  readonly period: Pick<PrincipleSettings, 'from' | 'to'>;
  readonly answers: readonly PrincipleAnswer[];
}

/** Lets other requests have their turn: a principle of a large network takes a second or more. */
const pause = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** Asks every principle about a network, in a period. */
export async function askPrinciples(
  { network, joined, drawn }: ChosenNetwork,
  settings: PrincipleSettings,
): Promise<PrinciplesAnswer> {
  const answers: PrincipleAnswer[] = [];
  for (const principle of principles) {
    answers.push(principle.ask(network, settings));
    await pause();
  }
  const { participants, exchanges, cases: _, ...about } = network;
  const counted = (layer: 'record' | 'declared') =>
    exchanges.reduce((sum, one) => (one.layer === layer ? sum + one.count : sum), 0);
  return {
    network: about,
    participantCount: participants.length,
    recordCount: counted('record'),
    declaredCount: counted('declared'),
    joined,
    drawn,
    period: { from: settings.from, to: settings.to },
    answers,
  };
}
