// Starts the server and the browser for one test file, and guards every page: no error on the console, no request elsewhere.
// How to run the tests: see `description` in package.json.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SCREENSHOTS = process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../target/browser', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? process.env.PATH.split(delimiter).map(folder => join(folder, 'chromium')).find(existsSync);

let browser;
let server;
let origin;

async function serve() {
  if (process.env.DEBAIT_URL) return process.env.DEBAIT_URL.replace(/\/$/, '');
  assert.ok(process.env.DEBAIT_BIN, 'set DEBAIT_BIN to the debait binary, or DEBAIT_URL to a running server');
  server = spawn(process.env.DEBAIT_BIN, ['serve', '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((_, reject) => {
    server.once('error', reject);
    server.once('exit', code => reject(new Error(`the server ended with ${code}`)));
  });
  ended.catch(() => {});
  const listening = (async () => {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /^listening on (http:\/\/\S+)/.exec(line)?.[1];
      if (url) return url;
    }
    throw new Error('the server did not say where it listens');
  })();
  return Promise.race([listening, ended]);
}

before(async () => {
  assert.ok(CHROMIUM, 'no chromium on the PATH: install it, or set CHROMIUM');
  mkdirSync(SCREENSHOTS, { recursive: true });
  [origin, browser] = await Promise.all([serve(), chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })]);
});

after(async () => {
  await browser?.close();
  server?.kill();
});

/**
 * One test on one fresh page.
 * @param {string} name
 * @param {object} options `path`, `mayLog` (a pattern of console errors that the test provokes), and options of a browser context
 * @param {(tools: {page: import('playwright-core').Page, shot: (name: string, full?: boolean) => Promise<void>}) => Promise<void>} run
 */
export function onPage(name, { path = '/', mayLog, prepare, ...options }, run) {
  test(name, { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB', ...options });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const wrong = [];
      page.on('console', message => {
        if (['error', 'warning'].includes(message.type()) && !mayLog?.test(message.text())) wrong.push(message.text());
      });
      page.on('pageerror', error => wrong.push(error.stack));
      page.on('dialog', dialog => {
        wrong.push(`a dialog: ${dialog.message()}`);
        dialog.dismiss();
      });
      page.on('request', request => {
        if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) wrong.push(`a request to ${request.url()}`);
      });
      await prepare?.({ page, context });
      await page.goto(origin + path);
      await run({ page, context, origin, shot: (file, full = false) => page.screenshot({ path: `${SCREENSHOTS}/${file}.png`, fullPage: full }) });
      assert.deepEqual(wrong, []);
    } finally {
      await context.close();
    }
  });
}

/** Waits until the answer for the present text is on the page. */
export const settled = page => page.locator('#verdict[aria-busy="false"]').waitFor();

/** Writes headline and draft, and waits for the answer. */
export async function write(page, headline, draft) {
  await page.locator('#headline').fill(headline);
  if (draft !== undefined) await page.locator('#draft').fill(draft);
  await settled(page);
}

/** The probability that a gauge reads. */
export async function reading(page, head) {
  const value = await page.locator(`[role="meter"][aria-labelledby="gauge-${head}"]`).getAttribute('aria-valuenow');
  return Number(value);
}

/** A file as a drop would bring it. */
export async function drop(page, selector, { name, type, content }) {
  const data = await page.evaluateHandle(file => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([file.content], file.name, { type: file.type }));
    return transfer;
  }, { name, type, content });
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: data });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: data });
}

/** How far the page is wider than the window. */
export const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
