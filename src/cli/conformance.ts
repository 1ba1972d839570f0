import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { cardinalJudge } from './conformance-cardinal.ts';
import { mergeJudge } from './conformance-merge.ts';
import { networkJudge } from './conformance-network.ts';

/** One published figure beside ours. */
export interface ConformanceFigure {
  readonly family: string;
  /** Which one: the file without its ending, and the figure's name where a file holds several. */
  readonly case: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly pass: boolean;
}

export interface ConformanceReport {
  readonly figures: readonly ConformanceFigure[];
  /** Files that no judge takes, with `/` between folders: named, so that nothing is skipped in silence. */
  readonly unknown: readonly string[];
}

/** Knows one family of published answers. */
export interface Judge {
  readonly family: string;
  /** Those of the paths (relative to the folder, `/` between parts) that it judges or judges by. */
  claims(paths: readonly string[]): readonly string[];
  /** Compares all that it claimed. What cannot be worked out is a figure that does not pass, never an exception. */
  run(dir: string, claimed: readonly string[]): AsyncIterable<ConformanceFigure>;
}

const judges: readonly Judge[] = [mergeJudge, cardinalJudge, networkJudge];

/** The most files that a folder of published answers may hold. */
const fileLimit = 10_000;

async function filesOf(dir: string): Promise<string[]> {
  const refuse = (message: string, cause?: unknown) =>
    new Refusal({ code: 'no-such-folder', message, where: dir, mend: 'Name a folder with published answers.', cause });
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw refuse(`${dir} is no folder that can be read.`, cause);
  });
  const files = entries.filter((entry) => entry.isFile());
  if (files.length > fileLimit) throw refuse(`${dir} holds more than ${fileLimit} files.`);
  return files.map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

/** Runs every judge over the published answers in a folder and reports figure by figure. */
export async function conformance(dir: string, by: readonly Judge[] = judges): Promise<ConformanceReport> {
  const paths = await filesOf(dir);
  const unknown = new Set(paths);
  const figures: ConformanceFigure[] = [];
  for (const judge of by) {
    const claimed = judge.claims(paths);
    for (const path of claimed) unknown.delete(path);
    for await (const figure of judge.run(dir, claimed)) figures.push(figure);
  }
  return { figures, unknown: [...unknown] };
}
