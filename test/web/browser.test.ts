import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { states } from '../../src/web/examples/all.ts';
import { openShowroom, type Showroom } from './showroom.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const here = existsSync(executablePath);
if (!here)
  console.error(`SKIPPED: no Chromium at ${executablePath}; set CHROMIUM to test the pages in a real browser.`);

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const wide = { width: 1280, height: 900 };
/** What 400 % zoom leaves of a wide screen. */
const narrow = { width: 320, height: 720 };

describe('every page in a real browser', { skip: !here && 'no Chromium' }, () => {
  let browser: Browser;
  let page: Page;
  let showroom: Showroom;
  let complaints: string[] = [];

  before(async () => {
    showroom = await openShowroom();
    browser = await chromium.launch({ executablePath, args });
    page = await browser.newPage({ viewport: wide });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  });

  after(async () => {
    await browser?.close();
    showroom?.close();
  });

  states.forEach((state, index) => {
    it(`${state.page}: ${state.state}`, async () => {
      complaints = [];
      await page.setViewportSize(wide);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(showroom.address(index), { waitUntil: 'load' });
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      assert.deepEqual(await flaws(page), [], 'wide, light');
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), wide.width, 'scrolls sideways');
      await page.emulateMedia({ colorScheme: 'dark' });
      // The colours of a page do not depend on its names: its first state speaks for the wide dark sheet.
      if (state.state === 'default') assert.deepEqual(await flaws(page, ['color-contrast']), [], 'wide, dark');
      await page.setViewportSize(narrow);
      assert.deepEqual(await flaws(page, ['target-size', 'color-contrast']), [], 'narrow, dark');
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), narrow.width, 'scrolls sideways');
      assert.deepEqual(complaints, [], 'the browser complains');
    });
  });

  it('is a skip link that comes first and works', async () => {
    await page.setViewportSize(wide);
    await page.goto(showroom.address(0));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent.trim()'), 'Skip to main content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'main');
  });

  it('loads its own typefaces', async () => {
    await page.goto(showroom.address(0));
    assert.deepEqual(await page.evaluate('document.fonts.ready.then((all) => [...all].map((face) => face.status))'), [
      'loaded',
      'loaded',
    ]);
  });
});

/** What axe finds, a line for each node. */
async function flaws(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(tags)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
