import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drop, onPage } from './support.js';
import { BAIT, NEWS, PLAIN } from './samples.js';

const path = '/batch';
const quote = cell => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = rows => rows.map(row => row.map(quote).join(',')).join('\n') + '\n';

/** A reader of its own for the file that comes back: quotes, doubled quotes, line ends in cells. */
function parse(text) {
  const rows = [[]];
  let cell = '';
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inside) {
      if (letter === '"' && text[at + 1] === '"') { cell += '"'; at += 1; } else if (letter === '"') inside = false;
      else cell += letter;
    } else if (letter === '"') inside = true;
    else if (letter === ',') { rows.at(-1).push(cell); cell = ''; } else if (letter === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); } else cell += letter;
  }
  assert.deepEqual([cell, rows.pop()], ['', []], 'the file ends with a line end');
  return rows;
}

async function score(page, content, name = 'rows.csv') {
  await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.locator('#columns').waitFor();
  await page.getByRole('button', { name: 'Score' }).click();
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the scored file' }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const KINDS = [BAIT, PLAIN, 'A "quoted", and a comma 😀', 'Two\nlines of Çafé', '', '  ', 'Wall | Wall News, Wall Latest, Best Wall 2026', '👩‍👩‍👧 7 reasons you will cry', '<img src=x onerror=alert(1)>'];
const ROWS = Array.from({ length: 2500 }, (_, at) => [String(at), KINDS[at % KINDS.length] && `${KINDS[at % KINDS.length]}${KINDS[at % KINDS.length].trim() && ` ${at}`}`, at % 3 ? '' : NEWS, 'é😀'.repeat(at % 7)]);

onPage('2,500 rows come back row by row, in order, with what the server says of each', { path, acceptDownloads: true }, async ({ page }) => {
  await score(page, csv([['id', 'title', 'text', 'note'], ...ROWS]), 'my.rows.csv');
  await page.locator('#results').waitFor();
  const { name, text } = await saved(page);
  assert.equal(name, 'my.rows-scored.csv');
  const [header, ...rows] = parse(text);
  assert.deepEqual(header, ['id', 'title', 'text', 'note', 'clickbait_probability', 'seo_bait_probability', 'verdict']);
  assert.equal(rows.length, ROWS.length);
  let empty = 0;
  rows.forEach((row, at) => {
    assert.deepEqual(row.slice(0, 4), ROWS[at], `row ${at}`);
    if (!ROWS[at][1].trim()) {
      assert.deepEqual(row.slice(4), ['', '', '']);
      empty += 1;
      return;
    }
    assert.match(row[4], /^[01]\.\d{6}$/);
    assert.match(row[5], /^[01]\.\d{6}$/);
    assert.match(row[6], /^(bait|honest)$/);
  });
  const sample = [0, 1, 2, 3, 6, 999, 1000, 1001, 2499];
  const answer = await page.evaluate(async items => (await fetch('/v1/score', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ items }) })).json(),
    sample.map(at => ({ headline: ROWS[at][1] || 'x', ...(ROWS[at][2] && { body: ROWS[at][2] }) })));
  sample.forEach((at, nth) => {
    if (ROWS[at][1].trim()) assert.deepEqual(rows[at].slice(4), [answer.items[nth].clickbait_probability.toFixed(6), answer.items[nth].seo_bait_probability.toFixed(6), answer.items[nth].verdict], `row ${at}`);
  });
  assert.match(await page.locator('#summary').innerText(), new RegExp(`2,500 rows: ${(2500 - empty).toLocaleString('en-GB')} scored.*${empty} without a headline`));
  assert.match(await page.locator('caption').first().innerText(), /The 500 worst of 1,9\d\d scored rows/);
  assert.equal(await page.locator('#table tbody tr').count(), 500);
  const heights = await page.locator('figure svg').first().locator('rect').evaluateAll(bars => bars.filter(bar => bar.height.baseVal.value > 0).length);
  assert.ok(heights >= 2);
  assert.match(await page.locator('figure svg').first().getAttribute('aria-label'), /rows, .* at 0\.5 or more/);
});

const FORMULAS = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '=HYPERLINK("https://example.org/?"&A1,"here")', '-', '+44 20 7946 0958', '＝1+1', '-0.5.', '--1'];
const HARMLESS = ['-0.5', '+1', '-1,234.56', '-.5', '+1e-9', '-12 %', '0', '2 = 2', ' =1+1', "'=1+1", 'a@b.example', '', '–'];

onPage('cells that spreadsheets would run come back as text, numbers as they were', { path, acceptDownloads: true }, async ({ page }) => {
  const cells = [...FORMULAS, ...HARMLESS];
  const content = csv([['headline', '=note'], ...cells.map((cell, at) => [`Wall ${at} opens`, cell]), ['=cmd|x', 'in a headline']]);
  await score(page, content);
  await page.locator('#results').waitFor();
  const [header, ...rows] = parse((await saved(page)).text);
  assert.equal(header[1], "'=note");
  assert.deepEqual(rows.slice(0, -1).map(row => row[1]), [...FORMULAS.map(cell => `'${cell}`), ...HARMLESS]);
  assert.equal(rows.at(-1)[0], "'=cmd|x");
  assert.match(rows[0][2], /^[01]\.\d{6}$/);
  await page.getByLabel('Keep spreadsheets from running cells as formulas').uncheck();
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#note', { hasText: 'Done' }).waitFor();
  const kept = parse((await saved(page)).text);
  assert.deepEqual(kept.slice(1, -1).map(row => row[1]), cells);
  assert.equal(kept[0][1], '=note');
});

onPage('the table is sorted worst first, and by any column', { path }, async ({ page }) => {
  await score(page, csv([['headline'], [PLAIN], [BAIT], ['Fog delays ferry'], ['Apples are ripe in Lowford']]));
  await page.locator('#results').waitFor();
  const column = nth => page.locator(`#table tbody tr > :nth-child(${nth})`).allInnerTexts();
  assert.equal((await column(2))[0], BAIT);
  const byName = page.getByRole('button', { name: 'Headline', exact: true });
  await byName.click();
  assert.deepEqual((await column(2))[0], 'Apples are ripe in Lowford');
  assert.equal(await page.getByRole('columnheader', { name: 'Headline' }).getAttribute('aria-sort'), 'ascending');
  await byName.press('Enter');
  assert.equal((await column(2))[0], BAIT);
  await page.getByRole('button', { name: 'Clickbait', exact: true }).click();
  const numbers = (await column(3)).map(Number);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  await page.getByRole('button', { name: 'Row', exact: true }).click();
  assert.deepEqual(await column(1), ['1', '2', '3', '4']);
});

onPage('cancel stops, saves nothing, and the file can be scored again', {
  path,
  prepare: ({ page }) => page.route('**/v1/score', async route => {
    await new Promise(resolve => setTimeout(resolve, 400));
    await route.continue().catch(() => {});
  }),
}, async ({ page }) => {
  await score(page, csv([['headline'], ...Array.from({ length: 9000 }, (_, at) => [`${PLAIN} ${at}`])]));
  await page.locator('#so-far', { hasText: 'rows so far' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('#note', { hasText: 'Cancelled' }).waitFor();
  assert.ok(await page.locator('#results').isHidden());
  assert.ok(await page.locator('#download').isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.id), 'start');
  await page.unroute('**/v1/score');
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor();
});

onPage('a dropped file of 3 MB with an emoji on every cut comes back whole', { path, acceptDownloads: true }, async ({ page }) => {
  const rows = Array.from({ length: 6000 }, (_, at) => [`Wall ${at} opens`, '😀é'.repeat(85) + at]);
  await drop(page, 'body', { name: 'big.csv', type: 'text/csv', content: csv([['headline', 'note'], ...rows]).replaceAll('\n', '\r\n') });
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor({ timeout: 30_000 });
  const { text } = await saved(page);
  assert.ok(!/[^\r]\n/.test(text), 'line ends are kept');
  const [, ...back] = parse(text.replaceAll('\r\n', '\n'));
  assert.deepEqual(back.map(row => row.slice(0, 2)), rows);
});

onPage('says what is wrong with a file', { path }, async ({ page }) => {
  for (const [content, message] of [
    ['headline,verdict\nA,b\n', /has a column “verdict” already/],
    ['', /The file is empty/],
    ['headline,note\n"A wall,1\n', /opened and never closed/],
    [Buffer.from([0x68, 0x0a, 0x43, 0x61, 0x66, 0xe9, 0x0a]), /not UTF-8/],
  ]) {
    await page.locator('#file').setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
    await page.locator('#problem', { hasText: message }).waitFor();
    assert.ok(await page.locator('#columns').isHidden());
  }
  for (const [content, message] of [
    ['headline,note\nA wall,1\nB wall,2,3\n', /Row 2 below the header has 3 cells, the header has 2/],
    ['headline,note\n', /a header and no rows/],
  ]) {
    await score(page, content);
    await page.locator('#problem', { hasText: message }).waitFor();
    assert.ok(await page.locator('#results').isHidden());
  }
});

onPage('asks for the headline column where none is called so; semicolons, a mark of order and one column do', { path, acceptDownloads: true }, async ({ page }) => {
  await score(page, '\ufeffname;words\r\n1;Fog, ferry | delayed\r\n');
  await page.locator('#problem', { hasText: 'Choose the column' }).waitFor();
  await page.getByLabel('Headline column').selectOption({ label: 'words' });
  await page.getByRole('button', { name: 'Score' }).click();
  await page.locator('#results').waitFor();
  assert.match((await saved(page)).text, /^\ufeffname;words;clickbait_probability;seo_bait_probability;verdict\r\n1;Fog, ferry \| delayed;0\.\d{6};/);
  await score(page, 'headline\nFog\n\nWall');
  await page.locator('#summary', { hasText: '3 rows: 2 scored' }).waitFor();
  assert.match((await saved(page)).text, /\nFog,0\.\d+,0\.\d+,\w+\n,,,\nWall,/);
});
