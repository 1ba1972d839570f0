import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { absent, known } from '../../src/domain/answer.ts';
import type { Figure } from '../../src/measures/measure.ts';
import type { Moment } from '../../src/questions/process.ts';
import { FigureChart } from '../../src/web/chart.tsx';
import { Columns } from '../../src/web/columns.tsx';
import { Lifeline } from '../../src/web/lifeline.tsx';
import { isSpread, Spread } from '../../src/web/spread.tsx';

const draw = (picture: unknown): string => (picture === null ? '' : String(picture));
const numbers = (svg: string, pattern: RegExp): readonly number[] =>
  [...svg.matchAll(pattern)].map((match) => Number(match[1]));
const day = (index: number): string => new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
const moment = (dated: string | null, label: string, more: Partial<Moment> = {}): Moment => ({
  ...{ dated, label, absent: dated === null, links: [], ...more },
});

describe('a line through time', () => {
  it('puts each day where it belongs and keeps words apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 2, maxLength: 14 }), (given) => {
        const days = given.sort((a, b) => a - b);
        const svg = draw(Lifeline({ moments: days.map((at) => moment(day(at), 'x', { sort: 'call' })), asOf: null }));
        const points = numbers(svg, /<circle class="point" cx="84" cy="([\d.]+)"/g);
        const [first, last] = [points[0] ?? 0, points.at(-1) ?? 0];
        const [from, to] = [days[0] as number, days.at(-1) as number];
        points.forEach((y, index) => {
          const share = ((days[index] as number) - from) / (to - from);
          assert.ok(Math.abs(y - (first + share * (last - first))) < 0.11, `${y}`);
        });
        const words = numbers(svg, /<text (?:class="quiet" )?x="106" y="([\d.]+)"/g);
        const gaps = words.slice(1).map((y, index) => y - (words[index] as number));
        assert.ok(
          gaps.every((gap) => gap > 15.8),
          svg,
        );
        const height = numbers(svg, /viewBox="0 0 420 (\d+)"/g)[0] ?? 0;
        assert.ok(Math.max(...words) <= height && Math.min(...words) > 0);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('is dashed before, after, and beyond the data; and none where there is one day', () => {
    const moments = [
      moment(null, 'No engagement notice found'),
      moment('2024-01-01', 'Contract starts', { sort: 'start' }),
      moment('2026-01-01', 'Contract ends', { sort: 'end' }),
      moment(null, 'No change published'),
    ];
    const svg = draw(Lifeline({ moments, asOf: '2025-01-01' }));
    assert.equal(svg.match(/class="beyond"/g)?.length, 3);
    assert.equal(svg.match(/class="during"/g)?.length, 1);
    assert.match(svg, /2 years</);
    assert.equal(draw(Lifeline({ moments, asOf: '2026-06-01' })).match(/class="beyond"/g)?.length, 2);
    assert.equal(Lifeline({ moments: moments.slice(0, 2), asOf: null }), null);
  });
});

const figure = (id: string, value: number | null, bounds: Figure['bounds'] = null): Figure => ({
  ...{
    id,
    label: id,
    unit: 'ratio',
    value: value === null ? absent('not published') : known(value),
    bounds,
    basis: '',
  },
  coverage: { total: 1, used: 1, noun: 'awards', has: 'a value' },
});

describe('small charts', () => {
  it('are solid up to the least that a share could be, and striped to the most', () => {
    const svg = draw(FigureChart({ id: 'a', figures: [figure('x', 0.5, { low: 0.25, high: 0.75 })], hue: 'brand' }));
    assert.match(svg, /class="fill" y="\d+" width="75.0"/);
    assert.match(svg, /class="maybe" d="M75.0 \d+H225.0"/);
    const whole = draw(FigureChart({ id: 'a', figures: [figure('x', 0.5)], hue: 'brand' }));
    assert.match(whole, /class="fill" y="\d+" width="150.0"/);
    assert.doesNotMatch(whole, /maybe/);
  });

  it('draw no column for a year that nobody knows, and keep its place', () => {
    const points = [
      { at: '2019', value: 1 },
      { at: '2020', value: null },
      { at: '2022', value: 2 },
    ];
    const line = { label: null, unit: 'count' as const, points };
    const svg = draw(Columns({ id: 'a', lines: [line], hue: 'brand' }));
    assert.deepEqual(numbers(svg, /class="fill" x="([\d.]+)"/g), [0, 81]);
    assert.match(svg, /2020: not known/);
    // Beside a line that is twice as high, the same column is half as high.
    const high = { ...line, points: [{ at: '2022', value: 4 }] };
    const tall = (picture: string) => numbers(picture, /class="fill"[^>]* height="([\d.]+)"/g).at(-1) ?? 0;
    assert.equal(tall(draw(Columns({ id: 'a', lines: [line], hue: 'brand', beside: [high] }))), tall(svg) / 2);
    assert.equal(Columns({ id: 'a', lines: [{ ...line, points: points.slice(0, 1) }], hue: 'brand' }), null);
  });

  it('draw a spread only where all three of its marks are known', () => {
    const marks = (median: number | null) => [
      figure('timeMedian', median),
      figure('timeLower', 0.1),
      figure('timeUpper', 0.4),
    ];
    assert.equal(isSpread(marks(null)), false);
    assert.equal(isSpread(marks(0.2)), true);
    const svg = draw(Spread({ id: 'a', figures: marks(0.2), hue: 'brand' }));
    assert.match(svg, /class="fill half" x="75.0" y="\d+" width="225.0"/);
    assert.match(svg, /class="bounds" d="M150.0/);
  });
});
