import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beginSnapshot, currentFolder, publishSnapshot, writeSnapshotFile } from '../store/folder.ts';
import { SnapshotReader } from '../store/reader.ts';
import type { Snapshot, SnapshotChecks } from '../store/record.ts';
import { ReleaseTexts } from '../store/texts.ts';
import { RecordWriter } from '../store/writer.ts';
import { checkReleases, portion, type RecordCheck } from './record-check.ts';
import type { Rules } from './rules.ts';
import { engineLimits } from './store.ts';

/** The id of a snapshot: the same sources, read by the same rules as far, give the same id. */
export const checksOf = ({ sources, rules, given, left }: SnapshotChecks): string =>
  createHash('sha256')
    .update(JSON.stringify([sources, rules, given, left]))
    .digest('hex')
    .slice(0, 16);

/** What checking a record in a store did. */
export interface StoreCheck {
  readonly checked: number;
  readonly snapshot: Snapshot;
}

/**
 * Checks what has still to be checked of the record that a store serves, in rounds: after each there is a new snapshot, so that
 * whoever is interrupted goes on from there. The caller holds the lock of the store. Null where the store is empty.
 */
export async function checkStore(
  store: string,
  rules: Rules,
  each: (round: RecordCheck) => void = () => undefined,
): Promise<StoreCheck | null> {
  let checked = 0;
  for (;;) {
    const folder = currentFolder(store);
    if (!folder) return null;
    const reader = await SnapshotReader.open(folder, engineLimits());
    const { snapshot } = reader;
    reader.close();
    if (!snapshot.checks || (snapshot.checks.rules === rules.digest && snapshot.checks.left === 0))
      return { checked, snapshot };
    const round = await checkRound({ store, base: folder, snapshot, rules });
    checked += round.checked;
    each(round);
  }
}

interface Round {
  readonly store: string;
  readonly base: string;
  readonly snapshot: Snapshot;
  readonly rules: Rules;
}

async function checkRound({ store, base, snapshot, rules }: Round): Promise<RecordCheck> {
  const folder = beginSnapshot(store, base);
  const writer = await RecordWriter.open(join(folder, 'record.duckdb'), engineLimits());
  const texts = new ReleaseTexts(folder);
  try {
    const round = await checkReleases({ writer, texts }, { rules, limit: portion });
    const counts = await writer.counts();
    await writer.close();
    texts.close();
    const checks = { ...(snapshot.checks as SnapshotChecks), rules: rules.digest, left: round.left };
    const next: Snapshot = { ...snapshot, id: checksOf(checks), checks, counts };
    writeSnapshotFile(folder, 'snapshot.json', `${JSON.stringify(next, null, 2)}\n`);
    publishSnapshot(store, folder, next.id);
    return round;
  } catch (error) {
    texts.close();
    writer.abandon();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
