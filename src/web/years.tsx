/** What was paid year by year: columns as SVG, with the table that says the same. */
import { count } from '../domain/number.ts';
import type { PaymentHistory, PaymentYear } from '../questions/payment-history.ts';
import { Columns } from './columns.tsx';
import { Details } from './form.tsx';
import { Money } from './mark.tsx';
import { table } from './table.tsx';

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
      <Columns
        id={id}
        lines={[
          { label: null, unit: 'GBP', points: years.map(({ year, amount }) => ({ at: String(year), value: amount })) },
        ]}
        hue={hue}
      />
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
