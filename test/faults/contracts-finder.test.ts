import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { example } from '../cli/run.ts';
import { release, Store, shared, withoutShared } from './record.ts';

interface Notice {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly awarded_supplier?: string;
  readonly awarded_value?: number;
}

/** Real notices, as they come with the program: facts from Contracts Finder, Open Government Licence v3.0. */
const notices = (council: string): Notice[] =>
  (JSON.parse(readFileSync(join(example, `${council}.json`), 'utf8')) as { contracts: Notice[] }).contracts;

/** A made-up flat notice. */
const notice = (no: number, more: object) => ({
  id: `00000000-0000-0000-0000-${String(no).padStart(12, '0')}`,
  title: 'Made up',
  organisation: 'Example Borough Council',
  status: 'awarded',
  notice_type: 'Contract',
  published_date: '2024-01-01',
  awarded_date: '2024-01-01',
  awarded_value: 5000,
  ...more,
});

test('an award value of nothing is kept, set aside as unknown, and no money moves by it', async (t) => {
  const store = new Store(t);
  const real = readdirSync(example)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => notices(name.slice(0, -5)))
    .filter((one) => one.awarded_value === 0 && /^[^,]+ (?:Ltd|Limited)$/i.test(one.awarded_supplier ?? ''));
  assert.ok(real.length > 0, 'Lancashire has such notices');
  await store.import({ 'a.json': { contracts: real } });
  assert.deepEqual(await store.all('SELECT DISTINCT amount, amount_note FROM award'), [
    { amount: 0, amount_note: 'placeholder' },
  ]);
  assert.deepEqual(
    await store.all("SELECT count(*) AS n, count(amount) AS amounts FROM exchange WHERE form = 'money'"),
    [{ n: real.length, amounts: 0 }],
  );
});

test('NOT AWARDED TO SUPPLIER is nobody: no participant, no supplier, no exchange', async (t) => {
  const store = new Store(t);
  const real = notices('burnley').filter((one) => one.awarded_supplier === 'NOT AWARDED TO SUPPLIER');
  assert.ok(real.length > 0, 'Burnley has such notices');
  await store.import({ 'a.json': { contracts: real } });
  assert.deepEqual(await store.all("SELECT DISTINCT absent, organization_id FROM party WHERE role = 'supplier'"), [
    { absent: 'not-awarded', organization_id: null },
  ]);
  assert.deepEqual(await store.all('SELECT DISTINCT supplier_count FROM award'), [{ supplier_count: 0 }]);
  assert.deepEqual(await store.all("SELECT * FROM exchange WHERE form = 'money'"), []);
  assert.equal((await store.issues())['supplier-not-awarded'], real.length);
});

test('several names in one field are several suppliers of one award, whose split is unknown', async (t) => {
  const store = new Store(t);
  const real = notices('lancashire_cc').find((one) => one.awarded_supplier?.startsWith('Dunsters Farm Ltd,'));
  assert.ok(real?.awarded_supplier);
  const names = real.awarded_supplier.split(',');
  await store.import({ 'a.json': { contracts: [real] } });
  assert.deepEqual(
    (await store.all<{ name: string }>("SELECT name FROM party WHERE role = 'supplier'")).map((row) => row.name).sort(),
    names.toSorted(),
  );
  assert.deepEqual(await store.all('SELECT amount, supplier_count FROM award'), [
    { amount: real.awarded_value, supplier_count: names.length },
  ]);
  assert.deepEqual(
    await store.all("SELECT count(*) AS n, count(amount) AS amounts FROM exchange WHERE form = 'money'"),
    [{ n: names.length, amounts: 0 }],
  );
  assert.equal((await store.issues())['supplier-field-split'], 1);
});

test('a field that may hold several names stays whole and is flagged', async (t) => {
  const store = new Store(t);
  const awarded_supplier = 'Weaver Works Ltd, Somebody Nobody Knows Of';
  await store.import({ 'a.json': { contracts: [notice(1, { awarded_supplier })] } });
  assert.deepEqual(await store.all("SELECT name FROM party WHERE role = 'supplier'"), [{ name: awarded_supplier }]);
  assert.equal((await store.issues())['supplier-field-unsure'], 1);
});

test('HTML entities, also twice encoded, and UTF-8 read as Latin-1 are put right in names and titles', async (t) => {
  const store = new Store(t);
  await store.import({
    'a.json': {
      contracts: [
        notice(2, { awarded_supplier: 'Mill &amp;amp; Forge Ltd', title: 'Caf&eacute; &#8211; repair' }),
        notice(3, { awarded_supplier: 'CafÃ© Forge Ltd', title: 'The townâ€™s cafÃ©' }),
      ],
    },
  });
  assert.deepEqual(await store.all("SELECT name FROM party WHERE role = 'supplier' ORDER BY 1"), [
    { name: 'Café Forge Ltd' },
    { name: 'Mill & Forge Ltd' },
  ]);
  assert.deepEqual(await store.all('SELECT title FROM process ORDER BY 1'), [
    { title: 'Café – repair' },
    { title: 'The town’s café' },
  ]);
  assert.ok(((await store.issues())['text-repaired'] ?? 0) >= 2);
});

test('a file that is Latin-1 itself is read as Windows-1252', async (t) => {
  const store = new Store(t);
  const text = JSON.stringify({ contracts: [notice(4, { title: 'Café £5', awarded_supplier: 'Café Ltd' })] });
  await store.import({ 'a.json': Buffer.from(text, 'latin1') });
  assert.deepEqual(await store.all('SELECT title FROM process'), [{ title: 'Café £5' }]);
  assert.equal((await store.issues())['encoding-latin-1'], 1);
});

test('a number that only the platform knows is nobody’s number (made up)', async (t) => {
  const store = new Store(t);
  const of = (no: number, id: string, name: string) =>
    release(no, {
      parties: [
        { id: 'GB-CFS-9', name: 'Example Borough Council', roles: ['buyer'] },
        { id, name, roles: ['supplier'], identifier: { scheme: 'GB-CFS', id: id.slice(7), legalName: name } },
      ],
      buyer: { id: 'GB-CFS-9', name: 'Example Borough Council' },
      awards: [{ id: `a${no}`, value: { amount: 500, currency: 'GBP' }, suppliers: [{ id, name }] }],
    });
  await store.import({
    'a.json': {
      // One firm under two numbers, and one number for two firms.
      releases: [of(1, 'GB-CFS-100', 'Mill Ltd'), of(2, 'GB-CFS-200', 'Mill Ltd'), of(3, 'GB-CFS-100', 'Forge Ltd')],
    },
  });
  const firms = await store.all<{ organization_id: string }>(
    'SELECT organization_id, name, supplier_count FROM organization WHERE supplier_count > 0 ORDER BY name',
  );
  assert.deepEqual(
    firms.map(({ organization_id, ...rest }) => ({ ...rest, numbered: !organization_id.startsWith('n-') })),
    [
      { name: 'Forge Ltd', supplier_count: 1, numbered: false },
      { name: 'Mill Ltd', supplier_count: 2, numbered: false },
    ],
  );
  assert.deepEqual(await store.all("SELECT * FROM identifier WHERE identifier LIKE '%CFS%'"), []);
});

test('real releases: most suppliers have only a platform’s number, and none of these is used', {
  skip: withoutShared,
}, async (t) => {
  const store = new Store(t);
  await store.importPaths([
    join(shared, 'contracts-finder', 'releases-2025.jsonl'),
    join(shared, 'contracts-finder', 'release-package-2025-01.json'),
  ]);
  const [row] = await store.all<{ n: number; platform: number }>(
    "SELECT count(*) AS n, count(*) FILTER (WHERE source_party_id LIKE 'GB-CFS-%') AS platform FROM mention WHERE role = 'supplier'",
  );
  assert.ok(row && row.platform > row.n / 2, `${row?.platform} of ${row?.n}`);
  assert.deepEqual(await store.all("SELECT * FROM organization WHERE organization_id LIKE 'GB-CFS%'"), []);
  assert.deepEqual(await store.all("SELECT * FROM identifier WHERE identifier LIKE 'GB-CFS%'"), []);
});

test('the CSV export of 43 columns: contacts and homes of sole traders are not kept (made up)', async (t) => {
  const store = new Store(t);
  const head =
    'Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Contact Name,Contact Email,Contact Address 1,Contact Telephone,Awarded Date,Awarded Value,Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]';
  const row =
    'MADEUP-1,Contract,Example Borough Council,Awarded,2024-01-01T00:00:00Z,Made up,Wilhelmina Plantagenet,planted@example.gov.uk,7 Hidden Lane,01254 999888,2024-01-01,5000,[Mill Ltd|1 Mill Yard|COMPANIES_HOUSE|01234568|Yes|No][Zebedee Quillfeather|9 Secret Row BB1 9ZZ|NONE_SOLE_TRADER||Yes|No]';
  await store.import({ 'a.csv': `${head}\n${row}\n` });
  assert.deepEqual(await store.all("SELECT name, absent FROM party WHERE role = 'supplier' ORDER BY name"), [
    { name: 'Mill Ltd', absent: null },
    { name: 'an individual', absent: 'individual' },
  ]);
  assert.deepEqual(
    store.filesWith('Wilhelmina', 'planted@', 'Hidden Lane', '999888', 'Quillfeather', 'Secret Row', 'BB1 9ZZ'),
    [],
  );
});
