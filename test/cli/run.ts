import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** What a command did. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `bin/commonweal` with these words to its end. */
export function run(
  words: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly cwd?: string } = {},
): Ran {
  const done = spawnSync(process.execPath, [join(process.cwd(), 'bin', 'commonweal'), ...words], {
    input: options.input ?? '',
    cwd: options.cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Starts `bin/commonweal` and leaves it running. */
export const begin = (words: readonly string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, [join(process.cwd(), 'bin', 'commonweal'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });

/** A new folder that goes when the test ends. */
export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'commonweal-test-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The embedded example. */
export const example = join('data', 'lancashire');
