import assert from 'node:assert/strict';
import { onPage, settled, write } from './support.js';
import { BAIT, NEWS, PLAIN, STUFFED } from './samples.js';

const explained = (page, item) => page.evaluate(async sent => (await fetch('/v1/explain', {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent),
})).json(), item);

/** The words that the marks of one cause cover, gaps between them left out. */
const markedBy = (page, field, id) => page.evaluate(([name, wanted]) => [...document.querySelectorAll(`.field.${name} mark`)]
  .filter(mark => mark.dataset.ids.split('|').includes(wanted)).map(mark => mark.textContent).join(''), [field, id]);

const selection = page => page.evaluate(() => {
  const { id, value, selectionStart, selectionEnd } = document.activeElement;
  return { id, text: value?.slice(selectionStart, selectionEnd) };
});

onPage('hover shows the reason, Escape and leaving hide it', {}, async ({ page }) => {
  await write(page, BAIT);
  const reason = page.locator('#reason');
  const box = await page.locator('.headline mark', { hasText: 'won’t' }).first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await reason.waitFor();
  assert.match(await reason.innerText(), /Clickbait \+\d\.\d\d\s+uses a phrase of bait “[^”]*won’t/);
  await page.keyboard.press('Escape');
  assert.ok(await reason.isHidden());
  await page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2);
  await reason.waitFor();
  await page.mouse.move(5, 5);
  await reason.waitFor({ state: 'hidden' });
});

onPage('marks lie exactly under their words, in both fields and after wrapping', { viewport: { width: 420, height: 900 } }, async ({ page }) => {
  await write(page, BAIT, STUFFED);
  for (const field of ['headline', 'draft']) {
    const { same, area, mirror } = await page.evaluate(name => {
      const [text, copy] = [document.querySelector(`.${name} textarea`), document.querySelector(`.${name} .mirror`)];
      const names = ['font', 'letterSpacing', 'lineHeight', 'whiteSpace', 'wordBreak', 'overflowWrap', 'tabSize', 'padding'];
      const style = node => names.map(key => getComputedStyle(node)[key]).join('|');
      return { same: style(text) === style(copy), area: [text.clientWidth, text.scrollHeight], mirror: [copy.clientWidth, copy.scrollHeight] };
    }, field);
    assert.ok(same);
    assert.deepEqual(area, mirror);
  }
});

onPage('marked words are the words of the evidence, whatever stands before them', {}, async ({ page }) => {
  for (const prefix of ['', '😀 ', '👩‍👩‍👧 é ', 'Ça 🇫🇷 — ']) {
    const item = { headline: prefix + BAIT, body: prefix + STUFFED };
    await write(page, item.headline, item.body);
    const { heads } = await explained(page, item);
    const text = place => item[place.field].slice(place.start_utf16, place.end_utf16);
    let compared = 0;
    for (const { id, evidence, contribution } of Object.values(heads).flatMap(({ contributions }) => contributions)) {
      if (contribution / evidence.length < 0.3 || evidence.some(place => item.headline.endsWith(text(place)) && text(place).length > 30)) continue;
      for (const [field, name] of [['headline', 'headline'], ['body', 'draft']]) {
        const wanted = evidence.filter(place => place.field === field).map(text).join('');
        if (!wanted) continue;
        assert.equal((await markedBy(page, name, id)).replace(/\s/g, ''), wanted.replace(/\s/g, ''), `${id} behind “${prefix}”`);
        compared += 1;
      }
    }
    assert.ok(compared >= 3, `${compared}`);
  }
});

onPage('the keyboard alone: walk over marked words, both ways and from field to field', {}, async ({ page }) => {
  await write(page, BAIT, STUFFED);
  await page.locator('#headline').focus();
  await page.keyboard.press('Control+Home');
  const seen = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Alt+ArrowDown');
    seen.push(await selection(page));
    if (seen.at(-1).id === 'draft') break;
  }
  assert.equal(seen.at(-1).id, 'draft');
  assert.ok(seen.some(({ text }) => text === 'won’t'));
  assert.match(await page.locator('#draft-why').innerText(), /^“lowford news.*SEO-bait \+/);
  await page.keyboard.press('Alt+ArrowUp');
  assert.deepEqual(await selection(page), seen.at(-2));
  assert.match(await page.locator('#headline-why').innerText(), /Clickbait [+−]/);
});

onPage('a mark deep in a long draft is brought into view', {}, async ({ page }) => {
  await write(page, PLAIN, `${`${NEWS}\n\n`.repeat(12)}${'Experts say the wall is good. Sources claim it is tall. '.repeat(8)}`);
  await page.locator('#headline').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+ArrowUp');
  const { place, text } = await page.evaluate(() => ({ place: document.activeElement.selectionStart, text: getSelection().toString() }));
  assert.ok(place > 4000, `${place}`);
  const inside = await page.locator('.draft').evaluate((frame, wanted) => {
    const mark = [...frame.querySelectorAll('mark')].findLast(({ textContent }) => textContent === wanted);
    const [view, box] = [frame.getBoundingClientRect(), mark.getBoundingClientRect()];
    return box.top >= view.top && box.bottom <= view.bottom && view.top >= 0 && view.bottom <= innerHeight;
  }, text);
  assert.ok(inside);
});

onPage('the reason shows where the caret stands', {}, async ({ page }) => {
  await write(page, BAIT);
  await page.locator('#headline').focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight');
  await page.locator('#headline-why', { hasText: '“won’t” – Clickbait +' }).waitFor();
});

onPage('marks move with the words while the answer is awaited', {
  prepare: ({ page }) => page.route('**/v1/explain', async route => {
    const slow = route.request().postData().includes('Zed');
    if (slow) await new Promise(resolve => setTimeout(resolve, 1500));
    await route.continue().catch(() => {});
  }),
}, async ({ page }) => {
  await write(page, BAIT, NEWS);
  const before = await page.locator('.headline mark').allTextContents();
  await page.locator('#headline').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Zed: ');
  assert.deepEqual(await page.locator('.headline mark').allTextContents(), before);
});

onPage('Enter goes on to the draft, and pasted line ends become spaces', {}, async ({ page }) => {
  await page.locator('#headline').focus();
  await page.keyboard.insertText('One line\nand another');
  assert.equal(await page.locator('#headline').inputValue(), 'One line and another');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'draft');
  await settled(page);
});
