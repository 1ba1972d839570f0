import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { roleMapLimit } from '../../../src/domain/role-map.ts';
import { readRoleTable } from '../../../src/sources/role-maps/table.ts';

// Tests are compiled; what lies beside their sources does not go with them.
const folder = new URL('test/sources/role-maps/golden/', `file://${process.cwd()}/`);
const head = 'from_role,to_role,deliverable,kind,form';

for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
  test(`role map ${name}`, () => {
    const got = readRoleTable(readFileSync(new URL(name, folder)));
    const expected = JSON.parse(readFileSync(new URL(name.replace('.csv', '.json'), folder), 'utf8'));
    assert.deepEqual(JSON.parse(JSON.stringify(got)), expected);
  });
}

test('a table in UTF-16 or Windows-1252 is read, and the second says so', () => {
  const text = `${head}\nCafé,Büro,Rösti,tangible,goods\n`;
  const wide = readRoleTable(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  assert.equal(wide.map.exchanges[0]?.deliverable, 'Rösti');
  assert.deepEqual(wide.faults, []);
  const latin = readRoleTable(Buffer.from(text, 'latin1'));
  assert.equal(latin.map.exchanges[0]?.toRole, 'Büro');
  assert.equal(latin.faults[0]?.weight, 'warning');
  assert.equal(latin.faults[0]?.line, 2);
});

test('ten thousand rows are refused at the first one too many', () => {
  const rows = 'Buyer,Supplier,Talk,intangible,advice\n'.repeat(10_000);
  const { map, faults } = readRoleTable(Buffer.from(`${head}\n${rows}`));
  assert.equal(map.exchanges.length, roleMapLimit);
  assert.deepEqual(
    faults.map(({ line, weight }) => [line, weight]),
    [[roleMapLimit + 2, 'error']],
  );
});

test('faults beyond two hundred are counted, not listed', () => {
  const { faults } = readRoleTable(Buffer.from(`${head}\n${'Buyer,Supplier,Talk,odd,advice\n'.repeat(250)}`));
  assert.equal(faults.length, 201);
  assert.match(faults.at(-1)?.message ?? '', /50 further/);
});

test('whatever the bytes, a reading comes out and no row is lost without a fault', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { map, faults } = readRoleTable(bytes);
      assert.ok(map.exchanges.length > 0 || faults.length > 0);
    }),
    { seed: 42, numRuns: 300 },
  );
});
