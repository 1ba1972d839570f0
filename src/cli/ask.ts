import type { Filter } from '../domain/filter.ts';
import { exactFigure, figure } from '../domain/number.ts';
import type { MeasureAnswer } from '../measures/measure.ts';
import { findPrinciple, principles } from '../measures/principles/registry.ts';
import { findMeasure, measures } from '../measures/registry.ts';
import { chooseNetwork, recordNetwork } from '../questions/value-network.ts';
import { filterQuery } from '../server/schema.ts';
import { type Command, jsonOption, storeOption, type Words, wordsOff } from './command.ts';
import { networksToRead } from './shelving.ts';
import { openCurrent, storeOf, storeToRead } from './store.ts';
import type { Terminal } from './terminal.ts';

const filters = ['buyer', 'supplier', 'cpv', 'place', 'from', 'to'] as const;

const ids = [...measures, ...principles].map(({ id }) => id).join(', ');

/** The part of the record that the options leave. */
function filterOf(words: Words): Filter {
  const read = filterQuery.safeParse(Object.fromEntries(filters.map((name) => [name, words.text(name) ?? ''])));
  if (!read.success)
    throw wordsOff('ask', `--${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}.`);
  return read.data as Filter;
}

async function askMeasure(id: string, words: Words, terminal: Terminal): Promise<MeasureAnswer | null> {
  const measure = findMeasure(id);
  if (!measure) return null;
  if (words.text('network') !== undefined)
    throw wordsOff('ask', `${measure.id} is asked of the record; --network is for principles.`);
  const filter = filterOf(words);
  const record = await openCurrent(storeToRead(words, terminal));
  try {
    return await measure.ask(record, filter);
  } finally {
    record.close();
  }
}

async function askPrinciple(id: string, words: Words, terminal: Terminal): Promise<MeasureAnswer | null> {
  const principle = findPrinciple(id);
  if (!principle) return null;
  const { from, to, ...rest } = filterOf(words);
  const [other] = Object.entries(rest).find(([, value]) => value !== undefined) ?? [];
  if (other)
    throw wordsOff(
      'ask',
      `${principle.id} is asked of a whole network and a period; --${other} narrows measures alone.`,
    );
  const network = words.text('network') ?? 'record';
  const shelf = networksToRead(storeOf(words)).map((one) => one.network);
  const chosen = await chooseNetwork(network, shelf, async () => {
    const record = await openCurrent(storeToRead(words, terminal));
    return recordNetwork(record).finally(() => record.close());
  });
  if (!chosen)
    throw wordsOff(
      'ask',
      `There is no network “${network.slice(0, 60)}”; commonweal network list says which there are.`,
    );
  return principle.ask(chosen.network, { from, to });
}

export const ask: Command = {
  name: 'ask',
  summary: 'ask the record for a measure, or a network for a principle',
  usage: 'ID [--buyer ID] [--network ID] [--from DATE] …',
  help: `ID is a measure or a principle: ${[...measures, ...principles].map((one) => `${one.id} (${one.name})`).join(', ')}.`,
  options: {
    ...storeOption,
    ...jsonOption,
    buyer: { type: 'string', value: 'ID', says: 'only this buyer' },
    supplier: { type: 'string', value: 'ID', says: 'only this supplier' },
    cpv: { type: 'string', value: 'NN', says: 'only this CPV division, two digits' },
    place: { type: 'string', value: 'WORDS', says: 'only this region, town or beginning of a postcode' },
    from: { type: 'string', value: 'DATE', says: 'from this day on' },
    to: { type: 'string', value: 'DATE', says: 'up to this day, included' },
    network: {
      type: 'string',
      value: 'ID',
      says: 'of a principle: record (default), a role map, or record+ID with one laid over it',
    },
  },
  async run(words, { terminal }) {
    const [id, ...more] = words.operands;
    if (id === undefined || more.length > 0) throw wordsOff('ask', 'Name one measure or principle.');
    const answer = (await askMeasure(id, words, terminal)) ?? (await askPrinciple(id, words, terminal));
    if (!answer) throw wordsOff('ask', `There is no measure “${id.slice(0, 40)}”. It is one of ${ids}.`);
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
  },
};
