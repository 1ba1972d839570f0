import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { forms } from '../../../src/domain/exchange.ts';
import type { RoleExchange } from '../../../src/domain/role-map.ts';
import type { RoleNetwork } from '../../../src/domain/value-network.ts';
import { gexfText } from '../../../src/exports/gexf.ts';
import type { GraphRows } from '../../../src/exports/graph.ts';
import { graphmlText } from '../../../src/exports/graphml.ts';
import { roleGraph } from '../../../src/exports/role-graph.ts';
import { descriptionJson, roleMapCsv } from '../../../src/exports/role-map.ts';
import { valueflowsJson } from '../../../src/exports/valueflows.ts';
import { readDescription } from '../../../src/sources/role-maps/description.ts';
import { readGraphFile } from '../../../src/sources/role-maps/graph-file.ts';
import { readRoleTable } from '../../../src/sources/role-maps/table.ts';
import { readValueflows } from '../../../src/sources/role-maps/valueflows.ts';
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
      assert.deepEqual(map.exchanges.map(order), exchanges.map(order));
    }),
    { seed: 42 },
  );
});

const networkWith = (exchanges: readonly RoleExchange[]): RoleNetwork => ({
  id: 'made-up',
  name: 'Made up',
  about: '',
  illustrative: null,
  purpose: null,
  worth: null,
  roles: [],
  facts: [],
  matches: [],
  exchanges,
});

const order = (one: RoleExchange) => Object.fromEntries(Object.entries(one).sort());

async function textOf(write: (graph: GraphRows) => AsyncIterable<string>, network: RoleNetwork): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of write(roleGraph(network, '2026-01-01'))) pieces.push(piece);
  return pieces.join('');
}

/** XML holds no other characters than these, and a reader trims. */
const plain = fc.array(exchange, { minLength: 1, maxLength: 6 });

for (const [name, write] of [
  ['GraphML', graphmlText],
  ['GEXF', gexfText],
] as const) {
  test(`a role map that is written as ${name} and read again is the same`, async () => {
    await fc.assert(
      fc.asyncProperty(plain, async (exchanges) => {
        const { map, faults } = readGraphFile(await textOf(write, networkWith(exchanges)));
        assert.deepEqual(
          faults.filter(({ weight }) => weight === 'error'),
          [],
        );
        assert.deepEqual(map.exchanges.map(order), exchanges.map(order));
      }),
      { seed: 42 },
    );
  });
}

test('a role map that is written as Valueflows and read again is the same', () => {
  fc.assert(
    fc.property(plain, (exchanges) => {
      const { map, faults } = readValueflows(valueflowsJson(networkWith(exchanges)));
      assert.deepEqual(
        faults.filter(({ weight }) => weight === 'error'),
        [],
      );
      assert.deepEqual(map.exchanges.map(order), exchanges.map(order));
    }),
    { seed: 42 },
  );
});

test('files that are none say so and where', () => {
  const first = ({ faults }: { faults: readonly { line: number; message: string }[] }) =>
    `${faults[0]?.line} ${faults[0]?.message}`;
  assert.match(first(readGraphFile('<graphml>\n<graph><node id="a"></graph></graphml>')), /^2 The file is no GraphML/);
  assert.match(
    first(readGraphFile('<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aa">]><graphml><desc>&a;</desc></graphml>')),
    /entity/,
  );
  assert.match(first(readValueflows('{')), /no JSON/);
  assert.match(first(readValueflows('{"@graph":[]}')), /no exchange/);
  const edge = '<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>';
  assert.deepEqual(
    readGraphFile(edge).faults.map(({ column }) => column),
    ['deliverable'],
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
  const [closed] = readShelf(join(process.cwd(), 'data', 'networks')).filter(({ id }) => id === 'closed-loop-paper');
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
