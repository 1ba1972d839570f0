import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAuthorities } from '../../src/matching/authority.ts';
import type { Judgement } from '../../src/matching/judgement.ts';
import type { MentionGroup } from '../../src/matching/mention.ts';
import { readFirms } from '../../src/matching/person.ts';
import { resolve } from '../../src/matching/resolve.ts';
import { mention } from './mention.ts';

const matters = {
  authorities: readAuthorities(readFileSync('data/reference/local-authorities.csv', 'utf8')),
  firms: readFirms(readFileSync('data/reference/firms-named-like-persons.csv', 'utf8')),
  judgements: [] as readonly Judgement[],
  digest: (text: string) => createHash('sha256').update(text).digest('hex'),
};

async function idsOf(groups: readonly MentionGroup[], judgements: readonly Judgement[] = []) {
  const { byKey } = await resolve(groups, { ...matters, judgements });
  return groups.map((group) => byKey.get(group.key)?.organizationId ?? null);
}

const named = (...names: readonly string[]) => names.map((name) => mention({ name }));
const distinct = (ids: readonly unknown[]) => new Set(ids).size;

test('spellings that only look alike are left to people', async () => {
  const ids = await idsOf(
    named('Drasco Costuction Ltd Company', 'Dracso Construction Ltd Company', 'Dasco Construction Ltd Company'),
  );
  assert.equal(distinct(ids), 3);
});

test('one name in two places is two organisations, without a place it is one', async () => {
  const name = 'Barnfield Construction Limited';
  assert.equal(
    distinct(await idsOf([mention({ name, postcode: 'BB9 5NX' }), mention({ name, postcode: 'PR2 5BB' })])),
    2,
  );
  assert.equal(distinct(await idsOf(named(name, 'Barnfield Construction'))), 1);
  assert.equal(
    distinct(await idsOf([mention({ name, postcode: 'BB9 5NX' }), mention({ name: 'Barnfield Construction' })])),
    1,
  );
});

test('who has no place stays apart where several places are possible', async () => {
  const name = 'Made Up Construction';
  const ids = await idsOf([
    mention({ name, postcode: 'AA1 1AA' }),
    mention({ name, postcode: 'BB1 1BB' }),
    mention({ name }),
    mention({ name: `${name} Ltd` }),
  ]);
  assert.equal(distinct(ids), 3);
  assert.equal(ids[2], ids[3]);
});

test('KOMPAN and its legal form are one, KOMPAN (UK) may be another company', async () => {
  const ids = await idsOf(named('KOMPAN', 'KOMPAN (UK) LTD', 'KOMPAN Ltd', 'Kompan', 'Kompan Ltd'));
  assert.equal(distinct(ids), 2);
  assert.equal(distinct([ids[0], ids[2], ids[3], ids[4]]), 1);
});

test('an identifier joins whatever the names say, and strange pairs are flagged', async () => {
  const groups = [
    mention({ name: 'DAI Europe Ltd', scheme: 'GB-COH', identifier: '1858644' }),
    mention({ name: 'DAI Global UK Ltd', scheme: 'COMPANIES_HOUSE', identifier: '01858644' }),
    mention({ name: 'Brightwater Nurseries', moreIdentifiers: 'GB-CHC:1074622 GB-COH:01858644' }),
    mention({ name: 'Something', scheme: 'GB-CFS', identifier: '1' }),
    mention({ name: 'Else', scheme: 'GB-CFS', identifier: '1' }),
  ];
  const { byKey, issues, rows } = await resolve(groups, matters);
  const ids = groups.map((group) => byKey.get(group.key)?.organizationId);
  assert.deepEqual(ids.slice(0, 3), ['GB-COH-01858644', 'GB-COH-01858644', 'GB-COH-01858644']);
  assert.notEqual(ids[3], ids[4]);
  assert.deepEqual(
    issues.map((issue) => issue.code),
    ['identifier-of-different-names'],
  );
  const identifiers = rows.identifier.filter(
    (row) => row.organization_id === 'GB-COH-01858644' && row.evidence === 'published',
  );
  assert.deepEqual(
    identifiers.map((row) => row.identifier),
    ['GB-COH-01858644', 'GB-CHC-1074622'],
  );
});

test('two company numbers are two companies, and who has none joins neither', async () => {
  const name = 'Made Up Holdings Ltd';
  const ids = await idsOf([
    mention({ name, scheme: 'GB-COH', identifier: '01111112' }),
    mention({ name, scheme: 'GB-COH', identifier: '02222223' }),
    mention({ name }),
  ]);
  assert.equal(distinct(ids), 3);
  const joined = await idsOf([mention({ name, scheme: 'GB-COH', identifier: '01111112' }), mention({ name })]);
  assert.deepEqual(joined, ['GB-COH-01111112', 'GB-COH-01111112']);
});

test('an id that gave way to a register’s leads to it', async () => {
  const [before] = await idsOf([mention({ name: 'Made Up Ltd', postcode: 'AA1 1AA' })]);
  const { rows } = await resolve(
    [
      mention({ name: 'Made Up Ltd', postcode: 'AA1 1AA' }),
      mention({ name: 'MADE UP LIMITED', postcode: 'AA1 1AA', scheme: 'GB-COH', identifier: '01111112' }),
    ],
    matters,
  );
  assert.match(before ?? '', /^n-[0-9a-f]{12}$/);
  assert.deepEqual(
    rows.identifier.filter((row) => row.evidence === 'superseded'),
    [{ organization_id: 'GB-COH-01111112', identifier: before, evidence: 'superseded' }],
  );
});

test('councils are one in all spellings and places, with the step and evidence on record', async () => {
  const groups = [
    mention({ name: 'Blackpool Council', roles: ['buyer'], postcode: 'FY1 1AD' }),
    mention({ name: 'BLACKPOOL BOROUGH COUNCIL', roles: ['buyer'] }),
    mention({ name: 'Blackpool Council Corporate Print Services', postcode: 'FY2 2AA' }),
    mention({ name: 'Made Up NHS Trust', postcode: 'AA1 1AA' }),
    mention({ name: 'MADE UP NHS TRUST', postcode: 'BB1 1BB' }),
  ];
  const { byKey, rows } = await resolve(groups, matters);
  const answers = groups.map((group) => byKey.get(group.key));
  assert.deepEqual(
    answers.slice(0, 3).map((one) => one?.organizationId),
    ['GB-LAE-BPL', 'GB-LAE-BPL', 'GB-LAE-BPL'],
  );
  assert.equal(answers[0]?.step, 1);
  assert.match(answers[0]?.evidence ?? '', /list of local authorities/);
  assert.equal(answers[3]?.organizationId, answers[4]?.organizationId);
  const council = rows.organization.find((row) => row.organization_id === 'GB-LAE-BPL');
  assert.deepEqual(
    [council?.kind, council?.kind_evidence, council?.region],
    ['public body', 'in the register GB-LAE', 'North West'],
  );
});

test('persons, redactions and awards to nobody are no participants, and their names are nowhere', async () => {
  const groups = [
    ...named('Jane Nonsuch', 'Redacted Personal Data', 'NOT AWARDED TO SUPPLIER', 'Various Suppliers'),
    mention({ name: 'Nonsuch Taxis', scheme: 'NONE_SOLE_TRADER' }),
    mention({ name: null }),
  ];
  const { byKey, rows, counts } = await resolve(groups, matters);
  const answers = groups.map((group) => byKey.get(group.key));
  assert.deepEqual(
    answers.map((one) => one?.absent),
    ['individual', 'redacted', 'not-awarded', 'not-named', 'individual', 'not-named'],
  );
  assert.deepEqual(
    answers.map((one) => one?.organizationId),
    [null, null, null, null, null, null],
  );
  assert.equal(answers[0]?.displayName, 'an individual');
  assert.deepEqual([rows.organization.length, rows.name.length, counts.absent.individual], [0, 0, 2]);
  assert.ok(!JSON.stringify([...byKey.values()]).includes('Nonsuch'));
});

test('what reads like a person is an organisation where the record shows it', async () => {
  const against: readonly Partial<MentionGroup>[] = [
    { name: 'Jane Nonsuch Ltd' },
    { name: 'JANE NONSUCH', scheme: 'GB-COH', identifier: '01111112' },
    { name: 'Jane Nonsuch', scale: 'large' },
    { name: 'Jane Nonsuch', roles: ['buyer'] },
  ];
  for (const evidence of against) {
    const [id, other] = await idsOf([mention({ name: 'Jane Nonsuch' }), mention(evidence)]);
    assert.ok(id !== null && id === other, JSON.stringify(evidence));
  }
});

test('judgements join and separate, and taking them away gives back what the steps say', async () => {
  const groups = [
    ...named(
      'Drasco Costuction Ltd Company',
      'Dasco Construction Ltd Company',
      'Barnfield Construction',
      'Barnfield Construction Limited',
    ),
    mention({ name: 'Alpha Print', scheme: 'GB-COH', identifier: '01111112' }),
    mention({ name: 'Alpha Print Works' }),
  ];
  const plain = await idsOf(groups);
  const judgements: Judgement[] = [
    { verdict: 'same', a: { name: 'Drasco Costuction Ltd Company' }, b: { name: 'Dasco Construction Ltd Company' } },
    { verdict: 'different', a: { name: 'Barnfield Construction' }, b: { name: 'Barnfield Construction Limited' } },
    { verdict: 'same', a: { id: 'GB-COH-01111112' }, b: { id: plain[5] ?? '' } },
    { verdict: 'unsure', a: { name: 'Alpha Print' }, b: { name: 'Drasco Costuction Ltd Company' } },
  ];
  const judged = await idsOf(groups, judgements);
  assert.equal(plain[2], plain[3]);
  assert.deepEqual([judged[0] === judged[1], judged[2] === judged[3], judged[4] === judged[5]], [true, false, true]);
  assert.equal(distinct([judged[0], judged[2], judged[3], judged[4]]), 4);
  assert.deepEqual(await idsOf(groups, []), plain);
  // The last of several about the same two counts.
  assert.deepEqual(
    await idsOf(groups, [
      ...judgements.slice(0, 1),
      { verdict: 'unsure', a: judgements[0]?.a ?? { name: '' }, b: { name: 'Drasco Costuction Ltd Company' } },
    ]),
    await idsOf(groups, judgements.slice(0, 1)),
  );
  const withdrawn: Judgement = {
    verdict: 'unsure',
    a: { name: 'Dasco Construction Ltd Company' },
    b: { name: 'Drasco Costuction Ltd Company' },
  };
  assert.deepEqual(await idsOf(groups, [...judgements.slice(0, 1), withdrawn]), plain);
});

test('a judgement outweighs a shared register number', async () => {
  const shared = { scheme: 'GB-COH', identifier: '01111112' };
  const groups = [
    mention({ name: 'Alpha Print', ...shared, count: 5 }),
    mention({ name: 'Brightwater Nurseries', ...shared }),
  ];
  const [alpha, bright] = await idsOf(groups, [
    { verdict: 'different', a: { name: 'Alpha Print' }, b: { name: 'Brightwater Nurseries' } },
  ]);
  assert.equal(alpha, 'GB-COH-01111112');
  assert.match(bright ?? '', /^n-/);
});

test('who is removed is gone from every table, under each of its names', async () => {
  const groups = [
    mention({ name: 'Made Up Pottery', scheme: 'GB-COH', identifier: '01111112' }),
    ...named('MADE UP POTTERY LTD', 'Other Pottery'),
  ];
  const { byKey, rows } = await resolve(groups, {
    ...matters,
    judgements: [{ verdict: 'remove', a: { name: 'made up pottery' } }],
  });
  assert.deepEqual(
    groups.map((group) => byKey.get(group.key)?.organizationId === null),
    [true, true, false],
  );
  assert.ok(
    !JSON.stringify([rows, [...byKey.values()]])
      .toLowerCase()
      .includes('made up'),
  );
});

test('a judgement that does nothing is flagged', async () => {
  const { issues } = await resolve(named('Alpha Print'), {
    ...matters,
    judgements: [{ verdict: 'same', a: { name: 'Nobody' }, b: { id: 'GB-COH-01111112' } }],
  });
  assert.deepEqual(
    issues.map((issue) => issue.code),
    ['judgement-without-effect'],
  );
});

test('the order in which mentions come leaves no trace', async () => {
  const group = fc.record({
    name: fc.constantFrom(
      'Alpha Print',
      'Alpha Print Ltd',
      'ALPHA PRINT',
      'Beta Roofing',
      'Beta Roofing plc',
      'Preston Council',
      'Jane Nonsuch',
      'n/a',
    ),
    postcode: fc.constantFrom(null, null, 'AA1 1AA', 'BB1 1BB'),
    scheme: fc.constant('GB-COH'),
    identifier: fc.constantFrom(null, null, null, '01111112', '02222223', '03333334'),
    moreIdentifiers: fc.constantFrom(null, null, 'GB-CHC:1074622', 'GB-COH:02222223'),
    roles: fc.constantFrom(['supplier'], ['buyer']),
    count: fc.integer({ min: 1, max: 3 }),
  });
  const judgements: Judgement[] = [
    { verdict: 'different', a: { name: 'ALPHA PRINT' }, b: { name: 'Alpha Print Ltd' } },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(group, { minLength: 1, maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      async (said, order) => {
        const groups = said.map((one, key) => mention({ ...one, key }));
        const shuffled = groups
          .map((one) => [order.next().value, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        const [first, second] = [
          await resolve(groups, { ...matters, judgements }),
          await resolve(shuffled, { ...matters, judgements }),
        ];
        for (const { key } of groups) assert.deepEqual(second.byKey.get(key), first.byKey.get(key));
        assert.deepEqual(second.rows, first.rows);
        const ids = first.rows.organization.map((row) => row.organization_id);
        assert.equal(distinct(ids), ids.length, 'no id is given twice');
        // No organisation has two company numbers unless one mention gave both.
        const linked = groups.some(
          (one) => one.moreIdentifiers?.startsWith('GB-COH') || one.moreIdentifiers?.startsWith('GB-CHC'),
        );
        if (!linked) {
          const numbers = first.rows.identifier.filter((row) => row.identifier?.startsWith('GB-COH'));
          assert.equal(distinct(numbers.map((row) => row.organization_id)), numbers.length);
        }
      },
    ),
    { seed: 42, numRuns: 300 },
  );
});
