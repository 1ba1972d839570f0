import type { Filter } from '../domain/filter.ts';
import { exactFigure, figure } from '../domain/number.ts';
import { findMeasure, measures } from '../measures/registry.ts';
import { filterQuery } from '../server/schema.ts';
import { type Command, jsonOption, storeOption, wordsOff } from './command.ts';
import { openCurrent, storeOf } from './store.ts';

const filters = ['buyer', 'supplier', 'cpv', 'place', 'from', 'to'] as const;

export const ask: Command = {
  name: 'ask',
  summary: 'ask the record for a measure',
  usage: 'MEASURE [--buyer ID] [--from DATE] …',
  help: `MEASURE is one of ${measures.map((measure) => `${measure.id} (${measure.name})`).join(', ')}.`,
  options: {
    ...storeOption,
    ...jsonOption,
    buyer: { type: 'string', value: 'ID', says: 'only this buyer' },
    supplier: { type: 'string', value: 'ID', says: 'only this supplier' },
    cpv: { type: 'string', value: 'NN', says: 'only this CPV division, two digits' },
    place: { type: 'string', value: 'WORDS', says: 'only this region, town or beginning of a postcode' },
    from: { type: 'string', value: 'DATE', says: 'from this day on' },
    to: { type: 'string', value: 'DATE', says: 'up to this day, included' },
  },
  async run(words, { terminal }) {
    const [id, ...more] = words.operands;
    if (id === undefined || more.length > 0) throw wordsOff('ask', 'Name one measure.');
    const measure = findMeasure(id);
    if (!measure)
      throw wordsOff(
        'ask',
        `There is no measure “${id.slice(0, 40)}”. It is one of ${measures.map((one) => one.id).join(', ')}.`,
      );
    const read = filterQuery.safeParse(Object.fromEntries(filters.map((name) => [name, words.text(name) ?? ''])));
    if (!read.success)
      throw wordsOff('ask', `--${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}.`);
    const record = await openCurrent(storeOf(words));
    try {
      const answer = await measure.ask(record, read.data as Filter);
      if (words.flag('json')) terminal.print(JSON.stringify(answer, null, 2));
      else {
        terminal.print(answer.sentence);
        for (const one of answer.figures) {
          const value =
            one.value.value === null
              ? `unknown: ${one.value.because}`
              : `${figure(one.value.value, one.unit)} (${exactFigure(one.value.value, one.unit)})`;
          terminal.print(
            `  ${one.label}: ${value}. ${one.basis}; of ${one.coverage.total} ${one.coverage.noun}, ${one.coverage.used} have ${one.coverage.has}.`,
          );
        }
        for (const caution of answer.cautions) terminal.print(`  ${caution}`);
      }
      return 0;
    } finally {
      record.close();
    }
  },
};
