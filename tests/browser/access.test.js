import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { onPage, overflow, settled, write } from './support.js';
import { BAIT, NEWS, PLAIN, STUFFED, TAIL } from './samples.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function accessible(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  const grave = violations.filter(({ impact }) => ['serious', 'critical', 'moderate'].includes(impact));
  assert.deepEqual(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ; ')}`), []);
}

const background = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const CSV = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(`headline,note\n${BAIT},x\n${PLAIN},y\n,z\n`) };

for (const colorScheme of ['light', 'dark']) {
  onPage(`the draft page in ${colorScheme}: axe finds nothing, empty or full`, { colorScheme }, async ({ page }) => {
    await accessible(page);
    await write(page, TAIL, STUFFED);
    await page.getByLabel('Other headlines').fill(`${BAIT}\n${PLAIN}`);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.locator('#ranking li.card').nth(2).waitFor();
    for (const fold of await page.locator('details').all()) await fold.evaluate(node => { node.open = true; });
    await page.getByRole('heading', { name: 'Why' }).first().waitFor();
    await accessible(page);
  });

  onPage(`the batch page in ${colorScheme}: axe finds nothing, empty or full`, { path: '/batch', colorScheme }, async ({ page }) => {
    await accessible(page);
    await page.locator('#file').setInputFiles(CSV);
    await page.getByRole('button', { name: 'Score' }).click();
    await page.locator('#results').waitFor();
    for (const fold of await page.locator('details').all()) await fold.evaluate(node => { node.open = true; });
    await accessible(page);
  });
}

onPage('dark and light: by the system, and by the button, which is kept', { colorScheme: 'light' }, async ({ page }) => {
  const button = page.getByRole('button', { name: 'Dark' });
  const light = await background(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background(page);
  assert.notEqual(dark, light);
  await button.and(page.locator('[aria-pressed="true"]')).waitFor();
  await button.click();
  assert.equal(await background(page), light);
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  await page.reload();
  assert.equal(await background(page), light);
  await page.emulateMedia({ colorScheme: 'light' });
  await button.and(page.locator('[aria-pressed="false"]')).waitFor();
  await button.click();
  assert.equal(await background(page), dark);
  await page.locator('nav').getByRole('link', { name: 'Many headlines' }).click();
  await page.getByRole('heading', { name: 'Score many headlines' }).waitFor();
  assert.equal(await background(page), dark);
});

onPage('360 pixels: nothing runs over the side', { viewport: { width: 360, height: 740 } }, async ({ page }) => {
  assert.equal(await overflow(page), 0);
  await write(page, `${TAIL} ${'unbreakable'.repeat(12)}`, `${STUFFED}\n\nhttps://example.org/${'a'.repeat(200)}`);
  await page.getByLabel('Other headlines').fill(`${BAIT} ${'x'.repeat(90)}\n${PLAIN}`);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.locator('#ranking li.card').nth(2).waitFor();
  for (const fold of await page.locator('details').all()) await fold.evaluate(node => { node.open = true; });
  assert.equal(await overflow(page), 0);
  await page.locator('.headline').scrollIntoViewIfNeeded();
  await page.waitForTimeout(100);
  const mark = await page.locator('.headline mark').first().boundingBox();
  await page.mouse.move(mark.x + 5, mark.y + 8);
  await page.locator('#reason').waitFor();
  const { x, width } = await page.locator('#reason').boundingBox();
  assert.ok(x >= 0 && x + width <= 360);
});

onPage('360 pixels: nor on the batch page', { path: '/batch', viewport: { width: 360, height: 740 } }, async ({ page }) => {
  await page.locator('#file').setInputFiles({ ...CSV, name: `${'long-name'.repeat(20)}.csv` });
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor();
  assert.equal(await overflow(page), 0);
});

onPage('everything is reached with the Tab key, in the order of the page', {}, async ({ page }) => {
  await write(page, TAIL, NEWS);
  await page.getByLabel('Other headlines').fill(BAIT);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.locator('#ranking li.card').nth(1).waitFor();
  const expected = await page.evaluate(() => [...document.querySelectorAll('a, button, textarea, summary')]
    .filter(node => !node.disabled && node.checkVisibility()).length);
  const seen = [];
  await page.locator('.skip').focus();
  for (let step = 0; step < expected; step += 1) {
    if (step) await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const node = document.activeElement;
      globalThis.visited ??= new Set();
      const fresh = !globalThis.visited.has(node);
      globalThis.visited.add(node);
      const ring = getComputedStyle(node.closest('.field') ?? node).outlineStyle;
      return { fresh, ring, name: (node.innerText || node.id || node.ariaLabel).slice(0, 40) };
    });
    assert.ok(at.fresh && (step === 0 || at.ring !== 'none'), JSON.stringify(at));
    seen.push(at.name);
  }
  for (const name of ['Skip to the headline', 'headline', 'draft', 'Copy as Markdown', 'Apply: Remove the tail', 'candidates']) assert.ok(seen.includes(name), `${name} in ${seen}`);
});

onPage('by keyboard alone: skip, write, apply, compare', {}, async ({ page }) => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type(TAIL);
  await page.keyboard.press('Enter');
  await page.keyboard.type('The wall stands.');
  await settled(page);
  const tabTo = async name => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement.innerText || document.activeElement.id)).startsWith(name)) return;
    }
    assert.fail(`no ${name}`);
  };
  await tabTo('Apply: Remove the tail');
  await page.keyboard.press('Space');
  await settled(page);
  assert.equal(await page.locator('#headline').inputValue(), 'Lowford opens its new harbour wall');
  await tabTo('candidates');
  await page.keyboard.type(BAIT);
  await tabTo('Compare');
  await page.keyboard.press('Enter');
  await page.locator('#ranking li.card').nth(1).waitFor();
  await tabTo('Use this one');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.locator('#headline').inputValue(), BAIT);
});
