import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { findATender } from '../../../src/sources/live/find-a-tender.ts';
import { bodyLimit, maximumTries } from '../../../src/sources/live/line.ts';
import { lineTo, madeUp, packageOf, replay, send, start, virtualWire } from './replay.ts';

const one = packageOf([madeUp(1)]);
const count = (page: object) => ('releases' in page ? (page.releases as unknown[]).length : page);

describe('asking for a page', () => {
  it('says who asks, and pauses between requests', async () => {
    const { wire, now, slept } = virtualWire();
    await using service = await replay((_, response) => send(response, one), now);
    const line = lineTo(service.address, wire, { pauseMs: 1000, userAgent: 'commonweal/1.2.3' });
    for (let i = 0; i < 3; i++) assert.equal(count(await line.ask(service.address)), 1);
    assert.deepEqual(
      service.requests.map(({ at }) => at - start),
      [0, 1125, 2250],
    );
    assert.deepEqual(slept, [1125, 1125]);
    assert.equal(service.requests[0]?.headers['user-agent'], 'commonweal/1.2.3');
    assert.equal(service.requests[0]?.headers.accept, 'application/json');
  });

  const throttles = [
    { name: '429 with seconds', status: 429, header: '7', waits: [7000] },
    { name: '503 with seconds', status: 503, header: '11', waits: [11_000] },
    { name: '403 with a date', status: 403, header: new Date(start + 90_000).toUTCString(), waits: [90_000] },
    { name: 'a date that is past', status: 429, header: new Date(start - 90_000).toUTCString(), waits: [0] },
    { name: '403 of Contracts Finder without a word', status: 403, header: null, waits: [300_000] },
    { name: '503 without a word', status: 503, header: null, waits: [2250] },
    { name: '429 with a word that makes no sense', status: 429, header: 'soon', waits: [300_000] },
  ];
  for (const { name, status, header, waits } of throttles) {
    it(`waits as asked: ${name}`, async () => {
      const { wire, slept } = virtualWire();
      await using service = await replay((_, response, n) => {
        if (n === 1) send(response, 'Too Many Requests', status, header === null ? {} : { 'retry-after': header });
        else send(response, one);
      });
      const told: string[] = [];
      const page = await lineTo(service.address, wire, { onWait: (message) => told.push(message) }).ask(
        service.address,
      );
      assert.equal(count(page), 1);
      assert.deepEqual(slept, waits);
      assert.match(told.join(), new RegExp(`tells us to slow down \\(status ${status}\\); asking again in`));
    });
  }

  it('waits two minutes for Find a Tender, which does not always say how long', async () => {
    const { wire, slept } = virtualWire();
    await using service = await replay((_, response, n) =>
      n === 1 ? send(response, '12 request limit in 2 minute exceeded', 429) : send(response, one),
    );
    await lineTo(service.address, wire, { feed: findATender }).ask(service.address);
    assert.deepEqual(slept, [120_000]);
  });

  it('gives up after some tries, each wait twice as long', async () => {
    const { wire, slept } = virtualWire();
    await using service = await replay((_, response) => send(response, '', 503));
    const got = await lineTo(service.address, wire).ask(service.address);
    assert.deepEqual(got, { code: 'throttled', message: 'tells us to slow down (status 503), 5 times in a row' });
    assert.equal(service.requests.length, maximumTries);
    assert.deepEqual(slept, [2250, 4500, 9000, 18_000]);
  });

  it('does not wait for an hour', async () => {
    const { wire, slept } = virtualWire();
    await using service = await replay((_, response) => send(response, '', 429, { 'retry-after': '3600' }));
    const got = await lineTo(service.address, wire).ask(service.address);
    assert.deepEqual(got, {
      code: 'throttled',
      message: 'tells us to slow down (status 429), and asks to wait 60 min',
    });
    assert.deepEqual(slept, []);
    assert.equal(service.requests.length, 1);
  });

  it('asks again when the connection breaks off in the middle', async () => {
    const { wire } = virtualWire();
    await using service = await replay((_, response, n) => {
      if (n > 2) return send(response, one);
      response.writeHead(200, { 'content-length': String(one.length) });
      response.write(one.slice(0, 40), () => response.destroy());
    });
    assert.equal(count(await lineTo(service.address, wire).ask(service.address)), 1);
    assert.equal(service.requests.length, 3);
  });

  it('asks again when there is no answer in time', async () => {
    const { wire } = virtualWire();
    const pending = new AbortController();
    const signals = [pending.signal, new AbortController().signal];
    await using service = await replay((_, response, n) => {
      if (n === 1) pending.abort(new DOMException('over', 'TimeoutError'));
      else send(response, one);
    });
    const told: string[] = [];
    const impatient = { ...wire, deadline: () => signals.shift() as AbortSignal };
    const line = lineTo(service.address, impatient, { onWait: (message) => told.push(message) });
    assert.equal(count(await line.ask(service.address)), 1);
    assert.match(told.join(), /does not answer in time/);
  });

  it('says so when nobody listens', async () => {
    const { wire } = virtualWire();
    const gone = await replay(() => {});
    await gone[Symbol.asyncDispose]();
    const got = await lineTo(gone.address, wire).ask(gone.address);
    assert.deepEqual(got, {
      code: 'unreachable',
      message: 'cannot be reached, or breaks off (ECONNREFUSED), 5 times in a row',
    });
  });

  const malformed = {
    html: '<html>Forbidden</html>',
    cut: one.slice(0, -30),
    'another object': '{"message":"no"}',
    empty: '',
  };
  for (const [name, body] of Object.entries(malformed)) {
    it(`asks again for what is no whole package: ${name}`, async () => {
      const { wire } = virtualWire();
      await using service = await replay((_, response, n) => send(response, n < 3 ? body : one));
      assert.equal(count(await lineTo(service.address, wire).ask(service.address)), 1);
      await using stubborn = await replay((_, response) => send(response, body));
      const got = await lineTo(stubborn.address, wire).ask(stubborn.address);
      assert.equal('code' in got && got.code, 'malformed');
      assert.equal(stubborn.requests.length, maximumTries);
    });
  }

  it('does not ask again where asking is no use', async () => {
    const { wire } = virtualWire();
    await using service = await replay((_, response) => send(response, '{"status":400}', 400));
    const got = await lineTo(service.address, wire).ask(service.address);
    assert.deepEqual(got, { code: 'refused', message: 'answers with status 400' });
    assert.equal(service.requests.length, 1);
  });

  it('takes what is compressed, and what calls itself something else', async () => {
    const { wire } = virtualWire();
    await using service = await replay((_, response) =>
      send(response, gzipSync(one), 200, { 'content-encoding': 'gzip', 'content-type': 'text/html; charset=latin1' }),
    );
    assert.equal(count(await lineTo(service.address, wire).ask(service.address)), 1);
  });

  it('does not read more than a page may have, uncompressed', async () => {
    const { wire } = virtualWire();
    const bomb = gzipSync(Buffer.alloc(bodyLimit + 1, ' '));
    await using service = await replay((_, response) => send(response, bomb, 200, { 'content-encoding': 'gzip' }));
    const got = await lineTo(service.address, wire).ask(service.address);
    assert.deepEqual(got, { code: 'too-large', message: 'sends a page of more than 64 MB' });
    assert.equal(service.requests.length, 1);
  });

  it('follows a redirect within the address, and none that leads elsewhere', async () => {
    const { wire } = virtualWire();
    await using other = await replay((_, response) => send(response, one));
    const targets = ['?moved=1', other.address.href, 'http://127.0.0.1:1/api/search', '/elsewhere', ''];
    const got: unknown[] = [];
    for (const target of targets) {
      await using service = await replay((asked, response) =>
        asked.url.search === ''
          ? send(response, '', 302, target === '' ? {} : { location: target })
          : send(response, one),
      );
      const page = await lineTo(service.address, wire).ask(service.address);
      got.push('code' in page ? page.code : page.releases.length);
    }
    assert.deepEqual(got, [1, 'elsewhere', 'elsewhere', 'elsewhere', 'elsewhere']);
    assert.equal(other.requests.length, 0);
  });

  it('does not follow a redirect in circles', async () => {
    const { wire } = virtualWire();
    await using service = await replay((_, response) => send(response, '', 301, { location: '?again=1' }));
    const got = await lineTo(service.address, wire).ask(service.address);
    assert.equal('code' in got && got.code, 'elsewhere');
    assert.equal(service.requests.length, 4);
  });
});
