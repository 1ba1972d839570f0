import assert from 'node:assert/strict';
import { test } from 'node:test';
import { known } from '../../src/domain/answer.ts';
import type { Figure, MeasureAnswer } from '../../src/measures/measure.ts';
import { HeadFigure, headFigures } from '../../src/web/measure.tsx';

const share = (id: string, value: number, used: number): Figure => ({
  ...{ id, label: id, unit: 'ratio', value: known(value), bounds: null, basis: `${value * used} of ${used} notices` },
  coverage: { total: 1146, used, noun: 'notices', has: 'what it needs to be assessed' },
});
const answer = (...figures: Figure[]): MeasureAnswer => ({
  ...{ id: 'M12', name: 'Made up', sentence: 'Made up.', figures, cautions: [], filter: {}, asOf: null },
});
const words = async (figure: Figure | undefined) =>
  String(await HeadFigure({ figure })?.toString())
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('no share of fewer than ten speaks for a measure, and what one rests on stands beside it', async () => {
  const few = share('O04', 1, 4);
  const enough = share('O07', 0.05, 720);
  assert.deepEqual(headFigures([answer(few, enough)]), [enough]);
  assert.equal(await words(enough), '5 % 36 of 720 notices');
  const [alone] = headFigures([answer(few)]);
  assert.equal(await words(alone), 'fewer than 10 notices to rest on');
  // Side by side, one that both have enough for; else each says what it has.
  assert.deepEqual(
    headFigures([answer(enough, share('O01', 0.5, 30)), answer(share('O07', 0.5, 2), share('O01', 0.4, 20))]).map(
      (one) => one?.id,
    ),
    ['O01', 'O01'],
  );
});
