import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askNetwork } from '../../src/questions/network.ts';
import { askParticipant, askParticipants, type ParticipantAnswer } from '../../src/questions/participant.ts';
import { askProcess, askProcesses, type ProcessAnswer } from '../../src/questions/process.ts';
import * as sheets from '../../src/questions/sheet.ts';
import { askSources } from '../../src/questions/source.ts';
import { indexTies } from '../../src/questions/tie-index.ts';
import { makeRecord } from '../record.ts';
import { town } from './town.ts';

const record = await makeRecord(town);
const ties = await indexTies(record);
const network = await askNetwork(record);
const [finding] = network.findings;

const all: readonly (readonly [string, sheets.Sheet, number])[] = [
  ['participants', sheets.sheetOfParticipants(await askParticipants(record, { page: 1 })), 4],
  [
    'a participant',
    sheets.sheetOfParticipant((await askParticipant(record, 'GB-COH-00000001', ties)) as ParticipantAnswer),
    3,
  ],
  ['processes', sheets.sheetOfProcesses(await askProcesses(record, { page: 1 })), 5],
  ['a process', sheets.sheetOfProcess((await askProcess(record, 'ocds-1')) as ProcessAnswer), 6],
  ['sources', sheets.sheetOfSources(await askSources(record)), 1],
  ['a measure', sheets.sheetOfMeasure(finding as NonNullable<typeof finding>), 4],
];

for (const [what, sheet, rows] of all) {
  test(`the sheet of ${what} has a row for each thing and a cell for each column`, () => {
    assert.equal(sheet.rows.length, rows);
    assert.equal(new Set(sheet.columns).size, sheet.columns.length);
    for (const row of sheet.rows) {
      assert.equal(row.length, sheet.columns.length);
      for (const cell of row) assert.ok(cell === null || ['string', 'number', 'boolean'].includes(typeof cell));
    }
  });
}

test('an absent amount is an empty cell with its reason beside it', () => {
  const sheet = all[2]?.[1] as sheets.Sheet;
  const row = sheet.rows.find(([id]) => id === 'ocds-3');
  const cell = (name: string) => row?.[sheet.columns.indexOf(name)];
  assert.equal(cell('amount'), null);
  assert.equal(cell('amount_absent_because'), 'only 1 of 2 awards give a value');
  assert.equal(cell('suppliers'), 'Swings Ltd; an individual');
  assert.equal(cell('supplier_ids'), 'GB-COH-00000001; ');
});
