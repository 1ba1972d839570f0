/*
 * How fast an import is, beside what the same machine does in the same run with less work: cutting lines, parsing each line on
 * one thread, and DuckDB's reading of three named columns.
 *
 *   node dist/bench/import.js MEGABYTES FILE…     (releases to replicate; see replicate.ts)
 *   node dist/bench/import.js payments MAPPING FILE…
 *
 * Prints JSON; the results that documents quote are frozen in bench/results.
 */
import { spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { replicate } from './replicate.ts';

const megabyte = 1e6;
const round = (value: number): number => Math.round(value * 100) / 100;

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Cuts a file at its line ends and does something with each line. */
async function eachLine(path: string, use: (line: Buffer) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    let from = 0;
    for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
      use(bytes.subarray(from, to));
      from = to + 1;
    }
    rest = bytes.subarray(from);
  }
}

async function narrowRead(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '768MB', threads: '2' });
  const connection = await instance.connect();
  const columns = "{ocid: 'VARCHAR', id: 'VARCHAR', date: 'VARCHAR'}";
  await connection.run(
    `CREATE TABLE narrow AS SELECT * FROM read_json('${path}', format = 'newline_delimited', columns = ${columns}, maximum_object_size = 67108864)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** Runs the import in a process of its own; answers what it printed and its peak memory in megabytes (Linux only, else null). */
async function runImport(
  words: readonly string[],
): Promise<{ report: Record<string, unknown>; seconds: number; peak: number | null }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['bin/commonweal', 'import', '--json', '--no-check', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  let peak: number | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak ?? 0, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
    } catch {
      // The process has ended, or this is not Linux.
    }
  }, 50);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  const line = out.trim().split('\n').at(-1) as string;
  return { report: JSON.parse(line) as Record<string, unknown>, seconds: (performance.now() - began) / 1000, peak };
}

const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 1e9),
  node: process.version,
};
const [size, ...rest] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'commonweal-bench-'));
try {
  if (size === 'payments') {
    const [mapping, ...files] = rest;
    const { report, seconds, peak } = await runImport([
      ...files,
      '--mapping',
      mapping as string,
      '--store',
      join(folder, 'store'),
    ]);
    const read = (report.read as { payment: number }).payment;
    console.log(
      JSON.stringify(
        {
          machine,
          payments: read,
          seconds: round(seconds),
          paymentsPerSecond: Math.round(read / seconds),
          peakMegabytes: peak,
          stages: report.stages,
        },
        null,
        2,
      ),
    );
  } else {
    const path = join(folder, 'releases.jsonl');
    const releases = await replicate(Number(size) * megabyte, path, rest);
    const megabytes = statSync(path).size / megabyte;
    let sum = 0;
    const split = await timed(() =>
      eachLine(path, (line) => {
        sum += line.length;
      }),
    );
    const parse = await timed(() =>
      eachLine(path, (line) => {
        sum += Object.keys(JSON.parse(line.toString()) as object).length;
      }),
    );
    const narrow = await timed(() => narrowRead(path));
    const { report, seconds, peak } = await runImport([path, '--store', join(folder, 'store')]);
    const rate = (time: number) => round(megabytes / time);
    console.log(
      JSON.stringify(
        {
          machine,
          megabytes: round(megabytes),
          releases,
          newlineSplit: { megabytesPerSecond: rate(split) },
          jsonParse: { megabytesPerSecond: rate(parse) },
          duckdbNarrowRead: { megabytesPerSecond: rate(narrow) },
          import: {
            megabytesPerSecond: rate(seconds),
            releasesPerSecond: Math.round(releases / seconds),
            ratioToJsonParse: round(parse / seconds),
            peakMegabytes: peak,
            stages: report.stages,
          },
          checked: sum > 0,
        },
        null,
        2,
      ),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
