import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { backOffMs, retryAfterMs } from '../../../src/sources/live/wait.ts';
import {
  dayMs,
  describeWindow,
  halvesOf,
  isOver,
  nameOf,
  type Window,
  windowsOf,
} from '../../../src/sources/live/window.ts';

const day = Date.parse('2025-01-20T00:00:00Z');
const hours = fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24);

/** All windows that may come of one, itself excepted where it can be halved. */
function leaves(window: Window, length: number): Window[] {
  const halves = halvesOf(window, length);
  return halves ? halves.flatMap((half) => leaves(half, length)) : [window];
}

describe('windows', () => {
  it('cover the days without a gap or an overlap, whole or in halves, each under its own name', () => {
    const property = fc.property(hours, fc.integer({ min: 1, max: 40 }), (length, days) => {
      const windows = windowsOf({ from: day, to: day + days * dayMs }, length);
      for (const list of [windows, windows.flatMap((window) => leaves(window, length))]) {
        assert.equal(list[0]?.from, day);
        assert.equal(list.at(-1)?.to, day + days * dayMs);
        for (const [i, window] of list.entries()) assert.equal(window.from, list[i - 1]?.to ?? day);
        assert.equal(new Set(list.map(nameOf)).size, list.length);
      }
      assert.equal(leaves(windows[0] as Window, length).length, 8);
    });
    fc.assert(property, { seed: 42, numRuns: 50 });
  });

  it('are named and described by their bounds', () => {
    const window = { from: day + 6 * 3_600_000, to: day + 12 * 3_600_000 };
    assert.equal(nameOf(window), '20250120T060000-20250120T120000');
    assert.equal(describeWindow(window), '2025-01-20 06:00 to 12:00');
    assert.equal(describeWindow({ from: day, to: day + dayMs }), '2025-01-20 00:00 to 2025-01-21 00:00');
  });

  it('are over two hours after their end', () => {
    const window = { from: day, to: day + dayMs };
    assert.deepEqual(
      [0, 1, 2].map((late) => isOver(window, window.to + late * 3_600_000)),
      [false, false, true],
    );
  });
});

describe('waits', () => {
  it('are read from seconds and dates, and from nothing else', () => {
    const read = (header: string | null) => retryAfterMs(header, day);
    assert.deepEqual(['0', '120', ' 5 '].map(read), [0, 120_000, 5000]);
    assert.equal(read('Mon, 20 Jan 2025 00:01:00 GMT'), 60_000);
    assert.equal(read('Sun, 19 Jan 2025 00:01:00 GMT'), 0);
    assert.deepEqual([null, '', '-1', '1.5', 'soon', '2025', '1e3', 'Mon, never'].map(read), [
      null,
      null,
      null,
      null,
      null,
      2_025_000,
      null,
      null,
    ]);
  });

  it('grow with each try up to a ceiling', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (tries, chance) => {
        const wait = backOffMs(tries, () => chance);
        assert.ok(wait >= 2000 && wait <= 150_000);
        assert.ok(backOffMs(tries + 1, () => chance) >= wait);
      },
    );
    fc.assert(property, { seed: 42 });
  });
});
