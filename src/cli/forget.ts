import { Refusal } from '../domain/refusal.ts';
import { forgetStore, isStore } from '../store/belongings.ts';
import { type Command, jsonOption, storeOption, wordsOff } from './command.ts';
import { storeOf } from './store.ts';

export const forget: Command = {
  name: 'forget',
  summary: 'delete a store: the record and everything that people wrote beside it',
  usage: '[--store DIR] --yes',
  help: 'Deletes the record, what was fetched, and everything that people wrote beside it. Other files in the folder stay. It cannot be taken back; commonweal backup makes a copy first.',
  options: {
    ...storeOption,
    ...jsonOption,
    yes: { type: 'boolean', says: 'do it; without this word nothing is deleted' },
  },
  async run(words, { terminal }) {
    const store = storeOf(words);
    if (words.operands.length > 0) throw wordsOff('forget', 'The store is named by --store.');
    if (!isStore(store)) {
      throw new Refusal({
        code: 'not-a-store',
        message: 'This folder is no store of Commonweal; nothing was deleted.',
        where: store,
        mend: 'Name the store with --store.',
      });
    }
    if (!words.flag('yes'))
      throw wordsOff('forget', `This deletes the store ${store} with everything in it. Add --yes to do it.`);
    const { left } = forgetStore(store);
    const shown = `${left.slice(0, 5).join(', ')}${left.length > 5 ? ' …' : ''}`;
    if (words.flag('json')) terminal.print(JSON.stringify({ forgotten: store, left }));
    else if (left.length === 0) terminal.print(`Deleted ${store}.`);
    else terminal.print(`Deleted the store in ${store}. Left, since it is none of it: ${shown}`);
    return 0;
  },
};
