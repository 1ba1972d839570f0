// Brings a checkout to the point where `dist/` can run: installs when the lockfile or the platform has changed,
// builds when a source has changed. Plain JavaScript without dependencies, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installStamp = join(root, 'node_modules', '.commonweal-install');
const buildStamp = join(root, 'dist', '.commonweal-build');

function fail(message) {
  console.error(message);
  process.exit(1);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20)
  fail(
    `Commonweal needs Node 20 or later; this is ${process.version}. Install it from https://nodejs.org and try again.`,
  );

/** What the installed packages depend on: the lockfile, the operating system and the processor. */
function installKey() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

/** What the build depends on: the name, size and time of every source. */
function buildKey() {
  const hash = createHash('sha256').update(existsSync(installStamp) ? readFileSync(installStamp) : '');
  const visit = (path) => {
    const state = statSync(path);
    if (state.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path.slice(root.length)} ${state.size} ${state.mtimeMs}\n`);
  };
  for (const name of ['src', 'test', 'bench', 'scripts', 'tsconfig.json', 'package.json']) {
    if (existsSync(join(root, name))) visit(join(root, name));
  }
  return hash.digest('hex');
}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function run(command, words, what) {
  // npm is a script on Windows, which only a shell can start; the words are our own constants.
  const done = spawnSync(command, words, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0)
    fail(`${what} failed (${done.error?.message ?? `exit code ${done.status}`}). What it printed stands above.`);
}

// An installed package ships `dist/` and no lockfile: there is nothing to prepare.
if (existsSync(join(root, 'package-lock.json'))) {
  if (read(installStamp) !== installKey()) {
    console.error('Installing what Commonweal needs (first run, or the list of packages has changed) …');
    // `--include=dev` because the build tools are development packages and NODE_ENV may say production.
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci');
    writeFileSync(installStamp, installKey());
  }
  if (read(buildStamp) !== buildKey()) {
    console.error('Building …');
    run(process.execPath, [join(root, 'scripts', 'build.js')], 'The build');
    mkdirSync(dirname(buildStamp), { recursive: true });
    writeFileSync(buildStamp, buildKey());
  }
}
