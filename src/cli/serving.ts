import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../domain/refusal.ts';
import { createApp } from '../server/app.ts';
import { readAssets } from '../server/asset.ts';
import { type Listening, listen } from '../server/listen.ts';
import { LiveRecord } from '../store/live.ts';
import { readCheckEvaluation } from './check-evaluation.ts';
import { type Command, type Surroundings, storeOption, wordsOff } from './command.ts';
import { DraftDesk } from './draft-desk.ts';
import { exampleDrafts } from './example-draft.ts';
import { drawnNetworks } from './shelving.ts';
import { engineLimits, storeOf } from './store.ts';

const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];

function portOf(given: string | undefined): number {
  if (given === undefined || given === '') return 4713;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Refusal({
      code: 'bad-port',
      message: `“${given.slice(0, 20)}” is no port.`,
      where: 'PORT',
      mend: 'Set it to a number from 1 to 65535.',
    });
  }
  return port;
}

/** Serves a store until the process is told to end; resolves when it listens. */
export async function serveStore(
  store: string,
  options: { readonly example: boolean },
  { terminal, env, version }: Surroundings,
): Promise<Listening> {
  const live = await LiveRecord.open(store, engineLimits());
  const host = env.HOST || '127.0.0.1';
  const drafts = new DraftDesk(exampleDrafts());
  const app = createApp({
    records: live,
    networks: drawnNetworks(store),
    drafts,
    evaluation: readCheckEvaluation(),
    assets: readAssets(fileURLToPath(new URL('../../assets/', import.meta.url))),
    version,
    example: options.example,
    hosts: loopback.includes(host) ? loopback : null,
    logFault: (fault, where) => {
      const reference = randomBytes(4).toString('hex');
      terminal.say(
        `Fault ${reference} at ${where}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`,
      );
      return reference;
    },
  });
  const listening = await listen(app, host, portOf(env.PORT));
  const ended = new AbortController();
  warm(app, listening.address, ended.signal);
  return {
    address: listening.address,
    close: async () => {
      ended.abort();
      await Promise.all([listening.close(), drafts.close()]);
      live.close();
    },
  };
}

/** Pages that are built from things which are kept from then on: indexes, the whole market, the map. */
const first = [
  '/',
  '/map',
  '/participants',
  '/processes',
  '/market',
  '/search?q=council',
  '/participants/none',
  '/principles',
];

/** Asks the first pages once, one after the other, so that no visitor has to wait for what is built once. */
async function warm(app: ReturnType<typeof createApp>, address: string, ended: AbortSignal): Promise<void> {
  for (const path of first) {
    if (ended.aborted) return;
    try {
      const answer = await app.request(`${address}${path}`, { headers: { 'accept-encoding': 'gzip' } });
      await answer.arrayBuffer();
    } catch {
      // A visitor who asks for the same will be told what is wrong.
      return;
    }
  }
}

/** Waits until the process is told to end, then closes in good order. */
export function untilTold(listening: Listening): Promise<number> {
  return new Promise((resolve) => {
    let ending = false;
    const end = () => {
      if (ending) return;
      ending = true;
      listening.close().then(() => resolve(0));
      // Connections that browsers keep open are not waited for.
      setTimeout(() => resolve(0), 2000).unref();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}

export const serve: Command = {
  name: 'serve',
  summary: 'serve the record as pages and data',
  usage: '[--store DIR]',
  help: 'Serves on http://127.0.0.1:4713 unless PORT and HOST say otherwise, takes up newly imported records without a restart, and runs until Ctrl+C.',
  options: { ...storeOption },
  async run(words, surroundings) {
    if (words.operands.length > 0)
      throw wordsOff('serve', 'To import files and serve them, use commonweal start FILE…');
    const listening = await serveStore(storeOf(words), { example: false }, surroundings);
    surroundings.terminal.print(listening.address);
    const code = await untilTold(listening);
    process.exitCode = code;
    setTimeout(() => process.exit(code), 500).unref();
    return code;
  },
};
