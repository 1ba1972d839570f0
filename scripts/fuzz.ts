/*
 * Runs every fuzz test for longer than the proof does: FUZZ_SECONDS (default 300) over all of them, with a seed of its own,
 * which is printed, so that a failure can be met again with FUZZ_SEED.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiled = dirname(dirname(fileURLToPath(import.meta.url)));
const files = readdirSync(join(compiled, 'test'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('fuzz.test.js'))
  .sort();
const seconds = Number(process.env.FUZZ_SECONDS ?? '300');
const seed = process.env.FUZZ_SEED ?? String(Date.now() % 1_000_000);
if (files.length === 0 || !(seconds > 0)) {
  console.error(files.length === 0 ? 'There are no compiled fuzz tests.' : 'FUZZ_SECONDS is no number of seconds.');
  process.exit(1);
}
const each = Math.ceil(seconds / files.length);
console.log(`${files.length} files of fuzz tests, ${each} s each, FUZZ_SEED=${seed}`);
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=1', ...files.map((name) => join(compiled, 'test', name))],
  { stdio: 'inherit', env: { ...process.env, FUZZ_SECONDS: String(each), FUZZ_SEED: seed } },
);
process.exit(status ?? 1);
