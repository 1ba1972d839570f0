import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readCommands, readVersion } from '../../src/cli/main.ts';
import { folder, run } from './run.ts';

const commands = await readCommands();

test('the version is that of the package', () => {
  const { code, out } = run(['--version']);
  assert.equal(code, 0);
  assert.equal(out.trim(), readVersion());
  assert.match(out, /^\d+\.\d+\.\d+/);
});

test('every command explains itself', () => {
  assert.equal(new Set(commands.map(({ name }) => name)).size, commands.length);
  for (const command of commands) {
    const { code, out } = run([command.name, '--help']);
    assert.equal(code, 0, command.name);
    assert.ok(out.startsWith(`commonweal ${command.name}`), out);
    for (const option of Object.keys(command.options))
      assert.ok(out.includes(`--${option}`), `${command.name} --help lacks --${option}`);
  }
});

test('the list of commands names each', () => {
  const { out } = run(['--help']);
  for (const command of commands) assert.match(out, new RegExp(`^  ${command.name} `, 'm'));
});

test('words that are off end with 2 and say how to mend it', () => {
  for (const words of [
    ['no-such'],
    ['import'],
    ['import', '--no-such'],
    ['serve', 'file'],
    ['ask'],
    ['ask', 'M99'],
    ['conformance'],
    ['backup'],
    ['forget', 'x'],
  ]) {
    const { code, err } = run(words);
    assert.equal(code, 2, `${words.join(' ')}: ${err}`);
    assert.match(err, /mend: {2}\S/, words.join(' '));
  }
  assert.equal(run([]).code, 2);
});

test('work that cannot be done ends with 1', (t) => {
  const store = folder(t);
  for (const words of [
    ['import', join(store, 'missing.json')],
    ['ask', 'M01'],
    ['export', 'processes'],
    ['backup', join(store, 'copy')],
  ]) {
    const { code, err, out } = run([...words, '--store', join(store, 'empty')]);
    assert.equal(code, 1, `${words.join(' ')}: ${out} ${err}`);
    assert.match(err, /where: {1}\S/);
  }
});

test('a refusal under --json is JSON', (t) => {
  const { code, out } = run(['import', '--json', '--store', folder(t), 'missing.json']);
  assert.equal(code, 1);
  const { refusal } = JSON.parse(out) as { refusal: Record<string, string> };
  assert.deepEqual(Object.keys(refusal).sort(), ['code', 'mend', 'message', 'where']);
});

test('forget deletes a store and nothing else', (t) => {
  const dir = folder(t);
  const own = join(dir, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'thesis.txt'), 'years of work');
  assert.equal(run(['forget', '--yes', '--store', own]).code, 1);
  assert.ok(existsSync(join(own, 'thesis.txt')));
  mkdirSync(join(own, 'snapshots'));
  const { code, out } = run(['forget', '--yes', '--store', own]);
  assert.equal(code, 0);
  assert.match(out, /Left, since it is none of it: thesis\.txt/);
  assert.deepEqual(readdirSync(own), ['thesis.txt']);
  const store = join(dir, 'store');
  mkdirSync(join(store, 'snapshots'), { recursive: true });
  assert.equal(run(['forget', '--store', store]).code, 2, 'without --yes nothing goes');
  assert.ok(existsSync(store));
  assert.equal(run(['forget', '--yes', '--store', store]).code, 0);
  assert.ok(!existsSync(store));
});

test('what is said about payments needs files of them', () => {
  assert.equal(run(['start', '--payer', 'Example Council']).code, 2);
});
