import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { currentFolder, judgementsPath } from '../store/folder.ts';
import { SnapshotReader } from '../store/reader.ts';
import { type Command, jsonOption, storeOption, wordsOff } from './command.ts';
import { engineLimits, storeOf } from './store.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'copy the record and everything that people wrote into an empty folder',
  usage: 'FOLDER [--store DIR]',
  help: 'The copy is a store itself: serve it with commonweal serve --store FOLDER. It is opened and counted before this command says that it is done.',
  options: { ...storeOption, ...jsonOption },
  async run(words, { terminal }) {
    const [operand, ...more] = words.operands;
    if (operand === undefined || more.length > 0) throw wordsOff('backup', 'Name one folder to copy to.');
    const store = storeOf(words);
    const target = resolve(operand);
    const current = currentFolder(store);
    if (!current)
      throw new Refusal({
        code: 'no-record',
        message: 'There is no record in this store.',
        where: store,
        mend: 'Import something first.',
      });
    if (existsSync(target) && readdirSync(target).length > 0) {
      throw new Refusal({
        code: 'folder-not-empty',
        message: 'The folder to copy to is not empty; nothing was copied.',
        where: target,
        mend: 'Name a new or an empty folder.',
      });
    }
    const id = basename(current);
    mkdirSync(join(target, 'snapshots'), { recursive: true });
    cpSync(current, join(target, 'snapshots', id), { recursive: true });
    if (existsSync(judgementsPath(store))) cpSync(judgementsPath(store), judgementsPath(target));
    // Written last: a copy that was broken off is no store.
    writeFileSync(join(target, 'current'), readFileSync(join(store, 'current')));
    const copy = await SnapshotReader.open(join(target, 'snapshots', id), engineLimits());
    const [row] = await copy.all<{ n: number }>('SELECT count(*) AS n FROM process');
    copy.close();
    terminal.print(
      words.flag('json')
        ? JSON.stringify({ backup: target, snapshot: id, processes: row?.n ?? 0 })
        : `Copied record ${id} (${row?.n ?? 0} processes) to ${target}.`,
    );
    return 0;
  },
};
