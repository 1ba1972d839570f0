import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Input } from '../sources/input/open.ts';
import { currentFolder } from '../store/folder.ts';
import { SnapshotReader } from '../store/reader.ts';
import type { Snapshot } from '../store/record.ts';
import { createTable, tableNames } from '../store/schema.ts';
import type { KnownSource } from './source.ts';
import { engineLimits } from './store.ts';

/** Which tables and columns a record has; one with others was made by another version. What a column says in words does not count. */
export const schemaDigest = createHash('sha256')
  .update(tableNames.map(createTable).join('\n'))
  .digest('hex')
  .slice(0, 16);

/** The snapshot that an import builds on, and the sources that it was made of. */
export interface Base {
  readonly folder: string;
  readonly snapshot: Snapshot;
  readonly known: ReadonlyMap<string, KnownSource>;
  readonly judgements: string;
}

/** The snapshot that a store serves, null where there is none; one of other tables knows no source. */
export async function readBase(store: string): Promise<Base | null> {
  const folder = currentFolder(store);
  if (!folder) return null;
  const reader = await SnapshotReader.open(folder, engineLimits());
  try {
    if (reader.snapshot.schema !== schemaDigest)
      return { folder, snapshot: reader.snapshot, known: new Map(), judgements: '' };
    const rows = await reader.all<KnownSource>(
      'SELECT source_id, digest, byte_count, read_count, quarantined_count, unit FROM source',
    );
    return {
      folder,
      snapshot: reader.snapshot,
      known: new Map(rows.map((row) => [row.digest, row])),
      judgements: reader.snapshot.judgements,
    };
  } finally {
    reader.close();
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** The known source that a file is, if its size and then its bytes are those of one. */
export async function alreadyKnown(input: Input, known: Base['known']): Promise<KnownSource | null> {
  if (input.path === null || ![...known.values()].some((source) => source.byte_count === input.byteCount)) return null;
  return known.get(await digestOfFile(input.path)) ?? null;
}
