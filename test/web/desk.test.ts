import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { buildSync } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { exampleFrame } from '../../src/web/examples/state.ts';
import { DrawPage } from '../../src/web/pages/draw.tsx';
import { assets, policy, styleSheet } from './showroom.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const here = existsSync(executablePath);
if (!here) console.error(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to test the drawing of role maps.`);

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const table =
  'from_role,to_role,deliverable,kind,form\nCouncil,Kitchen,Grant,tangible,money\nKitchen,Neighbours,<b>Meals</b>,tangible,service\n';

function openDesk(): Promise<Server> {
  const { outputFiles } = buildSync({
    entryPoints: ['src/web/islands/role-map.ts'],
    ...{ bundle: true, format: 'esm', target: 'es2022', write: false },
  });
  const frame = exampleFrame(
    { ...assets, scripts: { 'role-map.js': '/assets/role-map.js' } },
    { here: '/networks/new' },
  );
  const answer = { from: null, replaces: false, name: 'Meals', table, faults: [] };
  const bodies: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/networks/new': ['text/html; charset=utf-8', String(DrawPage(answer, frame))],
    '/assets/role-map.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    [assets.css]: ['text/css', styleSheet()],
  };
  const server = createServer((request, response) => {
    const [type, body] = bodies[request.url ?? ''] ?? ['text/plain', 'Nothing'];
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
  });
  return new Promise((opened) => server.listen(0, '127.0.0.1', () => opened(server)));
}

describe('the drawing of role maps in a real browser', { skip: !here && 'no Chromium' }, () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const text = () => page.locator('#table').inputValue();

  before(async () => {
    server = await openDesk();
    browser = await chromium.launch({ executablePath, args });
    page = await (await browser.newContext()).newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/networks/new`);
    await page.waitForSelector('.draw-card');
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  it('shows a line and a picture for what the table holds, and never its markup', async () => {
    assert.equal(await page.locator('.draw-card').count(), 2);
    assert.equal(await page.locator('.role').count(), 3);
    assert.equal(await page.locator('#table').isVisible(), false);
    assert.equal(await page.locator('.draw-picture b').count(), 0);
  });

  it('adds, moves, removes and takes back, by keyboard alone', async () => {
    await page.getByRole('button', { name: 'Add an exchange' }).press('Enter');
    await page.keyboard.type('Neighbours');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Council');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Thanks');
    await page.keyboard.press('Tab');
    await page.keyboard.type('intangible');
    await page.keyboard.press('Tab');
    assert.match(await text(), /3,Neighbours,Council,Thanks,intangible,service/);
    assert.equal(await page.locator('.badge').count(), 3);
    await page.getByRole('button', { name: 'Earlier: Thanks' }).press('Enter');
    assert.match(await text(), /2,Neighbours,Council,Thanks/);
    await page.getByRole('button', { name: 'Remove: Grant' }).press('Enter');
    assert.doesNotMatch(await text(), /Grant/);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    assert.match(await text(), /Grant/);
    await page.keyboard.press('Control+y');
    assert.doesNotMatch(await text(), /Grant/);
    await page.keyboard.press('Control+z');
  });

  it('gives value both ways, and a role that has no exchange yet', async () => {
    await page.locator('#value_provider-0').selectOption('-1');
    await page.locator('#value_receiver-0').selectOption('3');
    assert.match((await text()).split('\n')[1] ?? '', /-1,3/);
    await page.locator('#new-role').fill('Volunteers');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.role').count(), 4);
    assert.equal(await page.locator('input[name=roles]').inputValue(), 'Volunteers');
  });

  it('breaks no rule of accessibility and none of the policy', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    );
    assert.deepEqual(complaints, []);
  });
});
