/**
 * The measures on every notice of Lancashire’s councils, read here without the importer: each notice is one process, its supplier
 * field is one supplier. The figures were counted independently of this program.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isPlaceholder } from '../../src/domain/money.ts';
import { findMeasure } from '../../src/measures/registry.ts';
import { makeRecord, type Rows } from '../record.ts';

interface Notice {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: string;
  readonly notice_type: string;
  readonly published_date: string;
  readonly deadline_date: string | null;
  readonly awarded_date: string | null;
  readonly awarded_value: number;
  readonly awarded_supplier: string | null;
  readonly awarded_to_sme: boolean;
  readonly suitable_for_sme: boolean | null;
}

/** Found from the repository, whether this runs as source or as build. */
const folder = ['../shared', '../../shared']
  .map((shared) => join(process.cwd(), shared, 'data/lancashire'))
  .find(existsSync);

function read(from: string): Rows {
  const notices = new Map<string, Notice>();
  for (const file of readdirSync(from).filter((name) => name.endsWith('.json'))) {
    const { contracts } = JSON.parse(readFileSync(join(from, file), 'utf8')) as {
      readonly contracts: readonly Notice[];
    };
    for (const notice of contracts) notices.set(notice.id, notice);
  }
  const all = [...notices.values()];
  const awarded = all.filter(({ status }) => status === 'awarded');
  const early = (notice: Notice) => notice.notice_type !== 'Contract';
  const framework = ({ title, description }: Notice) =>
    /\b(frameworks?|DPS|dynamic purchasing|approved list)\b/i.test(`${title} ${description}`);
  const nobody = ({ awarded_supplier: name }: Notice) => name === null || /not\s+awarded|^n\/a$/i.test(name);
  return {
    process: all.map((notice) => ({
      process_id: notice.id,
      ocid: notice.id,
      stage: early(notice) ? 'planning' : notice.status === 'awarded' ? 'award' : 'tender',
      sme_suitable: notice.suitable_for_sme,
      first_published: notice.published_date,
      deadline: notice.deadline_date,
    })),
    engagement: all.filter(early).map((notice) => ({
      process_id: notice.id,
      kind: notice.notice_type === 'Pipeline' ? 'pipeline' : 'pre-procurement',
      published: notice.published_date,
    })),
    award: awarded.map((notice) => ({
      process_id: notice.id,
      award_id: '1',
      decided: notice.awarded_date,
      published: notice.published_date,
      amount: notice.awarded_value,
      currency: 'GBP',
      amount_kind: framework(notice) ? 'possible ceiling' : 'award',
      amount_note: isPlaceholder(notice.awarded_value) ? 'placeholder' : null,
      sme: notice.awarded_to_sme,
    })),
    party: awarded.map((notice) => ({
      process_id: notice.id,
      award_id: '1',
      role: 'supplier',
      ...(nobody(notice) ? { absent: 'not-awarded' } : { organization_id: notice.awarded_supplier }),
    })),
  };
}

test('Lancashire’s figures are the known ones', async (t) => {
  if (!folder) return t.skip('../shared is not here');
  const record = await makeRecord(read(folder));
  const ask = async (id: string) => {
    const answer = await findMeasure(id)?.ask(record, {});
    assert.ok(answer);
    return { ...answer, figure: (name: string) => answer.figures.find((one) => one.id === name) };
  };
  const share = await ask('M01');
  assert.equal(
    share.sentence,
    'Small and medium-sized firms won 56 % of awards and 27 % of their value; without possible framework ceilings, 47 %.',
  );
  assert.equal(share.figure('byCount')?.basis, '448 of 802 awards');
  assert.equal(share.figure('byCountWon')?.basis, '448 of 795 awards');
  assert.equal(share.figure('byValue')?.coverage.used, 752);
  assert.match(share.cautions[0] ?? '', /the largest, £750 million, alone 43 %\.$/);
  const suitability = await ask('M03');
  assert.equal(
    suitability.sentence,
    'Small and medium-sized firms won 66 % of awards flagged as suitable for them and 18 % of the others.',
  );
  assert.equal(suitability.figure('flagged')?.basis, '416 of 628 awards');
  assert.equal(suitability.figure('notFlagged')?.basis, '32 of 174 awards');
  assert.equal(suitability.figure('orderUnknown')?.value.value, 788);
  const engagement = await ask('M07');
  assert.equal(
    engagement.sentence,
    'Thirty notices asked the market before a tender. None can be followed to the contract it led to.',
  );
  const delay = await ask('M08');
  assert.deepEqual(
    ['Lower', 'Median', 'Upper'].map((id) => delay.figure(`decision${id}`)?.value.value?.toFixed(3)),
    ['6.917', '28.000', '57.000'],
  );
  assert.deepEqual(
    ['Lower', 'Median', 'Upper'].map((id) => delay.figure(`publication${id}`)?.value.value),
    [4, 21, 63],
  );
  assert.equal(delay.figure('promptByCount')?.basis, '452 of 788 awards');
  for (const id of ['M06', 'M10'])
    assert.ok(
      (await ask(id)).figures.every(({ value }) => value.value === null),
      `${id}: nothing about bids or lots`,
    );
});
