import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { RoleNetwork } from '../domain/value-network.ts';
import { gexfText } from '../exports/gexf.ts';
import { graphmlText } from '../exports/graphml.ts';
import { roleGraph } from '../exports/role-graph.ts';
import { valueflowsJson } from '../exports/valueflows.ts';
import { type DrawnNetworks, findDrawn } from '../questions/network-list.ts';
import type { RecordReader } from '../store/record.ts';
import { responsesOf, statusMeanings } from './status.ts';

interface GraphFile {
  readonly type: string;
  readonly summary: string;
  write(network: RoleNetwork, made: string): AsyncIterable<string> | string;
}

/** Formats of other programs in which a role map can be taken along, by the ending of its address. */
const files: Readonly<Record<string, GraphFile>> = {
  graphml: {
    type: 'application/graphml+xml; charset=utf-8',
    summary: 'A role map as GraphML: roles are nodes, exchanges are edges.',
    write: (network, made) => graphmlText(roleGraph(network, made)),
  },
  gexf: {
    type: 'application/gexf+xml; charset=utf-8',
    summary: 'A role map as GEXF 1.3: roles are nodes, exchanges are edges.',
    write: (network, made) => gexfText(roleGraph(network, made)),
  },
  jsonld: {
    type: 'application/ld+json; charset=utf-8',
    summary: 'A role map as Valueflows JSON-LD.',
    write: (network) => valueflowsJson(network),
  },
};

interface FilesInput {
  readonly networks: DrawnNetworks;
  readonly current: () => Promise<RecordReader | null>;
  readonly notFound: (c: Context, record: RecordReader | null) => Promise<Response>;
}

/** Adds the files of role maps to an app; they carry the day of the record beside which they lie. */
export function addGraphFiles(app: OpenAPIHono, { networks, current, notFound }: FilesInput): void {
  for (const [ending, { type, summary, write }] of Object.entries(files)) {
    app.get(`/networks/:file{[^/]+\\.${ending}}`, async (c) => {
      const id = c.req.param('file').slice(0, -ending.length - 1);
      const record = await current();
      const found = findDrawn(networks.list(), id);
      if (!found) return notFound(c, record);
      let text = '';
      for await (const piece of write(found.network, record?.snapshot.made.slice(0, 10) ?? '')) text += piece;
      const name = `${id.replace(/[^A-Za-z0-9-]+/g, '-')}.${ending}`;
      return c.body(text, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });
    });
    app.openAPIRegistry.registerPath(
      createRoute({
        method: 'get',
        path: `/networks/{id}.${ending}`,
        summary,
        request: { params: z.object({ id: z.string().max(300).openapi({ description: 'its id' }) }) },
        responses: {
          200: {
            description: statusMeanings[200],
            content: { [type.split(';')[0] as string]: { schema: z.string() } },
          },
          ...responsesOf([404]),
        },
      }),
    );
  }
}
