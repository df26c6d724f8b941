import assert from 'node:assert/strict';
import { onPage, overflow, reading, settled, write } from './support.js';
import { BAIT, PLAIN } from './samples.js';

const NASTY = [
  '<img src=x onerror="document.title=\'owned\'">',
  '</textarea><script>document.title="owned"</script>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1) {{7*7}} ${7*7} `x`',
  'شاهد ماذا حدث بعد ذلك this trick will shock you',
  'You\u200b won\u200b\u2019t be\u00adlieve th\u202eis trick\u202c\ufeff',
  'a\u0301'.repeat(50),
  '🏳️‍🌈'.repeat(20),
];

onPage('hostile text stays text', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
  for (const text of NASTY) {
    await write(page, text, `${text}\n\nExperts say ${text}. Here’s everything you need to know.`);
    assert.equal(await page.locator('#problem').innerText(), '', text);
    assert.equal(await page.locator('#headline').inputValue(), text);
    const mirrored = await page.locator('.headline .mirror').evaluate(node => node.textContent.replace(/\u200b$/, ''));
    assert.equal(mirrored, text.replace(/\u200b$/, ''));
  }
  await page.getByLabel('Other headlines').fill(NASTY.slice(0, 4).join('\n'));
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.locator('#ranking li.card').nth(4).waitFor();
  assert.equal(await page.locator('main img, main script, main svg').count(), 0);
  assert.equal(await page.title(), 'debait: check a headline and its draft');
  assert.equal(await overflow(page), 0);
});

onPage('hostile cells stay text in the table', { path: '/batch' }, async ({ page }) => {
  const cells = NASTY.map(text => `"${text.replaceAll('"', '""')}"`).join('\n');
  await page.locator('#file').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(`"headline"\n${cells}\n`) });
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor();
  assert.equal(await page.locator('#table tbody tr').count(), NASTY.length);
  assert.equal(await page.locator('#table img, #table script').count(), 0);
});

onPage('a draft of 20,000 words stays quick to type in', {}, async ({ page }) => {
  const words = 'the council said that bread and harbour people in March will open a shop near experts say town hall after rain ultimate reliable'.split(' ');
  let seed = 7;
  const draft = Array.from({ length: 20_000 }, (_, at) => {
    seed = (seed * 48271) % 2147483647;
    return words[seed % words.length] + (at % 120 === 119 ? '.\n\n' : at % 17 === 16 ? '.' : '');
  }).join(' ');
  await write(page, BAIT, draft);
  assert.ok(await page.locator('.draft mark').count() > 100);
  const pauses = await page.evaluate(async () => {
    const area = document.querySelector('#draft');
    area.focus();
    area.setSelectionRange(60_000, 60_000);
    const all = [];
    for (let key = 0; key < 10; key += 1) {
      const start = performance.now();
      document.execCommand('insertText', false, 'x');
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
      all.push(performance.now() - start);
    }
    return all.sort((a, b) => a - b);
  });
  assert.ok(pauses[5] < 250, `a key takes ${pauses[5].toFixed(0)} ms to show`);
  await settled(page);
  await write(page, PLAIN);
  assert.ok(await reading(page, 'clickbait') < 0.5);
});
