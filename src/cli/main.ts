import { readFileSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { ask } from './ask.ts';
import { backup } from './backup.ts';
import { checkCommand } from './checking.ts';
import { type Command, helpOf, readWords, type Surroundings, WordsOff } from './command.ts';
import { conformanceCommand } from './conforming.ts';
import { exportCommand } from './exporting.ts';
import { fetchCommand } from './fetching.ts';
import { forget } from './forget.ts';
import { importCommand } from './import.ts';
import { indicatorsCommand } from './indicators.ts';
import { merge } from './merging.ts';
import { networkCommand } from './network.ts';
import { serve } from './serving.ts';
import { start } from './start.ts';
import { processTerminal } from './terminal.ts';

export const commands: readonly Command[] = [
  start,
  importCommand,
  fetchCommand,
  serve,
  ask,
  exportCommand,
  networkCommand,
  checkCommand,
  merge,
  indicatorsCommand,
  conformanceCommand,
  backup,
  forget,
];

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

function generalHelp(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'commonweal shows the value network behind public spending.',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'commonweal COMMAND --help says more about one; commonweal --version prints the version.',
    'Exit codes: 0 done, 1 the work failed, 2 the words were off.',
    '',
  ].join('\n');
}

/** Runs the command that the words name; answers the exit code: 0, 1 when the work failed, 2 when the words were off. */
export async function main(given: readonly string[]): Promise<number> {
  const terminal = processTerminal(process.stdout, process.stderr);
  const surroundings: Surroundings = { terminal, env: process.env, now: () => new Date(), version: readVersion() };
  const [name, ...rest] = given;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    terminal.print(surroundings.version);
    return 0;
  }
  try {
    const command = commands.find((one) => one.name === name);
    if (!command) {
      throw new WordsOff({
        code: 'unknown-command',
        message: `There is no command “${name.slice(0, 60)}”.`,
        where: 'commonweal',
        mend: `It is one of ${commands.map((one) => one.name).join(', ')}. See commonweal --help.`,
      });
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.print(helpOf(command));
      return 0;
    }
    return await command.run(readWords(command, rest), surroundings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
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
