import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { buildSync } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { mapAnswers } from '../../src/web/examples/map.ts';
import { exampleFrame } from '../../src/web/examples/state.ts';
import { MapPage } from '../../src/web/pages/map.tsx';
import { assets, policy, styleSheet } from './showroom.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const here = existsSync(executablePath);
if (!here) console.error(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to test the map’s script.`);

const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WebGL in software. */
const drawing = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

function openMap(): Promise<Server> {
  const { outputFiles } = buildSync({
    entryPoints: ['src/web/islands/map.ts'],
    ...{ bundle: true, format: 'esm', target: 'es2022', write: false },
  });
  const frame = exampleFrame(
    { ...assets, scripts: { 'map.js': '/assets/map.js' } },
    { here: '/map', json: '/map.json', csv: '/map.csv', svg: '/map.svg' },
  );
  const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/map': ['text/html; charset=utf-8', String(MapPage(mapAnswers.whole, frame))],
    '/map.json': ['application/json', JSON.stringify(mapAnswers.whole)],
    '/assets/map.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    [assets.css]: ['text/css', styleSheet()],
  };
  const server = createServer((request, response) => {
    const [type, body] = bodies[request.url ?? ''] ?? ['text/plain', 'Nothing'];
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
  });
  return new Promise((opened) => server.listen(0, '127.0.0.1', () => opened(server)));
}

describe('the map’s script in a real browser', { skip: !here && 'no Chromium' }, () => {
  let server: Server;
  let address: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    server = await openMap();
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath, args: [...args, ...drawing] });
    page = await browser.newPage({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|stays a picture/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(`${address}/map`);
    await page.waitForSelector('#map[data-ready]', { timeout: 60_000 });
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  const said = () => page.textContent('[role=status]');

  it('takes the place of the picture, which stays for the printer', async () => {
    assert.equal(await page.isVisible('#map > svg'), false);
    assert.ok((await page.locator('#map canvas').count()) > 1);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.isVisible('#map > svg'), true);
    await page.emulateMedia({ media: 'screen' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('#map').analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    );
    assert.deepEqual(complaints, []);
  });

  it('walks by arrow keys and says where one is', async () => {
    await page.focus('#map');
    await page.keyboard.press('ArrowRight');
    assert.match((await said()) ?? '', /^Sampleshire County Council: public body/);
    await page.keyboard.press('ArrowRight');
    assert.match((await said()) ?? '', /^Example Playgrounds Ltd: SME/);
    await page.keyboard.press('ArrowRight');
    assert.match((await said()) ?? '', /^Example Borough Council/);
    assert.equal(await page.textContent('.map-card a'), 'Example Borough Council');
    await page.keyboard.press('Escape');
    assert.equal(await page.isVisible('.map-card'), false);
  });

  it('moves to who is searched for, and Enter opens the page', async () => {
    await page.fill('#q', 'trees made');
    await page.keyboard.press('Enter');
    assert.match((await said()) ?? '', /^Made-up Trees CIC: VCSE/);
    const gone = page.waitForURL('**/participants/GB-CHC-0000003');
    await page.keyboard.press('Enter');
    await gone;
  });

  it('leaves the picture where there is no WebGL', async () => {
    const plain = await browser.newPage();
    await plain.addInitScript('HTMLCanvasElement.prototype.getContext = () => null;');
    await plain.goto(`${address}/map`, { waitUntil: 'networkidle' });
    assert.equal(await plain.isVisible('#map > svg'), true);
    assert.equal(await plain.locator('#map canvas').count(), 0);
    await plain.close();
  });
});
