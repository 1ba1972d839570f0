import type { Row } from '../domain/table.ts';
import type { Address } from './address.ts';
import type { Authorities } from './authority.ts';
import { compareIdentifiers } from './identifier.ts';
import { headlineKind, kindEvidence } from './kind.ts';
import { nameParts, normalizeName } from './name.ts';
import type { Subject } from './subject.ts';

/** Rows about organisations, for the tables of these names. */
export interface OrganizationRows {
  readonly organization: Row<'organization'>[];
  readonly organization_kind: Row<'organization_kind'>[];
  readonly name: Row<'name'>[];
  readonly identifier: Row<'identifier'>[];
}

/** Writes down what is known about each organisation. */
export function rowsOf(
  organizations: readonly { readonly members: readonly Subject[]; readonly address: Address }[],
  authorities: Authorities,
): OrganizationRows {
  const rows: OrganizationRows = { organization: [], organization_kind: [], name: [], identifier: [] };
  for (const { members, address } of organizations) {
    const identifiers = [...new Set(members.flatMap((member) => member.identifiers))].toSorted(compareIdentifiers);
    const kinds = kindEvidence(
      members.map((member) => member.group),
      identifiers,
    );
    rows.organization.push({ ...headOf(members, address.id, identifiers, authorities), ...kindColumns(kinds) });
    for (const kind of kinds) rows.organization_kind.push({ organization_id: address.id, ...kind });
    rows.name.push(...namesOf(members, address.id));
    rows.identifier.push(...identifiersOf(members, address, identifiers));
  }
  return rows;
}

function kindColumns(kinds: Parameters<typeof headlineKind>[0]): Pick<Row<'organization'>, 'kind' | 'kind_evidence'> {
  const { kind, evidence } = headlineKind(kinds);
  return { kind, kind_evidence: evidence };
}

function headOf(
  members: readonly Subject[],
  id: string,
  identifiers: readonly string[],
  authorities: Authorities,
): Row<'organization'> {
  const authority = identifiers
    .map((identifier) => authorities.byIdentifier.get(identifier))
    .find((one) => one !== undefined);
  const mostly = (of: (subject: Subject) => string | null) => mostFrequent(members, of);
  return {
    organization_id: id,
    // A council is shown under its official name, whatever its departments write.
    name: authority?.name ?? mostly((subject) => subject.name || null) ?? id,
    postcode: mostly((subject) => subject.group.postcode),
    locality: mostly((subject) => subject.group.locality),
    region: mostly((subject) => subject.group.region) ?? (authority?.region || null),
  };
}

/** The value with the most mentions; of equals the one that is not all in capitals, then the first of the alphabet. */
function mostFrequent(members: readonly Subject[], of: (subject: Subject) => string | null): string | null {
  const counts = new Map<string, number>();
  for (const member of members) {
    const value = of(member);
    if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + member.group.count);
  }
  const shouts = (text: string) => Number(text === text.toUpperCase());
  const [best] = [...counts].toSorted(([a, x], [b, y]) => y - x || shouts(a) - shouts(b) || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}

function namesOf(members: readonly Subject[], id: string): Row<'name'>[] {
  const rows = new Map<string, { name: string; normalized: string; count: number }>();
  const add = (name: string, normalized: string, count: number) =>
    rows.set(name, { name, normalized, count: (rows.get(name)?.count ?? 0) + count });
  for (const { name, normal, group } of members) {
    if (name === '') continue;
    add(name, normal, group.count);
    const { trading } = nameParts(name);
    if (trading !== null) add(trading, normalizeName(trading), group.count);
  }
  return [...rows.values()].map((row) => ({ organization_id: id, ...row }));
}

function identifiersOf(
  members: readonly Subject[],
  address: Address,
  identifiers: readonly string[],
): Row<'identifier'>[] {
  const published = new Set(members.flatMap((member) => member.identifiers.filter((one) => one !== member.listed)));
  const row = (identifier: string, evidence: string) => ({ organization_id: address.id, identifier, evidence });
  return [
    ...identifiers.map((one) => row(one, published.has(one) ? 'published' : 'name in the list of local authorities')),
    ...address.superseded.map((one) => row(one, 'superseded')),
  ];
}
