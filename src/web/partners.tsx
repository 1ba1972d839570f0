/** With whom a participant exchanges: awards, payments, or both. */
import { count, counted } from '../domain/number.ts';
import type { ParticipantAnswer, PartnerLine } from '../questions/participant.ts';
import { kindLabel } from './label.ts';
import { Absent, Bar, Day, KindMark, Link, Money } from './mark.tsx';
import { type Column, foldedTable } from './table.tsx';

/** With whom it exchanges; what no partner has, awards or payments, has no columns. */
export function Partners({ answer: { partners, partnerTotal } }: { answer: ParticipantAnswer }) {
  if (partners.length === 0) return <Absent because="Nobody is named on the other side." />;
  const hasAwards = partners.some((partner) => partner.awards > 0);
  const size = (partner: PartnerLine): number => (hasAwards ? partner.awards : (partner.paid ?? 0));
  const most = Math.max(1, ...partners.map(size));
  const span = spanOf(partners);
  return (
    <>
      {foldedTable<PartnerLine>(
        {
          caption: `Partners, ${hasAwards ? 'most awards' : 'largest sum of payments'} first`,
          captionHidden: true,
          rows: partners,
          columns: [
            {
              head: 'Partner',
              main: true,
              cell: (partner) => (
                <>
                  <KindMark kind={partner.kind} />
                  <Link door="/participants" id={partner.id} name={partner.name} />
                  <span class="note">
                    as {partner.role}, last seen <Day iso={partner.lastSeen} />
                    <YearStrip years={partner.years ?? []} span={span} />
                  </span>
                  <Bar ratio={size(partner) / most} hue={kindLabel(partner.kind).hue} />
                </>
              ),
            },
            ...columnsOf(
              hasAwards,
              partners.some(({ payments }) => payments),
            ),
          ],
        },
        8,
      )}
      <p class="basis">
        Bars: {hasAwards ? 'awards' : 'sum of payments'}.
        {span && ` Boxes: years with an exchange, ${span.first} to ${span.last}.`} {count(partners.length)} of{' '}
        {count(partnerTotal)} shown.
      </p>
    </>
  );
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Years that find room in a strip; a slip in a date would otherwise draw centuries of nothing. */
const spanLimit = 40;

/** From the first to the last year in which any of these partners is seen; null where that is one year, or too many. */
function spanOf(partners: readonly PartnerLine[]): Span | null {
  const years = partners.flatMap(({ years = [] }) => years);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return last > first && last - first < spanLimit ? { first, last } : null;
}

/** The years of a tie as boxes, full where there is an exchange; said in words, too. */
function YearStrip({ years, span }: { years: readonly number[]; span: Span | null }) {
  const [first, last] = [years[0], years.at(-1)];
  if (!span || first === undefined || last === undefined) return null;
  const all = span.last - span.first + 1;
  const box = (year: number) => `M${(year - span.first) * 8 + 0.5} .5h6v6h-6z`;
  const empty = Array.from({ length: all }, (_, index) => span.first + index).filter((year) => !years.includes(year));
  return (
    <>
      <span class="govuk-visually-hidden">
        , seen in {counted(years.length, 'year')} from {first} to {last}
      </span>
      <svg class="strip" viewBox={`0 0 ${all * 8} 7`} width={all * 8} height="7" aria-hidden="true" focusable="false">
        <path class="hollow" d={empty.map(box).join('')} />
        <path class="full" d={years.map(box).join('')} />
      </svg>
    </>
  );
}

type PartnerColumn = Column<PartnerLine>;
const number = (value: number) => <data value={String(value)}>{count(value)}</data>;
const awarded = (one: PartnerLine) => (
  <Money amount={one.amount} currency="GBP" because={one.awards === 0 ? 'no award' : (one.because ?? null)} />
);
const paidTo = ({ payments, paid = null }: PartnerLine) => (
  <Money amount={paid} currency="GBP" because={payments ? 'no value published' : 'no payment'} />
);
const note = (words: string) => <span class="note">{words}</span>;

/** Numbers and sums of awards, of payments, or of both; then each number stands under its sum, so that all find room. */
function columnsOf(hasAwards: boolean, hasPayments: boolean): readonly PartnerColumn[] {
  if (!hasPayments)
    return [
      { head: 'Awards', numeric: true, cell: (one) => number(one.awards) },
      { head: 'Amount, GBP', numeric: true, cell: awarded },
    ];
  if (!hasAwards)
    return [
      { head: 'Payments', numeric: true, cell: ({ payments = 0 }) => number(payments) },
      { head: 'Paid, GBP', numeric: true, cell: paidTo },
    ];
  return [
    {
      head: 'Awards, GBP',
      numeric: true,
      cell: (one) => (
        <>
          {awarded(one)}
          {one.awards > 0 && note(counted(one.awards, 'award'))}
        </>
      ),
    },
    {
      head: 'Paid, GBP',
      numeric: true,
      cell: (one) => (
        <>
          {paidTo(one)}
          {one.payments ? note(counted(one.payments, 'payment')) : null}
        </>
      ),
    },
  ];
}
