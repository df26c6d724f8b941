import assert from 'node:assert/strict';
import { drop, onPage, reading, settled, write } from './support.js';
import { BAIT, NEWS, PLAIN, STUFFED, TAIL } from './samples.js';

onPage('typing moves the gauges', {}, async ({ page }) => {
  await page.locator('#headline').pressSequentially(BAIT, { delay: 2 });
  await settled(page);
  const bait = await reading(page, 'clickbait');
  assert.ok(bait > 0.9, `${bait}`);
  assert.match(await page.locator('.gauge').first().innerText(), /reads like clickbait/);
  await write(page, PLAIN);
  const plain = await reading(page, 'clickbait');
  assert.ok(plain < 0.5, `${plain}`);
  assert.match(await page.locator('.gauge').first().innerText(), /reads honest/);
  assert.match(await page.locator('.gauge').first().innerText(), /was /);
  assert.ok(await page.locator('.gauge .ghost').first().isVisible());
  await page.locator('#spoken', { hasText: 'reads honest' }).waitFor({ state: 'attached' });
});

onPage('only the last of many answers is shown', {
  prepare: async ({ page }) => {
    let first = true;
    await page.route('**/v1/explain', async route => {
      if (first) await new Promise(resolve => setTimeout(resolve, 700));
      first = false;
      await route.continue().catch(() => {});
    });
  },
}, async ({ page }) => {
  await page.locator('#headline').fill(BAIT);
  await page.waitForTimeout(350);
  await write(page, PLAIN);
  await page.waitForTimeout(800);
  assert.ok(await reading(page, 'clickbait') < 0.5);
});

onPage('the draft is read too, and asks for a headline', {}, async ({ page }) => {
  await write(page, '', NEWS);
  assert.match(await page.locator('#problem').innerText(), /Write a headline/);
  await write(page, PLAIN, STUFFED);
  const stuffed = await reading(page, 'seo-bait');
  await write(page, PLAIN, NEWS);
  assert.ok(await reading(page, 'seo-bait') < stuffed);
  assert.equal(await page.locator('#problem').innerText(), '');
});

onPage('the sum of the causes is the sum that is shown', {}, async ({ page }) => {
  await write(page, BAIT, STUFFED);
  for (const head of ['clickbait', 'seo-bait']) {
    const { shown, all, log_odds: odds, parts } = await page.evaluate(async ({ name, item }) => {
      const answer = await (await fetch('/v1/explain', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(item) })).json();
      const number = node => Number(node.textContent.replace('−', '-').replace('+', ''));
      const rows = [...document.querySelectorAll(`#why-${name} .sums tbody td`)].map(number);
      return { shown: document.querySelectorAll(`#why-${name} .cause`).length, log_odds: answer.heads[name].log_odds, parts: rows, all: answer.heads[name].contributions.length };
    }, { name: head, item: { headline: BAIT, body: STUFFED } });
    assert.ok(shown === all && all > 3, `${shown} of ${all}`);
    assert.ok(Math.abs(parts.reduce((sum, part) => sum + part, 0) - odds) < 0.02, `${parts} against ${odds}`);
  }
});

onPage('applying a fix drops the stuffed tail, and the score falls', {}, async ({ page }) => {
  await write(page, TAIL, NEWS);
  const before = await reading(page, 'seo-bait');
  await page.getByRole('button', { name: 'Apply: Remove the tail' }).click();
  await settled(page);
  assert.equal(await page.locator('#headline').inputValue(), 'Lowford opens its new harbour wall');
  assert.equal(await page.locator('#draft').inputValue(), NEWS);
  const after = await reading(page, 'seo-bait');
  assert.ok(after < before, `${before} → ${after}`);
  assert.match(await page.locator('#note').innerText(), /Remove the tail/);
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await page.locator('#headline').inputValue(), TAIL);
});

onPage('a fix in the draft finds its place behind characters of four bytes', {}, async ({ page }) => {
  await write(page, `😀 ${PLAIN} é`, STUFFED);
  await page.getByRole('button', { name: 'Apply: Remove the line' }).click();
  await settled(page);
  assert.equal(await page.locator('#draft').inputValue(), STUFFED.split('\n').slice(2).join('\n'));
  assert.equal(await page.locator('#headline').inputValue(), `😀 ${PLAIN} é`);
});

onPage('a rule unfolds its page and stays open', {}, async ({ page }) => {
  await write(page, TAIL, NEWS);
  const rule = page.locator('.finding details', { hasText: 'stuffed-tail' });
  await rule.locator('summary').click();
  await rule.getByRole('heading', { name: 'Why' }).waitFor();
  await page.locator('#draft').fill(`${NEWS} The end.`);
  await settled(page);
  assert.ok(await page.locator('.finding details', { hasText: 'stuffed-tail' }).evaluate(fold => fold.open));
});

onPage('a dropped Markdown file fills headline and draft', {}, async ({ page }) => {
  await drop(page, 'body', { name: 'wall.md', type: 'text/markdown', content: `# ${PLAIN}\n\nThe **council** voted on Tuesday.\n\nHere’s everything you need to know.\n` });
  await page.locator('#note', { hasText: 'wall.md' }).waitFor();
  assert.equal(await page.locator('#headline').inputValue(), PLAIN);
  assert.match(await page.locator('#draft').inputValue(), /^The council voted on Tuesday\./);
  assert.ok(await page.locator('.draft mark').count() > 0);
  await drop(page, 'body', { name: 'wall.pdf', type: 'application/pdf', content: '%PDF' });
  await page.locator('#problem', { hasText: 'not a .txt' }).waitFor();
});

onPage('a file from the button: Windows-1252 is read as what it is', {}, async ({ page }) => {
  const buffer = Buffer.concat([Buffer.from('Caf'), Buffer.from([0xe9]), Buffer.from(' reopens in Lowford\n\nIt has 40 seats.\n')]);
  await page.locator('#file').setInputFiles({ name: 'cafe.txt', mimeType: 'text/plain', buffer });
  await page.locator('#note', { hasText: 'cafe.txt' }).waitFor();
  assert.equal(await page.locator('#headline').inputValue(), 'Café reopens in Lowford');
});

onPage('copies as Markdown and as JSON', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
  await write(page, TAIL, NEWS);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await page.locator('#note', { hasText: 'Copied as Markdown' }).waitFor();
  const markdown = await clipboard();
  assert.match(markdown, /^## Lowford opens its new harbour wall \\\| Lowford News/);
  assert.match(markdown, /### Clickbait: /);
  assert.match(markdown, /`stuffed-tail`/);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.locator('#note', { hasText: 'Copied as JSON' }).waitFor();
  assert.equal(JSON.parse(await clipboard()).headline, TAIL);
});

onPage('copies where there is no clipboard API', {
  permissions: ['clipboard-read', 'clipboard-write'],
  prepare: ({ page }) => page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }),
}, async ({ page }) => {
  await write(page, PLAIN);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.locator('#note', { hasText: 'Copied as JSON' }).waitFor();
  assert.equal(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).headline, PLAIN);
});

onPage('an error of the server is said, and gone with the next answer', {
  mayLog: /503/,
  prepare: ({ page }) => page.route('**/v1/check', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503,"title":"Busy","detail":"too many requests at once: try again"}' }), { times: 1 }),
}, async ({ page }) => {
  await write(page, BAIT);
  assert.equal(await page.locator('#problem').innerText(), 'too many requests at once: try again');
  await write(page, PLAIN);
  assert.equal(await page.locator('#problem').innerText(), '');
});

onPage('asks once for a token, and keeps it in the tab', {
  mayLog: /401/,
  prepare: ({ page }) => page.route('**/v1/**', route => (route.request().headers().authorization === 'Bearer sesame'
    ? route.continue() : route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401,"title":"Unauthorized","detail":"a token is needed"}' }))),
}, async ({ page }) => {
  const token = page.getByRole('textbox', { name: 'Token' });
  await token.fill('sesam');
  await token.press('Enter');
  await page.getByText('The server refused that token').waitFor();
  await token.fill('sesame');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await write(page, BAIT);
  assert.ok(await reading(page, 'clickbait') > 0.9);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  await write(page, BAIT);
  assert.equal(await page.locator('dialog').count(), 0);
});
