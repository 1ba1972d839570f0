import { spawnSync } from 'node:child_process';

/** Why python with these modules cannot be the judge here; false where it can. */
export function withoutPython(...modules: readonly string[]): string | false {
  const tried = spawnSync('python3', ['-c', modules.map((name) => `import ${name}`).join('\n')], { encoding: 'utf8' });
  return tried.status === 0 ? false : `python3 with ${modules.join(', ')} is not here`;
}

/** What a script of python prints, as JSON; it reads `input` from standard input. */
export function python(script: string, input: string): unknown {
  const done = spawnSync('python3', ['-c', script], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}
