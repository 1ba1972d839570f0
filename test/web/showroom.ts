/** Serves every example state from this process, under the policy that the real server sends, with the real style sheet and typefaces. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { compile } from 'sass';
import { states } from '../../src/web/examples/all.ts';
import { exampleFrame, type State } from '../../src/web/examples/state.ts';

export const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const assets = {
  css: '/assets/commonweal.css',
  fonts: ['/assets/atkinson.woff2', '/assets/source-serif.woff2'],
};

const modules = join(process.cwd(), 'node_modules');
const faces: Readonly<Record<string, string>> = {
  '/assets/atkinson.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  '/assets/source-serif.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
};

/** The style sheet as the build makes it, but with the names of the typefaces unhashed. */
export function styleSheet(): string {
  const sheet = compile(join(process.cwd(), 'src', 'web', 'look', 'commonweal.scss'), {
    style: 'compressed',
    loadPaths: [modules],
    quietDeps: true,
  });
  return sheet.css.replace(/asset\(([\w.-]+)\)/g, 'url(/assets/$1)');
}

/** The document of a state. */
export const documentOf = (state: State): string => String(state.html(exampleFrame(assets, { here: state.here })));

export interface Showroom {
  /** Where state number n of `states` is shown. */
  readonly address: (index: number) => string;
  readonly close: () => void;
}

/** Opens the showroom on a free port of this machine. */
export async function openShowroom(): Promise<Showroom> {
  const css = styleSheet();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const face = faces[path];
    const state = states[Number(path.slice('/state/'.length))];
    if (path === assets.css) response.writeHead(200, { 'content-type': 'text/css' }).end(css);
    else if (face) response.writeHead(200, { 'content-type': 'font/woff2' }).end(readFileSync(join(modules, face)));
    else if (path.startsWith('/state/') && state) {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
      response.writeHead(200, headers).end(documentOf(state));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: (index) => `http://127.0.0.1:${port}/state/${index}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
