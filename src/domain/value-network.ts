import type { Form, Standing, Tangibility } from './exchange.ts';
import type { RoleExchange } from './role-map.ts';

/**
 * A value network as measures see it: who takes part, and what goes from whom to whom. Made from the record, from a role map,
 * or from both laid over each other.
 */
export interface ValueNetwork {
  readonly id: string;
  readonly name: string;
  /** Whether a participant is a role of a map or an organisation; figures depend on how finely participants are told apart. */
  readonly grain: 'role' | 'organization';
  readonly participants: readonly NetworkParticipant[];
  readonly exchanges: readonly NetworkExchange[];
  /** Exchanges that could not be taken in, since one side is not known: the market, an individual, a name removed. */
  readonly leftOut: number;
  /** Who acted after whom, case by case, as places in `participants`: the story of a role map, or who won what a buyer buys again. */
  readonly cases: readonly (readonly number[])[];
  /** What its members can bring about together, as they declare it; absent where nobody did. */
  readonly worth: DeclaredWorth | null;
  readonly purpose: Purpose | null;
  /** What in it is made up for illustration, as a sentence; absent where nothing is. */
  readonly illustrative: string | null;
  /** How far the data goes, ISO date. */
  readonly asOf: string | null;
}

export interface NetworkParticipant {
  readonly id: string;
  readonly name: string;
  /** Part of society it belongs to: public body, sme, vcse …, or as the map says. */
  readonly sector: string | null;
  readonly roles: readonly string[];
  /** A private person: takes part in sums, is never named in a figure. */
  readonly person: boolean;
  /** How many people or organisations play the role; absent where nobody said. */
  readonly holders: number | null;
  /** One of those for whom the network says that it exists. */
  readonly beneficiary: boolean;
}

/** An exchange, or a number of like exchanges of the record between the same two in one year. */
export interface NetworkExchange {
  readonly id: string;
  /** `record`: from public records; `declared`: from what people said. */
  readonly layer: 'record' | 'declared';
  /** Places in `participants`. */
  readonly from: number;
  readonly to: number;
  readonly deliverable: string;
  readonly kind: Tangibility;
  readonly form: Form;
  readonly standing: Standing;
  /** How many single exchanges it stands for. */
  readonly count: number;
  /** ISO dates. */
  readonly started: string | null;
  readonly ended: string | null;
  /** How much, in the unit; never added up across units, forms or kinds of amount. */
  readonly quantity: number | null;
  readonly unit: string | null;
  /** award, contract, payment … where the quantity is money of the record. */
  readonly amountKind: string | null;
  /** Perceived value, −3 to 3, by each side; cost to the receiver 0 to 3; importance 1 to 5. */
  readonly valueProvider: number | null;
  readonly valueReceiver: number | null;
  readonly costReceiver: number | null;
  readonly importance: number | null;
  /** What ties the two directions of one contract together: structural measures use one of them. */
  readonly transaction: string | null;
  /** Whether somebody is named at both ends who plays the role; absent in records, which name organisations. */
  readonly peopled: boolean | null;
  readonly sequence: number | null;
  readonly evidence: string | null;
}

/** What a network says it is for. */
export interface Purpose {
  readonly text: string;
  /** How much each form is meant to matter; only their proportions count. */
  readonly weights: readonly { readonly form: Form; readonly weight: number }[];
  /** Outcomes by the words in which a deliverable may name them. */
  readonly outcomes: readonly string[];
}

/** What coalitions can bring about: an outcome in one unit. A coalition is worth the most that any declared one inside it is. */
export interface DeclaredWorth {
  readonly outcome: string;
  readonly unit: string;
  readonly coalitions: readonly { readonly members: readonly string[]; readonly worth: number }[];
}

/** What is said of a role beside the table of exchanges. */
export interface RoleDescription {
  readonly name: string;
  readonly says: string | null;
  readonly sector: string | null;
  readonly holders: number | null;
  readonly beneficiary: boolean;
}

/** A fact that a role map rests on, with where it is said and how sure that is. */
export interface NetworkFact {
  readonly fact: string;
  readonly figure: string;
  readonly source: string;
  readonly sure: string;
}

/** A role map with what is said about it as a whole: what is kept of a network that people drew. */
export interface RoleNetwork {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly illustrative: string | null;
  readonly purpose: Purpose | null;
  readonly worth: DeclaredWorth | null;
  readonly roles: readonly RoleDescription[];
  readonly facts: readonly NetworkFact[];
  /** Which participant of the map is which organisation of the record: judgements of who drew it. */
  readonly matches: readonly { readonly participant: string; readonly organization: string }[];
  readonly exchanges: readonly RoleExchange[];
}

/** The network of a role map: its roles, or the participants who play them where the map names them. */
export function networkOfRoles(map: RoleNetwork, grain: 'role' | 'organization' = 'role'): ValueNetwork {
  const described = new Map(map.roles.map((role) => [role.name, role]));
  const places = new Map<string, number>();
  const participants: { -readonly [K in keyof NetworkParticipant]: NetworkParticipant[K] }[] = [];
  const placeOf = (role: string, participant: string | null): number => {
    const name = grain === 'organization' && participant !== null ? participant : role;
    const about = described.get(role);
    const known = places.get(name);
    if (known !== undefined) {
      const one = participants[known] as (typeof participants)[number];
      if (!one.roles.includes(role)) one.roles = [...one.roles, role];
      return known;
    }
    places.set(name, participants.length);
    participants.push({
      id: name,
      name,
      sector: about?.sector ?? null,
      roles: [role],
      person: false,
      holders: name === role ? (about?.holders ?? null) : 1,
      beneficiary: about?.beneficiary ?? false,
    });
    return participants.length - 1;
  };
  // Roles first and in the order in which they are described, so that a figure lists them as the map does.
  if (grain === 'role') for (const { name } of map.roles) placeOf(name, null);
  const exchanges = map.exchanges.map(
    (one, at): NetworkExchange => ({
      id: `${map.id}-${at + 1}`,
      layer: 'declared',
      from: placeOf(one.fromRole, one.fromParticipant),
      to: placeOf(one.toRole, one.toParticipant),
      deliverable: one.deliverable,
      kind: one.kind,
      form: one.form,
      standing: 'declared',
      count: 1,
      started: one.started,
      ended: one.ended,
      quantity: one.quantity,
      unit: one.unit,
      amountKind: null,
      valueProvider: one.valueProvider,
      valueReceiver: one.valueReceiver,
      costReceiver: one.costReceiver,
      importance: one.importance,
      transaction: null,
      peopled: one.fromParticipant !== null && one.toParticipant !== null,
      sequence: one.sequence,
      evidence: one.evidence,
    }),
  );
  const story = [...exchanges]
    .filter(({ sequence }) => sequence !== null)
    .sort((a, b) => (a.sequence as number) - (b.sequence as number))
    .map(({ from }) => from);
  const { id, name, purpose, illustrative, worth } = map;
  return {
    id,
    name,
    grain,
    participants,
    exchanges,
    leftOut: 0,
    cases: story.length > 0 ? [story] : [],
    worth,
    purpose,
    illustrative,
    asOf: null,
  };
}
