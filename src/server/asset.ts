import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file that pages load: style sheet or typeface. Its address holds its hash, so that browsers may keep it for ever. */
export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.js': 'text/javascript; charset=utf-8',
};

/** Reads what the build put into a folder, by the names in its manifest. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(manifest).map(([name, file]) => [
      name,
      {
        address: `/assets/${file}`,
        type: types[extname(file)] ?? 'application/octet-stream',
        bytes: Uint8Array.from(readFileSync(join(folder, file))),
      },
    ]),
  );
}
