import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { absenceOf } from '../../src/matching/absence.ts';
import { authorityOf, readAuthorities } from '../../src/matching/authority.ts';
import { readFirms } from '../../src/matching/person.ts';
import { resolve } from '../../src/matching/resolve.ts';
import { splitBuyers, splitSuppliers } from '../../src/matching/split.ts';
import { mention } from './mention.ts';

const folder = '../shared/data/lancashire';

interface Notice {
  readonly organisation: string;
  readonly awarded_supplier: string | null;
}

function notices(): Notice[] {
  return readdirSync(folder).flatMap(
    (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')).contracts as Notice[],
  );
}

test('32 spellings of buyers in Lancashire are 15 councils and two others', async (t) => {
  if (!existsSync(folder)) return t.skip('../shared is not here');
  const authorities = readAuthorities(readFileSync('data/reference/local-authorities.csv', 'utf8'));
  const spellings = [...new Set(notices().map((notice) => notice.organisation))];
  assert.equal(spellings.length, 32);
  const names = spellings.flatMap((one) => splitBuyers(one, (name) => authorityOf(name, authorities) !== null).names);
  const groups = [...new Set(names.map((one) => one.name))].map((name) => mention({ name, roles: ['buyer'] }));
  const { rows } = await resolve(groups, {
    authorities,
    firms: readFirms(readFileSync('data/reference/firms-named-like-persons.csv', 'utf8')),
    judgements: [],
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const councils = rows.organization.filter((row) => row.organization_id?.startsWith('GB-LAE-'));
  assert.deepEqual([councils.length, rows.organization.length], [15, 17]);
});

test('the supplier fields of Lancashire come apart where there is no doubt', (t) => {
  if (!existsSync(folder)) return t.skip('../shared is not here');
  const fields = [...new Set(notices().flatMap((notice) => notice.awarded_supplier ?? []))];
  const splits = fields.map((field) => splitSuppliers(field, () => false));
  assert.equal(fields.length, 640);
  assert.equal(splits.filter((split) => split.names.length > 1).length, 44);
  assert.deepEqual(fields.filter((_, at) => splits[at]?.certain === false).sort(), [
    'Alistair Clarke Media Ltd,L Trickett / The Support Platform Ltd,Mike Wilson',
    'HW Audio Ltd, The Music Cellar, & Rimmers Music Ltd',
    'MWUk Ltd / Alexandra',
    'Motus Group / Imperial Commercials Ltd',
  ]);
  const nobody = fields.filter((field, at) => splits[at]?.names.length === 1 && absenceOf(field) !== null);
  assert.equal(nobody.length, 12);
});
