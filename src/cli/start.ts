import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Command, storeOption, wordsOff } from './command.ts';
import { importPaths } from './importing.ts';
import { paymentChoices, paymentOptions } from './payment-choice.ts';
import { serveStore, untilTold } from './serving.ts';
import { exampleStore, storeOf } from './store.ts';
import { summaryOf } from './summary.ts';

/** The folder of the embedded example, in the source tree or in an installed package. */
export function exampleFolder(): string {
  const found = ['../../../data/lancashire/', '../../data/lancashire/']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find(existsSync);
  if (found === undefined) throw new Error('The embedded example is missing from this installation.');
  return found;
}

export const start: Command = {
  name: 'start',
  summary: 'serve the embedded example, or import files and serve them',
  usage: '[PATH…] [--store DIR]',
  help: 'Without a PATH it serves the embedded example, the public contracts of Lancashire’s councils. With PATHs it imports them into the store, beside what is there already, and serves that.',
  options: { ...storeOption, ...paymentOptions },
  async run(words, surroundings) {
    const { terminal } = surroundings;
    const example = words.operands.length === 0;
    if (example && (words.text('payer') ?? words.text('mapping')) !== undefined)
      throw wordsOff('start', '--payer and --mapping are about files of payments: name them, too.');
    // The example has a store of its own, so that it never mixes with what people import.
    const store = example ? exampleStore(storeOf(words)) : storeOf(words);
    const paths = example ? [exampleFolder()] : words.operands;
    const done = await importPaths({ paths, store, afresh: example, choiceFor: paymentChoices(words) }, surroundings);
    if (!example || done.changed) terminal.say(summaryOf(example ? { ...done, skipped: [] } : done));
    const listening = await serveStore(store, { example }, surroundings);
    if (!example) terminal.say(`Serving ${store}. Ctrl+C ends it.`);
    else terminal.say('Serving the embedded example. Ctrl+C ends it; npm start -- FILE… serves your own.');
    terminal.print(listening.address);
    const code = await untilTold(listening);
    process.exitCode = code;
    setTimeout(() => process.exit(code), 500).unref();
    return code;
  },
};
