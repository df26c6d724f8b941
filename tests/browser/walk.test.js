// A first-time user's way through both pages, as pictures.
import assert from 'node:assert/strict';
import { onPage, reading, settled, write } from './support.js';
import { BAIT, NEWS, PLAIN } from './samples.js';

onPage('one draft: empty, bait typed, hover, fix applied, score moved, compared, dark, narrow', {}, async ({ page, shot }) => {
  await shot('1-empty', true);
  await write(page, BAIT);
  await shot('2-bait-typed');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await settled(page);
  const mark = await page.locator('.headline mark', { hasText: 'Won’t' }).first().boundingBox();
  await page.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
  await page.locator('#reason').waitFor();
  await shot('3-hover');
  const before = await reading(page, 'seo-bait');
  for (const name of ['Apply: Remove the tail', 'Apply: Remove the line']) {
    const fix = page.getByRole('button', { name });
    // A click while the findings are drawn anew is lost.
    for (let clicks = 0; clicks < 5 && await fix.count() > 0; clicks += 1) {
      await fix.click({ timeout: 2000 }).catch(() => undefined);
      await settled(page);
    }
  }
  assert.ok(await reading(page, 'seo-bait') < before - 0.3);
  await page.evaluate(() => scrollTo(0, 0));
  await shot('4-fixes-applied');
  await page.getByLabel('Other headlines').fill(`Bakery in Lowford doubles its sales with a night oven\n${PLAIN}\n7 Reasons This Bakery Will Make You Cry`);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.locator('#ranking li.card').nth(3).waitFor();
  await page.locator('.compare').scrollIntoViewIfNeeded();
  await page.locator('#ranking').evaluate(list => list.scrollIntoView({ block: 'end' }));
  await shot('5-compared');
  await page.getByRole('button', { name: 'Use this one: Bakery in Lowford doubles' }).click();
  await settled(page);
  assert.ok(await reading(page, 'clickbait') < 0.5);
  await page.evaluate(() => scrollTo(0, 0));
  await shot('6-used');
  await shot('7-whole-page', true);
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Try an example' }).click();
  await settled(page);
  await shot('8-dark', true);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => scrollTo(0, 0));
  await shot('9-narrow-dark');
  await page.getByRole('button', { name: 'Dark' }).click();
  await shot('10-narrow', true);
});

onPage('many headlines: empty, chosen, scored, dark, narrow', { path: '/batch' }, async ({ page, shot }) => {
  await shot('11-batch-empty', true);
  const kinds = [BAIT, PLAIN, 'Ferry to the island is delayed by fog', '7 secrets of bread that bakers will never tell you', 'Port opens on Monday | Port News, Port Latest, Best Port 2026', 'Is this the end of the night market?', 'Council cuts rents for market stalls by a tenth', ''];
  const rows = Array.from({ length: 1200 }, (_, at) => `"${kinds[at % kinds.length]}","${at % 2 ? NEWS : ''}"`);
  await page.locator('#file').setInputFiles({ name: 'archive.csv', mimeType: 'text/csv', buffer: Buffer.from(`headline,body\n${rows.join('\n')}\n`) });
  await page.getByRole('button', { name: 'Score' }).waitFor();
  await shot('12-batch-chosen');
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor();
  await page.locator('#results').evaluate(results => results.scrollIntoView());
  await shot('13-batch-scored');
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.locator('#results').evaluate(results => results.scrollIntoView());
  await shot('14-batch-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await shot('15-batch-narrow');
});
