import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { refusalOfSystem } from '../../src/cli/system-failure.ts';
import { folder, run } from './run.ts';

/** An error as Node throws it when the system fails. */
const systemError = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: …, ${syscall}`), { errno: -1, code, syscall, ...(path !== undefined && { path }) });

test('failures of the machine become refusals that say where', () => {
  for (const [error, code, where] of [
    [systemError('ENOSPC', 'write'), 'disk-full', 'the store'],
    [systemError('EDQUOT', 'write', '/disk/x'), 'quota-exceeded', '/disk/x'],
    [systemError('EACCES', 'mkdir', '/root/x'), 'not-permitted', '/root/x'],
    [systemError('EPERM', 'rename', '/root/x'), 'not-permitted', '/root/x'],
    [systemError('EROFS', 'open', '/cd/x'), 'read-only-disk', '/cd/x'],
    [systemError('ENOTDIR', 'mkdir', '/file/x'), 'no-folder', '/file/x'],
    [systemError('EEXIST', 'mkdir', '/file'), 'no-folder', '/file'],
    [systemError('EMFILE', 'open', '/x'), 'too-many-open-files', '/x'],
    [systemError('EIO', 'read'), 'disk-failure', 'the store'],
    [systemError('ENOSPC', 'watch', '/x'), 'too-many-watches', '/x'],
    [
      new Error(
        'FATAL Error: Failed to create checkpoint because of error: Could not write file "/s/record.duckdb": No space left on device',
      ),
      'disk-full',
      '/s/record.duckdb',
    ],
    [
      new Error('IO Error: Cannot open file "/s/record.duckdb": Permission denied'),
      'not-permitted',
      '/s/record.duckdb',
    ],
    [new Error('Out of Memory Error: failed to pin block of size 256.0 KiB'), 'out-of-memory', 'the store'],
  ] as const) {
    const refusal = refusalOfSystem(error, 'the store');
    assert.deepEqual([refusal?.code, refusal?.where], [code, where], error.message);
    assert.equal(refusal?.cause, error);
  }
});

test('faults of the program stay faults', () => {
  for (const error of [
    new TypeError('x is not a function'),
    new Error('No space left on device'),
    systemError('ENOENT', 'open', '/x'),
    Object.assign(new Error('odd'), { code: 'EACCES' }),
    new Error('Binder Error: column "No space left on device" not found'),
    new Error('INTERNAL Error: assertion failed'),
    'ENOSPC',
  ])
    assert.equal(refusalOfSystem(error, 'the store'), null, String(error));
});

test('a store that cannot be is refused without a trace of the program', (t) => {
  const dir = folder(t);
  const file = join(dir, 'file');
  writeFileSync(file, '');
  writeFileSync(join(dir, 'spend.csv'), 'Payment Date,Supplier Name,Net Amount\n13/02/2024,Acme Ltd,100.00\n');
  for (const [words, store] of [
    [['import', join(dir, 'spend.csv'), '--payer', 'X'], file],
    [['import', join(dir, 'spend.csv'), '--payer', 'X'], join(file, 'below')],
    [['serve'], file],
  ] as const) {
    const { code, err } = run([...words, '--store', store]);
    assert.equal(code, 1, err);
    assert.match(err, /^There is a file where a folder is needed\.\n {2}where: \S.*file.*\n {2}mend: {2}\S.*\n$/, err);
  }
});

test('a file that opens and cannot be read is refused with its name', {
  skip: existsSync('/proc/self/mem') ? false : 'there is no such file on this system',
}, (t) => {
  const store = join(folder(t), 'store');
  const { code, err } = run(['import', '/proc/self/mem', '--store', store]);
  assert.equal(code, 1);
  assert.match(err, /^This cannot be read: EIO.*\n {2}where: \/proc\/self\/mem\n/);
});

test('an import that fails while it copies the last record leaves nothing half-made', (t) => {
  const dir = folder(t);
  const store = join(dir, 'store');
  const importing = (payee: string) => {
    writeFileSync(join(dir, 'spend.csv'), `Payment Date,Supplier Name,Net Amount\n13/02/2024,${payee},100.00\n`);
    return run(['import', join(dir, 'spend.csv'), '--payer', 'Example Council', '--store', store]).code;
  };
  assert.equal(importing('Acme Ltd'), 0);
  const id = readFileSync(join(store, 'current'), 'utf8').trim();
  const quarantine = join(store, 'snapshots', id, 'quarantine.bin');
  rmSync(quarantine, { force: true });
  mkdirSync(quarantine);
  assert.notEqual(importing('Beta Ltd'), 0);
  assert.deepEqual(readdirSync(join(store, 'snapshots')), [id]);
});
