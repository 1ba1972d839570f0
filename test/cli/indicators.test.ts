/** `commonweal indicators` and the judge of the published cases. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readWords } from '../../src/cli/command.ts';
import { conformance } from '../../src/cli/conformance.ts';
import { cardinalJudge, settingsOf } from '../../src/cli/conformance-cardinal.ts';
import { indicatorsCommand } from '../../src/cli/indicators.ts';
import { blockFile, readBlocks } from '../../src/cli/indicators-block.ts';
import { runIndicators } from '../../src/cli/indicators-run.ts';
import { writeResults } from '../../src/measures/indicators/result.ts';
import { folder } from './run.ts';

const published = join('..', 'shared', 'oracles', 'cardinal');
/** Made up, and reckoned by hand. */
const own = join('test', 'measures', 'indicators', 'cases');

for (const [name, dir, least] of [
  ['published', published, 12],
  ['made-up', own, 11],
] as const) {
  test(`every ${name} case passes`, async (t) => {
    if (!existsSync(dir)) return t.skip(`${dir} is not here`);
    const { figures, unknown } = await conformance(dir, [cardinalJudge]);
    assert.deepEqual(
      figures.filter(({ pass }) => !pass),
      [],
    );
    assert.deepEqual(unknown, []);
    assert.ok(figures.length >= least, `${figures.length} figures`);
  });
}

test('a wrong answer, an unknown setting and a broken line do not pass, and a file without its pair is left to others', async (t) => {
  const dir = folder(t);
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  const line = '{"ocid":"1","tender":{"procurementMethod":"open","numberOfTenderers":1}}\n';
  write('R018.jsonl', line);
  write('R018.expected', '{"OCID":{"2":{"R018":1.0}}}');
  write('R018-colour-red.jsonl', line);
  write('R018-colour-red.expected', '{"OCID":{"1":{"R018":1.0}}}');
  write('R018-again.jsonl', `${line}{"ocid":`);
  write('R018-again.expected', '{"OCID":{"1":{"R018":1.0}}}');
  write('R018-alone.expected', '{}');
  const { figures, unknown } = await conformance(dir, [cardinalJudge]);
  assert.deepEqual(
    figures.map(({ case: name, pass }) => [name, pass]),
    [
      ['R018-again', false],
      ['R018-colour-red', false],
      ['R018', false],
    ],
  );
  assert.deepEqual(unknown, ['R018-alone.expected']);
});

test('the name of a case carries its settings', () => {
  const of = (name: string) => settingsOf(name)[name.slice(0, 4)];
  assert.deepEqual(of('R003'), {});
  assert.deepEqual(of('R003-threshold-10'), { threshold: '10' });
  assert.deepEqual(of('R003-procurement_methods-open+selective'), { procurement_methods: 'open|selective' });
  assert.deepEqual(of('R003-procurement_method_details-x-5-y-10'), { procurement_method_details: { x: '5', y: '10' } });
  assert.deepEqual(of('R038-tenderer'), {});
});

test('blocks of any size give each line once, with its place', (t) => {
  const scratch = join(folder(t), 'lines.jsonl');
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\n', 'é'), maxLength: 30 }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }), (parts, blockBytes, limit) => {
      const text = parts.join('');
      writeFileSync(scratch, text);
      const size = Buffer.byteLength(text);
      if (size === 0) return;
      const file = blockFile(scratch, size, blockBytes);
      const lines: (readonly [number, string | null])[] = [];
      for (const _ of readBlocks(file, (bytes, { start }) => lines.push([start, bytes?.toString() ?? null]), limit));
      const expected: [number, string | null][] = [];
      let start = 0;
      for (const line of text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n')) {
        expected.push([start, Buffer.byteLength(line) > limit ? null : line]);
        start += Buffer.byteLength(line) + 1;
      }
      assert.deepEqual(lines, expected);
      assert.equal(
        file.lineCounts.reduce((sum, count) => sum + count, 0),
        expected.length,
      );
    }),
    { seed: 42, numRuns: 400 },
  );
});

/** Made-up releases and, in between, lines that are none. */
function madeUpLines(): string {
  const lines: string[] = [];
  for (let i = 1; i <= 300; i++) {
    const bid = (tenderer: string, amount: number) => ({
      status: 'valid',
      tenderers: [{ id: tenderer }],
      value: { amount, currency: 'GBP' },
    });
    const release = {
      ocid: `ocds-${i}`,
      description: 'long '.repeat((i * 37) % 90),
      tender: { procurementMethod: 'open', numberOfTenderers: 1 + (i % 4) },
      bids: { details: [bid(`t${i % 9}`, 100), bid(`t${(i % 7) + 10}`, 100 + (i % 30))] },
      awards: [{ status: 'active', suppliers: [{ id: `t${i % 9}` }] }],
    };
    lines.push(JSON.stringify(release));
  }
  lines[19] = '{"ocid":"broken';
  lines[20] = '';
  lines[21] = '   \r';
  lines[150] = '{"id":"no ocid"}';
  lines[299] = '[]';
  return `\ufeff${lines.join('\n')}`;
}

test('one thread or several, plain or compressed: the same results, the same complaints', async (t) => {
  const dir = folder(t);
  const plain = join(dir, 'made-up.jsonl');
  writeFileSync(plain, madeUpLines());
  writeFileSync(join(dir, 'made-up.jsonl.gz'), gzipSync(madeUpLines()));
  const reckon = async (path: string, more: { threads: number; blockBytes?: number }) => {
    const flaws: string[] = [];
    const report = await runIndicators({
      words: [path],
      settings: null,
      onFlaw: (flaw) => flaws.push(flaw.replace(/ of .*? was/, ' was')),
      ...more,
    });
    return {
      flaws,
      json: [...writeResults(report.found, { meta: true })].join(''),
      releases: report.releases,
      badCount: report.badCount,
    };
  };
  const expected = await reckon(`${plain}.gz`, { threads: 1 });
  assert.equal(expected.releases, 295);
  assert.deepEqual(expected.flaws, [
    'Line 20 was left out: not JSON: it ends at byte 15, too soon.',
    'Line 151 was left out: no compiled release, since it has no ocid.',
    'Line 300 was left out: no compiled release, since it has no ocid.',
  ]);
  const flagged = JSON.parse(expected.json) as { OCID: Record<string, unknown> };
  assert.ok(Object.keys(flagged.OCID).length > 50);
  for (const threads of [1, 2, 3])
    for (const blockBytes of [700, 10_000, 1 << 22])
      assert.deepEqual(await reckon(plain, { threads, blockBytes }), expected);
});

/** The command with these words: what it printed, what it said and how it ended. */
async function command(words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    print: (text: string) => out.push(text),
    say: (text: string) => err.push(text),
    drained: async () => undefined,
    progress: () => undefined,
    done: () => undefined,
    bold: (text: string) => text,
  };
  const code = await indicatorsCommand.run(readWords(indicatorsCommand, words), {
    terminal,
    env: {},
    now: () => new Date(0),
    version: '',
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('the command prints what is flagged, and its exit code says whether every line was read', async (t) => {
  const dir = folder(t);
  const path = join(dir, 'two.jsonl');
  const releases = [1, 2].map((n) => ({ ocid: `o${n}`, tender: { procurementMethod: 'open', numberOfTenderers: n } }));
  writeFileSync(path, releases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const settings = join(dir, 'settings.ini');
  writeFileSync(settings, '[R018]\n');
  const good = await command([path, '--settings', settings, '--no-meta']);
  assert.deepEqual(good, { code: 0, out: '{"OCID":{"o1":{"R018":1.0}}}', err: '2\u00a0compiled releases read.' });
  writeFileSync(path, `${readFileSync(path, 'utf8')}nonsense\n`);
  const bad = await command([path, '--settings', settings]);
  assert.equal(bad.code, 1);
  assert.equal(bad.out, '{"OCID":{"o1":{"R018":1.0}},"Meta":{}}');
  assert.match(bad.err, /^Line 3 of .*two\.jsonl was left out: not JSON from byte 0 on: nonsense\./);
  assert.match(bad.err, /2.compiled releases read, 1.line left out\.$/);
});

test('a package of records gives its compiled releases; records without any are told', async (t) => {
  const path = join(folder(t), 'package.json');
  const compiledRelease = { tender: { procurementMethod: 'open', numberOfTenderers: 1 } };
  const records = [
    { ocid: 'o1', compiledRelease },
    { ocid: 'o2', releases: [{ ocid: 'o2', id: '1' }] },
  ];
  writeFileSync(path, JSON.stringify({ uri: 'https://example.org/made-up', version: '1.1', records }, null, 1));
  const { code, out, err } = await command([path, '--no-meta']);
  assert.equal(out, '{"OCID":{"o1":{"R018":1.0}}}');
  assert.equal(code, 1);
  assert.match(err, /commonweal merge/);
});

test('words that are off, and settings that cannot be read, are refused', async (t) => {
  const path = join(folder(t), 'one.jsonl');
  writeFileSync(path, '{"ocid":"1"}\n{"ocid":"2"}\n');
  await assert.rejects(command([]), /Name at least one file/);
  await assert.rejects(command([path, '--threads', '0']), /--threads/);
  await assert.rejects(command([path, '--settings', join(path, 'nowhere')]), /cannot be read/);
  writeFileSync(`${path}.json`, '{"R003":');
  await assert.rejects(command([path, '--settings', `${path}.json`]), /no JSON/);
});
