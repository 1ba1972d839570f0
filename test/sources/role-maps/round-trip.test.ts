import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { forms } from '../../../src/domain/exchange.ts';
import type { RoleExchange } from '../../../src/domain/role-map.ts';
import { descriptionJson, roleMapCsv } from '../../../src/exports/role-map.ts';
import { readDescription } from '../../../src/sources/role-maps/description.ts';
import { readRoleTable } from '../../../src/sources/role-maps/table.ts';
import { putOnShelf, readShelf, takeFromShelf } from '../../../src/store/shelf.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'abZ=+-@,;"\'|é£漢\u202e \t'), minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/^'[=+\-@\t]/.test(text));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const exchange: fc.Arbitrary<RoleExchange> = fc.record({
  sequence: maybe(fc.integer({ min: 0, max: 99_999 })),
  fromRole: words,
  toRole: words,
  fromParticipant: maybe(words),
  toParticipant: maybe(words),
  deliverable: words,
  kind: fc.constantFrom('tangible' as const, 'intangible' as const),
  form: fc.constantFrom(...forms),
  channel: maybe(words),
  started: maybe(day),
  ended: fc.constant(null),
  quantity: maybe(fc.integer({ min: 0, max: 1_000_000 })),
  unit: maybe(words),
  valueProvider: maybe(fc.integer({ min: -3, max: 3 })),
  valueReceiver: maybe(fc.integer({ min: -3, max: 3 })),
  costReceiver: maybe(fc.integer({ min: 0, max: 3 })),
  importance: maybe(fc.integer({ min: 1, max: 5 })),
  evidence: maybe(words),
});

test('a role map that is written and read again is the same, formulas in cells included', () => {
  fc.assert(
    fc.property(fc.array(exchange, { minLength: 1, maxLength: 8 }), (exchanges) => {
      const { map, faults } = readRoleTable(Buffer.from(roleMapCsv(exchanges)));
      assert.deepEqual(
        faults.filter(({ weight }) => weight === 'error'),
        [],
      );
      const order = (one: RoleExchange) => Object.fromEntries(Object.entries(one).sort());
      assert.deepEqual(map.exchanges.map(order), exchanges.map(order));
    }),
    { seed: 42 },
  );
});

test('no cell that is written begins like a formula', () => {
  const csv = roleMapCsv([
    {
      ...(fc.sample(exchange, { seed: 42, numRuns: 1 })[0] as RoleExchange),
      deliverable: '=HYPERLINK("http://x")',
      fromRole: '@SUM(1)',
    },
  ]);
  assert.ok(csv.includes(`'@SUM(1)`) && csv.includes(`"'=HYPERLINK(""http://x"")"`));
});

test('the embedded network is read without a fault and survives being written', () => {
  const [closed] = readShelf(fileURLToPath(new URL('../../../data/networks/', import.meta.url))).filter(
    ({ id }) => id === 'closed-loop-paper',
  );
  assert.ok(closed);
  const reading = readDescription(closed.description);
  assert.ok(reading.wrong === undefined, `${reading.wrong} at ${'where' in reading ? reading.where : ''}`);
  const { map, faults } = readRoleTable(closed.exchanges);
  assert.deepEqual(faults, []);
  const roles = new Set(reading.description.roles.map(({ name }) => name));
  for (const { fromRole, toRole } of map.exchanges)
    assert.ok(roles.has(fromRole) && roles.has(toRole), `${fromRole}, ${toRole}`);
  const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
  try {
    const network = { id: 'again', exchanges: map.exchanges, ...reading.description };
    for (let round = 0; round < 2; round++)
      putOnShelf(folder, {
        id: 'again',
        description: descriptionJson(network),
        exchanges: Buffer.from(roleMapCsv(network.exchanges)),
      });
    assert.deepEqual(readdirSync(folder), ['again']);
    const [again] = readShelf(folder);
    assert.deepEqual(again && readDescription(again.description), reading);
    assert.deepEqual(again && readRoleTable(again.exchanges).map.exchanges.length, map.exchanges.length);
    assert.equal(takeFromShelf(folder, '../again'), false);
    assert.equal(takeFromShelf(folder, 'again'), true);
    assert.deepEqual(readShelf(folder), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a flawed description says where', () => {
  const wrong = (json: string) => {
    const reading = readDescription(json);
    return reading.wrong === undefined ? null : reading.where;
  };
  assert.equal(wrong('{'), '');
  assert.equal(wrong('{}'), 'name');
  assert.equal(wrong('{"name":"A","roles":[{"name":"B","holders":-1}]}'), 'roles.0.holders');
  assert.equal(
    wrong('{"name":"A","purpose":{"text":"x","weights":[{"form":"gold","weight":1}]}}'),
    'purpose.weights.0.form',
  );
  assert.equal(wrong('{"name":"A"}'), null);
});
