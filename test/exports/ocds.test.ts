import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { releasePackage } from '../../src/exports/ocds.ts';
import { processRows } from '../../src/questions/process-rows.ts';
import { example } from '../cli/run.ts';
import { release, Store, shared, withoutShared } from '../faults/record.ts';
import { makeRecord } from '../record.ts';
import { exported } from './command.ts';

type Json = Record<string, unknown>;
const schemaPath = join(shared, '..', 'oracles', 'ocds-merge', 'release-schema-1__1__4.json');
const extensionPath = join(shared, 'reference', 'ocds_uk_extension', 'release-schema.json');
const withoutSchema =
  existsSync(schemaPath) && existsSync(extensionPath) ? false : '../shared with the schemas of OCDS is not here';

/** A made-up release with everything in it that the tables hold. */
const rich = release('rich', {
  tag: ['tender', 'award', 'contract'],
  parties: [
    {
      id: 'B',
      name: 'Example Borough Council',
      roles: ['buyer', 'procuringEntity'],
      address: { postalCode: 'EX1 1AA', locality: 'Exampleton', region: 'UKD4' },
    },
    {
      id: 'S',
      name: 'Joinery Example Ltd',
      roles: ['supplier', 'tenderer'],
      identifier: { scheme: 'GB-COH', id: '1234560' },
      additionalIdentifiers: [{ scheme: 'GB-CHC', id: '1098765' }],
      details: { scale: 'sme', vcse: true },
    },
    { id: 'T', name: 'Second Example Ltd', roles: ['tenderer'] },
    { id: 'P', name: 'Mr John Smith', roles: ['supplier'], address: { postalCode: 'EX9 9ZZ' } },
    { id: 'R', name: 'REDACTED PERSONAL DATA', roles: ['supplier'] },
    { id: 'N', name: 'Not awarded to supplier', roles: ['supplier'] },
    { id: 'M', name: 'Various suppliers', roles: ['supplier'] },
  ],
  planning: {
    documents: [
      { id: 'e', documentType: 'marketEngagementNotice', noticeType: 'UK2', datePublished: '2023-10-01T00:00:00Z' },
    ],
    milestones: [{ id: 'm', type: 'engagement', dueDate: '2023-11-01T00:00:00Z' }],
  },
  tender: {
    id: 't',
    title: 'Doors & windows',
    description: 'New doors',
    status: 'complete',
    procurementMethod: 'open',
    procurementMethodDetails: 'Open procedure',
    mainProcurementCategory: 'works',
    value: { amount: 1000.25, amountGross: 1200.3, currency: 'GBP' },
    minValue: { amount: 900, currency: 'GBP' },
    maxValue: { amount: 1100, currency: 'GBP' },
    tenderPeriod: { startDate: '2024-01-01T00:00:00Z', endDate: '2024-01-31T12:00:00Z' },
    contractPeriod: { startDate: '2024-03-01T00:00:00Z', endDate: '2025-02-28T00:00:00Z' },
    aboveThreshold: false,
    legalBasis: { id: '2023/54' },
    specialRegime: ['lightTouch', 'utilities'],
    techniques: { hasFrameworkAgreement: true },
    items: [
      {
        id: '1',
        relatedLot: 'L1',
        classification: { scheme: 'CPV', id: '45421000' },
        additionalClassifications: [{ scheme: 'CPV', id: '44221000', description: 'Windows' }],
        deliveryAddresses: [{ region: 'UKD4', postalCode: 'EX1 1AA' }],
      },
      { id: '2', relatedLot: 'L2', classification: { scheme: 'CPV', id: '45420000' } },
    ],
    lots: [
      {
        id: 'L1',
        title: 'Doors',
        status: 'active',
        value: { amount: 600, currency: 'GBP' },
        suitability: { sme: true, vcse: false },
        contractPeriod: { startDate: '2024-03-01T00:00:00Z', maxExtentDate: '2026-03-01T00:00:00Z' },
        hasOptions: true,
        hasRenewal: false,
        submissionTerms: { variantPolicy: 'allowed' },
        awardCriteria: {
          criteria: [{ type: 'price', name: 'Price', numbers: [{ number: 60, weight: 'percentageExact' }] }],
        },
        selectionCriteria: { criteria: [{ type: 'economic', description: 'Turnover' }] },
      },
      { id: 'L2', title: 'Windows' },
    ],
    documents: [
      {
        id: 'd',
        documentType: 'tenderNotice',
        noticeType: 'UK4',
        url: 'https://example.org/notice/1',
        datePublished: '2024-01-01T00:00:00Z',
      },
    ],
    amendments: [{ id: 'a1', date: '2024-01-15T00:00:00Z', rationale: 'Clearer' }],
  },
  bids: {
    statistics: [{ id: '1', measure: 'bids', value: 2, relatedLot: 'L1' }],
    details: [
      {
        id: 'bid1',
        date: '2024-01-30T00:00:00Z',
        status: 'valid',
        relatedLots: ['L1'],
        value: { amount: 590, currency: 'GBP' },
        tenderers: [{ id: 'S' }],
      },
      { id: 'bid2', tenderers: [{ id: 'T' }] },
    ],
  },
  awards: [
    {
      id: '1',
      title: 'Doors',
      status: 'active',
      date: '2024-02-15T00:00:00Z',
      datePublished: '2024-02-20T00:00:00Z',
      value: { amount: 590, currency: 'GBP' },
      relatedLots: ['L1'],
      suppliers: [{ id: 'S' }, { id: 'P' }],
      contractPeriod: { startDate: '2024-03-01T00:00:00Z', endDate: '2025-02-28T00:00:00Z' },
      documents: [{ id: 'd', documentType: 'awardNotice', noticeType: 'UK6', url: 'https://example.org/notice/2' }],
      subcontracting: { minimumPercentage: 0.1, maximumPercentage: 0.3, competitive: true },
    },
    { id: '2', relatedLots: ['L2'], value: { amount: 0, currency: 'GBP' }, suppliers: [{ id: 'N' }] },
    { id: '3', suppliers: [{ id: 'R' }, { id: 'M' }] },
  ],
  contracts: [
    {
      id: 'c1',
      awardID: '1',
      status: 'active',
      dateSigned: '2024-02-28T00:00:00Z',
      period: { startDate: '2024-03-01T00:00:00Z', endDate: '2025-02-28T00:00:00Z' },
      value: { amount: 590, currency: 'GBP' },
      amendments: [{ id: 'x', date: '2024-06-01T00:00:00Z', rationale: 'Longer' }],
    },
  ],
});

const recordOf = (store: Store): string => join(store.path, 'record');
const exportOf = (store: Store, ...words: string[]): Promise<string> =>
  exported('processes', '--format', 'ocds', '--store', recordOf(store), ...words);
const linesOf = (text: string): Json[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);

/** What the tables say, apart from where it was read and what the rows of one table are numbered by. */
const facts: Readonly<Record<string, string>> = {
  process: `process_id, ocid, title, description, stage, CASE WHEN stage <> 'planning' THEN status END AS status, notice_type, procurement_method, procurement_method_details, category,
    sme_suitable, vcse_suitable, above_threshold, legal_basis, special_regime, framework, deadline, tender_start, contract_start,
    contract_end, last_published, estimate_low, estimate_high, amount, amount_gross,
    CASE WHEN coalesce(amount, estimate_low, estimate_high) IS NOT NULL THEN currency END AS currency, amount_kind, amount_note, url`,
  award: `process_id, award_id, lot_id, title, status, decided, published, amount, amount_gross, currency, amount_kind, amount_note,
    supplier_count, sme, starts, ends`,
  contract: `process_id, contract_id, award_id, title, status, signed, starts, ends, max_ends, amount, currency, amount_kind`,
  party: 'process_id, role, organization_id, absent, award_id, bid_id, vcse, scale',
  lot: `process_id, lot_id, title, status, amount, currency, amount_kind, sme_suitable, vcse_suitable, starts, ends, max_ends, has_options,
    has_renewal, variant_policy`,
  criterion: 'process_id, lot_id, purpose, type, name, description, number, number_kind',
  classification: 'process_id, lot_id, scheme, code, division, description, main',
  place: 'process_id, lot_id, region, locality, postcode, country',
  notice: 'process_id, document_id, document_type, notice_type, title, url, published',
  engagement: 'process_id, kind, published, ends',
  bid: 'process_id, bid_id, lot_id, status, submitted, amount, currency',
  bid_statistic: 'process_id, lot_id, measure, value',
  amendment: 'process_id, subject, subject_id, amendment_id, amended, rationale',
  subcontract: 'process_id, award_id, minimum_ratio, maximum_ratio, amount, currency, competitive',
  organization: 'organization_id, buyer_count, supplier_count',
};

async function factsOf(store: Store, table: string): Promise<unknown[]> {
  return store.all(`SELECT ${facts[table]} FROM "${table}" ORDER BY ALL`);
}

/** Exports a record as OCDS and makes a record of that. */
async function there(t: TestContext, store: Store, ...words: string[]): Promise<Store> {
  const other = new Store(t);
  const done = await other.import({ 'export.json': await exportOf(store, ...words) });
  assert.equal(done.quarantined.release, 0);
  return other;
}

test('a release with everything in it comes back: every table says the same', async (t) => {
  const store = new Store(t);
  await store.import({ 'rich.json': rich });
  const back = await there(t, store);
  for (const table of Object.keys(facts)) {
    const before = await factsOf(store, table);
    assert.ok(before.length > 0, `${table} is not tried`);
    assert.deepEqual(await factsOf(back, table), before, table);
  }
});

test('the example comes back: processes, awards, parties, organisations, amounts', async (t) => {
  const store = new Store(t);
  await store.importPaths([example]);
  const back = await there(t, store, '--package');
  for (const table of Object.keys(facts)) {
    assert.deepEqual(await factsOf(back, table), await factsOf(store, table), table);
  }
  assert.equal(back.record.snapshot.counts.process, 1223);
});

test('nobody’s name: who is absent stands with the reason, without address or number', async (t) => {
  const store = new Store(t);
  await store.import({ 'rich.json': rich });
  const text = await exportOf(store);
  for (const name of ['John', 'Smith', 'EX9 9ZZ', 'REDACTED PERSONAL']) assert.ok(!text.includes(name), name);
  const [compiled] = linesOf(text) as [Json];
  const parties = (compiled.parties as Json[]).filter(({ id }) => !/^(GB-|n-)/.test(id as string));
  assert.deepEqual(parties.map(({ id, name, ...more }) => [id, name, Object.keys(more)]).sort(), [
    ['individual-1', 'an individual', ['roles']],
    ['not-awarded-1', 'not awarded to a supplier', ['roles']],
    ['not-named-1', 'not stated', ['roles']],
    ['redacted-1', 'redacted by the publisher', ['roles']],
  ]);
});

test('a compiled release: its ids, its organisations under ids of the record, with their registers', async (t) => {
  const store = new Store(t);
  await store.import({ 'rich.json': rich });
  const [compiled] = linesOf(await exportOf(store)) as [Json];
  assert.deepEqual(
    [compiled.ocid, compiled.id, compiled.date, compiled.tag],
    ['ocds-madeup-rich', 'ocds-madeup-rich-2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', ['compiled']],
  );
  const supplier = (compiled.parties as Json[]).find(({ id }) => id === 'GB-COH-01234560');
  assert.deepEqual(supplier, {
    id: 'GB-COH-01234560',
    name: 'Joinery Example Ltd',
    roles: ['supplier', 'tenderer'],
    identifier: { scheme: 'GB-COH', id: '01234560' },
    additionalIdentifiers: [{ scheme: 'GB-CHC', id: '1098765' }],
    details: { scale: 'sme', vcse: true },
  });
});

test('filters and pages: each process once, in order, whatever the size of the page', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `ocds-madeup-${letter}`);
  const record = await makeRecord({
    process: ids.map((id, i) => ({ process_id: id, ocid: id, first_published: `2024-01-0${i + 1}T00:00:00Z` })),
    award: ids.map((id) => ({ process_id: id, award_id: `${id}/1` })),
  });
  const read = async (filter: object, size: number) => {
    const found: unknown[] = [];
    for await (const rows of processRows(record, filter, size)) {
      assert.deepEqual(
        rows.award.map((award) => award.award_id),
        [`${rows.process.process_id}/1`],
      );
      found.push(rows.process.process_id);
    }
    return found;
  };
  for (const size of [1, 2, 7, 8]) assert.deepEqual(await read({}, size), ids);
  assert.deepEqual(await read({ from: '2024-01-03', to: '2024-01-05' }, 2), ids.slice(2, 5));
  assert.deepEqual(await read({ from: '2025-01-01' }, 2), []);
});

test('a package is a whole document, with and without processes', async () => {
  const record = await makeRecord({
    process: [
      { process_id: 'x', ocid: 'x' },
      { process_id: 'y', ocid: 'y' },
    ],
  });
  for (const [filter, count] of [
    [{}, 2],
    [{ from: '2024-01-01' }, 0],
  ] as const) {
    let text = '';
    for await (const piece of releasePackage(record.snapshot, processRows(record, filter))) text += piece;
    const whole = JSON.parse(text) as Json;
    assert.deepEqual([whole.version, whole.publishedDate], ['1.1', '2024-06-01T00:00:00Z']);
    assert.equal((whole.releases as Json[]).length, count);
  }
});

/** Fields of extensions that a package names, apart from the one of the United Kingdom, whose schema is at hand; each with its type. */
const extensionFields: Readonly<Record<string, string>> = {
  bids: 'object',
  'parties/details/scale': 'string',
  'tender/maxValue': 'object',
  'tender/legalBasis': 'object',
  'tender/techniques': 'object',
  'tender/suitability': 'object',
  'tender/lots': 'array',
  'tender/selectionCriteria': 'object',
  'tender/items/relatedLot': 'string',
  'tender/items/deliveryAddresses': 'array',
  'awards/datePublished': 'string',
  'awards/relatedLots': 'array',
  'awards/subcontracting': 'object',
  'contracts/subcontracting': 'object',
};

/** Fields that are of no extension; this program reads them again, and others may pass them over. */
const ownFields: Readonly<Record<string, string>> = {
  url: 'address of the published notice, where no document bears it',
  'tender/noticeType': 'kind of notice of a source that has one for the whole process',
  'tender/frameworkWords': 'the words that make an amount a possible ceiling',
  'awards/sme': 'declared for the award as a whole: won by an SME',
};

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** The schema that a `$ref` leads to, with what an extension adds to it. */
function resolver(schema: Json, extension: Json): (part: Json) => Json {
  const [own, added] = [schema.definitions, extension.definitions] as Record<string, Json>[];
  return (part) => {
    const name = /#\/definitions\/(\w+)$/.exec(String(part.$ref ?? ''))?.[1];
    if (name === undefined) return part;
    const base = own?.[name] as Json;
    return { ...base, properties: { ...(base.properties as Json), ...(added?.[name]?.properties as Json) } };
  };
}

/** What is wrong with a document: fields that nobody knows, values of another type, fields that are missing. */
function flawsOf(value: unknown, part: Json, resolve: (part: Json) => Json, path: string): string[] {
  const schema = resolve(part);
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat() as string[];
  const type = typeOf(value);
  if (types.length > 0 && !types.includes(type) && !(type === 'number' && types.includes('integer')))
    return [`${path} is of type ${type}`];
  if (Array.isArray(value)) return value.flatMap((item) => flawsOf(item, (schema.items ?? {}) as Json, resolve, path));
  if (type !== 'object' || !schema.properties) return [];
  const properties = schema.properties as Record<string, Json>;
  const missing = ((schema.required ?? []) as string[])
    .filter((name) => !Object.hasOwn(value as Json, name))
    .map((name) => `${path}/${name} is missing`);
  return missing.concat(
    Object.entries(value as Json).flatMap(([name, member]) => {
      const at = path === '' ? name : `${path}/${name}`;
      if (properties[name]) return flawsOf(member, properties[name], resolve, at);
      if (extensionFields[at] !== undefined)
        return extensionFields[at] === typeOf(member) ? [] : [`${at} is of type ${typeOf(member)}`];
      return Object.hasOwn(ownFields, at) ? [] : [`${at} is no field`];
    }),
  );
}

test('releases have the fields and types of the schema of OCDS 1.1 and its extensions', {
  skip: withoutSchema,
}, async (t) => {
  const schema = JSON.parse(readFileSync(schemaPath, 'utf8')) as Json;
  const resolve = resolver(schema, JSON.parse(readFileSync(extensionPath, 'utf8')) as Json);
  assert.deepEqual(flawsOf({ ocid: 1, bids: [], nothing: 1 }, schema, resolve, '').sort(), [
    '/date is missing',
    '/id is missing',
    '/initiationType is missing',
    '/tag is missing',
    'bids is of type array',
    'nothing is no field',
    'ocid is of type number',
  ]);
  const store = new Store(t);
  await store.importPaths([example, ...store.write({ 'rich.json': rich })]);
  const releases = linesOf(await exportOf(store));
  assert.equal(releases.length, 1224);
  assert.deepEqual([...new Set(releases.flatMap((one) => flawsOf(one, schema, resolve, '')))], []);
});

test('real releases of Find a Tender come back', { skip: withoutShared || withoutSchema }, async (t) => {
  const store = new Store(t);
  await store.importPaths([join(shared, 'find-a-tender', 'release-package-2025-2026.json')]);
  const back = await there(t, store);
  for (const table of ['process', 'award', 'contract', 'lot', 'notice', 'bid_statistic', 'classification'])
    assert.deepEqual(await factsOf(back, table), await factsOf(store, table), table);
});
