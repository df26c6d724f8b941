import assert from 'node:assert/strict';
import { onPage, settled, write } from './support.js';
import { BAIT, NEWS, PLAIN } from './samples.js';

const OTHERS = ['Harbour wall in Lowford to cost 3.1 million pounds', '7 secrets of this harbour that will shock you'];
const ranked = page => page.locator('#ranking .candidate').allInnerTexts();

async function compare(page, lines) {
  await page.getByLabel('Other headlines').fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Compare' }).click();
}

onPage('ranks candidates, says what makes the difference, and uses one', {}, async ({ page }) => {
  await write(page, BAIT, NEWS);
  await compare(page, OTHERS);
  await page.locator('#ranking li.card').nth(2).waitFor();
  const order = await ranked(page);
  assert.equal(order[0], OTHERS[0]);
  const probabilities = await page.locator('#ranking .mini:first-child strong').allInnerTexts();
  const numbers = probabilities.map(text => Number(text.replace(/[<>] /, '')));
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
  const best = page.locator('#ranking li.card').first();
  assert.match(await best.innerText(), /−0\.\d{3} to yours/);
  assert.match(await best.innerText(), /−\d\.\d\d gone: .*“You won’t believe what”/s);
  assert.match(await page.locator('#ranking .current').innerText(), /your headline now/);

  await best.getByRole('button', { name: 'Use this one' }).click();
  await settled(page);
  assert.equal(await page.locator('#headline').inputValue(), OTHERS[0]);
  await page.locator('#ranking .current', { hasText: OTHERS[0] }).waitFor();
  assert.ok((await ranked(page)).includes(BAIT));
  assert.match(await page.locator('#compare-note').innerText(), /kept in the list/);
});

onPage('eight are the most, and they can be removed', {}, async ({ page }) => {
  await write(page, PLAIN);
  await compare(page, Array.from({ length: 10 }, (_, at) => `Lowford opens pier ${at + 1}`));
  await page.locator('#ranking li.card').nth(8).waitFor();
  assert.match(await page.locator('#compare-note').innerText(), /Eight is the most. 2 headlines stayed/);
  assert.equal(await page.getByLabel('Other headlines').inputValue(), 'Lowford opens pier 9\nLowford opens pier 10');
  await page.getByRole('button', { name: 'Remove: Lowford opens pier 3' }).click();
  assert.equal((await ranked(page)).length, 8);
  await page.getByRole('button', { name: 'Remove all' }).click();
  assert.equal((await ranked(page)).length, 0);
});

onPage('says what is missing', {}, async ({ page }) => {
  await page.getByRole('button', { name: 'Compare' }).click();
  assert.match(await page.locator('#compare-note').innerText(), /at least one other/);
  await compare(page, OTHERS);
  assert.match(await page.locator('#compare-note').innerText(), /at the top first/);
  await write(page, PLAIN, NEWS);
  await page.locator('#ranking li.card').nth(2).waitFor();
});
