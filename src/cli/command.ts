import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Refusal } from '../domain/refusal.ts';
import type { Terminal } from './terminal.ts';

/** An option of a command, with its line of help. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: `DIR`. */
  readonly value?: string;
  readonly says: string;
  readonly multiple?: boolean;
}

export interface Words {
  readonly operands: readonly string[];
  readonly text: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
  readonly texts: (option: string) => readonly string[];
}

/** What a command may use of the world. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly version: string;
}

export interface Command {
  readonly name: string;
  /** A line for the list of commands. */
  readonly summary: string;
  /** What may follow the name: `PATH… [--store DIR]`. */
  readonly usage: string;
  /** A few more sentences for `--help`. */
  readonly help: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Answers the exit code: 0, or 1 when the work failed. Throws {@link WordsOff} when the words are off. */
  run(words: Words, surroundings: Surroundings): Promise<number>;
}

/** The words after the command make no sense: exit code 2. */
export class WordsOff extends Refusal {}

/** The refusal of words, in the form in which all of them are written. */
export const wordsOff = (command: string, message: string): WordsOff =>
  new WordsOff({ code: 'usage', message, where: `commonweal ${command}`, mend: `See commonweal ${command} --help.` });

/** Options that every command that opens a store takes. */
export const storeOption = {
  store: { type: 'string', value: 'DIR', says: 'where the record is kept (default .commonweal)' },
} as const satisfies Record<string, Option>;

export const jsonOption = {
  json: { type: 'boolean', says: 'print JSON' },
} as const satisfies Record<string, Option>;

/** Reads the words of a command by its options. */
export function readWords(command: Command, given: readonly string[]): Words {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, option] of Object.entries(command.options)) {
    options[name] = { type: option.type, multiple: option.multiple ?? false };
  }
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
    const valueNamed = (name: string) => values[name] as string | boolean | string[] | undefined;
    return {
      operands: positionals,
      text: (name) => (typeof valueNamed(name) === 'string' ? (valueNamed(name) as string) : undefined),
      flag: (name) => valueNamed(name) === true,
      texts: (name) => (Array.isArray(valueNamed(name)) ? (valueNamed(name) as string[]) : []),
    };
  } catch (error) {
    throw wordsOff(command.name, (error as Error).message.split('. ')[0] as string);
  }
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const rows = Object.entries(command.options).map(
    ([name, option]) => [`--${name}${option.value ? ` ${option.value}` : ''}`, option.says] as const,
  );
  rows.push(['--help', 'print this']);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `commonweal ${command.name} ${command.usage}`.trim(),
    '',
    command.help,
    '',
    'Options:',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
  ].join('\n');
}
