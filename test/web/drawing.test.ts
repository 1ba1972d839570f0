import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { RoleExchange } from '../../src/domain/role-map.ts';
import { readRoleTable } from '../../src/sources/role-maps/table.ts';
import { History } from '../../src/web/islands/history.ts';
import { exchangesOf, tableOf } from '../../src/web/islands/table-text.ts';
import { drawRoles, oval } from '../../src/web/role-drawing.ts';

const exchange = (fromRole: string, toRole: string, sequence: number | null = null) =>
  ({ fromRole, toRole, sequence }) as RoleExchange;

test('roles do not overlap, and every badge is off every oval', () => {
  const roles = Array.from({ length: 12 }, (_, at) => `Role ${at}`);
  const exchanges = Array.from({ length: 40 }, (_, at) =>
    exchange(roles[(at * 5) % 12] as string, roles[(at * 7 + 1) % 12] as string),
  );
  const drawing = drawRoles(exchanges);
  for (const [at, one] of drawing.roles.entries()) {
    assert.ok(
      one.x >= oval.x && one.x <= drawing.width - oval.x && one.y >= oval.y && one.y <= drawing.height - oval.y,
    );
    for (const other of drawing.roles.slice(at + 1))
      assert.ok(
        Math.abs(one.x - other.x) > oval.x || Math.abs(one.y - other.y) > oval.y,
        `${one.name} on ${other.name}`,
      );
  }
  const covered = drawing.exchanges.filter(
    ({ badge, exchange: { fromRole, toRole } }) =>
      fromRole !== toRole &&
      drawing.roles.some(({ x, y }) => ((badge.x - x) / oval.x) ** 2 + ((badge.y - y) / oval.y) ** 2 < 1),
  );
  assert.deepEqual(covered, []);
});

test('the picture is the same each time, one exchange more than another', () => {
  const few = [exchange('A', 'B', 7), exchange('B', 'A')];
  assert.deepEqual(drawRoles(few), drawRoles(few));
  assert.deepEqual(
    drawRoles(few).exchanges.map(({ number }) => number),
    [7, 2],
  );
  assert.deepEqual(drawRoles([]).roles, []);
  assert.equal(drawRoles([exchange('A', 'A')]).exchanges.length, 1);
});

test('what the desk writes is read by the server as it was', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'ab=-+@＝－\',"\n é'), minLength: 1, maxLength: 12 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 5 }), (rows) => {
      const cells = rows.map(([from_role, to_role, deliverable]) => ({
        from_role,
        to_role,
        deliverable,
        kind: 'tangible',
        form: 'goods',
      }));
      const text = tableOf(cells);
      assert.deepEqual(exchangesOf(text), cells);
      const read = readRoleTable(new TextEncoder().encode(text)).map.exchanges;
      assert.deepEqual(
        read.map(({ fromRole, toRole, deliverable }) => [fromRole, toRole, deliverable]),
        rows,
      );
    }),
    { seed: 42 },
  );
});

test('what the desk writes runs in no spreadsheet, and numbers stay numbers', () => {
  const [, line] = tableOf([
    { from_role: '＝1+1', to_role: '\n=1', deliverable: '-1+1', value_provider: '-1.5' },
  ]).split('\r\n');
  assert.equal(line, `'＝1+1,"'\n=1",'-1+1,,,-1.5`);
});

test('a text that is no table is left to the person', () => {
  assert.equal(exchangesOf('<graphml/>'), null);
  assert.equal(exchangesOf(''), null);
});

test('every state can be gone back to and forward again', () => {
  const history = new History(0);
  for (const state of [1, 1, 2]) history.take(state);
  assert.equal(history.undo(), 1);
  assert.equal(history.undo(), 0);
  assert.equal(history.undo(), null);
  assert.equal(history.redo(), 1);
  history.take(5);
  assert.equal(history.canRedo, false);
  assert.equal(history.undo(), 1);
});
