import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Published, packageStart, releasesIn } from '../sources/live/page.ts';
import { placeOf, type Region } from '../sources/live/region.ts';
import { PackageDraft } from './fetched.ts';

/** What of the fetched files is to be imported. */
export interface Selection {
  readonly paths: readonly string[];
  readonly releases: number;
  /** Releases that stand in these files more than once, each further time. */
  readonly duplicates: number;
  /** With a region: releases for it, for others, and those that name no place; null without one. */
  readonly places: { readonly inside: number; readonly outside: number; readonly unplaced: number } | null;
}

/**
 * Counts the releases of fetched files, and writes those for a region into files of their own, where one is asked for.
 * What cannot be read goes along, so that the import sets it aside and counts it.
 */
export async function selectReleases(
  files: readonly string[],
  folder: string,
  region: Region | null,
): Promise<Selection> {
  // Hashes, so that a year of both services takes some tens of megabytes.
  const seen = new Set<string>();
  const places = { inside: 0, outside: 0, unplaced: 0 };
  const paths: string[] = [];
  let [releases, duplicates] = [0, 0];
  for (const file of files) {
    const draft = region ? new PackageDraft(join(regionFolder(folder, region), basename(file))) : null;
    const before = places.inside;
    try {
      draft?.begin(await firstLine(file));
      for await (const published of releasesIn(createReadStream(file, { highWaterMark: 1 << 20 }))) {
        releases++;
        const hash = hashOf(published);
        if (seen.has(hash)) duplicates++;
        seen.add(hash);
        const place = published.release && region ? placeOf(published.release, region) : 'inside';
        places[place]++;
        if (place === 'inside') draft?.add(published.bytes);
      }
      draft?.keep();
    } finally {
      draft?.drop();
    }
    if (places.inside > before) paths.push(draft ? draft.path : file);
  }
  return { paths, releases, duplicates, places: region ? places : null };
}

const hashOf = ({ key, bytes }: Published): string => {
  const digest = createHash('sha256').update(key ?? bytes);
  return digest.digest('base64').slice(0, 16);
};

function regionFolder(folder: string, region: Region): string {
  const path = join(folder, region.name.toLowerCase().replaceAll(' ', '-'));
  mkdirSync(path, { recursive: true });
  return path;
}

/** What stands before the releases of a fetched file: its first line. */
async function firstLine(file: string): Promise<string> {
  let line = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    line += chunk as string;
    const end = line.indexOf('\n');
    if (end >= 0) return line.slice(0, end + 1);
  }
  return packageStart({});
}
