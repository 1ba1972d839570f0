import { availableParallelism } from 'node:os';
import { counted } from '../domain/number.ts';
import { writeResults } from '../measures/indicators/result.ts';
import { type Command, wordsOff } from './command.ts';
import { runIndicators } from './indicators-run.ts';
import { openSettings, settingsHelp } from './indicators-settings.ts';

/** More threads than this only wait for each other. */
const threadLimit = 16;

export const indicatorsCommand: Command = {
  name: 'indicators',
  summary: 'reckon procurement indicators from compiled releases',
  usage: 'FILE… [--settings FILE] [--no-meta] [--threads N]',
  help: [
    'Reads compiled releases in one pass (JSON Lines, also compressed, or a package; - for standard input) and prints what the indicators flag as JSON:',
    'groups (OCID, Buyer, ProcuringEntity, Tenderer), ids, indicators, values; under Meta the quartiles and fences. Lines that cannot be used are told on',
    'standard error and left out; the exit code is then 1. Releases of one process must have been merged: see commonweal merge.',
    '',
    'A settings file, in JSON or INI, names the indicators wanted and their settings: {"currency": "GBP", "R003": {"threshold": 10}, "R018": {}}.',
    'For all: currency, exclusions.procurement_method_details, no_price_comparison_procurement_methods, price_comparison_procurement_methods.',
    settingsHelp(),
  ].join('\n'),
  options: {
    settings: { type: 'string', value: 'FILE', says: 'which indicators, and how (default: all, as they are)' },
    'no-meta': { type: 'boolean', says: 'leave out the quartiles and fences' },
    threads: { type: 'string', value: 'N', says: 'threads at most (default: one for each processor)' },
  },
  async run(words, { terminal }) {
    if (words.operands.length === 0) throw wordsOff('indicators', 'Name at least one file, or - for standard input.');
    const threads = Number(words.text('threads') ?? Math.min(threadLimit, availableParallelism()));
    if (!Number.isInteger(threads) || threads < 1 || threads > threadLimit)
      throw wordsOff('indicators', `--threads is a whole number from 1 to ${threadLimit}.`);
    const file = words.text('settings');
    const started = performance.now();
    const { found, releases, badCount } = await runIndicators({
      words: words.operands,
      settings: file === undefined ? null : await openSettings(file),
      threads,
      onFlaw: (sentence) => terminal.say(sentence),
      onProgress: (label, read, total) =>
        terminal.progress({ label, read, total, elapsedSeconds: (performance.now() - started) / 1000 }),
    });
    terminal.done();
    terminal.print([...writeResults(found, { meta: !words.flag('no-meta') })].join(''));
    await terminal.drained();
    const left = badCount === 0 ? '' : `, ${counted(badCount, 'line')} left out`;
    terminal.say(`${counted(releases, 'compiled release')} read${left}.`);
    return badCount === 0 ? 0 : 1;
  },
};
