import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { counted } from '../domain/number.ts';
import { Refusal } from '../domain/refusal.ts';
import { currentFolder, judgementsPath } from '../store/folder.ts';
import { SnapshotReader } from '../store/reader.ts';
import { networksPath, readShelf } from '../store/shelf.ts';
import { type Command, jsonOption, storeOption, wordsOff } from './command.ts';
import { engineLimits, storeOf } from './store.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'copy the record and everything that people wrote into an empty folder',
  usage: 'FOLDER [--store DIR]',
  help: 'Copies the record, judgements and drawn networks; what was fetched live is not copied. The copy is a store itself: serve it with commonweal serve --store FOLDER. It is opened and counted before this command says that it is done.',
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
    try {
      copyStore(store, current, target);
    } catch (error) {
      // The folder was empty; it is to be so again for the next attempt.
      for (const name of ['snapshots', 'judgements.csv', 'networks', 'current'])
        rmSync(join(target, name), { recursive: true, force: true });
      throw error;
    }
    const copy = await SnapshotReader.open(join(target, 'snapshots', id), engineLimits());
    const [row] = await copy.all<{ n: number }>('SELECT count(*) AS n FROM process');
    copy.close();
    const networks = readShelf(networksPath(target)).length;
    terminal.print(
      words.flag('json')
        ? JSON.stringify({ backup: target, snapshot: id, processes: row?.n ?? 0, networks })
        : `Copied record ${id} (${row?.n ?? 0} processes)${networks > 0 ? ` and ${counted(networks, 'drawn network')}` : ''} to ${target}.`,
    );
    return 0;
  },
};

/** Copies a snapshot of a store and what people wrote beside it. */
function copyStore(store: string, current: string, target: string): void {
  const id = basename(current);
  mkdirSync(join(target, 'snapshots'), { recursive: true });
  cpSync(current, join(target, 'snapshots', id), { recursive: true });
  if (existsSync(judgementsPath(store))) cpSync(judgementsPath(store), judgementsPath(target));
  if (existsSync(networksPath(store))) {
    // What has a dot before its name is being written or taken away.
    const filter = (from: string): boolean => !basename(from).startsWith('.');
    cpSync(networksPath(store), networksPath(target), { recursive: true, filter });
  }
  // Written last: a copy that was broken off is no store.
  writeFileSync(join(target, 'current'), `${id}\n`);
}
