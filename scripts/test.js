// Proves everything: format and lint, then every compiled test, and a plain closing line of counts.
// `npm test -- WORD` runs only the test files whose path holds the word.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const words = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;

if (words.length === 0) {
  const require = createRequire(import.meta.url);
  const biome = join(dirname(require.resolve('@biomejs/biome/package.json')), 'bin', 'biome');
  const lint = spawnSync(process.execPath, [biome, 'ci', '--error-on-warnings', '.'], { stdio: 'inherit' });
  if (lint.status === 0) passed++;
  else failed++;
  console.log(
    lint.status === 0 ? 'format and lint: in order' : 'format and lint: see above; npm run format mends most of it',
  );
}

const files = readdirSync('dist/test', { recursive: true })
  .map((name) => join('dist/test', String(name)))
  .filter((name) => name.endsWith('.test.js') && (words.length === 0 || words.some((word) => name.includes(word))))
  .sort();
if (files.length === 0) {
  console.error(`No test file matches ${words.join(' ')}.`);
  process.exit(1);
}

const seconds = new Map();
const outside = [];
await new Promise((resolve) => {
  const stream = run({ files: files.map((name) => join(root, name)), concurrency: 2, timeout: 600_000 });
  const file = (data) => (data.file ? relative(root, data.file) : '');
  stream.on('test:pass', (data) => {
    if (data.details.type === 'suite' || data.details.type === 'file') return;
    if (data.nesting === 0 && data.name.endsWith('.test.js')) return;
    if (data.skip !== undefined) {
      skipped++;
      outside.push(`skipped: ${data.name} (${data.skip === true ? 'no reason given' : data.skip})`);
    } else passed++;
    seconds.set(file(data), (seconds.get(file(data)) ?? 0) + data.details.duration_ms / 1000);
  });
  stream.on('test:fail', (data) => {
    // A file or suite fails because something in it did; only what has no cause below it is counted.
    if (data.details.error?.failureType === 'subtestsFailed') return;
    failed++;
    const error = data.details.error?.cause ?? data.details.error;
    console.log(
      `\nfailed: ${data.name}\n  in ${file(data)}\n${String(error?.stack ?? error?.message ?? error).replace(/^/gm, '  ')}`,
    );
  });
  stream.on('test:stderr', (data) => process.stderr.write(data.message));
  stream.on('end', resolve);
  stream.resume();
});
for (const line of [...new Set(outside)].sort()) console.log(line);
const slow = [...seconds].sort((a, b) => b[1] - a[1]).slice(0, 5);
console.log(
  `slowest: ${slow.map(([name, time]) => `${name.replace('dist/test/', '')} ${time.toFixed(1)} s`).join(', ')}`,
);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
