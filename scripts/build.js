// Builds `dist/`: TypeScript to JavaScript, the scripts of pages, the style sheet, the typefaces. Run by `scripts/prepare.js` when a source has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { compile } from 'sass';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const assets = join(root, 'dist', 'assets');

const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const types = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit' });
if (types.status !== 0) process.exit(1);

rmSync(assets, { recursive: true, force: true });
mkdirSync(assets, { recursive: true });

/** The licences of the libraries in a script, which ask to go where they go. */
function licencesOf({ inputs }) {
  const names = Object.keys(inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const texts = [...new Set(names)].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name}\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`;
  });
  return `/*! This file holds:\n\n${texts.join('\n\n').replaceAll('*/', '* /')}\n*/\n`;
}

/** Writes an asset under a name that holds its hash, so that browsers may keep it for ever. */
const manifest = {};
function emit(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const ending = extname(name);
  const file = `${name.slice(0, -ending.length)}.${hash}${ending}`;
  writeFileSync(join(assets, file), bytes);
  manifest[name] = file;
  return file;
}

const faces = {
  'atkinson.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'source-serif.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
};
for (const [name, path] of Object.entries(faces)) emit(name, readFileSync(require.resolve(path)));

// One file for each page that can do more with a script; the libraries are in it.
for (const island of ['map', 'role-map']) {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [join(root, 'src', 'web', 'islands', `${island}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    write: false,
  });
  emit(`${island}.js`, Buffer.concat([outputFiles[0].contents, Buffer.from(licencesOf(metafile))]));
}

const sheet = compile(join(root, 'src', 'web', 'look', 'commonweal.scss'), {
  style: 'compressed',
  loadPaths: [join(root, 'node_modules')],
  quietDeps: true,
});
emit('commonweal.css', Buffer.from(sheet.css.replace(/asset\(([\w.-]+)\)/g, (_, name) => `url(${manifest[name]})`)));
writeFileSync(join(assets, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
