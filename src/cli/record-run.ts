import { count, counted } from '../domain/number.ts';
import { lockStore } from '../store/folder.ts';
import { type Surroundings, type Words, wordsOff } from './command.ts';
import { checkStore } from './record-round.ts';
import { readRules } from './rules.ts';
import { openCurrent, storeToRead } from './store.ts';

/** Checks the record of a store and says how many releases that were; refused where there is none. */
export async function checkWholeRecord(words: Words, { terminal }: Surroundings): Promise<number> {
  if (words.operands.length > 0) throw wordsOff('check', '--record takes no file: it checks what the store holds.');
  const store = storeToRead(words, terminal);
  (await openCurrent(store)).close();
  const began = performance.now();
  const unlock = lockStore(store);
  try {
    const done = await checkStore(store, readRules(), ({ left }) => {
      if (left > 0) terminal.say(`${count(left)} still to check.`);
    });
    const checked = done?.checked ?? 0;
    const seconds = (performance.now() - began) / 1000;
    if (words.flag('json'))
      terminal.print(
        JSON.stringify({ checked, snapshot: done?.snapshot.id ?? null, seconds: Math.round(seconds * 1000) / 1000 }),
      );
    else
      terminal.print(
        checked === 0
          ? 'Nothing to check: every notice of this record has been read by these rules.'
          : `Checked ${counted(checked, 'notice')} in ${seconds.toFixed(1)} s. Each process page shows its check; /market shows the rates.`,
      );
    return 0;
  } finally {
    unlock();
  }
}
