import { repairLine } from '../../domain/text.ts';
import type { Extraction } from './context.ts';
import { flagOf, type Json, listOf, objectOf, postcodeOf, textOf } from './field.ts';

/** The parties of a release by their id, which means nothing outside it. */
export interface Parties {
  readonly byId: ReadonlyMap<string, { readonly party: Json; readonly path: string }>;
}

/** Roles that the places which refer to a party speak for themselves; they are not taken from `roles` as well. */
const referred = new Set(['supplier', 'tenderer', 'buyer']);

const registers =
  /^(GB-(COH|CHC|SC|NIC|NHS|UKPRN|PPON|LA[ECSN]|LAE|GOR|REV|MPR|SHPE|IRL)|XI-LEI|LEI|IE-CRO|IM-CR|JE-FSC|GG-RCE)/i;

/** Numbers of registers are letters and digits; those of the Procurement Act’s register have hyphens, as PGHR-3329-MDGL. */
const registerNumber = /^(?:[A-Z0-9]{3,20}|[A-Z]{4}-\d{4}-[A-Z]{4})$/i;

export function readParties(release: Json, extraction: Extraction): Parties {
  const byId = new Map<string, { party: Json; path: string }>();
  const parties = listOf(release.parties);
  parties.forEach((party, i) => {
    const id = textOf(party.id);
    if (id !== null) byId.set(id, { party, path: `/parties/${i}` });
  });
  if (!Array.isArray(release.parties))
    extraction.issue('parties-inferred', 'The release has no list of parties.', '/parties');
  return { byId };
}

interface Identifiers {
  readonly scheme: string | null;
  readonly identifier: string | null;
  readonly more: string | null;
}

function identifiersOf(party: Json): Identifiers {
  const main = objectOf(party.identifier);
  const scheme = textOf(main?.scheme);
  const id = textOf(main?.id);
  const more = listOf(party.additionalIdentifiers).flatMap((other) => {
    const otherScheme = textOf(other.scheme);
    const otherId = textOf(other.id);
    return otherScheme && otherId ? [`${otherScheme}:${otherId.replace(/\s+/g, '')}`] : [];
  });
  if (scheme && id) return { scheme, identifier: id, more: more.join(' ') || null };
  // Some publishers give the register and number only in the id of the party itself.
  const own = textOf(party.id);
  const found = own ? registers.exec(own) : null;
  const number = own && found ? own.slice(found[0].length + 1) : '';
  if (found && registerNumber.test(number)) {
    return { scheme: found[0].toUpperCase(), identifier: number, more: more.join(' ') || null };
  }
  return { scheme: null, identifier: null, more: more.join(' ') || null };
}

/** Adds an organisation in a role; `reference` is what names it there, `described` its entry in the list of parties. */
export function addMention(
  extraction: Extraction,
  mention: {
    readonly role: string;
    readonly reference: Json;
    readonly described: { readonly party: Json; readonly path: string } | null;
    readonly path: string;
    readonly awardId?: string | null;
    readonly bidId?: string | null;
  },
): void {
  const party = mention.described?.party ?? mention.reference;
  const path = mention.described?.path ?? mention.path;
  const published =
    textOf(party.name) ?? textOf(mention.reference.name) ?? textOf(objectOf(party.identifier)?.legalName);
  const name = published === null ? null : repairLine(published);
  if (published !== null && name !== published.trim()) {
    extraction.issue(
      'text-repaired',
      'Entities or wrongly decoded characters in a name were put right.',
      `${path}/name`,
      party,
    );
  }
  const address = objectOf(party.address);
  const details = objectOf(party.details);
  const identifiers = identifiersOf(party);
  extraction.add('mention', party, path, {
    source_party_id: textOf(party.id),
    role: mention.role,
    award_id: mention.awardId ?? null,
    bid_id: mention.bidId ?? null,
    name,
    scheme: identifiers.scheme,
    identifier: identifiers.identifier,
    more_identifiers: identifiers.more,
    postcode: postcodeOf(address?.postalCode) ?? postcodeOf(address?.streetAddress),
    locality: textOf(address?.locality),
    region: textOf(address?.region),
    country: textOf(address?.countryName) ?? textOf(address?.country),
    scale: textOf(details?.scale),
    vcse: flagOf(details?.vcse),
    type:
      listOf(details?.classifications)
        .map((item) => textOf(item.id))
        .filter(Boolean)
        .join(' ') || null,
  });
}

/** Adds the mention that a reference `{id, name}` makes, with what the list of parties says about it. */
export function addReference(
  extraction: Extraction,
  parties: Parties,
  mention: {
    readonly role: string;
    readonly reference: Json;
    readonly path: string;
    readonly awardId?: string;
    readonly bidId?: string;
  },
): void {
  const id = textOf(mention.reference.id);
  const described = id === null ? null : (parties.byId.get(id) ?? null);
  if (!described && parties.byId.size > 0) {
    extraction.issue(
      'party-not-described',
      `Party “${id ?? 'without id'}” is referred to and not described.`,
      mention.path,
      mention.reference,
    );
  }
  addMention(extraction, { ...mention, described });
}

/** Adds the buyer and the parties whose roles nothing else in the release refers to. */
export function addParties(release: Json, parties: Parties, extraction: Extraction): void {
  const buyer = objectOf(release.buyer);
  const buyerIds = new Set<string>();
  if (buyer && (textOf(buyer.id) !== null || textOf(buyer.name) !== null)) {
    addReference(extraction, parties, { role: 'buyer', reference: buyer, path: '/buyer' });
    const id = textOf(buyer.id);
    if (id !== null) buyerIds.add(id);
  }
  for (const [id, described] of parties.byId) {
    const roles = new Set(
      (Array.isArray(described.party.roles) ? described.party.roles : []).filter((role) => typeof role === 'string'),
    );
    if (roles.size === 0)
      extraction.issue('party-without-role', 'A party has no role.', described.path, described.party);
    for (const role of roles) {
      const alreadyAdded = role === 'buyer' ? buyerIds.has(id) : referred.has(role);
      if (alreadyAdded) continue;
      if (role === 'buyer') buyerIds.add(id);
      addMention(extraction, { role, reference: described.party, described, path: described.path });
    }
  }
  const procuring = objectOf(objectOf(release.tender)?.procuringEntity);
  if (procuring && parties.byId.size === 0) {
    addReference(extraction, parties, {
      role: 'procuringEntity',
      reference: procuring,
      path: '/tender/procuringEntity',
    });
  }
  if (!buyer && buyerIds.size === 0 && !procuring)
    extraction.issue('missing-buyer', 'No buyer is named.', '/buyer', release);
}
