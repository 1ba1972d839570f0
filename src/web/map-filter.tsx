import type { MapAnswer } from '../questions/map.ts';
import { WhatWhereWhen } from './filter-field.tsx';
import { Button, Details, Field, FilterForm, Select } from './form.tsx';
import { kindLabel, sentenceCase } from './label.ts';

/** What the map shows, chosen by a form; all of it is in the address. */
export function MapFilter({ answer: { query, choices } }: { answer: MapAnswer }) {
  const more = Boolean(query.cpv || query.place || query.from || query.to || query.kind);
  return (
    <FilterForm action="/map" label="Choose what the map shows">
      {query.community !== undefined && <input type="hidden" name="community" value={String(query.community)} />}
      {query.at !== undefined && <input type="hidden" name="at" value={query.at} />}
      <Field name="q" type="search" label="Find a participant" value={query.q} />
      <Select
        name="size"
        label="Size by"
        value={query.size}
        options={[
          { value: '', words: 'Number of exchanges' },
          ...(choices.awards ? [{ value: 'awarded', words: 'Amount awarded' }] : []),
          ...(choices.payments ? [{ value: 'paid', words: 'Amount paid' }] : []),
        ]}
      />
      <Select
        name="form"
        label="Form"
        value={query.form}
        options={[
          { value: '', words: 'All forms' },
          ...choices.forms.map((form) => ({ value: form, words: sentenceCase(form) })),
        ]}
      />
      {query.at !== undefined && (
        <Select
          name="steps"
          label="Reach"
          value={query.steps === 2 ? '2' : ''}
          options={[
            { value: '', words: 'One step' },
            { value: '2', words: 'Two steps' },
          ]}
        />
      )}
      <Button>Show</Button>
      <Details summary="Who, what, where and when" open={more}>
        <div class="filter-more">
          <Select
            name="kind"
            label="Kind of participant"
            value={query.kind}
            options={[
              { value: '', words: 'All kinds' },
              ...choices.kinds.map((kind) => ({ value: kind, words: sentenceCase(kindLabel(kind).word) })),
            ]}
          />
          <WhatWhereWhen query={query} only=" (contracts only)" />
        </div>
      </Details>
    </FilterForm>
  );
}
