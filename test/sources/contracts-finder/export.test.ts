import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TableName } from '../../../src/domain/table.ts';
import {
  hasUnsureSuppliers,
  publishedExportPath,
  releaseOfExportRow,
} from '../../../src/sources/contracts-finder/export.ts';
import { isoTime } from '../../../src/sources/contracts-finder/export-date.ts';
import { type ExportRow, readExport } from '../../../src/sources/contracts-finder/export-reading.ts';
import {
  exportColumns,
  isExportRow,
  looksLikeExport,
  supplierColumn,
} from '../../../src/sources/contracts-finder/export-row.ts';
import { procedureOf } from '../../../src/sources/contracts-finder/procedure.ts';
import { supplierBlocksOf } from '../../../src/sources/contracts-finder/supplier-block.ts';
import type { Json } from '../../../src/sources/ocds/field.ts';
import { extractProcess } from '../../../src/sources/ocds/process.ts';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'package.json'))) root = dirname(root);
const fixtures = join(root, 'test/sources/contracts-finder/fixtures');
const published = join(root, '../shared/data/contracts-finder/notices-2020.csv');

async function rowsOf(bytes: Uint8Array): Promise<ExportRow[]> {
  const rows: ExportRow[] = [];
  for await (const batch of readExport([bytes])) {
    for (const item of batch) {
      assert.ok(item.kind === 'notice');
      rows.push(item);
    }
  }
  return rows;
}

/** As it is stored and read again. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the CSV export of Contracts Finder', () => {
  it('each row of a made-up export becomes the release that says the same', async () => {
    const rows = await rowsOf(readFileSync(join(fixtures, 'export.csv')));
    const expected = JSON.parse(readFileSync(join(fixtures, 'export.expected.json'), 'utf8'));
    assert.deepEqual(
      stored(rows.map(({ value }) => ({ row: value, release: releaseOfExportRow(stored(value)) }))),
      expected,
    );
  });

  it('columns are matched by name, in any order, and contacts are not kept', async () => {
    const [row] = await rowsOf(
      Buffer.from(
        'contact email,TITLE,Supplier [Name|Address],Colour,organisation name,notice identifier\na@example.org,Mills,[A|b|NONE||No|No],red,Council,1\n',
      ),
    );
    assert.deepEqual(stored(row?.value), {
      Title: 'Mills',
      [supplierColumn]: '[A|b|NONE||No|No]',
      Colour: 'red',
      'Organisation Name': 'Council',
      'Notice Identifier': '1',
    });
    assert.ok(isExportRow(stored(row?.value)));
  });

  it('is told from other tables by its header', () => {
    assert.equal(looksLikeExport(exportColumns), true);
    assert.equal(looksLikeExport(['Date', 'Supplier', 'Amount']), false);
    assert.equal(isExportRow({ id: '1', organisation: 'Council', notice_type: 'Contract' }), false);
  });

  it('a row without an identifier says nothing that can be placed', () => {
    assert.equal(releaseOfExportRow({ 'Organisation Name': 'Council' }), null);
  });

  it('placeholders at the ends of a range are no ends', () => {
    const estimate = (low?: string, high?: string) => {
      const release = releaseOfExportRow({ 'Notice Identifier': '1', 'Value Low': low, 'Value High': high });
      const { minValue, maxValue, value } = stored(release).tender;
      return [minValue?.amount, maxValue?.amount, value?.amount];
    };
    assert.deepEqual(estimate('0', '1'), [undefined, undefined, 1]);
    assert.deepEqual(estimate('0', '340000000'), [undefined, undefined, 340_000_000]);
    assert.deepEqual(estimate('500'), [undefined, undefined, 500]);
    assert.deepEqual(estimate('500', '900'), [500, 900, undefined]);
    assert.deepEqual(estimate('0'), [undefined, undefined, undefined]);
    assert.deepEqual(estimate('a lot'), [undefined, undefined, 'a lot']);
  });

  it('times of the clock are British; midnight stands for no time', () => {
    assert.equal(isoTime('28/03/2020', '12:00'), '2020-03-28T12:00:00Z');
    assert.equal(isoTime('29/03/2020', '12:00'), '2020-03-29T12:00:00+01:00');
    assert.equal(isoTime('24/10/2020', '23:59'), '2020-10-24T23:59:00+01:00');
    assert.equal(isoTime('25/10/2020', '12:00'), '2020-10-25T12:00:00Z');
    assert.equal(isoTime('01/06/2020', '00:00'), '2020-06-01');
    assert.equal(isoTime('01/06/2020', null), '2020-06-01');
    assert.equal(isoTime('June', '12:00'), 'June');
  });

  it('procedures are translated where their words leave no doubt', () => {
    assert.deepEqual(procedureOf('CallOffFromFrameworkAgreement '), {
      method: 'selective',
      details: 'Call off from framework agreement',
      accelerated: false,
    });
    assert.equal(procedureOf('NegotiatedProcedureWithoutPriorPublicationOJEU').method, 'limited');
    assert.deepEqual(procedureOf('OpenNonOJEU').details, 'Open (below threshold)');
    assert.deepEqual(procedureOf('Other Direct award'), {
      method: null,
      details: 'Other Direct award',
      accelerated: false,
    });
    assert.equal(procedureOf('NotSpecified ').method, null);
  });
});

describe('the published export of 2020', { skip: existsSync(published) ? false : '../shared is not here' }, () => {
  it('has 1,000 notices with 2,562 suppliers under 2,066 names, and nothing unsure', async () => {
    const rows = await rowsOf(readFileSync(published));
    const blocks = rows.flatMap(({ value }) => supplierBlocksOf(value[supplierColumn] as string).blocks);
    assert.equal(rows.length, 1000);
    assert.equal(blocks.length, 2562);
    assert.equal(new Set(blocks.map(({ name }) => name)).size, 2066);
    assert.equal(rows.filter(({ value }) => hasUnsureSuppliers(value)).length, 0);
    assert.equal(
      blocks.filter(({ referenceType, reference }) => referenceType === 'COMPANIES_HOUSE' && reference).length,
      508,
    );
    assert.equal(blocks.filter(({ sme, vcse }) => sme === null || vcse === null).length, 0);
    assert.equal(rows.filter(({ flaws }) => flaws.length > 0).length, 0);
  });

  it('becomes rows that point back to its columns, one award for each notice', async () => {
    const issues: Record<string, number> = {};
    const tables: Partial<Record<TableName, number>> = {};
    const columns = new Set<string>(['', ...exportColumns.map((name) => `/${name}`)]);
    const ocids = new Set<string>();
    for (const { value } of await rowsOf(readFileSync(published))) {
      const release = releaseOfExportRow(stored(value)) as Json;
      const ocid = release.ocid as string;
      ocids.add(ocid);
      extractProcess({
        release,
        ocid,
        processId: ocid,
        originOf: (_, path) => ({ releaseNo: 1, path: publishedExportPath(path) }),
        firstPublished: null,
        lastPublished: null,
        releaseCount: 1,
        sink: {
          add: (table, row) => {
            tables[table] = (tables[table] ?? 0) + 1;
            assert.ok(
              columns.has(String((row as Record<string, unknown>).path)),
              String((row as Record<string, unknown>).path),
            );
          },
        },
        report: ({ code }) => {
          issues[code] = (issues[code] ?? 0) + 1;
        },
      });
    }
    assert.equal(ocids.size, 1000);
    assert.deepEqual([tables.process, tables.award, tables.mention], [1000, 1000, 3304]);
    const { 'possible-ceiling': _, 'text-repaired': repaired, ...others } = issues;
    assert.deepEqual(others, { 'placeholder-value': 3 });
    assert.ok((repaired ?? 0) > 0);
  });
});
