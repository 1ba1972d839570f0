import { Refusal } from '../../domain/refusal.ts';
import type { CompiledRelease } from './compiled-release.ts';

/** What a setting holds: a whole number, any number, words (`a|b`), or a number for each word. */
export type SettingKind = 'whole' | 'number' | 'words' | 'table';

export interface SettingWords {
  readonly kind: SettingKind;
  readonly says: string;
  readonly default?: string;
}

type SettingValue = number | readonly string[] | ReadonlyMap<string, number>;

const noWords: readonly string[] = [];
const noTable: ReadonlyMap<string, number> = new Map();

/** The settings of one indicator, checked against what it takes. */
export class Own {
  readonly #values: ReadonlyMap<string, SettingValue>;

  constructor(values: ReadonlyMap<string, SettingValue> = new Map()) {
    this.#values = values;
  }

  number(name: string): number | undefined {
    const value = this.#values.get(name);
    return typeof value === 'number' ? value : undefined;
  }

  /** Empty where nothing is set. */
  words(name: string): readonly string[] {
    const value = this.#values.get(name);
    return Array.isArray(value) ? value : noWords;
  }

  table(name: string): ReadonlyMap<string, number> {
    const value = this.#values.get(name);
    return value instanceof Map ? value : noTable;
  }
}

/** Everything that a settings file says about indicators. */
export interface Settings {
  /** The main currency; null for the first that is met. */
  readonly currency: string | null;
  /** Procurement method details for which prices mean nothing. */
  readonly unpriced: ReadonlySet<string>;
  /** Procurement method details to which comparisons of prices are confined; empty for no such limit. */
  readonly priced: ReadonlySet<string>;
  /** Procurement method details that are left out of everything. */
  readonly excluded: ReadonlySet<string>;
  /** By id, those that are asked for. */
  readonly chosen: ReadonlyMap<string, Own>;
}

/** Whether an indicator may look at a process at all: it is not cancelled and not excluded. */
export const isCounted = ({ tenderStatus, methodDetails }: CompiledRelease, { excluded }: Settings): boolean =>
  tenderStatus !== 'cancelled' && !(methodDetails !== null && excluded.has(methodDetails));

/** Whether the prices of a process may be compared with each other. */
export const isPriced = ({ methodDetails }: CompiledRelease, { priced, unpriced }: Settings): boolean =>
  priced.size > 0
    ? methodDetails !== null && priced.has(methodDetails)
    : !(methodDetails !== null && unpriced.has(methodDetails));

/** What the reader has to know of an indicator. */
interface Taker {
  readonly id: string;
  readonly settings: Readonly<Record<string, SettingWords>>;
}

/** Sections of a settings file of the reference program that concern its other commands; they are passed over. */
const foreign = /^(?:output|defaults|redactions|corrections|modifications|codelists(?:\.\w+)?)$/;

const refuse = (message: string): Refusal =>
  new Refusal({
    code: 'bad-settings',
    message,
    where: '--settings',
    mend: 'See docs/indicators.md: sections are ids of indicators, such as {"R003": {"threshold": 15}}.',
  });

/** All indicators as they are where no settings file is given. */
export const defaultSettings = (takers: readonly Taker[]): Settings =>
  readSettings(Object.fromEntries(takers.map(({ id }) => [id, {}])), takers);

/**
 * Settings from what a JSON settings file holds: indicators by id (those not named are not reckoned), `currency`,
 * `no_price_comparison_procurement_methods`, `price_comparison_procurement_methods` and
 * `exclusions.procurement_method_details`. Lists are arrays or words with `|` between. Refuses what nobody takes.
 */
export function readSettings(given: unknown, takers: readonly Taker[]): Settings {
  const chosen = new Map<string, Own>();
  const read = { currency: null as string | null, unpriced: [''], priced: [''], excluded: [''] };
  for (const [name, value] of Object.entries(sectionOf(given, 'The settings'))) {
    const taker = takers.find(({ id }) => id === name);
    if (taker !== undefined) chosen.set(name, readOwn(sectionOf(value, name), taker));
    else if (name === 'currency' && typeof value === 'string') read.currency = value;
    else if (name === 'no_price_comparison_procurement_methods') read.unpriced = wordsOf(value, name);
    else if (name === 'price_comparison_procurement_methods') read.priced = wordsOf(value, name);
    else if (name === 'exclusions') {
      for (const [key, words] of Object.entries(sectionOf(value, name))) {
        if (key !== 'procurement_method_details') throw refuse(`There is no setting “${name}.${key}”.`);
        read.excluded = wordsOf(words, `${name}.${key}`);
      }
    } else if (!foreign.test(name)) throw refuse(`There is no indicator and no setting “${name.slice(0, 60)}”.`);
  }
  const setOf = (words: readonly string[]) => new Set(words.filter(Boolean));
  return {
    currency: read.currency,
    unpriced: setOf(read.unpriced),
    priced: setOf(read.priced),
    excluded: setOf(read.excluded),
    chosen,
  };
}

function sectionOf(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw refuse(`${name} is no section: it must hold names and values.`);
}

function wordsOf(value: unknown, name: string): string[] {
  if (typeof value === 'string') return value.split('|').filter(Boolean);
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
  throw refuse(`“${name}” is no list of words.`);
}

function numberOf(value: unknown, name: string, whole: boolean): number {
  // In the INI format a number is text, perhaps with a comment behind it.
  const written = typeof value === 'string' ? value.replace(/\s+[;#].*$/, '') : '';
  const number = written === '' ? value : Number(written);
  if (typeof number === 'number' && Number.isFinite(number) && (!whole || (Number.isInteger(number) && number >= 0)))
    return number;
  throw refuse(`“${name}” is no ${whole ? 'whole number' : 'number'}.`);
}

function readOwn(section: Record<string, unknown>, { id, settings }: Taker): Own {
  const values = new Map<string, SettingValue>();
  for (const [name, value] of Object.entries(section)) {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (setting === undefined) throw refuse(`${id} has no setting “${name.slice(0, 60)}”.`);
    values.set(name, readValue(value, `${id}.${name}`, setting.kind));
  }
  return new Own(values);
}

function readValue(value: unknown, name: string, kind: SettingKind): SettingValue {
  if (kind === 'words') return wordsOf(value, name);
  if (kind !== 'table') return numberOf(value, name, kind === 'whole');
  return new Map(Object.entries(sectionOf(value, name)).map(([word, number]) => [word, numberOf(number, word, true)]));
}

/**
 * The INI format of the reference program's settings as the object that {@link readSettings} takes. `[A.b]` is a section of a
 * section; `;` and `#` begin a comment line; what precedes the first section is global.
 */
export function parseIni(text: string): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null);
  let section = root;
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue;
    const header = /^\[([^\]]+)\]$/.exec(line);
    if (header) {
      section = root;
      for (const name of (header[1] as string).split('.').map((part) => part.trim())) {
        section[name] ??= Object.create(null);
        if (typeof section[name] !== 'object')
          throw refuse(`Line ${i + 1}: “${name}” is a value and a section at once.`);
        section = section[name] as Record<string, unknown>;
      }
      continue;
    }
    const at = line.indexOf('=');
    if (at <= 0) throw refuse(`Line ${i + 1} is neither a section, a comment nor “name = value”.`);
    section[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return root;
}
