import { absent } from '../domain/answer.ts';
import type { Filter } from '../domain/filter.ts';
import { count as digits } from '../domain/number.ts';
import type { RecordReader } from '../store/record.ts';
import { outcomes } from './award-outcome.ts';
import { type AwardSide, awardShares, countSides } from './award-share.ts';
import { shareFigure } from './figure.ts';
import type { Figure, Measure, MeasureAnswer } from './measure.ts';
import { flows, noPayment, paymentSilence } from './payment-flow.ts';
import { counted, percent, pounds } from './phrase.ts';

/** Awards by what is recorded of their suppliers, and by what the notices declare. */
interface Recorded extends AwardSide {
  readonly declared: 'yes' | 'no' | 'unknown' | 'nobody';
  readonly mixed: number;
}

/**
 * A supplier is recorded as social where its award declares it, or where a register, a legal form or a list does. That it is not
 * is known only of public bodies, individuals and those declared not to be.
 */
async function recordedOf(record: RecordReader, filter: Filter): Promise<readonly Recorded[]> {
  const { sql, values } = outcomes(filter);
  return record.all<Recorded>(
    `with ${sql},
     told as (
       select s.process_id, s.award_id, count(*) as mentions,
         count(*) filter (where s.vcse or g.kind = 'vcse') as social,
         count(*) filter (where not coalesce(s.vcse or g.kind = 'vcse', false)
           and (not s.vcse or g.kind = 'public body' or s.absent in ('individual', 'not-awarded'))) as unsocial
       from party s left join organization g on g.organization_id = s.organization_id
       where s.role = 'supplier' and s.award_id is not null group by s.process_id, s.award_id
     ),
     sided as (
       select o.worth, o.worth_kind,
         case o.vcse when 'vcse' then 'yes' when 'other' then 'no' when 'none' then 'nobody' else 'unknown' end as declared,
         case when o.size = 'none' then 'no' when t.social = t.mentions then 'yes' when t.unsocial = t.mentions then 'no'
           else 'unknown' end as side,
         case when t.social > 0 and t.social < t.mentions then 1 else 0 end as mixed
       from outcome o left join told t on t.process_id = o.process_id and t.award_id = o.award_id
     )
     select declared, ${countSides}, sum(mixed) as mixed from sided group by declared, side, worth_kind`,
    values,
  );
}

interface Paid {
  readonly payments: number;
  readonly social: number;
  readonly unsocial: number;
  readonly amount: number | null;
  readonly social_amount: number | null;
  readonly unsocial_amount: number | null;
}

async function paidOf(record: RecordReader, filter: Filter): Promise<Paid> {
  const { sql, values } = flows(filter);
  const [row] = await record.all<Paid>(
    `with ${sql},
     sided as (
       select f.payments, f.amount, case when g.kind = 'vcse' then 'yes'
         when g.kind = 'public body' or f.absent = 'individual' then 'no' else 'unknown' end as side
       from flow f left join organization g on g.organization_id = f.payee_id
     )
     select coalesce(sum(payments), 0) as payments,
       coalesce(sum(payments) filter (where side = 'yes'), 0) as social,
       coalesce(sum(payments) filter (where side = 'no'), 0) as unsocial,
       sum(amount) as amount, sum(amount) filter (where side = 'yes') as social_amount,
       sum(amount) filter (where side = 'no') as unsocial_amount
     from sided`,
    values,
  );
  return row as Paid;
}

const nobodySaid = 'of no winner or payee here is it recorded whether it is a social enterprise or charity';

/**
 * A recorded share is at least so large: its whole is everything, known or not. How much larger it could be is in the bounds. Where
 * nothing is known of anybody there is no share: a floor of nothing would read as a nought that somebody found.
 */
function atLeast(share: Figure, part: number, whole: number, unknown: number): Figure {
  if (share.value.value === null) return share;
  if (unknown >= whole) return { ...share, value: absent(nobodySaid), bounds: null, basis: 'nothing known' };
  return { ...share, bounds: unknown > 0 ? { low: part / whole, high: (part + unknown) / whole } : null };
}

const social = 'to suppliers recorded as social enterprises or charities';

function recordedFigures(sides: readonly Recorded[]): readonly Figure[] {
  const known: AwardSide[] = sides.map((one) => ({ ...one, side: one.side === 'yes' ? 'yes' : 'no' }));
  const shares = awardShares(known, {
    id: (usual) => `recorded${usual.slice(0, 1).toUpperCase()}${usual.slice(1)}`,
    label: (of) => `${of}, at least, ${social}`,
    has: 'an outcome: a winner, or nobody',
    unsaid: 'there is no award here',
  });
  const kinds = [() => true, (kind: string | null) => kind !== null && kind !== 'ceiling', isPlain];
  return shares.map((share, i) => {
    const chosen = sides.filter(({ kind }) => kinds[i]?.(kind));
    const of = (side?: AwardSide['side']) =>
      chosen
        .filter((one) => side === undefined || one.side === side)
        .reduce((sum, one) => sum + (i === 0 ? one.awards : one.worth), 0);
    return atLeast(share, of('yes'), of(), of('unknown'));
  });
}

const isPlain = (kind: string | null): boolean => kind === 'award' || kind === 'contract';

function paidFigures(paid: Paid | null, silence: string): readonly Figure[] {
  const because = paid === null ? silence : noPayment;
  const coverage = {
    total: paid?.payments ?? 0,
    used: (paid?.social ?? 0) + (paid?.unsocial ?? 0),
    noun: 'payments',
    has: 'a payee known to be one or not',
  };
  const figure = (id: string, what: string, part: number, whole: number, no: number, basis: string): Figure =>
    atLeast(
      shareFigure({
        ...{ id, label: `${what}, at least, ${social}`, part, known: Math.max(0, whole), unknown: 0, basis },
        coverage,
        because,
      }),
      part,
      whole,
      Math.max(0, whole - part - no),
    );
  const count = [paid?.social ?? 0, paid?.payments ?? 0] as const;
  const money = [Math.max(0, paid?.social_amount ?? 0), paid?.amount ?? 0] as const;
  return [
    figure(
      'recordedByCountPaid',
      'of payments',
      ...count,
      paid?.unsocial ?? 0,
      `${digits(count[0])} of ${counted(count[1], 'payment')}`,
    ),
    figure(
      'recordedByValuePaid',
      'of money paid',
      ...money,
      Math.max(0, paid?.unsocial_amount ?? 0),
      `${pounds(money[0])} of ${pounds(money[1])}`,
    ),
  ];
}

function say([count, , plain]: readonly Figure[], [, paid]: readonly Figure[], unknown: number): string {
  if (count?.value.because === nobodySaid && paid?.value.value == null)
    return `What social enterprises and charities won is not known: ${nobodySaid}.`;
  const parts: string[] = [];
  if (count && count.value.value !== null) {
    const value =
      plain?.value.value == null ? '' : ` and ${percent(plain.value.value)} of their value without possible ceilings`;
    const rest = unknown > 0 ? `; of ${counted(unknown, 'award')} nobody has recorded whether the winner is one` : '';
    parts.push(
      `At least ${percent(count.value.value)} of awards${value} went to social enterprises or charities${rest}.`,
    );
  }
  if (paid && paid.value.value !== null)
    parts.push(`At least ${percent(paid.value.value)} of the money paid went to payees recorded as such.`);
  return parts.length > 0
    ? parts.join(' ')
    : 'There is neither an award nor a payment here, so nothing can be said about social enterprises and charities.';
}

async function ask(record: RecordReader, filter: Filter): Promise<MeasureAnswer> {
  const sides = await recordedOf(record, filter);
  const silence = paymentSilence(filter);
  const paid = silence === null ? await paidOf(record, filter) : null;
  const recorded = recordedFigures(sides);
  const declared = awardShares(
    sides.flatMap((one) => (one.declared === 'nobody' ? [] : [{ ...one, side: one.declared }])),
    {
      id: (usual) => `declared${usual.slice(0, 1).toUpperCase()}${usual.slice(1)}`,
      label: (of) => `${of}, where the notice declares it, to social enterprises or charities`,
      has: 'a notice that declares it, either way',
      unsaid: 'no notice here declares whether the winner is a social enterprise or charity',
    },
  );
  const paidShares = paidFigures(paid, silence ?? '');
  const unknown = sides.reduce((sum, one) => sum + (one.side === 'unknown' ? one.awards : 0), 0);
  const mixed = sides.reduce((sum, one) => sum + one.mixed, 0);
  return {
    id: 'M02',
    name: vcseShare.name,
    sentence: say(recorded, paidShares, unknown),
    figures: [...recorded, ...declared, ...paidShares],
    cautions: [
      ...(recorded[0]?.value.value == null && paidShares[0]?.value.value == null
        ? []
        : ['Nobody keeps a register of social enterprises: what is recorded is a floor and not the share.']),
      ...(mixed > 0
        ? [`${counted(mixed, 'award')} went to social enterprises together with others; they count as unknown.`]
        : []),
    ],
    filter,
    asOf: record.snapshot.lastPublished,
  };
}

/** M02: the share of awards, of their value and of payments that is recorded as going to social enterprises and charities. */
export const vcseShare: Measure = {
  id: 'M02',
  name: 'Recorded share of social enterprises and charities',
  question: 'How much goes to voluntary, community and social enterprises, as far as anybody has recorded it?',
  definition:
    'Awards all of whose suppliers are recorded as voluntary, community or social enterprises, over all awards: declared in the award, or in a register ' +
    'of charities, or with a legal form in the name that only such bodies bear (CIC, CIO, community benefit society), or with a name that says so. Once by ' +
    'number and once by value, with and without possible ceilings of frameworks. The share is a floor; the upper bound takes every supplier of whom nothing is ' +
    'recorded for one. Beside it stand the shares among awards whose notice declares it either way, and the same floor for payments, which are never added to awards.',
  unit: 'share of awards; share of their value in pounds; share of payments and of money paid',
  exclusions: [
    'awards that are pending, cancelled or unsuccessful',
    'by value: amounts that stand for “not given”, declared ceilings of frameworks, and amounts in other currencies',
    'awards shared by social enterprises with others count as unknown',
    'notices that say that nobody won, from the shares among declared winners; in the floor they count as not won by any',
    'refunds are taken off the money paid',
  ],
  limits: [
    'Nobody keeps a register of social enterprises. One that is a company limited by shares and is not declared as social cannot be told from any other.',
    'That a supplier is none is known only of public bodies, individuals and those declared not to be; a box that nobody ticked may stand behind “not”.',
    'Universities, housing associations and trusts of leisure centres are counted where a register or their name says so, and missed where not.',
    'Payments declare nothing: there only names and registers speak. Grants and payments for services are not told apart.',
  ],
  why:
    'The National Procurement Policy Statement asks contracting authorities to have regard to voluntary, community and social enterprises; whether they do cannot ' +
    'be seen unless it is recorded who they are.',
  citations: [
    {
      text: 'National Procurement Policy Statement, February 2025',
      url: 'https://www.gov.uk/government/publications/national-procurement-policy-statement',
    },
    {
      text: 'Open Contracting Data Standard, United Kingdom extension: “vcse” of an organisation',
      url: 'https://github.com/open-contracting-extensions/ocds_uk_extension',
    },
  ],
  answers: {
    lancashire: { extent: 'part', because: 'nothing is declared; only names and legal forms tell' },
    findATender: { extent: 'part', because: 'the few values of the slice may be ceilings of frameworks' },
    scotland: { extent: 'none', because: 'calls without awards' },
    wales: { extent: 'none', because: 'calls without awards' },
    contractsFinderOcds: { extent: 'whole' },
    contractsFinderCsv: { extent: 'whole' },
    payments: { extent: 'whole' },
  },
  example: {
    says: 'Made up: five awards. One supplier is declared social, one is in a register of charities, one is a council, one is declared not social; of one nothing is recorded.',
    columns: ['award', 'declared social', 'recorded as', 'value in pounds'],
    rows: [
      ['1', true, 'unknown', 100],
      ['2', null, 'vcse', 100],
      ['3', null, 'public body', 300],
      ['4', false, 'unknown', 100],
      ['5', null, 'unknown', 400],
    ],
    expected: {
      recordedByCount: 0.4,
      recordedByValue: 0.2,
      declaredByCount: 0.5,
      declaredByValue: 0.5,
      recordedByCountPaid: null,
    },
    reckoning:
      'Recorded as social: the suppliers of awards 1 and 2, 2 of 5 and £200 of £1,000; if the supplier of award 5 were one too, 3 of 5 and £600. Notices declare ' +
      'it of awards 1 and 4 only: 1 of 2, £100 of £200. There are no payments.',
  },
  ask,
};
