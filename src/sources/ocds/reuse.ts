import { isSubstitute } from '../../domain/substitute.ts';
import { type Json, listOf, numberOf, objectOf, textOf } from './field.ts';

/*
 * Ids that are unique in the whole process by the standard, and in practice mean something within one release only: award ids
 * that restart at 1 in each notice, and parties such as `org-13`. Merged by such an id, the award of lot A and that of lot B
 * become one that nobody made, and two organisations become one. What is surely not the same is told apart before merging, by
 * `~2`, `~3` … behind the id; what may be the same stays as it is, because most repeated ids are updates.
 */

/** An id that was found to be borne by different things. */
export interface Reuse {
  readonly code: 'award-id-reused' | 'party-id-reused';
  readonly message: string;
  /** Position of the release in the list that was given, from 0, and a JSON pointer into it. */
  readonly release: number;
  readonly path: string;
}

/** Several meanings of one id, by the words behind it: the number of the one that a thing agrees with, or of a new one. */
class Meanings<T> {
  private readonly known = new Map<string, T[]>();

  number(id: string, thing: T, differs: (a: T, b: T) => boolean): number {
    const meanings = this.known.get(id) ?? [];
    const found = meanings.findIndex((meaning) => !differs(meaning, thing));
    if (found < 0) meanings.push(thing);
    // The last statement is what the next is compared with.
    else meanings[found] = thing;
    this.known.set(id, meanings);
    return found < 0 ? meanings.length : found + 1;
  }
}

const apart = (id: string, number: number): string => (number > 1 ? `${id}~${number}` : id);

interface Award {
  readonly release: number;
  readonly lots: readonly string[];
  readonly suppliers: readonly string[];
  readonly amount: number | null;
  readonly date: string | null;
}

const disjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
const bothAndUnlike = (a: string | number | null, b: string | number | null): boolean =>
  a !== null && b !== null && a !== b;

/** True for two awards of one release, of different lots, or with other suppliers, dates and amounts. */
function areTwoAwards(a: Award, b: Award): boolean {
  if (a.release === b.release || disjoint(a.lots, b.lots)) return true;
  if (a.lots.length > 0 && b.lots.length > 0) return false;
  return disjoint(a.suppliers, b.suppliers) && bothAndUnlike(a.amount, b.amount) && bothAndUnlike(a.date, b.date);
}

/** Ids that a register or a platform gives are the same everywhere, whatever name stands beside them. */
const isGlobal = (id: string): boolean => /^[A-Z]{2,3}-[A-Z]{2,6}-./.test(id);

const empty = new Set('the and of for ltd limited plc llp inc council group services uk'.split(' '));
/** Words that tell a name from another; none where a name was taken out, which may have been any. */
const wordsOf = (name: string): string[] =>
  isSubstitute(name) ? [] : (name.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).filter((word) => !empty.has(word));

/** True for parties whose numbers in one register differ, or whose names have no word in common. */
function areTwoParties(a: Json, b: Json): boolean {
  const [one, other] = [objectOf(a.identifier), objectOf(b.identifier)];
  const numbers = [textOf(one?.id), textOf(other?.id)];
  if (numbers[0] && numbers[1] && textOf(one?.scheme) === textOf(other?.scheme)) return numbers[0] !== numbers[1];
  return disjoint(wordsOf(textOf(a.name) ?? ''), wordsOf(textOf(b.name) ?? ''));
}

/** A list with some of its objects replaced; what is no list stays as it is. */
const mapped = (value: unknown, change: (object: Json, position: number) => Json): unknown =>
  Array.isArray(value) ? value.map((item, i) => (objectOf(item) ? change(item as Json, i) : item)) : value;

/** A release with its parties and all references to them under other ids. */
function withPartyIds(release: Json, ids: ReadonlyMap<string, string>): Json {
  const renamed = (object: Json): Json => {
    const id = ids.get(textOf(object.id) ?? '');
    return id === undefined ? object : { ...object, id };
  };
  const withList = (owner: unknown, member: string): unknown => {
    const object = objectOf(owner);
    return object && member in object ? { ...object, [member]: mapped(object[member], renamed) } : owner;
  };
  const changed: Record<string, unknown> = { ...release, parties: mapped(release.parties, renamed) };
  const buyer = objectOf(release.buyer);
  if (buyer) changed.buyer = renamed(buyer);
  const tender = objectOf(withList(release.tender, 'tenderers'));
  const procuring = objectOf(tender?.procuringEntity);
  if (tender) changed.tender = procuring ? { ...tender, procuringEntity: renamed(procuring) } : tender;
  if ('awards' in release) changed.awards = mapped(release.awards, (award) => withList(award, 'suppliers') as Json);
  const bids = objectOf(release.bids);
  if (bids) changed.bids = { ...bids, details: mapped(bids.details, (bid) => withList(bid, 'tenderers') as Json) };
  return changed;
}

/**
 * Releases of one process, in order of date, with ids told apart that different awards, contracts or parties bear. Releases without
 * such ids are given back as they are; nothing that was given is changed.
 */
export function tellApart(releases: readonly Json[]): { readonly releases: Json[]; readonly reuses: readonly Reuse[] } {
  const reuses: Reuse[] = [];
  const parties = new Meanings<Json>();
  const awards = new Meanings<Award>();
  const contracts = new Meanings<{ readonly release: number; readonly award: string | null }>();
  const told = releases.map((release, at) => {
    const note = (code: Reuse['code'], id: string, path: string) =>
      reuses.push({ code, message: `“${id.slice(0, 100)}” stands for something else elsewhere.`, release: at, path });

    const partyIds = new Map<string, string>();
    listOf(release.parties).forEach((party, i) => {
      const id = textOf(party.id);
      if (id === null || isGlobal(id) || partyIds.has(id)) return;
      const number = parties.number(id, party, areTwoParties);
      if (number === 1) return;
      partyIds.set(id, apart(id, number));
      note('party-id-reused', id, `/parties/${i}`);
    });

    const nameOf = new Map(listOf(release.parties).map((party) => [textOf(party.id), textOf(party.name)]));
    const supplierName = (supplier: Json) => {
      const name = textOf(supplier.name) ?? nameOf.get(textOf(supplier.id)) ?? '';
      return isSubstitute(name) ? '' : name.toLowerCase();
    };
    const awardIds = new Map<string, string>();
    const changed = partyIds.size > 0 ? withPartyIds(release, partyIds) : release;
    const ownAwards = mapped(changed.awards, (award, i) => {
      const id = textOf(award.id);
      if (id === null) return award;
      const number = awards.number(
        id,
        {
          release: at,
          lots: (Array.isArray(award.relatedLots) ? award.relatedLots : []).map(String),
          suppliers: listOf(award.suppliers).map(supplierName).filter(Boolean),
          amount: numberOf(objectOf(award.value)?.amount),
          date: textOf(award.date)?.slice(0, 10) ?? null,
        },
        areTwoAwards,
      );
      if (number === 1) return award;
      awardIds.set(id, apart(id, number));
      note('award-id-reused', id, `/awards/${i}`);
      return { ...award, id: apart(id, number) };
    });
    const ownContracts = mapped(changed.contracts, (contract) => {
      const id = textOf(contract.id);
      const published = textOf(contract.awardID);
      const award = awardIds.get(published ?? '') ?? published;
      const number =
        id === null
          ? 1
          : contracts.number(
              id,
              { release: at, award },
              (a, b) => a.release === b.release || bothAndUnlike(a.award, b.award),
            );
      if (number === 1 && award === published) return contract;
      return {
        ...contract,
        ...(id === null ? {} : { id: apart(id, number) }),
        ...(award === null ? {} : { awardID: award }),
      };
    });
    const same = changed === release && awardIds.size === 0 && isAsBefore(release.contracts, ownContracts);
    return same ? release : { ...changed, ...withOwn('awards', ownAwards), ...withOwn('contracts', ownContracts) };
  });
  return { releases: told, reuses };
}

const withOwn = (name: string, value: unknown): Json => (value === undefined ? {} : { [name]: value });

const isAsBefore = (before: unknown, after: unknown): boolean =>
  !Array.isArray(before) || before.every((item, i) => item === (after as unknown[])[i]);
