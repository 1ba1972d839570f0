/** The arithmetic of indicators: fences, dates, settings, and that it does not matter which thread reads what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../../src/domain/refusal.ts';
import { indicators } from '../../../src/measures/indicators/catalogue.ts';
import { type CompiledRelease, readCompiledRelease } from '../../../src/measures/indicators/compiled-release.ts';
import { ascending, quantile, spreadOf } from '../../../src/measures/indicators/fence.ts';
import { isAfter, momentOf, wholeDays } from '../../../src/measures/indicators/moment.ts';
import { type Gathered, Reckoning } from '../../../src/measures/indicators/reckoning.ts';
import { writeResults } from '../../../src/measures/indicators/result.ts';
import { defaultSettings, parseIni, readSettings } from '../../../src/measures/indicators/settings.ts';

test('quantiles are those of R’s type 8', () => {
  // quantile(1:10, c(0, .25, .5, .75, 1), type = 8)
  const ten = ascending([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const expected = [1, 35 / 12, 5.5, 97 / 12, 10];
  [0, 0.25, 0.5, 0.75, 1].forEach((p, i) => {
    assert.ok(Math.abs(quantile(ten, p) - (expected[i] as number)) < 1e-12, `${p}: ${quantile(ten, p)}`);
  });
  assert.equal(quantile(ascending([7]), 0.25), 7);
  assert.ok(Number.isNaN(quantile(ascending([]), 0.5)));
});

test('fences are rounded once', () => {
  // Reckoned in whole numbers: doubles are fractions with a power of two below.
  const exact = (value: number): [bigint, bigint] => {
    let below = 1n;
    while (!Number.isInteger(value)) {
      value *= 2;
      below *= 2n;
    }
    return [BigInt(value), below];
  };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }), (one, two) => {
      const { q1, q3, upperFence } = spreadOf([Math.fround(one), Math.fround(two), 1 / 3]);
      const [a, b] = exact(q3);
      const [c, d] = exact(q3 - q1);
      // q3 + 3(q3 − q1)/2 = (2ad + 3cb) / 2bd
      const error = (fence: number): bigint => {
        const [e, f] = exact(fence);
        const difference = e * 2n * b * d - (2n * a * d + 3n * c * b) * f;
        return ((difference < 0n ? -difference : difference) * 2n ** 1100n) / (f * 2n * b * d);
      };
      const next = upperFence === 0 ? Number.MIN_VALUE : upperFence * (1 + Number.EPSILON);
      const last = upperFence * (1 - Number.EPSILON);
      assert.ok(error(upperFence) <= error(next) && error(upperFence) <= error(last));
    }),
    { seed: 42, numRuns: 200 },
  );
});

test('moments are those of the calendar, and nothing else is one', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }),
      (date) => {
        assert.ok(Math.abs((momentOf(date.toISOString()) as number) - date.getTime()) < 1e-3);
        const shifted = new Date(date.getTime() + 5_400_000).toISOString().replace('Z', '+01:30');
        assert.ok(Math.abs((momentOf(shifted) as number) - date.getTime()) < 1e-3);
      },
    ),
    { seed: 42 },
  );
  assert.equal(momentOf('2024-02-29T00:00:00Z'), Date.UTC(2024, 1, 29));
  for (const none of [
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01',
    '2024-01-01T00:00:00',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:00Zulu',
    '',
    'soon',
  ])
    assert.equal(momentOf(none), null, none);
  assert.equal(wholeDays('2024-01-03T00:00:00Z', '2024-01-01T00:00:01Z'), -1);
  assert.equal(isAfter('2024-03-16', '2024-03-15T23:00:00Z'), true);
  assert.equal(isAfter('soon', '2024-03-15'), null);
});

/** Compiled releases of a small market, so that currencies, tenderers and ocids meet again and again. */
const few = (...words: string[]) => fc.constantFrom(...words);
const party = fc.record({ id: few('a', 'b', 'c', 'd', 'e') });
const release = fc.record({
  ocid: fc.string({ minLength: 1, maxLength: 2, unit: few('1', '2', '3', '4', '5', '6', '7', '8', '9') }),
  buyer: fc.record({ id: few('x', 'y', 'z') }),
  tender: fc.record(
    {
      status: few('complete', 'complete', 'complete', 'cancelled'),
      procurementMethod: few('open', 'limited'),
      numberOfTenderers: fc.integer({ min: 0, max: 3 }),
      tenderPeriod: fc.record({
        startDate: few('2024-01-01T00:00:00Z', '2024-01-20T00:00:00Z'),
        endDate: few('2024-02-01T00:00:00Z', '2024-01-21T00:00:00Z'),
      }),
    },
    { requiredKeys: [] },
  ),
  bids: fc.record({
    details: fc.array(
      fc.record({
        status: few('valid', 'valid', 'valid', 'disqualified', 'withdrawn'),
        date: few('2024-01-31T00:00:00Z', '2024-02-02T00:00:00Z'),
        value: fc.record({ amount: fc.integer({ min: 1, max: 40 }), currency: few('GBP', 'GBP', 'EUR') }),
        tenderers: fc.array(party, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 4 },
    ),
  }),
  awards: fc.array(
    fc.record({
      status: few('active', 'active', 'active', 'cancelled', 'pending'),
      suppliers: fc.array(party, { minLength: 1, maxLength: 2 }),
      items: fc.array(fc.record({ classification: fc.record({ id: few('45000000', '71000000', '80000000') }) }), {
        maxLength: 2,
      }),
    }),
    { maxLength: 2 },
  ),
});

const anyHow = readSettings(
  { ...Object.fromEntries(indicators.map(({ id }) => [id, {}])), R048: { minimum_contracting_processes: 1 } },
  indicators,
);

const written = (reckoning: Reckoning): string => [...writeResults(reckoning.finish(), { meta: true })].join('');

test('it does not matter which thread reads which release, nor in which order their shares are merged', () => {
  let flagged = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(release, fc.nat(2)), { maxLength: 40 }), fc.boolean(), (dealt, backwards) => {
      const whole = new Reckoning(anyHow);
      const parts = [new Reckoning(anyHow), new Reckoning(anyHow), new Reckoning(anyHow)];
      for (const [position, [value, thread]] of dealt.entries()) {
        const compiled = readCompiledRelease(value) as CompiledRelease;
        whole.add(compiled, position);
        parts[thread]?.add(compiled, position);
      }
      const shares = parts.map((part) => structuredClone(part.gathered()) as Gathered);
      const merged = new Reckoning(anyHow);
      for (const share of backwards ? shares.toReversed() : shares) merged.merge(share);
      const expected = written(whole);
      flagged += expected.length > 400 ? 1 : 0;
      assert.equal(written(merged), expected);
    }),
    { seed: 42, numRuns: 300 },
  );
  assert.ok(flagged > 100, `only ${flagged} runs flagged anything worth comparing`);
});

test('whatever JSON holds, nothing throws', () => {
  const names = few(
    'ocid',
    'tender',
    'bids',
    'details',
    'awards',
    'suppliers',
    'tenderers',
    'items',
    'classification',
    'value',
    'amount',
    'id',
    'status',
    'tenderPeriod',
    'startDate',
    '__proto__',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(null, true, 1, -1e300, 'valid', 'active', ''),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const compiled = readCompiledRelease({ ocid: 'x', ...(value as object) });
      const reckoning = new Reckoning(anyHow);
      if (compiled) reckoning.add(compiled, 0);
      JSON.parse(written(reckoning));
    }),
    { seed: 42, numRuns: 500 },
  );
});

test('results keep ids that look like numbers or like members of every object, in order', () => {
  const reckoning = new Reckoning(readSettings({ R018: {} }, indicators));
  const tender = { procurementMethod: 'open', numberOfTenderers: 1 };
  for (const [i, ocid] of ['b', '10', '__proto__', '9', 'say "so"'].entries())
    reckoning.add(readCompiledRelease({ ocid, tender }) as CompiledRelease, i);
  assert.equal(
    written(reckoning),
    '{"OCID":{"10":{"R018":1.0},"9":{"R018":1.0},"__proto__":{"R018":1.0},"b":{"R018":1.0},"say \\"so\\"":{"R018":1.0}},"Meta":{}}',
  );
});

test('the main currency is the one set, else the first met, whatever stands beside it', () => {
  const offers = (ocid: string, currency: string) => ({
    ocid,
    bids: {
      details: [
        { status: 'disqualified', value: { amount: 1, currency } },
        { status: 'valid', value: { amount: 2, currency } },
      ],
    },
    awards: [{ status: 'active' }],
  });
  const flaggedBy = (settings: object): string[] => {
    const reckoning = new Reckoning(readSettings({ ...settings, R036: {} }, indicators));
    for (const [i, one] of [offers('pounds', 'GBP'), offers('euros', 'EUR')].entries())
      reckoning.add(readCompiledRelease(one) as CompiledRelease, i);
    return [...(reckoning.finish()[0]?.findings.flags ?? [])].map(({ id }) => id);
  };
  assert.deepEqual(flaggedBy({}), ['pounds']);
  assert.deepEqual(flaggedBy({ currency: 'EUR' }), ['euros']);
  assert.deepEqual(flaggedBy({ currency: 'SEK' }), []);
});

test('settings in JSON and in INI say the same', () => {
  const json = {
    currency: 'GBP',
    no_price_comparison_procurement_methods: ['Draw', 'Lottery'],
    exclusions: { procurement_method_details: 'Test' },
    R003: { threshold: 10, procurement_methods: 'open|selective', procurement_method_details: { Urgent: 5 } },
    R025: { percentile: 80 },
  };
  const ini = `; made up
currency = GBP
no_price_comparison_procurement_methods = Draw|Lottery
[defaults]
bid_status = valid
[exclusions]
procurement_method_details = Test
# the long one
[R003]
threshold = 10   ; days
procurement_methods = open|selective
[R003.procurement_method_details]
Urgent = 5
[R025]
percentile = 80
`;
  assert.deepEqual(readSettings(parseIni(ini), indicators), readSettings(json, indicators));
  assert.deepEqual([...readSettings(json, indicators).chosen.keys()], ['R003', 'R025']);
  assert.equal(defaultSettings(indicators).chosen.size, 11);
});

test('settings that nobody takes are refused', () => {
  for (const wrong of [
    null,
    [],
    { R999: {} },
    { R003: { treshold: 1 } },
    { R003: { threshold: 'many' } },
    { R003: { threshold: 1.5 } },
    { R003: { threshold: -1 } },
    { R003: 15 },
    { R018: { procurement_methods: 3 } },
    { R003: { toString: 1 } },
    { exclusions: { buyers: 'x' } },
    { currency: 3 },
  ])
    assert.throws(
      () => readSettings(wrong, indicators),
      (error) => error instanceof Refusal && error.code === 'bad-settings',
      JSON.stringify(wrong),
    );
  assert.throws(() => parseIni('[R003]\nthreshold 15'), /Line 2/);
  assert.throws(() => parseIni('R003 = 1\n[R003]'), /value and a section/);
});
