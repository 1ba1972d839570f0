/*
 * How fast the kernels of src/graph are, beside graphology in the same run and, where Python has them, igraph and networkit.
 *
 *   node dist/bench/graph.js [NODES] [PYTHON]      (networks of up to so many nodes; 1100000 and python3 unless told)
 *
 * Prints JSON; the results that documents quote are frozen in bench/results/graph.json. How time is taken stands in graph-time.ts;
 * a ratio is another program's seconds over ours. Each program is given the same ties, one after the other; building a network is
 * not counted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Case, cases, give, type Kernel, kernels } from './graph-kernel.ts';
import { tieBytes } from './graph-model.ts';
import { type Measured, measure } from './graph-time.ts';

/** Graphs of objects with more ties than this take gigabytes. */
const graphologyTies = 1_000_000;

const rounded = (value: number): number => Number(value.toPrecision(3));

/** Where this file lies as a source: scripts in Python are not compiled. */
const source = import.meta.url.replace('/dist/bench/', '/bench/');
const besideThis = (name: string, of = import.meta.url): string => fileURLToPath(new URL(name, of));

/** What another program prints when it is given a file of ties and kernels; null, with a word on the console, where it cannot. */
function ask(program: readonly string[], file: string, { kernels: wanted }: Case): unknown {
  const words = Object.entries(wanted).map(([kernel, number]) => `${kernel}:${number}`);
  const [command, ...rest] = program;
  const { status, stdout, stderr } = spawnSync(command as string, [...rest, file, ...words], { encoding: 'utf8' });
  if (status === 0) return JSON.parse(stdout);
  console.error(`absent: ${program.join(' ')}: ${stderr?.trim().split('\n').at(-1) ?? 'no such command'}`);
  return null;
}

interface PythonAnswer {
  readonly versions: Readonly<Record<string, string | null>>;
  readonly kernels: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
}

/** Per kernel and program, its time, or how it fails. */
type Answers = Readonly<Record<string, Readonly<Record<string, Measured | string>>>>;

interface Others {
  readonly answers: Answers;
  readonly versions: PythonAnswer['versions'];
}

function askOthers(one: Case, python: string): Others {
  const ties = one.ties();
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-graph-'));
  try {
    const file = join(folder, 'ties.bin');
    writeFileSync(file, tieBytes(ties));
    const script = besideThis(import.meta.url.endsWith('.ts') ? 'graph-graphology.ts' : 'graph-graphology.js');
    const isLight = ties.from.length <= graphologyTies;
    const graphology = (isLight ? ask([process.execPath, script], file, one) : {}) as Record<string, Measured> | null;
    const peers = ask([python, besideThis('graph-peer.py', source)], file, one) as PythonAnswer | null;
    const answers = Object.keys(one.kernels).map((kernel) => {
      const own = graphology?.[kernel];
      return [kernel, { ...(own && { graphology: own }), ...peers?.kernels[kernel] }];
    });
    return { answers: Object.fromEntries(answers), versions: peers?.versions ?? { igraph: null, networkit: null } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether figures that have to be the same are. */
const agrees = (ours: Measured, theirs: Measured): boolean =>
  Math.abs(ours.figure - theirs.figure) <= 1e-5 * Math.max(1e-9, Math.abs(ours.figure));

function compare(one: Case, name: keyof typeof kernels, ours: Measured, others: Answers[string]): object {
  const { figureIs }: Kernel = kernels[name];
  const entries = Object.entries(others);
  const measured = entries.filter((entry): entry is [string, Measured] => typeof entry[1] === 'object');
  const each = (of: (other: Measured) => unknown) =>
    Object.fromEntries(measured.map(([peer, other]) => [peer, of(other)]));
  const fails = Object.fromEntries(entries.filter(([, other]) => typeof other === 'string'));
  return {
    kernel: name,
    network: one.name,
    ...((one.kernels[name] ?? 0) > 0 && { number: one.kernels[name] }),
    seconds: { commonweal: rounded(ours.seconds), ...each((other) => rounded(other.seconds)) },
    ratio: each((other) => rounded(other.seconds / ours.seconds)),
    figureIs,
    figure: { commonweal: ours.figure, ...each((other) => other.figure) },
    ...(figureIs === 'equal' && measured.length > 0 && { agrees: each((other) => agrees(ours, other)) }),
    ...(Object.keys(fails).length > 0 && { fails }),
  };
}

function resultsOf(one: Case, python: string): { readonly results: object[]; readonly versions: Others['versions'] } {
  const given = give(one.ties());
  const names = Object.keys(one.kernels) as (keyof typeof kernels)[];
  const own = names.map((name) => {
    const kernel: Kernel = kernels[name];
    return measure(
      () => kernel.run(given, one.kernels[name] as number),
      (answer) => kernel.figure(answer, given),
    );
  });
  const { answers, versions } = askOthers(one, python);
  const results = names.map((name, k) => compare(one, name, own[k] as Measured, answers[name] ?? {}));
  for (const result of results) console.error(JSON.stringify(result));
  return { results, versions };
}

const [most = '1100000', python = 'python3'] = process.argv.slice(2);
const chosen = cases.filter((one) => one.ties().nodeCount <= Number(most)).map((one) => resultsOf(one, python));
const manifest = JSON.parse(readFileSync(new URL('../package.json', source), 'utf8')) as {
  devDependencies: Record<string, string>;
};
const machine = {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 1e9),
  node: process.version,
};
const versions = { graphology: manifest.devDependencies.graphology, ...chosen[0]?.versions };
console.log(JSON.stringify({ machine, versions, results: chosen.flatMap(({ results }) => results) }, null, 2));
