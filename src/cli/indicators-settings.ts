import { readFile } from 'node:fs/promises';
import { Refusal } from '../domain/refusal.ts';
import { indicators } from '../measures/indicators/catalogue.ts';
import { defaultSettings, parseIni, readSettings, type Settings } from '../measures/indicators/settings.ts';

/** The settings that a text in JSON or in the INI format of the reference program gives; all defaults for null. */
export function readSettingsText(text: string | null): Settings {
  if (text === null) return defaultSettings(indicators);
  if (!text.trimStart().startsWith('{')) return readSettings(parseIni(text), indicators);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Refusal({
      code: 'bad-settings',
      message: `The settings are no JSON: ${(cause as Error).message}.`,
      where: '--settings',
      mend: 'Mend them, or give them in the INI format.',
      cause,
    });
  }
  return readSettings(value, indicators);
}

/** The text of a settings file; refuses one that cannot be read or says what nobody takes. */
export async function openSettings(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refusal({
      code: 'bad-settings',
      message: `${file} cannot be read.`,
      where: '--settings',
      mend: 'Name a file with settings, in JSON or in the INI format.',
      cause,
    });
  });
  readSettingsText(text);
  return text;
}

/** The settings of all indicators, a line each, for the help. */
export const settingsHelp = (): string =>
  indicators
    .flatMap(({ id, name, settings }) => [
      `  ${id}  ${name}`,
      ...Object.entries(settings).map(
        ([key, { says, default: usual }]) => `        ${key}: ${says}${usual === undefined ? '' : ` (${usual})`}`,
      ),
    ])
    .join('\n');
