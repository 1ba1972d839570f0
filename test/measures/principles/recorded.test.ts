/** What principles say of a record, where a drawn network of the same shape would be told something else. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { ValueNetwork } from '../../../src/domain/value-network.ts';
import { findPrinciple } from '../../../src/measures/principles/registry.ts';
import { sketch } from '../../../src/measures/principles/sketch.ts';

const ask = (id: string, network: ValueNetwork) => {
  const answer = findPrinciple(id)?.ask(network, {});
  assert.ok(answer);
  return answer;
};

const recorded = (network: ValueNetwork): ValueNetwork => ({
  ...network,
  exchanges: network.exchanges.map((one) => ({ ...one, layer: 'record' as const })),
});

const money = (from: string, to: string, started = '2024-01-01') => ({
  ...{ from, to, form: 'money' as const, quantity: 1, unit: 'GBP', started, ended: started },
});

test('P13 advises one unit more in a drawn network only: nobody can place it in purchases that are over', () => {
  const drawn = sketch({ exchanges: [money('A', 'B'), money('A', 'C'), money('B', 'D'), money('C', 'D')] });
  assert.match(ask('P13', drawn).advice ?? '', /^One unit more from/);
  assert.equal(ask('P13', recorded(drawn)).advice, null);
});

test('P05 hands nothing over between two names that may be one organisation', () => {
  const [one, other] = ['Ford Motor Co. Ltd Self Billing', 'Ford Motor Company Ltd'];
  const exchanges = [one, other, 'Lancashire Vans', 'Capita plc', 'CAPITA Ltd'].map((name) => money('Council', name));
  const handovers = (...cases: string[][]) => {
    const network = sketch({ exchanges, cases });
    const { figures, picture } = ask('P05', network);
    const lines = picture?.type === 'tie' ? picture.lines : [];
    return [figures.find(({ id }) => id === 'handover')?.basis, lines.length];
  };
  assert.deepEqual(handovers([one, other], ['Capita plc', 'CAPITA Ltd']), ['nothing known', 0]);
  assert.deepEqual(handovers([one, 'Lancashire Vans', other]), ['2 of 2 handovers', 2]);
});

test('P06 says that a relationship of one day counts as over at once, where that is most of them', () => {
  const often = sketch({
    exchanges: ['B', 'C', 'D'].map((to) => money('A', to, '2020-01-01')).concat(money('A', 'E')),
  });
  const said = ask('P06', recorded(often));
  assert.doesNotMatch(said.sentence, /0 days/);
  assert.match(said.sentence, /100 % have exchanges on a single day and count as over at once/);
  assert.ok(said.cautions.some((caution) => /M13 gives the median length of the others alone/.test(caution)));
  const kept = sketch({
    exchanges: [money('A', 'B', '2020-01-01'), money('A', 'B', '2021-12-31'), money('A', 'C', '2024-01-01')],
  });
  assert.match(ask('P06', recorded(kept)).sentence, /half are over after 730 days/);
});
