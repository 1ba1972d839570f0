import { type Feed, withinAddress } from './feed.ts';
import { type Page, readPage } from './page.ts';
import { backOffMs, retryAfterMs, waitText } from './wait.ts';

/** What asking over the network needs of the world. */
export interface Wire {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
}

/** Why a page could not be had. */
export interface Unanswered {
  readonly code: 'throttled' | 'refused' | 'unreachable' | 'malformed' | 'too-large' | 'elsewhere' | 'endless';
  readonly message: string;
}

export interface LineOptions {
  readonly feed: Feed;
  readonly address: URL;
  readonly wire: Wire;
  readonly userAgent: string;
  readonly pauseMs: number;
  /** Told when something takes longer. */
  readonly onWait: (message: string) => void;
}

export const maximumTries = 5;
/** A page of a hundred releases has about half a megabyte. */
export const bodyLimit = 64 * 1024 * 1024;
const deadlineMs = 2 * 60_000;
/** Who asks for a longer wait is left alone until the next run. */
const longestWaitMs = 15 * 60_000;
const redirectLimit = 3;

/** A try that failed, and when another makes sense. */
interface Failed extends Unanswered {
  readonly again: boolean;
  readonly waitMs: number | null;
}

/** Asks one service for pages: one at a time, with a pause in between, patiently where it throttles or fails. */
export class Line {
  /** Requests sent, tries that failed included. */
  requests = 0;
  readonly #options: LineOptions;
  #quietUntil = 0;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Answers the page at an address, or why there is none; never throws for what a service does. */
  async ask(address: URL): Promise<Page | Unanswered> {
    const { feed, wire, onWait } = this.#options;
    for (let tries = 1; ; tries++) {
      const got = await this.#try(address);
      if (!('again' in got)) return got;
      if (!got.again || tries === maximumTries) return { code: got.code, message: tried(got.message, tries) };
      const waitMs = got.waitMs ?? backOffMs(tries, wire.random);
      if (waitMs > longestWaitMs)
        return { code: got.code, message: `${got.message}, and asks to wait ${waitText(waitMs)}` };
      onWait(`${feed.name} ${got.message}; asking again in ${waitText(waitMs)}.`);
      await wire.sleep(waitMs);
    }
  }

  async #try(first: URL): Promise<Page | Failed> {
    let address = first;
    for (let hops = 0; ; hops++) {
      const response = await this.#request(address);
      if ('again' in response) return response;
      if (response.status < 300 || response.status > 399) return this.#read(response);
      await response.body?.cancel();
      const there = withinAddress(this.#options.address, response.headers.get('location') ?? 'about:blank');
      if (there === null || hops === redirectLimit) {
        return failed('elsewhere', `sends us elsewhere (status ${response.status}), where we do not go`);
      }
      address = there;
    }
  }

  /** Sends one request, not before the pause is over. */
  async #request(address: URL): Promise<Response | Failed> {
    const { wire, userAgent, pauseMs } = this.#options;
    const early = this.#quietUntil - wire.now();
    if (early > 0) await wire.sleep(early);
    this.requests++;
    try {
      return await wire.fetch(address, {
        headers: { accept: 'application/json', 'user-agent': userAgent },
        redirect: 'manual',
        signal: wire.deadline(deadlineMs),
      });
    } catch (error) {
      return unreachable(error);
    } finally {
      this.#quietUntil = wire.now() + pauseMs * (1 + wire.random() / 4);
    }
  }

  async #read(response: Response): Promise<Page | Failed> {
    const { wire, feed } = this.#options;
    const { status } = response;
    if (status !== 200) {
      await response.body?.cancel().catch(() => undefined);
      const asked = retryAfterMs(response.headers.get('retry-after'), wire.now());
      if (status === 429 || status === 403) return throttled(status, asked ?? feed.throttledMs);
      if (status === 503) return throttled(status, asked);
      const again = status === 408 || status >= 500;
      return { code: 'refused', message: `answers with status ${status}`, again, waitMs: again ? asked : null };
    }
    let body: Uint8Array | null;
    try {
      body = await bodyOf(response);
    } catch (error) {
      return unreachable(error);
    }
    if (body === null) return failed('too-large', `sends a page of more than ${bodyLimit / 1024 / 1024} MB`);
    const page = await readPage(body);
    const message = body.length === 0 ? 'sends an empty answer' : 'sends an answer that is no whole release package';
    return page ?? { code: 'malformed', message, again: true, waitMs: null };
  }
}

const failed = (code: Unanswered['code'], message: string): Failed => ({ code, message, again: false, waitMs: null });

const throttled = (status: number, waitMs: number | null): Failed => ({
  code: 'throttled',
  message: `tells us to slow down (status ${status})`,
  again: true,
  waitMs,
});

const tried = (message: string, tries: number): string =>
  tries === 1 ? message : `${message}, ${tries} times in a row`;

/** The network failed; a fault of ours is no such thing and is thrown on. */
function unreachable(error: unknown): Failed {
  const { name, message, cause } = error as Error;
  const network =
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    (error instanceof TypeError && /^(fetch failed|terminated)$/.test(message));
  if (!network && typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
  const detail = cause instanceof Error ? ` (${(cause as NodeJS.ErrnoException).code ?? cause.message})` : '';
  const said = name === 'TimeoutError' ? 'does not answer in time' : `cannot be reached, or breaks off${detail}`;
  return { code: 'unreachable', message: said, again: true, waitMs: null };
}

/** The body, uncompressed; null where it is over the limit. */
async function bodyOf(response: Response): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > bodyLimit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
