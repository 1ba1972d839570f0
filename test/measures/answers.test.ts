/** What the table of publications says, asked of what publishers really published: small slices, imported as anybody would. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Answerable, type Publication, publications } from '../../src/measures/answers.ts';
import type { Figure } from '../../src/measures/measure.ts';
import { measures } from '../../src/measures/registry.ts';
import { Store, shared, withoutShared } from '../faults/record.ts';

const at = (...names: readonly string[]): string => join(shared, ...names);

/** Every so many lines of a file of payments, so that the import takes seconds and the years stay whole. */
function thinned(name: string, step: number): string {
  const lines = gunzipSync(readFileSync(at('spend', name)))
    .toString('utf8')
    .split('\n');
  return lines.filter((_, i) => i === 0 || i % step === 0).join('\n');
}

const slices: Readonly<Record<Publication, (store: Store) => Promise<unknown>>> = {
  lancashire: (store) =>
    store.importPaths(['preston', 'wyre', 'chorley', 'rossendale'].map((name) => at('lancashire', `${name}.json`))),
  findATender: (store) => store.importPaths([at('find-a-tender')]),
  scotland: (store) => store.importPaths([at('public-contracts-scotland')]),
  wales: (store) => store.importPaths([at('sell2wales')]),
  contractsFinderOcds: (store) =>
    store.importPaths([
      at('contracts-finder', 'releases-2025.jsonl'),
      at('contracts-finder', 'release-package-2025-01.json'),
    ]),
  contractsFinderCsv: (store) => store.importPaths([at('contracts-finder', 'notices-2020.csv')]),
  payments: (store) =>
    store.importPaths(
      store.write({ 'salford.csv': thinned('salford.csv.gz', 25), 'manchester.csv': thinned('manchester.csv.gz', 50) }),
      {
        choiceFor: (name) => ({
          payer: name.startsWith('salford') ? 'Salford City Council' : 'Manchester City Council',
        }),
      },
    ),
};

/** Whether every figure is absent for want of fields or of data, only people can tell; the table says which, and why. */
type Seen = 'whole' | 'part' | 'nothing';

function seen(figures: readonly Figure[]): Seen {
  const said = figures.filter(({ value }) => value.value !== null);
  if (said.length === 0) return 'nothing';
  return said.length === figures.length ? 'whole' : 'part';
}

const expected = (extent: Answerable['extent']): Seen => (extent === 'whole' || extent === 'part' ? extent : 'nothing');

/** True for a figure that is reckoned from payments and from nothing else. */
const isFromPayments = (figureId: string): boolean => figureId.endsWith('Paid');

for (const publication of Object.keys(slices) as Publication[]) {
  test(`${publications[publication]}: the table says what the measures answer`, {
    skip: withoutShared,
  }, async (t: TestContext) => {
    const store = new Store(t);
    await slices[publication](store);
    const found: Record<string, Seen> = {};
    const said: Record<string, Seen> = {};
    for (const { id, answers, ask } of measures) {
      if (!answers) continue;
      const { figures } = await ask(store.record, {});
      const own = figures.filter((figure) => isFromPayments(figure.id) === (publication === 'payments'));
      found[id] = seen(own);
      said[id] = expected(answers[publication].extent);
    }
    assert.deepEqual(found, said);
  });
}

test('every market measure says what it answers, and what is missing where it does not', () => {
  for (const { id, answers } of measures.filter((measure) => measure.id.startsWith('M'))) {
    assert.ok(answers, id);
    for (const [publication, { extent, because }] of Object.entries(answers)) {
      assert.ok(publication in publications);
      assert.ok(extent === 'whole' || because, `${id} does not say what ${publication} lacks`);
    }
  }
});
