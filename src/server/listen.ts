import { serve } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { Refusal } from '../domain/refusal.ts';

/** A server that answers. */
export interface Listening {
  readonly address: string;
  /** Stops taking requests; resolves when those under way are answered. */
  close(): Promise<void>;
}

/** Serves an app on a host and port; port 0 takes a free one. */
export function listen(app: OpenAPIHono, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
      },
      (info) => {
        const name = info.family === 'IPv6' ? `[${info.address}]` : info.address;
        resolve({
          address: `http://${name}:${info.port}`,
          close: () => new Promise((closed) => server.close(() => closed())),
        });
      },
    );
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Refusal({
              code: 'port-in-use',
              message: `Port ${port} is taken by another program.`,
              where: `${host}:${port}`,
              mend: 'Stop that program, or choose another port: PORT=4714 npm start.',
              cause: error,
            })
          : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EACCES'
            ? new Refusal({
                code: 'bad-host',
                message: `This machine cannot listen on ${host}:${port}.`,
                where: `${host}:${port}`,
                mend: 'Set HOST to an address of this machine, and PORT to one that you may use.',
                cause: error,
              })
            : error,
      );
    });
  });
}
