import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { folder, run } from './run.ts';

const payments = 'Payment Date,Supplier Name,Net Amount\n13/02/2024,Acme Widgets Ltd,100.00\n';
const map =
  'from_role,to_role,deliverable,kind,form\nGrower,Kitchen,Apples,tangible,goods\nKitchen,Grower,Price,tangible,money\n';

test('a backup holds the record and everything that people wrote, and can be worked on', (t) => {
  const dir = folder(t);
  const [store, copy] = [join(dir, 'store'), join(dir, 'copy')];
  const ran = (...words: string[]) => {
    const { code, out, err } = run([...words, '--json']);
    assert.equal(code, 0, `${words.join(' ')}: ${out}${err}`);
    return JSON.parse(out.trim().split('\n').at(-1) as string) as Record<string, unknown>;
  };
  writeFileSync(join(dir, 'spend.csv'), payments);
  writeFileSync(join(dir, 'orchard.csv'), map);
  ran('import', join(dir, 'spend.csv'), '--payer', 'Example Council', '--store', store);
  assert.equal(run(['network', 'import', join(dir, 'orchard.csv'), '--store', store]).code, 0);
  writeFileSync(join(store, 'judgements.csv'), 'verdict,a,b\nunsure,One Ltd,Two Ltd\n');

  const done = ran('backup', copy, '--store', store);
  assert.equal(done.networks, 1);
  assert.deepEqual(readdirSync(copy).sort(), ['current', 'judgements.csv', 'networks', 'snapshots']);
  for (const name of ['network.json', 'exchanges.csv'])
    assert.deepEqual(
      readFileSync(join(copy, 'networks', 'orchard', name)),
      readFileSync(join(store, 'networks', 'orchard', name)),
    );
  assert.match(JSON.stringify(ran('network', 'list', '--store', copy)), /"orchard"/);
  assert.match(run(['export', 'organizations', '--store', copy]).out, /Acme Widgets Ltd/);

  writeFileSync(join(dir, 'more.csv'), payments.replace('Acme', 'Beta'));
  ran('import', join(dir, 'more.csv'), '--payer', 'Example Council', '--store', copy);
  const again = ran('import', join(dir, 'spend.csv'), '--store', copy);
  assert.equal(again.changed, false, 'the copy knows what it was made of');
});
