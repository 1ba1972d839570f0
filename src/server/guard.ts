import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import { refuseForeign } from './posted.ts';
import type { RefusalStatus } from './status.ts';

/** Longest address that is answered. */
const addressLimit = 4096;

/** Headers of every answer: nothing but our own script, style sheet, typefaces, data and forms may be loaded or reached; nothing inline runs. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'same-origin');
  c.header('cross-origin-opener-policy', 'same-origin');
  c.header('cross-origin-resource-policy', 'same-origin');
  c.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()');
};

type Refuse = (c: Context, refusal: Refusal, status: RefusalStatus) => Promise<Response>;

/**
 * Turns away what no page asks for: other methods than GET and HEAD (POST where a form is taken), forms of pages elsewhere, endless addresses, and on the loopback interface requests
 * under a foreign host name, by which a page elsewhere could make a browser read this server.
 */
export function guard(hosts: readonly string[] | null, posted: ReadonlySet<string>, refuse: Refuse): MiddlewareHandler {
  return async (c, next) => {
    const posts = c.req.method === 'POST' && posted.has(new URL(c.req.url).pathname);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !posts) {
      const takes = posted.has(new URL(c.req.url).pathname);
      c.header('allow', takes ? 'GET, HEAD, POST' : 'GET, HEAD');
      return refuse(
        c,
        new Refusal({
          code: 'method-not-allowed',
          message: takes ? 'This address takes no such request.' : 'This address can only be read.',
          where: c.req.method,
          mend: takes ? 'Ask with GET, or send a form with POST.' : 'Ask with GET.',
        }),
        405,
      );
    }
    if (c.req.url.length > addressLimit) {
      return refuse(
        c,
        new Refusal({
          code: 'address-too-long',
          message: 'The address is too long.',
          where: `${c.req.url.slice(0, 80)}…`,
          mend: `Keep it under ${addressLimit} characters.`,
        }),
        400,
      );
    }
    const host = (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d+$/, '').toLowerCase();
    if (hosts !== null && !hosts.includes(host)) {
      return refuse(
        c,
        new Refusal({
          code: 'foreign-host',
          message: 'This server answers only under its own name.',
          where: `Host: ${host.slice(0, 100)}`,
          mend: `Ask under ${hosts[0]}, or start the server with HOST set to the name under which it is to be reached.`,
        }),
        421,
      );
    }
    if (posts) {
      try {
        refuseForeign(c.req.raw.headers, (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase());
      } catch (refusal) {
        return refuse(c, refusal as Refusal, 403);
      }
    }
    await next();
  };
}
