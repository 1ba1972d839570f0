import { existsSync, rmSync } from 'node:fs';
import { Refusal } from '../domain/refusal.ts';
import { isStore } from '../store/folder.ts';
import { type Command, jsonOption, storeOption, wordsOff } from './command.ts';
import { storeOf } from './store.ts';

export const forget: Command = {
  name: 'forget',
  summary: 'delete a store with everything in it',
  usage: '[--store DIR] --yes',
  help: 'Deletes the record and everything that people wrote beside it. It cannot be taken back; commonweal backup makes a copy first.',
  options: {
    ...storeOption,
    ...jsonOption,
    yes: { type: 'boolean', says: 'do it; without this word nothing is deleted' },
  },
  async run(words, { terminal }) {
    const store = storeOf(words);
    if (words.operands.length > 0) throw wordsOff('forget', 'The store is named by --store.');
    if (!existsSync(store) || !isStore(store)) {
      throw new Refusal({
        code: 'not-a-store',
        message: 'This folder is no store of Commonweal; nothing was deleted.',
        where: store,
        mend: 'Name the store with --store.',
      });
    }
    if (!words.flag('yes'))
      throw wordsOff('forget', `This deletes ${store} with everything in it. Add --yes to do it.`);
    rmSync(store, { recursive: true, force: true });
    terminal.print(words.flag('json') ? JSON.stringify({ forgotten: store }) : `Deleted ${store}.`);
    return 0;
  },
};
