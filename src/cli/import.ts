import { type Command, jsonOption, storeOption, wordsOff } from './command.ts';
import { importPaths } from './importing.ts';
import { paymentChoices, paymentOptions } from './payment-choice.ts';
import { storeOf } from './store.ts';
import { summaryOf } from './summary.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'read published records into the store',
  usage: 'PATH… [--store DIR]',
  help: 'PATH is a file, a folder, a pattern, or - for standard input. What is read is recognised by its content; docs/data.md says what can be read. The same file twice changes nothing.',
  options: {
    ...storeOption,
    ...jsonOption,
    title: { type: 'string', value: 'TEXT', says: 'what the network is called on its first page' },
    'no-check': { type: 'boolean', says: 'leave the tender check for later (commonweal check --record)' },
    ...paymentOptions,
  },
  async run(words, surroundings) {
    if (words.operands.length === 0) throw wordsOff('import', 'Name at least one file or folder.');
    const done = await importPaths(
      {
        paths: words.operands,
        store: storeOf(words),
        afresh: false,
        title: words.text('title'),
        choiceFor: paymentChoices(words),
        check: !words.flag('no-check'),
      },
      surroundings,
    );
    if (words.flag('json')) {
      const {
        read,
        kept,
        duplicate,
        quarantined,
        issues,
        changed,
        snapshot,
        sources,
        skipped,
        checked,
        seconds,
        stages,
      } = done;
      surroundings.terminal.print(
        JSON.stringify({
          read,
          kept,
          duplicate,
          quarantined,
          issues,
          changed,
          snapshot: snapshot.id,
          sources,
          skipped,
          checked,
          seconds: Math.round(seconds * 1000) / 1000,
          stages,
        }),
      );
    } else surroundings.terminal.print(summaryOf(done));
    return 0;
  },
};
