// A server that asks for a token, as it is started with one.
import assert from 'node:assert/strict';
import { BAIT } from './samples.js';

process.env.DEBAIT_TOKEN = 's3cret';
delete process.env.DEBAIT_URL;
const { onPage, reading, settled } = await import('./support.js');

onPage('the token is asked for, refused, asked for again, and kept in the tab', { mayLog: /401/ }, async ({ page }) => {
  const dialog = page.getByRole('dialog', { name: 'This server asks for a token' });
  await dialog.getByLabel('Token').fill('wrong');
  await page.keyboard.press('Enter');
  await dialog.getByText('The server refused that token.').waitFor();
  await dialog.getByLabel('Token').fill('s3cret');
  await page.keyboard.press('Enter');
  await page.locator('#headline').fill(BAIT);
  await settled(page);
  assert.ok(await reading(page, 'clickbait') > 0.5);
  await page.goto(new URL('/batch', page.url()).href);
  await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(`headline\n${BAIT}\n`) });
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor();
  assert.equal(await dialog.count(), 0);
});
