/** Fields of a form that several pages narrow their view with, so that they ask the same in the same words. */
import { cpvDivisions } from '../domain/cpv.ts';
import { Field, Select } from './form.tsx';

/** What a view is narrowed to; each as it stands in the address. */
interface Narrowed {
  readonly cpv?: string | undefined;
  readonly place?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Category, place of delivery and period; `only` says of what alone the first two can be asked. */
export const WhatWhereWhen = ({ query, only = '' }: { query: Narrowed; only?: string }) => (
  <>
    <Select
      name="cpv"
      label={`Category${only}`}
      value={query.cpv}
      options={[
        { value: '', words: 'All categories' },
        ...Object.entries(cpvDivisions)
          .sort()
          .map(([code, words]) => ({ value: code, words: `${code} ${words}` })),
      ]}
    />
    <Field name="place" label={`Place of delivery${only}`} hint="Region, town or postcode area" value={query.place} />
    <Field name="from" type="date" label="From" value={query.from} />
    <Field name="to" type="date" label="To" value={query.to} />
  </>
);
