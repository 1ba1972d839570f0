/*
 * How many notices a second one core checks: published releases, replicated with other words in their titles so that no run is
 * the same text twice, read from parsed JSON and checked with all rules and learned boilerplate.
 *
 *   node dist/bench/check.js SECONDS FILE…     (releases; see replicate.ts)
 *
 * Prints JSON: the rate over all notices, over those within 20 % of the median length, and per source.
 */
import { cpus, totalmem } from 'node:os';
import { boilerplateOf, learnBoilerplate } from '../src/check/boilerplate.ts';
import type { Notice, SourceKind } from '../src/check/notice.ts';
import { noticeOfRelease } from '../src/check/release.ts';
import { checkNotice } from '../src/check/report.ts';
import { readReleases } from './replicate.ts';

/** Milliseconds of processor time of this process: other work on the machine does not count. */
const cpuNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const round = (value: number): number => Math.round(value * 100) / 100;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const lengthOf = (notice: Notice): number => notice.passages.reduce((sum, { original }) => sum + original.length, 0);

/** A copy with a mark in its title and description, made from text as a reader would. */
function copyOf(text: string, copy: number): unknown {
  const release = JSON.parse(text) as { tender?: { title?: string; description?: string } };
  if (release.tender?.description) release.tender.description += ` (copy ${copy})`;
  if (release.tender?.title) release.tender.title += ` ${copy}`;
  return release;
}

interface Rate {
  readonly notices: number;
  readonly medianCharacters: number;
  readonly noticesPerSecond: number;
  readonly checkOnlyPerSecond: number;
}

/** Reads and checks copies for some seconds; parsing JSON is not counted. */
function rateOf(texts: readonly string[], seconds: number, boilerplate: ReturnType<typeof boilerplateOf>): Rate {
  let notices = 0;
  let reading = 0;
  let checking = 0;
  let raised = 0;
  for (let copy = 1; reading + checking < seconds * 1000; copy++) {
    for (const text of texts) {
      const release = copyOf(text, copy);
      const began = cpuNow();
      const notice = noticeOfRelease(release);
      const read = cpuNow();
      raised += checkNotice(notice, { boilerplate }).findings.filter(({ outcome }) => outcome === 'raised').length;
      checking += cpuNow() - read;
      reading += read - began;
      notices++;
    }
  }
  if (raised === 0) throw new Error('Nothing was raised: the bench measures nothing.');
  return {
    notices,
    medianCharacters: median(texts.map((text) => lengthOf(noticeOfRelease(JSON.parse(text))))),
    noticesPerSecond: Math.round((1000 * notices) / (reading + checking)),
    checkOnlyPerSecond: Math.round((1000 * notices) / checking),
  };
}

const [seconds = '3', ...paths] = process.argv.slice(2);
const texts = await readReleases(paths);
const notices = texts.map((text) => noticeOfRelease(JSON.parse(text)));
const sources = [...new Set(notices.map(({ source }) => source))];
const boilerplate = boilerplateOf(
  sources.map((source) =>
    learnBoilerplate(
      source,
      notices.filter((notice) => notice.source === source),
    ),
  ),
);
const lengths = notices.map(lengthOf);
const middle = median(lengths);
const near = texts.filter((_, i) => Math.abs((lengths[i] as number) - middle) <= 0.2 * middle);
const ofSource = (source: SourceKind) => texts.filter((_, i) => notices[i]?.source === source);
rateOf(texts, 1, boilerplate); // warm
console.log(
  JSON.stringify(
    {
      machine: {
        processor: cpus()[0]?.model,
        cores: cpus().length,
        memoryGigabytes: Math.round(totalmem() / 1e9),
        node: process.version,
      },
      releases: texts.length,
      meanCharacters: round(lengths.reduce((a, b) => a + b, 0) / lengths.length),
      all: rateOf(texts, Number(seconds), boilerplate),
      ofMedianLength: rateOf(near, Number(seconds), boilerplate),
      perSource: Object.fromEntries(
        sources.map((source) => [source, rateOf(ofSource(source), Number(seconds), boilerplate)]),
      ),
    },
    null,
    2,
  ),
);
