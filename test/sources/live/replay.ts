import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contractsFinder } from '../../../src/sources/live/contracts-finder.ts';
import { Line, type LineOptions, type Wire } from '../../../src/sources/live/line.ts';

/** A request that the server got, with the virtual time at which it came. */
export interface Asked {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly at: number;
}

export type Answer = (asked: Asked, response: ServerResponse, count: number) => void;

/** A service on this machine that answers as told; `count` is the number of the request, from 1. */
export async function replay(answer: Answer, now: () => number = () => 0) {
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', address);
    requests.push({ url, headers: request.headers, at: now() });
    answer(requests.at(-1) as Asked, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/search`);
  return {
    address,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const start = Date.parse('2025-01-24T12:00:00Z');

/** A clock that stands still until somebody sleeps, and chance that always says one half. */
export function virtualWire(at = start) {
  const slept: number[] = [];
  let time = at;
  const wire: Wire = {
    fetch: (...request) => fetch(...request),
    now: () => time,
    sleep: async (ms) => {
      slept.push(ms);
      time += ms;
    },
    random: () => 0.5,
    deadline: () => new AbortController().signal,
  };
  return { wire, slept, now: () => time, set: (moment: number) => (time = moment) };
}

/** A line to a replayed service, without pauses unless told. */
export function lineTo(address: URL, wire: Wire, options: Partial<LineOptions> = {}): Line {
  return new Line({
    feed: contractsFinder,
    address,
    wire,
    userAgent: 'commonweal/test',
    pauseMs: 0,
    onWait: () => {},
    ...options,
  });
}

/** A made-up release, delivered to a made-up region unless told. */
export const madeUp = (number: number, more: object = {}) => ({
  ocid: `ocds-made-up-${String(number).padStart(4, '0')}`,
  id: `made-up-${number}`,
  date: '2025-01-20T10:00:00Z',
  tag: ['tender'],
  tender: {
    id: `t-${number}`,
    title: `Made-up works ${number}`,
    items: [{ id: '1', deliveryAddresses: [{ region: 'Midgard' }] }],
  },
  buyer: { id: 'b', name: 'Borough of Made Up' },
  parties: [{ id: 'b', name: 'Borough of Made Up', roles: ['buyer'] }],
  ...more,
});

export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** A made-up release package. */
export const packageOf = (releases: readonly unknown[], next: string | null = null, more: object = {}): string =>
  JSON.stringify({
    uri: 'https://publisher.invalid/package',
    version: '1.1',
    publisher: { name: 'Made-up Office' },
    license: 'http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    ...more,
    releases,
    ...(next === null ? {} : { links: { next } }),
  });

export function send(
  response: ServerResponse,
  body: string | Uint8Array,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

/** Where the page after this one is, with a cursor. */
export function nextOf(asked: Asked, cursor: string | number): string {
  const next = new URL(asked.url);
  next.searchParams.set('cursor', String(cursor));
  return next.href;
}

/** Answers releases in pages of a size, whatever the window. */
export const paged =
  (releases: readonly unknown[], size: number): Answer =>
  (asked, response) => {
    const from = Number(asked.url.searchParams.get('cursor') ?? 0);
    const more = from + size < releases.length;
    send(response, packageOf(releases.slice(from, from + size), more ? nextOf(asked, from + size) : null));
  };
