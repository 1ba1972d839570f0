import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type SupplierBlock, supplierBlocksOf } from '../../../src/sources/contracts-finder/supplier-block.ts';

const runs = { seed: 42, numRuns: 500 };
const names = (field: string) => supplierBlocksOf(field).blocks.map(({ name }) => name);

describe('suppliers of one field of the CSV export', () => {
  it('several, with line breaks, brackets and bars in the address', () => {
    const { blocks, unsure } = supplierBlocksOf(
      '[Mill Ltd|1 Mill Lane,\nPreston [Lancs]\nPR1 1AA|COMPANIES_HOUSE|01234567|No|No][The [Old] Forge|Unit 1 | The Yard | Leeds|NONE||Yes|Yes]',
    );
    assert.equal(unsure, false);
    assert.deepEqual(blocks, [
      {
        name: 'Mill Ltd',
        address: '1 Mill Lane,\nPreston [Lancs]\nPR1 1AA',
        referenceType: 'COMPANIES_HOUSE',
        reference: '01234567',
        sme: false,
        vcse: false,
      },
      {
        name: 'The [Old] Forge',
        address: 'Unit 1 | The Yard | Leeds',
        referenceType: 'NONE',
        reference: null,
        sme: true,
        vcse: true,
      },
    ]);
  });

  it('a closing bracket that was forgotten, between blocks or at the end', () => {
    const field = '[Mill Ltd|a|NONE||No|No[Forge Ltd|b|NONE||Yes|No]\n[Kiln Ltd|c|NONE||No|Yes';
    assert.deepEqual(names(field), ['Mill Ltd', 'Forge Ltd', 'Kiln Ltd']);
    assert.equal(supplierBlocksOf(field).unsure, false);
  });

  it('a field that is cut off keeps the name of its last block, and is unsure', () => {
    const cut = supplierBlocksOf('[Mill Ltd|a|NONE||No|No][Forge Ltd|1 The Ya');
    assert.deepEqual(
      cut.blocks.map(({ name, sme }) => [name, sme]),
      [
        ['Mill Ltd', false],
        ['Forge Ltd', null],
      ],
    );
    assert.equal(cut.unsure, true);
  });

  it('no blocks at all: one name, or none', () => {
    assert.deepEqual(names('Mill Ltd'), ['Mill Ltd']);
    assert.deepEqual(names('[Mill Ltd]'), ['Mill Ltd']);
    assert.deepEqual(names(' '), []);
    assert.deepEqual(supplierBlocksOf('[|a|NONE||No|No]'), { blocks: [], unsure: true });
  });

  it('flags that are not given are unknown', () => {
    const [block] = supplierBlocksOf('[Mill Ltd|a|NONE|||]').blocks;
    assert.deepEqual([block?.name, block?.sme, block?.vcse], ['Mill Ltd', null, null]);
  });

  it('what was written is read back', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '[', ']', ',', '\n', '.', '&'), maxLength: 12 });
    const name = text.map((given) => `x${given}y`);
    const address = fc.tuple(text, text, fc.boolean()).map(([a, b, bar]) => `1${bar ? `${a} | ${b}` : a}z`);
    const block: fc.Arbitrary<SupplierBlock> = fc.record(
      {
        name,
        address,
        referenceType: fc.constantFrom('NONE', 'COMPANIES_HOUSE', 'NONE_SOLE_TRADER'),
        reference: fc.constantFrom(null, '01234567', 'SC123456'),
        sme: fc.boolean(),
        vcse: fc.boolean(),
      },
      { noNullPrototype: true },
    );
    const flag = (value: boolean | null) => (value ? 'Yes' : 'No');
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), fc.boolean(), (blocks, spaced) => {
        const field = blocks
          .map(
            (one) =>
              `[${one.name}|${one.address}|${one.referenceType}|${one.reference ?? ''}|${flag(one.sme)}|${flag(one.vcse)}]`,
          )
          .join(spaced ? '\n ' : '');
        assert.deepEqual(supplierBlocksOf(field), { blocks, unsure: false });
      }),
      runs,
    );
  });

  it('a field of many blocks costs time in proportion to its length', { timeout: 10_000 }, () => {
    assert.equal(names('[Mill Ltd|a|NONE||No|No]'.repeat(50_000)).length, 50_000);
    assert.equal(supplierBlocksOf('[Mill |'.repeat(100_000)).unsure, true);
    assert.equal(supplierBlocksOf(`[Mill |${'||'.repeat(200_000)}`).blocks.length > 0, true);
    assert.equal(supplierBlocksOf(`[Mill |a|Yes|No${' '.repeat(200_000)}x`).unsure, true);
  });
});
