import type { Form, Tangibility } from '../../domain/exchange.ts';
import type {
  DeclaredWorth,
  NetworkExchange,
  NetworkParticipant,
  Purpose,
  ValueNetwork,
} from '../../domain/value-network.ts';

/** An exchange of a worked example, in as few words as it takes. */
export interface SketchedExchange extends Partial<Omit<NetworkExchange, 'from' | 'to'>> {
  readonly from: string;
  readonly to: string;
  readonly form: Form;
}

/** What may be said of a sketched network beside its exchanges. */
export interface Sketch {
  readonly exchanges: readonly SketchedExchange[];
  readonly participants?: Readonly<Record<string, Partial<NetworkParticipant>>>;
  readonly purpose?: Purpose;
  readonly worth?: DeclaredWorth;
  /** Names, case by case. */
  readonly cases?: readonly (readonly string[])[];
}

const contractForms: readonly Form[] = ['money', 'goods', 'service', 'work'];
const kindOf = (form: Form): Tangibility => (contractForms.includes(form) ? 'tangible' : 'intangible');

/** A small declared network of organisations, for worked examples and tests. */
export function sketch({ exchanges, participants = {}, purpose, worth, cases = [] }: Sketch): ValueNetwork {
  const names = [...new Set([...Object.keys(participants), ...exchanges.flatMap(({ from, to }) => [from, to])])];
  return {
    id: 'example',
    name: 'Worked example',
    grain: 'organization',
    participants: names.map((name) => ({
      id: name,
      name,
      sector: null,
      roles: [],
      person: false,
      holders: 1,
      beneficiary: false,
      ...participants[name],
    })),
    exchanges: exchanges.map((one, at) => ({
      id: `x${at + 1}`,
      layer: 'declared',
      deliverable: one.form,
      kind: kindOf(one.form),
      standing: 'declared',
      count: 1,
      started: null,
      ended: null,
      quantity: null,
      unit: null,
      amountKind: null,
      valueProvider: null,
      valueReceiver: null,
      costReceiver: null,
      importance: null,
      transaction: null,
      peopled: null,
      sequence: null,
      evidence: null,
      ...one,
      from: names.indexOf(one.from),
      to: names.indexOf(one.to),
    })),
    leftOut: 0,
    cases: cases.map((one) => one.map((name) => names.indexOf(name))),
    worth: worth ?? null,
    purpose: purpose ?? null,
    illustrative: null,
    asOf: null,
  };
}
