import type { Gathered } from '../measures/indicators/reckoning.ts';
import { Reckoning } from '../measures/indicators/reckoning.ts';
import { type BlockFile, readBlocks } from './indicators-block.ts';
import { lineReader } from './indicators-line.ts';
import { readSettingsText } from './indicators-settings.ts';

/** A line that was left out. */
export interface BadLine {
  readonly block: number;
  readonly line: number;
  readonly flaw: string;
}

/** What a thread is asked to do: its share of a file. */
export interface Task {
  readonly file: BlockFile;
  /** The settings file as text, since settings themselves do not move between threads; null where none is given. */
  readonly settings: string | null;
  /** Added to offsets, so that positions rise from file to file. */
  readonly base: number;
}

/** What it made of that. */
export interface Share {
  readonly gathered: Gathered;
  readonly releases: number;
  readonly bad: readonly BadLine[];
  readonly badCount: number;
}

/** Bad lines of a thread that are told one by one; the others are counted. */
export const badLimit = 1000;

/** Reads the blocks of a file that this thread gets hold of; yields after each how many bytes it had. */
export function* readShare({ file, settings, base }: Task): Generator<number, Share> {
  const reckoning = new Reckoning(readSettingsText(settings));
  const readLine = lineReader();
  const bad: BadLine[] = [];
  let badCount = 0;
  let releases = 0;
  yield* readBlocks(file, (bytes, { block, line, start }) => {
    const read = bytes === null ? null : readLine(block === 0 && line === 0 ? withoutMark(bytes) : bytes);
    if (read?.release) {
      reckoning.add(read.release, base + start);
      releases++;
    } else if (bytes === null || !isBlank(bytes)) {
      badCount++;
      if (bad.length < badLimit)
        bad.push({ block, line, flaw: read && 'flaw' in read ? read.flaw : 'the line is too long' });
    }
  });
  return { gathered: reckoning.gathered(), releases, bad, badCount };
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
