import { type Absence, absences } from '../domain/organization.ts';
import type { Row } from '../domain/table.ts';
import type { ProcessRows, Registered } from '../questions/process-rows.ts';
import { given, type Json } from './ocds-field.ts';

/** Where a party acts: the whole process, an award, or a bid. */
type Place = (row: Row<'party'>) => boolean;

/** The parties of a release, and references to them. */
export interface PartyList {
  readonly parties: readonly Json[];
  /** References `{id, name}` to those that act in a role at a place, each once. */
  readonly references: (role: string, where?: Place) => readonly Json[];
}

/** What stands in place of a name. "no supplier is named" would be taken for a name by whoever reads it again. */
const reasonOf = (row: Row<'party'>): string =>
  row.absent === 'not-named' ? 'not stated' : (absences[row.absent as Absence] ?? 'not stated');

function identifierOf(identifier: string): Json | null {
  const [, scheme, id] = /^([A-Z]{2}-[A-Z]+)-(.+)$/.exec(identifier) ?? [];
  return scheme && id ? { scheme, id } : null;
}

/** Who an organisation is: its address as the record knows it, and its numbers in registers, the one of its id first. */
function registration(known: Registered | undefined, id: string): Json {
  const numbers = [id, ...(known?.identifiers ?? []).filter((other) => other !== id)].flatMap((number) => {
    const identifier = identifierOf(number);
    return identifier === null ? [] : [identifier];
  });
  const [identifier, ...additionalIdentifiers] = numbers;
  return given({
    identifier,
    additionalIdentifiers,
    address: known && given({ postalCode: known.postcode, locality: known.locality, region: known.region }),
  });
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly rows: Row<'party'>[];
}

/**
 * Lists everybody who acts in a process under an id that is theirs in the whole record. Who is absent has a number of this
 * release, no name, no address and no register: the reason stands there, and how large it was declared to be.
 */
export function partyList({ party, organizations }: ProcessRows): PartyList {
  const entries = new Map<string, Entry>();
  const absentCounts = new Map<string, number>();
  const entryOf = new Map<Row<'party'>, Entry>();
  for (const row of party) {
    let id = row.organization_id ?? '';
    if (id === '') {
      const absent = row.absent ?? 'not-named';
      const n = (absentCounts.get(absent) ?? 0) + 1;
      absentCounts.set(absent, n);
      id = `${absent}-${n}`;
    }
    const entry = entries.get(id) ?? { id, name: row.organization_id ? (row.name ?? id) : reasonOf(row), rows: [] };
    entry.rows.push(row);
    entries.set(id, entry);
    entryOf.set(row, entry);
  }
  return {
    parties: [...entries.values()].map(({ id, name, rows }) => {
      const isKnown = Boolean(rows[0]?.organization_id);
      return given({
        id,
        name,
        roles: [...new Set(rows.flatMap((row) => row.role ?? []))],
        ...(isKnown ? registration(organizations.get(id), id) : {}),
        details: given({
          scale: rows.find((row) => row.scale)?.scale,
          vcse: rows.find((row) => typeof row.vcse === 'boolean')?.vcse,
        }),
      });
    }),
    references: (role, where = () => true) => {
      const found = party.filter((row) => row.role === role && where(row)).map((row) => entryOf.get(row) as Entry);
      return [...new Set(found)].map(({ id, name }) => ({ id, name }));
    },
  };
}
