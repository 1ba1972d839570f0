/*
 * Takes the pictures in docs/pictures from the embedded example. `npm run pictures`; needs Chromium (CHROMIUM names it).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const pictures = [
  { name: 'network', path: '/', width: 1280, height: 1180, dark: false },
  { name: 'map', path: '/map', width: 1280, height: 1380, dark: false },
  { name: 'role-map', path: '/networks/closed-loop-paper', width: 1280, height: 1400, dark: false },
  { name: 'participant', path: '/participants/GB-LAE-PRE', width: 1280, height: 1000, dark: true },
] as const;

const store = mkdtempSync(join(tmpdir(), 'commonweal-pictures-'));
const server = spawn(process.execPath, ['bin/commonweal', 'start', '--store', store], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const address = await new Promise<string>((resolve) =>
    server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  mkdirSync('docs/pictures', { recursive: true });
  for (const { name, path, width, height, dark } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
    await page.goto(address + path);
    await page.screenshot({ path: `docs/pictures/${name}.png` });
    await page.close();
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  rmSync(store, { recursive: true, force: true });
}
