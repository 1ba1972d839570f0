import { readFileSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { type Command, helpOf, readWords, type Surroundings, type Words, WordsOff } from './command.ts';
import { refusalOfSystem } from './system-failure.ts';
import { processTerminal } from './terminal.ts';

/** The commands by name, in the order of the help. One is read when it is wanted: to read all of them takes half a second. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  import: async () => (await import('./import.ts')).importCommand,
  fetch: async () => (await import('./fetching.ts')).fetchCommand,
  serve: async () => (await import('./serving.ts')).serve,
  ask: async () => (await import('./ask.ts')).ask,
  export: async () => (await import('./exporting.ts')).exportCommand,
  network: async () => (await import('./network.ts')).networkCommand,
  check: async () => (await import('./checking.ts')).checkCommand,
  merge: async () => (await import('./merging.ts')).merge,
  indicators: async () => (await import('./indicators.ts')).indicatorsCommand,
  conformance: async () => (await import('./conforming.ts')).conformanceCommand,
  backup: async () => (await import('./backup.ts')).backup,
  forget: async () => (await import('./forget.ts')).forget,
};

/** All commands, in the order of the help. */
export const readCommands = (): Promise<Command[]> => Promise.all(Object.values(commands).map((read) => read()));

/** The version in package.json, which lies two or three folders up, in the source tree and in `dist/`. */
export function readVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const found = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (found.name === 'commonweal' && found.version) return found.version;
    } catch {
      // Not at this distance; the next one is tried.
    }
  }
  return 'unknown';
}

async function generalHelp(): Promise<string> {
  const all = await readCommands();
  const width = Math.max(...all.map((command) => command.name.length));
  return [
    'commonweal shows the value network behind public spending.',
    '',
    'Commands:',
    ...all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'commonweal COMMAND --help says more about one; commonweal --version prints the version.',
    'Exit codes: 0 done, 1 the work failed, 2 the words were off.',
    '',
  ].join('\n');
}

/** Where a command works: its store, as far as it has one. */
async function placeOf(command: string, words: Words | null): Promise<string> {
  return words === null ? `commonweal ${command}` : (await import('./store.ts')).storeOf(words);
}

/** Runs the command that the words name; answers the exit code: 0, 1 when the work failed, 2 when the words were off. */
export async function main(given: readonly string[]): Promise<number> {
  const terminal = processTerminal(process.stdout, process.stderr);
  const surroundings: Surroundings = { terminal, env: process.env, now: () => new Date(), version: readVersion() };
  const [name, ...rest] = given;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(await generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    terminal.print(surroundings.version);
    return 0;
  }
  let words: Words | null = null;
  try {
    const read = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!read) {
      throw new WordsOff({
        code: 'unknown-command',
        message: `There is no command “${name.slice(0, 60)}”.`,
        where: 'commonweal',
        mend: `It is one of ${Object.keys(commands).join(', ')}. See commonweal --help.`,
      });
    }
    const command = await read();
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.print(helpOf(command));
      return 0;
    }
    words = readWords(command, rest);
    return await command.run(words, surroundings);
  } catch (thrown) {
    const error = thrown instanceof Refusal ? thrown : refusalOfSystem(thrown, await placeOf(name, words));
    if (error === null) throw thrown;
    terminal.done();
    if (rest.includes('--json')) {
      terminal.print(
        JSON.stringify({ refusal: { code: error.code, message: error.message, where: error.where, mend: error.mend } }),
      );
    }
    terminal.say(`${error.message}\n  where: ${error.where}\n  mend:  ${error.mend}`);
    return error instanceof WordsOff ? 2 : 1;
  }
}
