import assert from 'node:assert/strict';
import test from 'node:test';
import { release, Store } from './record.ts';

/* What becomes of names from one import to the next. All persons and firms here are made up. */

const council = { id: 'B', name: 'Example Borough Council' };
const awarded = (no: number, suppliers: readonly object[], more: object = {}) =>
  release(no, {
    parties: [{ ...council, roles: ['buyer'] }, ...suppliers.map((one) => ({ ...one, roles: ['supplier'] }))],
    awards: [{ id: 'a1', status: 'active', value: { amount: 100, currency: 'GBP' }, suppliers }],
    ...more,
  });

test('a firm that is named like a person is paid once for each payment, however many imports', async (t) => {
  const lines = (day: number) =>
    `Date,Supplier,Amount,Department\n0${day}/01/2023,Addleshaw Goddard,${day}000.00,Law by Addleshaw Goddard`;
  const choice = { choiceFor: () => ({ payer: 'Example Borough Council' }) };
  const store = new Store(t);
  await store.import({ 'p1.csv': lines(1) }, choice);
  await store.import({ 'p2.csv': lines(2) }, choice);
  assert.deepEqual(
    await store.all('SELECT count(*) AS n, count(DISTINCT exchange_id) AS ids, sum(amount) AS sum FROM exchange'),
    [{ n: 2, ids: 2, sum: 3000 }],
  );
  assert.deepEqual(await store.all('SELECT DISTINCT payee_name, unit FROM payment'), [
    { payee_name: 'Addleshaw Goddard', unit: 'Law by Addleshaw Goddard' },
  ]);
});

test('firms whose names begin like a person’s keep them, also when releases are merged from the kept texts', async (t) => {
  const suppliers = [
    { id: 's1', name: 'Zebedee Quill' },
    { id: 's2', name: 'Zebedee Quilling Ltd' },
    { id: 's3', name: 'Zebedee Quill Builders Ltd' },
  ];
  const title = 'Zebedee Quill, Zebedee Quilling Ltd and Zebedee Quill Builders Ltd';
  const kept = 'an individual, Zebedee Quilling Ltd and Zebedee Quill Builders Ltd';
  const store = new Store(t);
  const first = awarded(1, suppliers, { tender: { id: 't', title } });
  await store.import({ 'a.json': [first] });
  const named = () => store.all("SELECT name FROM party WHERE role = 'supplier' ORDER BY name");
  const expected = ['Zebedee Quill Builders Ltd', 'Zebedee Quilling Ltd', 'an individual'].map((name) => ({ name }));
  assert.deepEqual(await named(), expected);
  assert.deepEqual(await store.all('SELECT title FROM process'), [{ title: kept }]);
  // An update that says nothing of suppliers: what is known of them comes from the kept text of the first.
  const update = { ...release(1, { parties: undefined, tender: { id: 't', status: 'complete' } }), id: '1-2' };
  await store.import({ 'b.json': [{ ...update, date: '2024-02-01T00:00:00Z' }] });
  assert.deepEqual(await named(), expected);
  assert.deepEqual(await store.all('SELECT title FROM process'), [{ title: kept }]);
});

test('a corrected release is no duplicate of one whose supplier was taken out', async (t) => {
  const store = new Store(t);
  await store.import({ 'a.json': [awarded(1, [{ id: 's', name: 'Zebedee Quillfeather' }])] });
  const same = await store.import({
    'a2.json': JSON.stringify([awarded(1, [{ id: 's', name: 'Zebedee Quillfeather' }])], null, 1),
  });
  assert.equal(same.duplicate.release, 1);
  const corrected = await store.import({ 'b.json': [awarded(1, [{ id: 's', name: 'Forge Ltd' }])] });
  assert.equal(corrected.kept.release, 1);
  assert.deepEqual(await store.all('SELECT name FROM organization WHERE supplier_count > 0'), [{ name: 'Forge Ltd' }]);
});

test('an award to a person of whom a later release brings a company number has one supplier', async (t) => {
  const store = new Store(t);
  const person = { id: 's1', name: 'Zebedee Quillfeather' };
  await store.import({ 'a.json': [awarded(1, [person])] });
  const firm = { ...person, identifier: { scheme: 'GB-COH', id: '01234567' } };
  const later = { ...awarded(1, [firm]), id: '1-2', date: '2024-02-01T00:00:00Z' };
  await store.import({ 'b.json': [later] });
  assert.deepEqual(await store.all('SELECT award_id, supplier_count, amount FROM award'), [
    { award_id: 'a1', supplier_count: 1, amount: 100 },
  ]);
});

test('the export of Contracts Finder: no address and no number of a person is kept', async (t) => {
  const header =
    'Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Description,Nationwide,Postcode,Region,Cpv Codes,Contact Town,Contact Postcode,Contact Country,Contact Website,Attachments,Links,Additional Text,Start Date,End Date,Closing Date,Is sub-contract,Parent Reference,Suitable for SME,Suitable for VCO,Supply Chain,OJEU Contract Type,Value Low,Value High,Awarded Date,Awarded Value,Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE],Contract start date,Contract end date,OJEU Procedure Type,Accelerated Justification,Closing Time';
  const row =
    '2020-1,Contract,Example Borough Council,Awarded,2020-10-02T17:30:36Z,Music,Music,,,West Midlands,85000000 ,,,,,,,,01/10/2020,30/09/2023,01/09/2020,NO,,Yes,Yes,No,Services,0,100,02/10/2020,100,"[Zebedee Quillfeather|9 Secret Row, BB1 9ZZ|NONE_SOLE_TRADER|AB123456C|Yes|No][Forge Ltd|1 High Street|COMPANIES_HOUSE|01234567|Yes|No]",,,,,';
  const store = new Store(t);
  await store.import({ 'a.csv': `${header}\n${row}\n` });
  assert.deepEqual(store.filesWith('Quillfeather', 'Secret Row', 'BB1 9ZZ', 'AB123456C'), []);
  assert.deepEqual(await store.all("SELECT absent, name FROM party WHERE role = 'supplier' ORDER BY name"), [
    { absent: null, name: 'Forge Ltd' },
    { absent: 'individual', name: 'an individual' },
  ]);
  const again = await store.import({ 'b.csv': `${header}\n${row}\n\n` });
  assert.equal(again.duplicate.notice, 1, 'known again without name and address');
});

test('who is removed by number goes alone: a namesake with another number stays', async (t) => {
  const store = new Store(t);
  const firm = (id: string) => ({ id: 's', name: 'Beacon Training', identifier: { scheme: 'GB-COH', id } });
  await store.import({ 'a.json': [awarded(1, [firm('01234567')]), awarded(2, [firm('07654321')])] });
  const shown = () => store.all("SELECT organization_id, absent FROM party WHERE role = 'supplier' ORDER BY 1");
  store.judge('verdict,a,b\nremove,GB-COH-01234567,\n');
  await store.import({ 'b.json': [awarded(3, [{ id: 's', name: 'Forge Ltd' }])] });
  const after = [
    { organization_id: 'GB-COH-07654321', absent: null },
    { organization_id: null, absent: 'removed' },
  ];
  assert.deepEqual(
    (await shown()).filter(({ organization_id }) => !String(organization_id).startsWith('n-')),
    after,
  );
  await store.import({ 'c.json': [awarded(4, [{ id: 's', name: 'Mill Ltd' }])] });
  assert.deepEqual(
    (await shown()).filter(({ organization_id }) => !String(organization_id).startsWith('n-')),
    after,
  );
  assert.deepEqual(store.filesWith('01234567'), []);
});

test('who is removed is in no byte of the record, and in no issue', async (t) => {
  const store = new Store(t);
  const number = { scheme: 'GB-COH', id: '01234567' };
  const names = ['Sunny Gardens of Rishton Ltd', 'Quite Another Name Ltd'];
  const releases = names.map((name, i) =>
    awarded(i, [{ id: 's', name, identifier: number }], { tender: { id: 't', title: `Work by ${name}` } }),
  );
  await store.import({ 'a.json': releases });
  assert.equal((await store.issues())['identifier-of-different-names'], 1);
  store.judge('verdict,a,b\nremove,GB-COH-01234567,\n');
  await store.import({ 'b.json': [awarded(3, [{ id: 's', name: 'Forge Ltd' }])] });
  assert.deepEqual(store.filesWith('Sunny Gardens', 'Another Name', '01234567'), []);
  assert.deepEqual(await store.all("SELECT count(*) AS n FROM mention WHERE source_party_id = 's'"), [{ n: 1 }]);
  assert.deepEqual(await store.all('SELECT title FROM process WHERE contains(title, ?)', ['Sunny']), []);
});

test('payee is a role of parties too, and names no persons', async (t) => {
  const store = new Store(t);
  const payee = { id: 'p', name: 'Zebedee Quillfeather', roles: ['payee'] };
  await store.import({ 'a.json': [release(1, { parties: [{ ...council, roles: ['buyer'] }, payee] })] });
  assert.deepEqual(store.filesWith('Quillfeather'), []);
  assert.deepEqual(await store.all("SELECT count(*) AS n FROM mention WHERE contains(name, '⟦')"), [{ n: 0 }]);
  assert.deepEqual(await store.all("SELECT name FROM mention WHERE role = 'payee'"), [{ name: 'an individual' }]);
});

test('thousands of persons in one release take no longer than other releases', async (t) => {
  const suppliers = Array.from({ length: 2000 }, (_, i) => ({
    id: `s${i}`,
    name: `Zebedee Quill${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10) % 10]}${'uvwxyz'[Math.floor(i / 100) % 6]}er`,
  }));
  const lots = suppliers.map(({ id, name }) => ({ id, title: `Lot of ${name}` }));
  const store = new Store(t);
  await store.import({ 'a.json': [awarded(1, suppliers, { tender: { id: 't', title: 'Made up', lots } })] });
  assert.deepEqual(await store.all("SELECT count(*) AS n FROM lot WHERE title = 'Lot of an individual'"), [
    { n: 2000 },
  ]);
  assert.deepEqual(store.filesWith('Zebedee'), []);
});
