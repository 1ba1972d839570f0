import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { complaints, cut, plain } from './cutting.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('bytes that are not plain text', () => {
  it('a byte order mark belongs to no column', async () => {
    const bytes = Buffer.from('\ufeffName,Amount\nCafé,5\n');
    const read = await cut(bytes, [1]);
    assert.deepEqual(plain(read), {
      delimiter: ',',
      header: ['Name', 'Amount'],
      rows: [{ position: 1, cells: ['Café', '5'] }],
    });
    assert.deepEqual(complaints(bytes, read), []);
  });

  it('a record that is not UTF-8 is read as Windows-1252, by itself, with an issue', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Name,Amount\nCafé,£5\n'),
      latin('Caf\xe9 \x96 bar,\xa36\n'),
      Buffer.from('Bar,7\n'),
    ]);
    assert.deepEqual(plain(await cut(bytes, [5])).rows, [
      { position: 1, cells: ['Café', '£5'] },
      { position: 2, cells: ['Café – bar', '£6'], flaws: ['encoding-latin-1'] },
      { position: 3, cells: ['Bar', '7'] },
    ]);
  });

  it('NUL is taken out, and what was set in the row stays exact', async () => {
    const bytes = latin('Name,Amount\nMi\0ll,5\n');
    const read = await cut(bytes);
    assert.deepEqual(plain(read).rows, [{ position: 1, cells: ['Mill', '5'], flaws: ['control-character'] }]);
    assert.deepEqual(complaints(bytes, read), []);
  });
});

describe('records over the limit', () => {
  const limit = { recordLimit: 20 };
  for (const size of [1, 3, 19, 20, 21, 22, 1000]) {
    it(`are set aside byte for byte, in chunks of ${size}`, async () => {
      const long = `2,${'x'.repeat(19)}`;
      const bytes = latin(
        `Id,Name\n1,${'x'.repeat(18)}\r\n${long}\n"3","${'y'.repeat(14)}"\r\n4,"${'z\n'.repeat(12)}"\n5,e\n`,
      );
      const read = await cut(bytes, [size], limit);
      const rows = plain(read).rows;
      assert.deepEqual(rows.slice(0, 4), [
        { position: 1, cells: ['1', 'x'.repeat(18)] },
        { position: 2, broken: 'document-too-large', bytes: long },
        { position: 3, cells: ['3', 'y'.repeat(14)] },
        { position: 4, broken: 'unclosed-quote', bytes: '4,"z' },
      ]);
      assert.deepEqual(rows.at(-1), { position: rows.length, cells: ['5', 'e'] });
      assert.deepEqual(complaints(bytes, read), []);
    });
  }

  // Each line opens a quote that runs to the limit: looking that far for each of them would take minutes.
  it('cost time in proportion to the length of all', { timeout: 20_000 }, async () => {
    const bytes = latin(`Id,Name\n${'""a\n'.repeat(200_000)}`);
    const { tally } = await cut(bytes, [65_536], { recordLimit: 400_000 });
    assert.deepEqual([tally.brokenCount, tally.brokenBytes], [200_000, 600_000]);
  });
});

describe('the header', () => {
  it('may stand below titles, where something tells it', async () => {
    const bytes = latin('Payments over 500 pounds,,\nApril 2020\n\nDate,Supplier,Amount\n1,Mill,5\n');
    const isHeader = (cells: readonly string[]) => cells.includes('Supplier');
    const read = await cut(bytes, [1], { isHeader });
    assert.deepEqual(plain(read), {
      delimiter: ',',
      header: ['Date', 'Supplier', 'Amount'],
      rows: [{ position: 1, cells: ['1', 'Mill', '5'] }],
    });
    assert.deepEqual(complaints(bytes, read), []);
  });

  it('is the first record where nothing does, and no record is lost', async () => {
    const bytes = latin(`a,b\n${Array.from({ length: 30 }, (_, i) => `${i},x\n`).join('')}`);
    const read = await cut(bytes, [7], { isHeader: () => false });
    assert.deepEqual(plain(read).header, ['a', 'b']);
    assert.deepEqual(plain(read).rows.length, 30);
    assert.deepEqual(complaints(bytes, read), []);
  });

  it('is missing from nothing at all', async () => {
    for (const text of ['', '\n', ' \r\n\n', '\ufeff']) {
      const bytes = Buffer.from(text);
      const read = await cut(bytes);
      assert.deepEqual(plain(read), { rows: [] });
      assert.deepEqual(complaints(bytes, read), []);
    }
  });
});
