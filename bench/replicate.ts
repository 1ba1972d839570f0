/*
 * Makes many releases out of a few real ones: each copy gets ocids, release ids and party ids of its own, so that nothing merges
 * and nothing is a duplicate. Writes JSON Lines. Seeded by the number of the copy alone: the same sources give the same bytes.
 *
 *   node dist/bench/replicate.js BYTES OUT FILE…
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { recognize } from '../src/sources/input/format.ts';
import { openInputs } from '../src/sources/input/open.ts';
import { parseDocument } from '../src/sources/json/document.ts';
import { splitLines } from '../src/sources/json/lines.ts';
import { splitDocuments } from '../src/sources/json/scanner.ts';
import { releasesOf } from '../src/sources/ocds/record.ts';

/** The releases in some files, as text without line breaks. */
export async function readReleases(paths: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const input of (await openInputs(paths)).inputs) {
    const { framing, arrays } = recognize(await input.head(), input.name);
    const batches = framing === 'lines' ? splitLines(input.chunks()) : splitDocuments(input.chunks(), { arrays });
    for await (const batch of batches) {
      for (const item of batch) {
        if (item.kind !== 'document') continue;
        const parsed = parseDocument(item.bytes);
        if (!parsed.broken) for (const release of releasesOf(parsed.value)) texts.push(JSON.stringify(release));
      }
    }
  }
  return texts;
}

/** A release with other ids: `-copy` is put behind its ocid, its own id, and the ids of its parties. */
export function copyOf(text: string, copy: number): string {
  const release = JSON.parse(text) as { ocid?: string; id?: string; parties?: { id?: string }[] };
  const ids = [release.ocid, ...(release.parties ?? []).map((party) => party.id)].filter(
    (id) => typeof id === 'string' && id.length > 2,
  );
  let copied = text;
  for (const id of new Set(ids))
    copied = copied.replaceAll(JSON.stringify(id).slice(0, -1), `${JSON.stringify(id).slice(0, -1)}-${copy}`);
  return release.id
    ? copied.replace(`"id":${JSON.stringify(release.id)}`, `"id":${JSON.stringify(`${release.id}-${copy}`)}`)
    : copied;
}

/** Writes copies until a number of bytes is reached; answers how many releases that were. */
export async function replicate(byteCount: number, out: string, paths: readonly string[]): Promise<number> {
  const texts = await readReleases(paths);
  const file = openSync(out, 'w');
  let written = 0;
  let count = 0;
  try {
    for (let copy = 1; written < byteCount; copy++) {
      const lines = texts.map((text) => `${copyOf(text, copy)}\n`);
      for (let from = 0; from < lines.length && written < byteCount; from += 50) {
        const batch = lines.slice(from, from + 50);
        written += writeSync(file, batch.join(''));
        count += batch.length;
      }
    }
  } finally {
    closeSync(file);
  }
  return count;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [bytes, out, ...paths] = process.argv.slice(2);
  if (!bytes || !out || paths.length === 0) throw new Error('Say: BYTES OUT FILE…');
  console.log(`${await replicate(Number(bytes), out, paths)} releases in ${out}`);
}
