import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { compress } from 'hono/compress';
import { Refusal } from '../domain/refusal.ts';
import { csvOf } from '../exports/csv.ts';
import type { CheckEvaluation } from '../questions/check-measured.ts';
import { type DrawnNetworks, noNetworks } from '../questions/network-list.ts';
import type { RecordReader } from '../store/record.ts';
import type { Door, Frame } from '../web/frame.ts';
import { ApiPage } from '../web/pages/api.tsx';
import { EmptyRecordPage, FaultPage, NotFoundPage, RefusalPage } from '../web/pages/failure.tsx';
import { addActions, postedPaths } from './acting.ts';
import { AnswerCache, type Made } from './answer-cache.ts';
import type { Asset } from './asset.ts';
import type { Drafts } from './drafts.ts';
import { addGraphFiles } from './graph-file.ts';
import { guard, securityHeaders } from './guard.ts';
import { Keepsakes } from './keepsake.ts';
import { describeOperations } from './operations.ts';
import type { Page } from './page.ts';
import { postedStatus } from './posted.ts';
import { readQuery } from './query.ts';
import { isMoved, type Route } from './route.ts';
import { routes } from './routes.ts';
import { everywhere, type RefusalStatus, responsesOf, statusMeanings } from './status.ts';

/** Where answers come from: always the current snapshot. */
export interface RecordSource {
  /** The record to answer from; null until something has been imported. */
  current(): Promise<RecordReader | null>;
}

export interface AppInput {
  readonly records: RecordSource;
  /** The role maps beside the record; none where this is left out. */
  readonly networks?: DrawnNetworks;
  /** The reader and checker of drafts; without it there is no `/check`. */
  readonly drafts?: Drafts;
  /** How the checks fared on labelled notices; without it their pages say that it is not known. */
  readonly evaluation?: CheckEvaluation;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly version: string;
  /** The record is the one that comes with the program. */
  readonly example: boolean;
  /** Host names under which this server may be asked; null where any may. */
  readonly hosts: readonly string[] | null;
  /** Writes down a fault and answers its reference. */
  readonly logFault: (fault: unknown, where: string) => string;
}

type Dress = 'html' | 'json' | 'csv' | 'svg';

const doors: readonly Door[] = [
  '/',
  '/map',
  '/participants',
  '/processes',
  '/market',
  '/principles',
  '/networks',
  '/check',
  '/search',
  '/record',
  '/privacy',
  '/methods',
  '/api',
];

/** Bytes of compressed answers that are kept: some thousands of pages. */
const cacheLimit = 32_000_000;

interface Dressing {
  readonly one: Route<unknown, unknown>;
  readonly dress: Dress;
  readonly dresses: readonly Dress[];
}

const respond = (c: Context, made: Made | Response): Response =>
  made instanceof Response ? made : c.body(made.body, 200, { ...made.headers });

/** `/participants/{id}` as the router writes it. An id may hold dots: what ends in a dress is asked for first. */
const pattern = (path: string, dress: Dress): string => {
  const ending = dress === 'html' ? '' : `.${dress}`;
  if (path === '/') return dress === 'html' ? '/' : `/index${ending}`;
  return path.endsWith('/{id}') ? `${path.slice(0, -5)}/:id{[^/]+${ending.replace('.', '\\.')}}` : `${path}${ending}`;
};

const documented = (path: string, dress: Dress): string => {
  const ending = dress === 'html' ? '' : `.${dress}`;
  return path === '/' && dress !== 'html' ? `/index${ending}` : `${path}${ending}`;
};

const mediaTypes = { html: 'text/html', json: 'application/json', csv: 'text/csv', svg: 'image/svg+xml' } as const;

/** The whole front door: request to question, answer to HTML, JSON or CSV. */
export function createApp(input: AppInput): OpenAPIHono {
  const app = new OpenAPIHono();
  const networks = input.networks ?? noNetworks;
  const keepsakes = new Keepsakes();
  const cache = new AnswerCache(cacheLimit);
  const scripts = Object.fromEntries(
    [...input.assets].flatMap(([name, { address }]) => (name.endsWith('.js') ? [[name, address]] : [])),
  );

  const frameOf = (c: Context, record: RecordReader | null, dresses: readonly Dress[] = []): Frame => {
    const url = new URL(c.req.url);
    const beside = (dress: Dress) => {
      // The table of a list holds all of its pages.
      const search = dress === 'csv' ? url.search.replace(/([?&])page=[^&]*&?/, '$1').replace(/[?&]$/, '') : url.search;
      return dresses.includes(dress) ? `${url.pathname === '/' ? '/index' : url.pathname}.${dress}${search}` : null;
    };
    return {
      title: record?.snapshot.title ?? null,
      attribution: record?.snapshot.attribution ? [record.snapshot.attribution] : [],
      asOf: record?.snapshot.lastPublished ?? null,
      doors: record ? doors.filter((door) => door !== '/check' || input.drafts) : ['/', '/api'],
      here: url.pathname + url.search,
      canonical: null,
      csv: beside('csv'),
      json: beside('json'),
      svg: beside('svg'),
      assets: {
        css: input.assets.get('commonweal.css')?.address ?? '',
        fonts: ['atkinson.woff2', 'source-serif.woff2'].flatMap((name) => input.assets.get(name)?.address ?? []),
        scripts,
      },
      example: input.example,
    };
  };

  const html = async (c: Context, page: Page, status: RefusalStatus | 200 | 500 = 200) =>
    c.html(await page.toString(), status);

  const refuse = async (c: Context, refusal: Refusal, status: RefusalStatus) => {
    const { code, message, where, mend } = refusal;
    if (wantsData(c)) return c.json({ refusal: { code, message, where, mend } }, status);
    return html(c, RefusalPage({ code, message, where, mend }, frameOf(c, await input.records.current())), status);
  };

  app.use(compress());
  app.use(securityHeaders);
  app.use(guard(input.hosts, postedPaths, refuse));
  addActions(app, { current: () => input.records.current(), drafts: input.drafts ?? null, networks, frameOf, refuse });

  addGraphFiles(app, { networks, current: () => input.records.current(), notFound });
  addPrinciples(app);

  for (const one of routes) {
    for (const dress of ['json', 'csv', 'svg', 'html'] as const) {
      if ((dress === 'csv' && !one.sheet) || (dress === 'svg' && !one.picture)) continue;
      addRoute(one, dress);
    }
  }

  function addRoute(one: Route<unknown, unknown>, dress: Dress) {
    const dresses: Dress[] = ['json'];
    if (one.sheet) dresses.push('csv');
    if (one.picture) dresses.push('svg');
    const handler = async (c: Context) => {
      const record = await input.records.current();
      if (!record) {
        const because = 'Nothing has been imported yet.';
        return dress === 'html'
          ? html(c, EmptyRecordPage(frameOf(c, null)), 503)
          : c.json({ value: null, because }, 503);
      }
      // What people draw changes answers as a new snapshot does.
      const state = `${record.snapshot.id}${networks.version()}`;
      const tag = `W/"${state}-${input.version}"`;
      c.header('etag', tag);
      c.header('cache-control', 'no-cache');
      if (c.req.header('if-none-match') === tag) return c.body(null, 304);
      const make = () => answerIn(c, record, { one, dress, dresses });
      if (one.varies) return respond(c, await make());
      const { pathname, search } = new URL(c.req.url);
      const packed = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
      const sent = await cache.take({ snapshot: state, address: pathname + search, packed }, make);
      return sent instanceof Response ? sent : c.body(sent.body, 200, sent.headers);
    };
    app.get(pattern(one.path, dress), handler);
    app.openAPIRegistry.registerPath(
      createRoute({
        method: 'get',
        path: documented(one.path, dress),
        summary: one.summary,
        request: {
          query: one.query as z.ZodObject,
          ...(one.path.endsWith('{id}')
            ? { params: z.object({ id: z.string().max(300).openapi({ description: 'its id' }) }) }
            : {}),
        },
        responses: {
          200: {
            description: statusMeanings[200],
            content: { [mediaTypes[dress]]: { schema: dress === 'json' ? z.looseObject({}) : z.string() } },
          },
          ...responsesOf([...(one.path.endsWith('{id}') ? [301 as const] : []), 304, 400, 404, 503]),
        },
      }),
    );
  }

  /** The answer in one dress, or a response that says why there is none. */
  async function answerIn(
    c: Context,
    record: RecordReader,
    { one, dress, dresses }: Dressing,
  ): Promise<Made | Response> {
    const id = (c.req.param('id') ?? '').replace(dress === 'html' ? /$^/ : new RegExp(`\\.${dress}$`), '');
    const query = readQuery(one, c);
    const ask = (dress === 'csv' && one.whole) || one.ask;
    const answer = await ask({
      ...{ record, networks, drafts: input.drafts ?? null, evaluation: input.evaluation ?? null, id, query },
      keep: (name, make) => keepsakes.keep(record, name, make),
      recall: (name, make) => keepsakes.recall(record, name, make),
    });
    if (answer === null) return notFound(c, record);
    if (isMoved(answer)) {
      const ending = dress === 'html' ? '' : `.${dress}`;
      return c.redirect(`${one.path.replace('{id}', encodeURIComponent(answer.redirect))}${ending}`, 301);
    }
    if (dress === 'json') return { body: JSON.stringify(answer), headers: { 'content-type': 'application/json' } };
    if (dress === 'csv') {
      const name = documented(one.path, 'csv')
        .replace('{id}', id)
        .replace(/[^A-Za-z0-9.-]+/g, '-')
        .replace(/^-/, '');
      return {
        body: csvOf((one.sheet as NonNullable<typeof one.sheet>)(answer)),
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${name}"`,
        },
      };
    }
    if (dress === 'svg') {
      const picture = await (one.picture as NonNullable<typeof one.picture>)(answer, frameOf(c, record)).toString();
      return { body: String(picture), headers: { 'content-type': 'image/svg+xml; charset=utf-8' } };
    }
    const body = String(await one.page(answer, frameOf(c, record, dresses)).toString());
    return { body, headers: { 'content-type': 'text/html; charset=UTF-8' } };
  }

  async function notFound(c: Context, record: RecordReader | null) {
    if (wantsData(c)) return c.json({ value: null, because: 'Nothing lives at this address.' }, 404);
    return html(c, NotFoundPage(frameOf(c, record)), 404);
  }

  const document = () =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Commonweal',
        version: input.version,
        description: `The value network behind public spending, as data. Any address may also answer: ${everywhere.map((status) => `${status}, ${statusMeanings[status]}`).join(' ')}`,
      },
    });
  app.get('/openapi.json', (c) => c.json(document()));
  app.get('/api', async (c) =>
    html(
      c,
      ApiPage(
        { document: '/openapi.json', version: input.version, operations: describeOperations(document()) },
        frameOf(c, await input.records.current()),
      ),
    ),
  );
  app.get('/releases/:file{[0-9]{1,15}\\.json}', async (c) => {
    const record = await input.records.current();
    const text = record ? await record.releaseText(Number.parseInt(c.req.param('file'), 10)) : null;
    return text === null
      ? notFound(c, record)
      : c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.openAPIRegistry.registerPath(
    createRoute({
      method: 'get',
      path: '/releases/{number}.json',
      summary: 'The text of a release as it was read, without contact points.',
      request: { params: z.object({ number: z.string().openapi({ description: 'its number in this record' }) }) },
      responses: {
        200: { description: 'The release.', content: { 'application/json': { schema: z.looseObject({}) } } },
        404: { description: 'There is no release of this number.' },
      },
    }),
  );
  app.get('/assets/:file', (c) => {
    const asset = [...input.assets.values()].find((one) => one.address === `/assets/${c.req.param('file')}`);
    if (!asset) return c.text('Not found', 404);
    return c.body(asset.bytes, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/robots.txt', (c) => c.text('User-agent: *\nAllow: /\n'));
  app.notFound(async (c) => notFound(c, await input.records.current()));
  app.onError(async (error, c) => {
    if (error instanceof Refusal) return refuse(c, error, postedStatus(error.code));
    const reference = input.logFault(error, `${c.req.method} ${new URL(c.req.url).pathname}`);
    if (wantsData(c)) return c.json({ fault: { reference } }, 500);
    return html(c, FaultPage({ reference }, frameOf(c, null)), 500);
  });
  return app;
}

const wantsData = (c: Context): boolean => /\.(json|csv|svg)$/.test(new URL(c.req.url).pathname);

/** A principle is a method of its own; its address under `/principles` leads there, with the network and period that it names. */
function addPrinciples(app: OpenAPIHono): void {
  app.get('/principles/:file{[Pp][0-9]{2}(\\.(json|csv))?}', (c) =>
    c.redirect(`/methods/${c.req.param('file').replace('p', 'P')}${new URL(c.req.url).search}`, 301),
  );
  app.openAPIRegistry.registerPath(
    createRoute({
      method: 'get',
      path: '/principles/{id}',
      summary: 'One principle; leads to its method.',
      request: { params: z.object({ id: z.string().max(300).openapi({ description: 'its id, such as P08' }) }) },
      responses: responsesOf([301, 404]),
    }),
  );
}
