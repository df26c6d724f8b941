import { dropped } from './api.js';
import { showTable } from './batch_table.js';
import { CsvError, Formulas, readCsv, writeCsv } from './csv.js';
import { byId, el, fill } from './dom.js';
import { takeFiles } from './file.js';
import { BINS, binOf, histogram } from './histogram.js';
import { scored } from './scoring.js';
import { count, plural } from './words.js';
import { Worst } from './worst.js';

const ADDED = ['clickbait_probability', 'seo_bait_probability', 'verdict'];
const HEADS = [{ name: 'Clickbait', column: 'clickbait_probability' }, { name: 'SEO-bait', column: 'seo_bait_probability' }];
const HEADLINES = ['headline', 'title'];
const BODIES = ['body', 'text', 'content'];

const [columns, running, results, progress, soFar, note, problem, download] =
  ['columns', 'running', 'results', 'progress', 'so-far', 'note', 'problem', 'download'].map(byId);
const [headlineColumn, bodyColumn] = [byId('headline-column'), byId('body-column')];
let file;
let job;

const cell = p => (p === null ? '' : p.toFixed(6));

function firstOf(names, header) {
  const lower = header.map(name => name.trim().toLowerCase());
  return names.map(name => lower.indexOf(name)).find(at => at >= 0) ?? -1;
}

function clear() {
  note.textContent = problem.textContent = '';
  results.hidden = true;
  if (download.href) URL.revokeObjectURL(download.href);
  download.removeAttribute('href');
  download.hidden = true;
}

async function headerOf(chosen) {
  for await (const { rows } of readCsv(chosen)) if (rows.length) return rows[0];
  throw new CsvError('The file is empty.');
}

async function take(chosen) {
  job?.abort();
  job = undefined;
  clear();
  columns.hidden = running.hidden = true;
  try {
    const header = await headerOf(chosen);
    const taken = ADDED.find(name => header.includes(name));
    if (taken) throw new CsvError(`The file has a column “${taken}” already. Rename it, then choose the file again.`);
    file = chosen;
    offer(header);
  } catch (error) {
    problem.textContent = `“${chosen.name}”: ${error.message}`;
  }
}

function offer(header) {
  const options = () => header.map((name, at) => el('option', { value: at }, name.trim() || `column ${at + 1}`));
  const [headline, body] = [firstOf(HEADLINES, header), firstOf(BODIES, header)];
  fill(headlineColumn, headline < 0 && el('option', { value: '' }, 'choose one'), ...options());
  fill(bodyColumn, el('option', { value: '' }, 'none: headlines alone'), ...options());
  headlineColumn.value = headline < 0 ? '' : headline;
  bodyColumn.value = body < 0 ? '' : body;
  byId('chosen').textContent = `“${file.name}” has ${plural(header.length, 'column')}.`;
  columns.hidden = false;
  (headline < 0 ? headlineColumn : byId('start')).focus();
}

function check(row, width, number) {
  if (row.length !== width) throw new CsvError(`Row ${count(number)} below the header has ${plural(row.length, 'cell')}, the header has ${count(width)}. Put it right, then choose the file again.`);
}

/** Reads, scores and writes the file piece by piece; what is kept of a row is its line of the new file. */
async function run(chosen, { picked, formulas }, signal) {
  const seen = { read: 0, scored: 0, empty: 0, refused: 0, bait: 0 };
  const bins = HEADS.map(() => new Array(BINS).fill(0));
  const worst = new Worst();
  const parts = [];
  let header;
  let dialect;
  let checked = 0;
  for await (const piece of readCsv(chosen)) {
    const { rows } = piece;
    dialect = piece.dialect;
    if (!header && rows.length) {
      header = rows.shift();
      parts.push(dialect.mark, writeCsv([[...header, ...ADDED]], dialect, formulas));
    }
    for (const row of rows) check(row, header.length, checked += 1);
    for await (const entries of scored(rows, picked, signal)) {
      parts.push(new Blob([writeCsv(entries.map(({ row, score }) => [...row, cell(score.clickbait_probability), cell(score.seo_bait_probability), score.verdict]), dialect, formulas)]));
      for (const { row, score, why } of entries) {
        seen.read += 1;
        seen[why] += 1;
        if (why !== 'scored') continue;
        if (score.verdict === 'bait') seen.bait += 1;
        HEADS.forEach(({ column }, at) => { if (score[column] !== null) bins[at][binOf(score[column])] += 1; });
        worst.add({ number: seen.read, headline: row[picked.headline], score });
      }
      soFar.textContent = `${plural(seen.read, 'row')} so far`;
    }
    signal.throwIfAborted();
    progress.value = 100 * piece.read / chosen.size;
  }
  if (!seen.read) throw new CsvError('The file has a header and no rows.');
  return { seen, bins, worst, blob: new Blob(parts, { type: 'text/csv' }) };
}

function summary({ read, scored: done, empty, refused, bait }) {
  const left = [empty && `${count(empty)} without a headline`, refused && `${count(refused)} that the server could not read`].filter(Boolean);
  return `${plural(read, 'row')}: ${count(done)} scored, ${count(bait)} of them bait.${left.length ? ` Kept in place with empty scores: ${left.join(', ')}.` : ''}`;
}

function show({ seen, bins, worst, blob }) {
  byId('summary').textContent = summary(seen);
  fill(byId('plots'), ...HEADS.map(({ name }, at) => histogram(name, bins[at])));
  showTable(byId('table'), worst.list(), seen.scored);
  download.href = URL.createObjectURL(blob);
  download.download = file.name.replace(/(\.[^.]*)?$/, extension => `-scored${extension || '.csv'}`);
  download.hidden = false;
  results.hidden = false;
  note.textContent = `Done: ${count(seen.scored)} of ${plural(seen.read, 'row')} scored.`;
  byId('results-title').focus();
}

async function start(event) {
  event.preventDefault();
  clear();
  if (headlineColumn.value === '') {
    problem.textContent = 'Choose the column that holds the headlines.';
    headlineColumn.focus();
    return;
  }
  const picked = { headline: Number(headlineColumn.value), body: bodyColumn.value === '' ? undefined : Number(bodyColumn.value) };
  const formulas = byId('formulas').checked ? Formulas.AS_TEXT : Formulas.KEPT;
  const mine = job = new AbortController();
  progress.value = 0;
  soFar.textContent = '';
  columns.hidden = true;
  running.hidden = false;
  byId('cancel').focus();
  try {
    const done = await run(file, { picked, formulas }, mine.signal);
    if (mine === job) show(done);
  } catch (error) {
    if (mine !== job) return;
    if (dropped(error)) note.textContent = 'Cancelled. Nothing was saved.';
    else problem.textContent = error.message;
  } finally {
    if (mine === job) {
      running.hidden = true;
      columns.hidden = false;
      if (results.hidden) byId('start').focus();
    }
  }
}

columns.addEventListener('submit', start);
byId('cancel').addEventListener('click', () => job.abort());
takeFiles({ button: byId('open'), input: byId('file'), target: byId('drop'), take });
