import type { Form } from '../domain/exchange.ts';
import type { RoleExchange } from '../domain/role-map.ts';
import type { RoleNetwork } from '../domain/value-network.ts';

/*
 * Valueflows (https://www.valueflo.ws) as JSON-LD. It has agents and economic events; roles, tangibility, forms and perceived value
 * are not in it and go under names of our own, so that nothing is lost and nothing pretends to be standard.
 */

/** The names that a document uses, and what they stand for. */
const valueflowsContext = {
  vf: 'https://w3id.org/valueflows/ont/vf#',
  om2: 'http://www.ontology-of-units-of-measure.org/resource/om-2/',
  cw: 'urn:commonweal:role-map:1:',
  name: 'vf:name',
  note: 'vf:note',
  provider: { '@id': 'vf:provider', '@type': '@id' },
  receiver: { '@id': 'vf:receiver', '@type': '@id' },
  action: { '@id': 'vf:action', '@type': '@id' },
  hasBeginning: 'vf:hasBeginning',
  hasEnd: 'vf:hasEnd',
  resourceQuantity: 'vf:resourceQuantity',
  hasNumericalValue: 'om2:hasNumericalValue',
  hasUnit: 'om2:hasUnit',
} as const;

/** What a Valueflows event does with the resource; there is no action for an intangible benefit but to transfer it. */
const actions: Partial<Record<Form, string>> = { service: 'vf:deliverService', work: 'vf:work' };

/** Fields of an exchange that Valueflows has no name for, under ours. */
const own = [
  'sequence',
  'kind',
  'form',
  'channel',
  'valueProvider',
  'valueReceiver',
  'costReceiver',
  'importance',
  'evidence',
] as const satisfies readonly (keyof RoleExchange)[];

type Json = Readonly<Record<string, unknown>>;

function eventOf(exchange: RoleExchange, at: number, idOf: (role: string, participant: string | null) => string): Json {
  const { form, fromRole, toRole, fromParticipant, toParticipant, deliverable, started, ended, quantity, unit } =
    exchange;
  const given = own.flatMap((field) => (exchange[field] === null ? [] : [[`cw:${field}`, exchange[field]] as const]));
  return {
    '@id': `#exchange-${at + 1}`,
    '@type': 'vf:EconomicEvent',
    action: actions[form] ?? 'vf:transfer',
    provider: idOf(fromRole, fromParticipant),
    receiver: idOf(toRole, toParticipant),
    note: deliverable,
    ...(started === null ? {} : { hasBeginning: started }),
    ...(ended === null ? {} : { hasEnd: ended }),
    ...(quantity === null && unit === null
      ? {}
      : {
          resourceQuantity: {
            ...(quantity === null ? {} : { hasNumericalValue: quantity }),
            ...(unit === null ? {} : { hasUnit: unit }),
          },
        }),
    ...Object.fromEntries(given),
  };
}

/** A role map as a Valueflows document: an agent for each role, or for each participant in a role, and an event for each exchange. */
export function valueflowsJson({ name, about, roles, exchanges }: RoleNetwork): string {
  const agents = new Map<string, Json>();
  const idOf = (role: string, participant: string | null): string => {
    const key = JSON.stringify([role, participant]);
    const known = agents.get(key)?.['@id'];
    if (typeof known === 'string') return known;
    const id = `#agent-${agents.size + 1}`;
    const says = roles.find((one) => one.name === role)?.says ?? null;
    agents.set(key, {
      '@id': id,
      '@type': 'vf:Agent',
      name: participant ?? role,
      'cw:role': role,
      ...(participant === null ? {} : { 'cw:participant': participant }),
      ...(says === null ? {} : { note: says }),
    });
    return id;
  };
  const events = exchanges.map((exchange, at) => eventOf(exchange, at, idOf));
  const document = {
    '@context': valueflowsContext,
    '@id': '',
    name,
    note: about,
    '@graph': [...agents.values(), ...events],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
