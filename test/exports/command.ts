import { readWords, type Surroundings } from '../../src/cli/command.ts';
import { exportCommand } from '../../src/cli/exporting.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

const silent: Terminal = {
  print: () => undefined,
  drained: () => Promise.resolve(),
  say: () => undefined,
  progress: () => undefined,
  done: () => undefined,
  bold: (text) => text,
};

/** A machine on which nothing is seen and it is always the same day. */
export const surroundings: Surroundings = {
  terminal: silent,
  env: {},
  now: () => new Date('2026-01-01T00:00:00Z'),
  version: 'test',
};

/** What `commonweal export` prints for these words; refusals are thrown. */
export async function exported(...words: readonly string[]): Promise<string> {
  let out = '';
  const print = (text: string) => {
    out += `${text}\n`;
  };
  await exportCommand.run(readWords(exportCommand, words), { ...surroundings, terminal: { ...silent, print } });
  return out;
}
