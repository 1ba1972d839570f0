import { daysBetween } from '../domain/number.ts';
import { counted, pounds } from '../measures/phrase.ts';
import type { AwardLine, Moment, MomentSort } from './process.ts';

/** What a record says about when things happened in a process. Days are ISO dates. */
export interface History {
  readonly stage: string | null;
  readonly firstPublished: string | null;
  /** Earliest release that calls for tenders, where releases say so. */
  readonly callPublished: string | null;
  readonly tenderStart: string | null;
  readonly deadline: string | null;
  readonly contractStart: string | null;
  readonly contractEnd: string | null;
  readonly engagements: readonly {
    readonly kind: string;
    readonly published: string | null;
    readonly ends: string | null;
  }[];
  readonly awards: readonly AwardLine[];
  readonly contracts: readonly {
    readonly signed: string | null;
    readonly starts: string | null;
    readonly ends: string | null;
    readonly maxEnds: string | null;
  }[];
  /** Start and end of the contract as the award has it. */
  readonly periods: readonly { readonly starts: string | null; readonly ends: string | null }[];
  readonly amendments: readonly {
    readonly subject: string | null;
    readonly amended: string | null;
    readonly rationale: string | null;
  }[];
}

/** Moments and names that one line shows at most. */
const momentLimit = 100;
const linkLimit = 10;

const at = (sort: MomentSort, dated: string | null, label: string, links: Moment['links'] = []): readonly Moment[] =>
  dated === null ? [] : [{ dated, label, sort, absent: false, links }];
const nothing = (label: string): Moment => ({ dated: null, label, absent: true, links: [] });

const engagementLabels: Readonly<Record<string, string>> = {
  'market engagement': 'Market engagement announced',
  'pre-procurement': 'The market was asked before a call',
  'planned procurement': 'Planned purchase announced',
  pipeline: 'Announced as part of a pipeline',
};

/** The day on which the call was published, as far as it is known: an award notice's own date says nothing about the call. */
function callOf(history: History): string | null {
  if (history.callPublished !== null) return history.callPublished;
  if (history.tenderStart !== null && history.stage !== 'planning') return history.tenderStart;
  if (history.firstPublished === null || history.stage === 'planning' || history.engagements.length > 0) return null;
  const decided = history.awards.map((award) => award.decided ?? award.published).filter((day) => day !== null);
  const earliest = decided.sort()[0];
  if (earliest !== undefined) return history.firstPublished < earliest ? history.firstPublished : null;
  return history.awards.length === 0 ? history.firstPublished : null;
}

const groupBy = <T>(things: readonly T[], key: (thing: T) => string | null): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const name = key(thing);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), thing]);
  }
  return [...groups.values()];
};

function suppliersOf(awards: readonly AwardLine[]): Moment['links'] {
  const links = new Map(
    awards
      .flatMap((award) => award.suppliers)
      .filter(({ absent }) => absent !== 'not-awarded')
      .map(({ id, name }) => [id ?? name, { id, name }]),
  );
  return [...links.values()];
}

/** Awards of one day, as one moment. */
function decision(awards: readonly AwardLine[]): readonly Moment[] {
  const [award] = awards as [AwardLine];
  const links = suppliersOf(awards);
  const shown = links.slice(0, linkLimit);
  if (awards.length > 1) {
    return at(
      'award',
      award.decided,
      `${counted(awards.length, 'award')} to ${counted(links.length, 'supplier')}`,
      shown,
    );
  }
  if (links.length === 0 && award.suppliers.length > 0) return at('award', award.decided, 'Ended: nobody won');
  const ceiling =
    award.amountKind === 'possible ceiling'
      ? ' (perhaps a framework’s ceiling)'
      : award.amountKind === 'ceiling'
        ? ' (a framework’s ceiling)'
        : '';
  const amount = award.amount !== null && award.currency === 'GBP' ? `, ${pounds(award.amount)}${ceiling}` : '';
  const size = award.sme === null ? '' : award.sme ? ', recorded as SME' : ', not recorded as SME';
  const many = links.length > linkLimit ? ` to ${links.length} suppliers` : '';
  return at('award', award.decided, `Awarded${many}${amount}${size}`, shown);
}

function publication(awards: readonly AwardLine[]): readonly Moment[] {
  const [award] = awards as [AwardLine];
  const days = award.decided === null || award.published === null ? null : daysBetween(award.decided, award.published);
  const what = awards.length > 1 ? `${counted(awards.length, 'award')} published` : 'Award published';
  if (days === null || days < 0) return at('publication', award.published, what);
  return at(
    'publication',
    award.published,
    days === 0 ? `${what} on the same day` : `${what}, ${counted(days, 'day')} later`,
  );
}

function contractMoments(history: History): readonly Moment[] {
  const { contracts, periods, awards } = history;
  const stated = contracts.some((one) => one.starts !== null || one.ends !== null) ? contracts : periods;
  // A plan of the tender is worth saying only while nothing better is known.
  const known = stated.some((one) => one.starts !== null || one.ends !== null);
  const days = (pick: (one: { readonly starts: string | null; readonly ends: string | null }) => string | null) => [
    ...new Set(stated.map(pick)),
  ];
  const planned = awards.length > 0 ? '' : ' (planned)';
  return [
    ...[...new Set(contracts.map((one) => one.signed))].flatMap((day) => at('signed', day, 'Contract signed')),
    ...(known
      ? days((one) => one.starts).flatMap((day) => at('start', day, 'Contract starts'))
      : at('start', history.contractStart, `Contract starts${planned}`)),
    ...(known
      ? days((one) => one.ends).flatMap((day) => at('end', day, 'Contract ends'))
      : at('end', history.contractEnd, `Contract ends${planned}`)),
    ...[...new Set(contracts.filter((one) => one.maxEnds !== one.ends).map((one) => one.maxEnds))].flatMap((day) =>
      at('end', day, 'Contract ends at the latest, with every extension'),
    ),
  ];
}

function afterwards({ stage, awards, contracts, amendments }: History): readonly Moment[] {
  if (stage === 'ended without an award') return [];
  if (awards.length === 0 && contracts.length === 0)
    return [nothing(stage === 'planning' ? 'No call published here' : 'No award published here')];
  return contracts.length === 0 && amendments.length === 0
    ? [nothing('No contract, change or payment published here')]
    : [];
}

/** A process as a line through time, what is not published included: it has a place on the line and says so. */
export function momentsOf(history: History): readonly Moment[] {
  const { engagements, awards, amendments } = history;
  const dated = [
    ...engagements.flatMap((one) => at('engagement', one.published, engagementLabels[one.kind] ?? one.kind)),
    ...[...new Set(engagements.map((one) => one.ends))].flatMap((day) => at('engagement', day, 'Engagement ends')),
    ...at('call', callOf(history), 'Call published'),
    ...at(
      'deadline',
      history.deadline,
      engagements.length > 0 && history.stage === 'planning' ? 'Replies due' : 'Tenders due',
    ),
    ...groupBy(awards, (award) => award.decided).flatMap(decision),
    ...groupBy(awards, (award) => award.published && `${award.decided} ${award.published}`).flatMap(publication),
    ...contractMoments(history),
    ...amendments.flatMap((one) =>
      at(
        'change',
        one.amended,
        `Change to the ${one.subject ?? 'process'}${one.rationale ? `: ${one.rationale.slice(0, 200)}` : ''}`,
      ),
    ),
  ];
  // A stable sort: what falls on one day keeps the order above.
  const ordered = [...dated].sort((a, b) => ((a.dated ?? '') < (b.dated ?? '') ? -1 : a.dated === b.dated ? 0 : 1));
  const before = engagements.length === 0 ? [nothing('No engagement notice found')] : [];
  return [...before, ...ordered.slice(0, momentLimit), ...afterwards(history)];
}
