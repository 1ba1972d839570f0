import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readPayments } from '../../../src/sources/payments/reading.ts';
import { chunksOf, complaints, cut, plain } from './cutting.ts';

/** A stream of numbers below a bound (mulberry32): the same ones in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const sound =
  'Date,Supplier,Amount,Unit\n01/04/2020,"Mill, Ltd",500.00,A\n13/04/2020,"The\nForge",(20.5),B\n,,,\n2020-04-05,Kiln,£1,\n';
const damage = ['"', ',', '\n', '\r', '\0', '""', '\xff', '"\n"', ',,,', '-', '9'.repeat(30), '#REF!', ';', '\t', '('];

/** Seconds of damage; more by FUZZ_SECONDS. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 2);

it('damaged tables never break the reading, and every byte and line is accounted for', async () => {
  const random = randomNumbers(20_201);
  const end = performance.now() + seconds * 1000;
  let turns = 0;
  for (; turns < 50 || performance.now() < end; turns++) {
    let text = sound.repeat(1 + random(3));
    for (let hits = random(6); hits >= 0; hits--) {
      const at = random(text.length);
      text = text.slice(0, at) + damage[random(damage.length)] + text.slice(at + random(4));
    }
    const bytes = Buffer.from(text, 'latin1');
    const sizes = [1 + random(60), 1 + random(9)];
    const options = { recordLimit: 60 + random(200) };
    const whole = await cut(bytes, [], options);
    const parts = await cut(bytes, sizes, options);
    assert.deepEqual(plain(parts), plain(whole), JSON.stringify(text));
    assert.deepEqual(complaints(bytes, parts), [], JSON.stringify(text));
    await account(bytes, sizes);
  }
  assert.ok(turns >= 50);
});

/** Payments of damaged tables: refused for their header, or read to the last line. */
async function account(bytes: Uint8Array, sizes: readonly number[]): Promise<void> {
  const items = [];
  const batches = readPayments(chunksOf(bytes, sizes), { framing: 'table', payer: 'Made-up Council' });
  try {
    for (;;) {
      const { done, value } = await batches.next();
      if (done) {
        assert.equal(value.read, value.kept + value.quarantined);
        assert.equal(value.kept, items.filter((item) => item.kind === 'payment').length);
        assert.equal(value.quarantined, items.filter((item) => item.kind === 'broken').length);
        return;
      }
      items.push(...value);
    }
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'columns-not-recognised');
  }
}
