/** What a market is narrowed to and what is set beside it: a form without script, and what it found. */
import { cpvDivision } from '../domain/cpv.ts';
import { count, counted } from '../domain/number.ts';
import type { BuyerChoice, MarketAnswer, MarketChoices, MarketQuery } from '../questions/market.ts';
import { Button, Details, Field, FilterForm, type Option, Select } from './form.tsx';
import { address } from './frame.ts';
import { Absent, Name } from './mark.tsx';

/** Names in a choice are cut: a select is as wide as its longest line. */
const nameLength = 60;

/** What a buyer did here, in a few words. */
const deeds = ({ processes, payments }: BuyerChoice): string =>
  processes > 0 ? counted(processes, 'process', 'processes') : counted(payments, 'payment');

function buyerOptions({ buyers }: MarketChoices, chosen: string | undefined, name: string | null): readonly Option[] {
  const options = buyers.map((buyer) => ({
    value: buyer.id,
    words: `${shorten(buyer.name)} (${deeds(buyer)})`,
  }));
  if (!chosen || options.some(({ value }) => value === chosen)) return options;
  return [{ value: chosen, words: shorten(name ?? chosen) }, ...options];
}

const shorten = (name: string): string => (name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name);

/** The form: buyer, category, place and period, and another buyer or period to be set beside them. */
export function MarketForm({ answer: { query, choices, side, other } }: { answer: MarketAnswer }) {
  const beside = query.compare_buyer;
  return (
    <FilterForm action="/market" label="Narrow the market">
      <Select
        name="buyer"
        label="Buyer"
        value={query.buyer}
        options={[
          { value: '', words: `All buyers (${count(choices.buyerTotal)})` },
          ...buyerOptions(choices, query.buyer, side.buyerName),
        ]}
      />
      <Select
        name="cpv"
        label="Category"
        value={query.cpv}
        options={[{ value: '', words: 'All categories' }, ...divisionOptions(choices, query.cpv)]}
      />
      <Field name="place" label="Place of delivery" value={query.place} offers={choices.places} />
      <Field name="from" type="date" label="From" value={query.from} />
      <Field name="to" type="date" label="To" value={query.to} />
      <Button>Show</Button>
      {choices.buyerTotal > choices.buyers.length && (
        <Details summary="A buyer who is not in the list" open={Boolean(query.find)}>
          <Field name="find" type="search" label="Words in the name of a buyer" value={query.find} />
        </Details>
      )}
      <Details summary="Set another buyer or another period beside it" open={other !== null}>
        <div class="filter-more">
          <Select
            name="compare_buyer"
            label="Beside it, the buyer"
            value={beside}
            options={[
              { value: '', words: 'No other buyer' },
              { value: 'everybody', words: 'All buyers together' },
              ...buyerOptions(choices, beside === 'everybody' ? undefined : beside, other?.buyerName ?? null),
            ]}
          />
          <Field name="compare_from" type="date" label="Beside it, from" value={query.compare_from} />
          <Field name="compare_to" type="date" label="Beside it, to" value={query.compare_to} />
        </div>
      </Details>
    </FilterForm>
  );
}

function divisionOptions({ divisions }: MarketChoices, chosen: string | undefined): readonly Option[] {
  const options = divisions.map(({ code, count: n }) => ({
    value: code,
    words: `${code} ${shorten(cpvDivision(code) ?? 'not a division of CPV')} (${count(n)})`,
  }));
  if (!chosen || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, words: `${chosen} ${cpvDivision(chosen) ?? ''} (0)` }];
}

/** Buyers whose name has the words looked for, each to be shown or set beside. */
export function FoundBuyers({ answer: { query, found } }: { answer: MarketAnswer }) {
  if (!query.find) return null;
  const to = (change: Partial<MarketQuery>) => address('/market', { ...query, find: undefined, ...change });
  return (
    <section class="found" aria-labelledby="found">
      <h2 id="found" class="count">
        Buyers called “<Name>{query.find}</Name>”
      </h2>
      {found.length === 0 ? (
        <Absent because="No buyer of this record bears these words in its name." />
      ) : (
        <ul class="names">
          {found.map((buyer) => (
            <li>
              <a href={to({ buyer: buyer.id })}>
                <Name>{buyer.name}</Name>
              </a>{' '}
              <span class="quiet">{deeds(buyer)}</span>{' '}
              {query.buyer && query.buyer !== buyer.id && (
                <a href={to({ compare_buyer: buyer.id })}>
                  set beside<span class="govuk-visually-hidden">: {buyer.name}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
