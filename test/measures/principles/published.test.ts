/** Principles on published records: one without a directed cycle, one with a few. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openCurrent } from '../../../src/cli/store.ts';
import { networkOfRecord } from '../../../src/measures/principles/record-network.ts';
import { findPrinciple } from '../../../src/measures/principles/registry.ts';
import { example, folder, run } from '../../cli/run.ts';
import { shared, withoutShared } from '../../faults/record.ts';

async function networkOf(store: string) {
  const record = await openCurrent(store);
  try {
    return await networkOfRecord(record);
  } finally {
    record.close();
  }
}

const figureOf = (network: Awaited<ReturnType<typeof networkOf>>, id: string, figure: string) =>
  findPrinciple(id)
    ?.ask(network, {})
    .figures.find((one) => one.id === figure);

test('in Lancashire’s awards nothing comes back, so loops, cycling and reciprocity are not applicable', async (t) => {
  const store = folder(t);
  assert.equal(run(['import', '--store', store, example]).code, 0);
  const network = await networkOf(store);
  assert.ok(network.exchanges.length > 1000);
  for (const [id, figure] of [
    ['P07', 'throughBeneficiaries'],
    ['P08', 'reciprocityContract'],
    ['P12', 'cycling'],
  ] as const)
    assert.match(figureOf(network, id, figure)?.value.because ?? '', /^not applicable/, id);
  // Ten years of awards, and still the forecast does not beat “same as last year”.
  assert.match(figureOf(network, 'P13', 'atRisk')?.value.because ?? '', /^no signal/);
});

test('Manchester pays Salford and Salford pays Manchester: the cycle is found and its size said', {
  skip: withoutShared,
}, async (t) => {
  const store = folder(t);
  const other = { manchester: 'SALFORD CITY COUNCIL', salford: 'MANCHESTER CITY COUNCIL' } as const;
  const payers = { manchester: 'Manchester City Council', salford: 'Salford City Council' } as const;
  for (const name of ['manchester', 'salford'] as const) {
    const [head, ...lines] = gunzipSync(readFileSync(join(shared, 'spend', `${name}.csv.gz`)))
      .toString('latin1')
      .split('\n');
    const kept = lines.filter((line, at) => at < 300 || line.toUpperCase().includes(other[name]));
    writeFileSync(join(store, `${name}.csv`), [head, ...kept].join('\n'), 'latin1');
    const done = run(['import', '--store', store, '--payer', payers[name], join(store, `${name}.csv`)]);
    assert.equal(done.code, 0, done.err);
  }
  const network = await networkOf(store);
  const reciprocity = figureOf(network, 'P08', 'reciprocityContract');
  assert.ok((reciprocity?.value.value ?? 0) > 0);
  assert.match(reciprocity?.basis ?? '', /, 1 of them both ways$/);
  const cautions = findPrinciple('P08')?.ask(network, {}).cautions ?? [];
  assert.ok(
    cautions.some(
      (caution) => caution.startsWith('Only 2\u00a0participants') || caution.startsWith('Only 2 participants'),
    ),
    cautions.join(' '),
  );
  assert.equal(typeof figureOf(network, 'P12', 'cycling')?.value.value, 'number');
});
