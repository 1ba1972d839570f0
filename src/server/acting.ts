import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import type { DrawnNetworks } from '../questions/network-list.ts';
import type { RecordReader } from '../store/record.ts';
import type { Frame } from '../web/frame.ts';
import type { Action } from './action.ts';
import { checkAction } from './checking.ts';
import type { Drafts } from './drafts.ts';
import { drawAction } from './drawing.ts';
import { postedStatus, readPosted } from './posted.ts';
import { type RefusalStatus, responsesOf } from './status.ts';

/** Every address that takes a form. */
export const actions: readonly Action[] = [checkAction, drawAction];

/** Their paths; the guard lets no other be posted to. */
export const postedPaths: ReadonlySet<string> = new Set(actions.map(({ path }) => path));

/** What actions need of the app. */
export interface ActingInput {
  readonly current: () => Promise<RecordReader | null>;
  readonly drafts: Drafts | null;
  readonly networks: DrawnNetworks;
  readonly frameOf: (c: Context, record: RecordReader | null) => Frame;
  readonly refuse: (c: Context, refusal: Refusal, status: RefusalStatus) => Promise<Response>;
}

/** Adds the actions to an app. */
export function addActions(app: OpenAPIHono, input: ActingInput): void {
  for (const action of actions) {
    app.post(action.path, async (c) => {
      try {
        const posted = await readPosted(c.req.raw, action.path, action.byteLimit);
        const record = await input.current();
        const frame = input.frameOf(c, record);
        const { status, body, headers } = await action.act({
          posted,
          record,
          drafts: input.drafts,
          networks: input.networks,
          frame,
        });
        return c.body(body, status, { ...headers });
      } catch (error) {
        if (error instanceof Refusal) return input.refuse(c, error, postedStatus(error.code));
        throw error;
      }
    });
    app.openAPIRegistry.registerPath(documented(action));
  }
}

function documented({ path, summary, done, fields }: Action) {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([field, { says, file }]) => [
      field,
      z
        .string()
        .optional()
        .openapi({ type: 'string', description: says, ...(file ? { format: 'binary' } : {}) }),
    ]),
  );
  return createRoute({
    method: 'post',
    path,
    summary,
    request: { body: { content: { 'multipart/form-data': { schema: z.object(shape) } } } },
    responses: responsesOf([done, 400, 403, 413, 415, 503]),
  });
}
