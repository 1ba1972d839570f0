/** What was paid year by year: columns as SVG, with the table that says the same. */
import { count, roundMoney } from '../domain/number.ts';
import type { PaymentHistory, PaymentYear } from '../questions/payment-history.ts';
import { Details } from './form.tsx';
import { Money } from './mark.tsx';
import { table } from './table.tsx';

const width = 300;
const height = 96;
/** Above the columns, the largest amount; below them, the first and the last year. */
const head = 18;
const foot = 18;
/** Years that are drawn with their gaps; a slip in a date would otherwise draw centuries of nothing. */
const spanLimit = 40;
/** A few years make a few columns, not slabs. */
const widest = 27;

interface YearsParts {
  /** Unique on the page. */
  readonly id: string;
  readonly heading: string;
  readonly history: PaymentHistory;
  readonly hue: string;
}

/** Payments of one direction by calendar year; nothing where no payment has a date. */
export function Years({ id, heading, history: { years, count: all }, hue }: YearsParts) {
  if (years.length === 0) return null;
  const dated = years.reduce((sum, year) => sum + year.count, 0);
  return (
    <section>
      <h2>{heading}</h2>
      <Columns id={id} years={years} hue={hue} />
      <p class="basis">
        By calendar year, refunds taken off. The first and the last year may be incomplete.
        {dated < all && ` ${count(all - dated)} without a date are in no year.`}
      </p>
      <Details summary="The same as a table">
        {table<PaymentYear>({
          caption: `${heading}, by year`,
          captionHidden: true,
          rows: years,
          columns: [
            { head: 'Year', main: true, cell: ({ year }) => String(year) },
            {
              head: 'Payments',
              numeric: true,
              cell: (year) => <data value={String(year.count)}>{count(year.count)}</data>,
            },
            { head: 'Amount, GBP', numeric: true, cell: ({ amount }) => <Money amount={amount} currency="GBP" /> },
          ],
        })}
      </Details>
    </section>
  );
}

function Columns({ id, years, hue }: Pick<YearsParts, 'id' | 'hue'> & { readonly years: readonly PaymentYear[] }) {
  const known = years.filter((year): year is PaymentYear & { amount: number } => year.amount !== null);
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const peak = known.reduce<(typeof known)[number] | null>(
    (top, one) => (top && top.amount >= one.amount ? top : one),
    null,
  );
  if (!peak || peak.amount <= 0 || first === last) return null;
  const isSpread = last - first < spanLimit;
  const places = isSpread ? last - first + 1 : years.length;
  const slot = Math.min(widest, width / places);
  const right = places * slot;
  const left = (year: PaymentYear): number => (isSpread ? year.year - first : years.indexOf(year)) * slot;
  const base = head + height;
  const gap = Math.min(3, slot / 4);
  const middle = left(peak) + slot / 2;
  return (
    <svg class={`chart ${hue}`} viewBox={`0 0 ${width} ${base + foot}`} role="img" aria-labelledby={`${id}-title`}>
      <title id={`${id}-title`}>{known.map((one) => `${one.year}: ${roundMoney(one.amount, 'GBP')}`).join('; ')}</title>
      <rect class="track" y={base} width={right.toFixed(1)} height="1" />
      {known.map((one) => {
        const tall = (Math.max(0, one.amount) / peak.amount) * height;
        return (
          <rect
            class="fill"
            x={left(one).toFixed(1)}
            y={(base - tall).toFixed(1)}
            width={(slot - gap).toFixed(1)}
            height={tall.toFixed(1)}
          />
        );
      })}
      <text class="value" x={middle.toFixed(1)} y={head - 5} text-anchor={anchor(middle)}>
        {roundMoney(peak.amount, 'GBP')}
      </text>
      <text class="quiet" y={base + foot - 4}>
        {first}
      </text>
      <text class="quiet" x={right.toFixed(1)} y={base + foot - 4} text-anchor={right > 80 ? 'end' : 'start'}>
        {last}
      </text>
    </svg>
  );
}

/** Where a word begins so that it stays in the picture. */
function anchor(x: number): 'start' | 'middle' | 'end' {
  if (x < width / 4) return 'start';
  return x > (width * 3) / 4 ? 'end' : 'middle';
}
