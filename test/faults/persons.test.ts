import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { release, Store } from './record.ts';

/* All persons here are made up. */

const trader = 'Zebedee Quillfeather';
const contact = { name: 'Wilhelmina Plantagenet', email: 'planted.person@example.gov.uk', telephone: '01254 999 888' };
const planted = ['Plantagenet', 'planted.person', '999 888', '999888'];

const won = (no: number | string, suppliers: readonly object[], more: object = {}) =>
  release(no, {
    parties: undefined,
    awards: [{ id: '1', title: 'Award', value: { amount: 500, currency: 'GBP' }, suppliers }],
    ...more,
  });

test('contact points are in no file of the snapshot, wherever and however they were written', async (t) => {
  const store = new Store(t);
  const escaped = JSON.stringify(release(3, { tender: { contactPoint: contact } }))
    .replace('contactPoint', 'contact\\u0050oint')
    .replaceAll('@', '\\u0040');
  await store.import({
    'a.json': {
      releases: [
        release(1, {
          contactPoint: contact,
          buyer: { id: 'B', name: 'Example Borough Council', contactPoint: contact },
          parties: [
            {
              id: 'B',
              name: 'Example Borough Council',
              roles: ['buyer'],
              contactPoint: contact,
              additionalContactPoints: [contact],
              persons: [contact],
              beneficialOwners: [contact],
            },
          ],
          tender: { title: 'Made up', procuringEntity: { id: 'B', contactPoint: contact } },
          awards: [{ id: '1', suppliers: [{ name: 'Mill Ltd', contactPoint: contact }], contactPoints: [contact] }],
        }),
        // In running text no name can be told from other words, an address and a number can.
        release(2, {
          tender: {
            title: `Ask ${contact.email}`,
            description: `For more write to ${contact.email} or call ${contact.telephone} by Monday.`,
          },
        }),
      ],
      publisher: { name: 'Example', contactPoint: contact },
    },
    'b.json': escaped,
    'c.json': `{"ocid":"ocds-madeup-4","id":"1","date":"2024-01-01","tender":{"title":"x"},"__proto__":{"contactPoint":${JSON.stringify(contact)}},"x":{"__proto__":["${contact.email}"]}}`,
    'd.json': {
      contracts: [
        {
          id: 'madeup-5',
          title: 'Made up',
          organisation: 'Example Council',
          status: 'open',
          notice_type: 'Contract',
          contactPoint: contact,
          description: `Write to ${contact.email}, or call ${contact.telephone} now.`,
        },
      ],
    },
  });
  assert.deepEqual(await store.all('SELECT count(*) AS n FROM release'), [{ n: 5 }]);
  assert.deepEqual(store.filesWith(...planted), []);
});

test('a natural person is counted and nowhere named: not in a table, a text, a title or a free block', async (t) => {
  const store = new Store(t);
  await store.import({
    'a.json': {
      releases: [
        won(
          1,
          [
            {
              id: 's',
              name: trader,
              address: { postalCode: 'BB1 9ZZ' },
              identifier: { scheme: 'X', id: 'SECRET-7', legalName: trader },
            },
          ],
          {
            tender: { title: `Music by ${trader}`, description: `We thank ${trader} for playing.` },
            contracts: [{ id: 'c', awardID: '1', title: `Contract: ${trader}`, amendments: [{ rationale: trader }] }],
          },
        ),
        won(2, [{ name: `Mr ${trader.toUpperCase()}` }], { tender: { title: `Music by\u00a0${trader}` } }),
        won(3, [{ name: `${trader} t/a Sunny Gardens` }], {
          tender: {
            title: `Dr. ${trader.toLowerCase()}, gardens`,
            awardCriteria: { criteria: [{ name: 'quality', description: `As good as ${trader}` }] },
          },
        }),
        won(4, [{ name: `${trader},t/a Sunny Gardens,Mill Ltd` }]),
        won(5, [{ name: `Lot 1 - ${trader}; Forge Ltd` }]),
        won(6, [{ name: `${trader} (sole trader)` }]),
        won(7, [{ name: 'Mill Ltd' }], {
          bids: {
            details: [{ id: 'b', tenderers: [{ name: trader, address: { streetAddress: '9 Secret Row BB1 9ZZ' } }] }],
          },
        }),
      ],
    },
  });
  assert.deepEqual(store.filesWith('Quillfeather', 'Zebedee', 'BB1 9ZZ', 'Secret Row', 'SECRET-7'), []);
  assert.deepEqual(
    await store.all(
      "SELECT role, name, organization_id, count(*) AS n FROM party WHERE absent = 'individual' GROUP BY ALL ORDER BY role",
    ),
    [
      { role: 'supplier', name: 'an individual', organization_id: null, n: 6 },
      { role: 'tenderer', name: 'an individual', organization_id: null, n: 1 },
    ],
  );
  assert.deepEqual(await store.all('SELECT sum(amount) AS sum FROM award'), [{ sum: 3500 }]);
  // The firms beside a person in one field are still firms.
  assert.deepEqual(
    await store.all('SELECT name, supplier_count FROM organization WHERE supplier_count > 0 ORDER BY name'),
    [
      { name: 'Forge Ltd', supplier_count: 1 },
      { name: 'Mill Ltd', supplier_count: 2 },
    ],
  );
});

test('a text that names several persons names none of them afterwards', async (t) => {
  const store = new Store(t);
  const another = 'Philippa Thistlewood';
  const suppliers = [{ name: trader }, { name: another }];
  const releases = Array.from({ length: 20 }, (_, i) =>
    won(i, suppliers, { tender: { title: `Music by ${trader} and ${another}`, description: `${another}, ${trader}` } }),
  );
  await store.import({ 'a.json': { releases } });
  assert.deepEqual(store.filesWith('Quillfeather', 'Thistlewood'), []);
  assert.deepEqual(await store.all('SELECT DISTINCT title FROM process'), [
    { title: 'Music by an individual and an individual' },
  ]);
});

test('payees: names of persons are gone from the bytes of the record, also of a large one', async (t) => {
  const store = new Store(t);
  // So much text that the engine writes blocks before the names are taken out of them; less would prove nothing.
  let state = 1;
  const word = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0).toString(36);
  };
  const lines = ['Date,Supplier,Amount,Department'];
  for (let i = 0; i < 30_000; i++) {
    const payee =
      i % 20 === 3
        ? `Mr ${trader}`
        : i % 20 === 4
          ? 'Addleshaw Goddard'
          : i % 20 === 5
            ? 'A E Yates'
            : `Firm ${i % 300} Ltd`;
    lines.push(
      `13/0${1 + (i % 9)}/2023,${payee},${(i % 1000) + 10}.50,${i % 60 < 5 ? payee : ''} ${Array.from({ length: 80 }, word).join(' ')}`,
    );
  }
  await store.import({ 'a.csv': lines.join('\n') }, { choiceFor: () => ({ payer: 'Example Borough Council' }) });
  assert.deepEqual(await store.all("SELECT count(*) AS n FROM payment WHERE payee_name = 'an individual'"), [
    { n: 1500 },
  ]);
  assert.deepEqual(await store.all("SELECT count(*) AS n FROM exchange WHERE receiver_absent = 'individual'"), [
    { n: 1500 },
  ]);
  assert.deepEqual(store.filesWith('Quillfeather'), []);
  // Firms that are named like persons have their names back.
  assert.deepEqual(
    await store.all(`SELECT payee_name, count(*) AS n, count(*) FILTER (WHERE contains(unit, payee_name)) AS told
      FROM payment WHERE payee_name IN ('Addleshaw Goddard', 'A E Yates') GROUP BY ALL ORDER BY 1`),
    [
      { payee_name: 'A E Yates', n: 1500, told: 0 },
      { payee_name: 'Addleshaw Goddard', n: 1500, told: 500 },
    ],
  );
  assert.deepEqual(
    await store.all("SELECT count(*) AS n FROM payment WHERE contains(payee_name, '⟦') OR contains(unit, '⟦')"),
    [{ n: 0 }],
  );
});

test('a release whose person was taken out is known again in another file', async (t) => {
  const store = new Store(t);
  const one = won(1, [{ name: trader, address: { postalCode: 'BB1 9ZZ' } }], { tender: { title: `By ${trader}` } });
  const same = {
    contracts: [
      {
        id: 'madeup-2',
        title: 'Made up',
        organisation: 'Example Council',
        status: 'awarded',
        notice_type: 'Contract',
        awarded_supplier: `${trader},Mill Ltd`,
      },
    ],
  };
  await store.import({ 'a.json': { releases: [one] }, 'b.json': same });
  const again = await store.import({
    'c.json': JSON.stringify([one], null, 2),
    'd.json': JSON.stringify(same, null, 2),
  });
  assert.deepEqual(again.duplicate, { release: 1, notice: 1, payment: 0 });
  assert.deepEqual(again.kept, { release: 0, notice: 0, payment: 0 });
  const other = await store.import({ 'e.json': [won(1, [{ name: trader }, { name: 'Forge Ltd' }])] });
  assert.equal(other.kept.release, 1, 'what says something else is no duplicate');
  assert.deepEqual(store.filesWith('Quillfeather'), []);
});

test('redacted names are counted as unknown, whatever their spelling', async (t) => {
  const store = new Store(t);
  const names = [
    'REDACTED PERSONAL DATA',
    'Redcated Personal Data',
    'Redacted',
    'PERSONAL DATA REDACTED',
    'Miscellaneous',
    'Sundry Creditors',
    'Redactive Publishing Ltd',
  ];
  const csv = ['Date,Supplier,Amount', ...names.map((name) => `13/04/2020,${name},100`)].join('\n');
  await store.import({ 'a.csv': csv }, { choiceFor: () => ({ payer: 'Example Borough Council' }) });
  assert.deepEqual(
    await store.all(
      "SELECT receiver_absent, count(*) AS n, sum(amount) AS sum FROM exchange WHERE form = 'money' GROUP BY ALL ORDER BY 1 NULLS LAST",
    ),
    [
      { receiver_absent: 'not-named', n: 2, sum: 200 },
      { receiver_absent: 'redacted', n: 4, sum: 400 },
      { receiver_absent: null, n: 1, sum: 100 },
    ],
  );
  assert.deepEqual(await store.all('SELECT name FROM organization WHERE payment_count > 0'), [
    { name: 'Redactive Publishing Ltd' },
  ]);
  const issues = await store.issues();
  assert.deepEqual([issues['supplier-redacted'], issues['supplier-not-named']], [4, 2]);
});

test('who asked for removal stays removed, when the same files are read again and when new ones come', async (t) => {
  const store = new Store(t);
  const name = 'Sunny Gardens of Rishton';
  const shown = () =>
    store.all(
      `SELECT name FROM organization WHERE name = ? UNION ALL SELECT name FROM name WHERE name = ? UNION ALL
       SELECT name FROM party WHERE name = ? UNION ALL SELECT name FROM payment_party WHERE name = ? UNION ALL
       SELECT message FROM issue WHERE contains(message, ?)`,
      [name, name, name, name, name],
    );
  await store.import({ 'a.json': { releases: [won(1, [{ name }])] } });
  assert.notDeepEqual(await shown(), []);
  store.judge(`verdict,a,b\nremove,${name},\n`);
  const paths = store.write({ 'a.json': { releases: [won(1, [{ name }])] } });
  assert.equal((await store.importPaths(paths)).changed, true, 'a new judgement makes a new record of the same files');
  assert.deepEqual(await shown(), []);
  await store.import({
    'b.json': { releases: [won(2, [{ name: name.toUpperCase() }]), won(3, [{ name: 'Mill Ltd' }])] },
  });
  assert.deepEqual(await shown(), []);
  rmSync(join(store.path, 'record', 'snapshots'), { recursive: true });
  await store.importPaths(paths);
  assert.deepEqual(await shown(), []);
  assert.deepEqual(await store.all("SELECT name, absent FROM party WHERE role = 'supplier'"), [
    { name: 'removed on request', absent: 'removed' },
  ]);
  assert.deepEqual(await store.all("SELECT amount FROM exchange WHERE provider_absent = 'removed'"), [{ amount: 500 }]);
  assert.ok(readdirSync(join(store.path, 'record')).includes('judgements.csv'));
});
