import { dropped, get, post } from './api.js';
import { followCaret } from './caret.js';
import { showCauses } from './causes.js';
import { comparison } from './compare.js';
import { showContributions } from './contributions.js';
import { asJson, asMarkdown, copy } from './copy.js';
import { byId } from './dom.js';
import { withTexts } from './evidence.js';
import { EXAMPLE } from './example.js';
import { Field } from './field.js';
import { markupOf, readText, takeFiles } from './file.js';
import { showFindings } from './findings.js';
import { gauge } from './gauge.js';
import { segments } from './marks.js';
import { locator } from './position.js';
import { showOnHover } from './reason.js';
import { HEADS, probability, verdict } from './words.js';

const PAUSE = 200;
const SPEAK_AFTER = 1000;

const headline = new Field('headline', byId('headline'));
const body = new Field('body', byId('draft'));
const fields = { headline, body };
const [note, problem, busy, spoken] = ['note', 'problem', 'busy', 'spoken'].map(byId);
const copies = [byId('copy-markdown'), byId('copy-json')];
const gauges = Object.fromEntries(Object.keys(HEADS).map(name => [name, gauge(name)]));
byId('gauges').append(...Object.values(gauges).map(({ node }) => node));

const showCaret = followCaret([headline, body]);
showOnHover([headline, body]);
const compare = comparison({
  use: text => {
    note.textContent = '';
    fill(text, body.value, headline);
  },
});

let titles = new Map();
let answer;
let pending;
let waiting;
let speaking;

const item = () => (body.value.trim() ? { headline: headline.value, body: body.value } : { headline: headline.value });

function later(action, timer, pause) {
  clearTimeout(timer);
  return setTimeout(action, pause);
}

function work(on) {
  busy.hidden = !on;
  byId('verdict').setAttribute('aria-busy', String(on));
}

function showNothing() {
  answer = undefined;
  Object.values(fields).forEach(field => field.mark([]));
  Object.values(gauges).forEach(({ empty }) => empty());
  byId('better').hidden = byId('reasons').hidden = true;
  copies.forEach(button => { button.disabled = true; });
  problem.textContent = body.value.trim() ? 'Write a headline: the draft is read against it.' : '';
  compare.update(undefined);
}

function show(sent, explanation, findings) {
  answer = { explanation, findings };
  headline.mark(segments(explanation, 'headline', headline.value));
  body.mark(sent.body ? segments(explanation, 'body', body.value) : []);
  showCaret();
  for (const name of Object.keys(HEADS)) {
    const head = explanation.heads[name];
    gauges[name].node.hidden = byId(`why-${name}`).hidden = !head;
    if (!head) continue;
    gauges[name].show(head);
    showContributions(byId(`why-${name}`), name, head, titles);
  }
  showCauses(byId('causes'), explanation.heads);
  showFindings(byId('findings'), findings, locator(headline.value, sent.body ?? ''), { select, apply });
  byId('better').hidden = byId('reasons').hidden = false;
  copies.forEach(button => { button.disabled = false; });
  problem.textContent = '';
  speaking = later(speak, speaking, SPEAK_AFTER);
  compare.update({ headline: headline.value.trim(), body: sent.body, explanation });
}

function speak() {
  if (!answer) return;
  spoken.textContent = Object.entries(answer.explanation.heads)
    .map(([name, head]) => `${HEADS[name].name} ${probability(head.probability)}, ${verdict(name, head)}.`).join(' ');
}

async function analyse() {
  pending?.abort();
  const mine = pending = new AbortController();
  const sent = item();
  work(true);
  try {
    if (!sent.headline.trim()) return showNothing();
    const [explanation, check] = await Promise.all([post('/v1/explain', sent, mine.signal), post('/v1/check', sent, mine.signal)]);
    if (mine === pending) show(sent, withTexts(explanation, sent), check.files[0]?.findings ?? []);
  } catch (error) {
    if (mine === pending && !dropped(error)) problem.textContent = error.message;
  } finally {
    if (mine === pending) work(false);
  }
}

function edited() {
  note.textContent = '';
  pending?.abort();
  pending = undefined;
  work(true);
  waiting = later(analyse, waiting, PAUSE);
}

function select({ field, start, end }) {
  fields[field].select(start, end);
}

function apply({ field, start, end }, { title, replacement }) {
  fields[field].replace(start, end, replacement);
  note.textContent = `Done: ${title}. Ctrl+Z or ⌘Z undoes it.`;
}

function startWith(title, text) {
  Object.values(gauges).forEach(({ forget }) => forget());
  return fill(title, text, headline);
}

function fill(title, text, focus) {
  headline.value = title;
  body.value = text;
  clearTimeout(waiting);
  focus.area.focus();
  return analyse();
}

async function take(file) {
  const markup = markupOf(file.name);
  note.textContent = '';
  if (!markup) {
    problem.textContent = `“${file.name}” is not a .txt, .md or .html file.`;
    return;
  }
  try {
    const page = await post('/v1/explain', { page: await readText(file), markup });
    await startWith(page.headline, page.body ?? '');
    note.textContent = `Read “${file.name}”.`;
  } catch (error) {
    problem.textContent = `“${file.name}”: ${error.message}`;
  }
}

async function copyAs(name, text) {
  note.textContent = await copy(text()) ? `Copied as ${name}.` : 'The browser did not allow copying.';
}

// A headline is one line: Enter goes on to the draft, and pasted line ends become spaces.
headline.area.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  body.area.focus();
});
headline.area.addEventListener('input', () => {
  if (!headline.value.includes('\n')) return;
  const caret = headline.area.selectionStart;
  headline.value = headline.value.replaceAll('\n', ' ');
  headline.area.setSelectionRange(caret, caret);
});
Object.values(fields).forEach(({ area }) => area.addEventListener('input', edited));

byId('example').addEventListener('click', () => startWith(EXAMPLE.headline, EXAMPLE.body));
byId('clear').addEventListener('click', () => {
  note.textContent = '';
  startWith('', '');
});
byId('copy-markdown').addEventListener('click', () => copyAs('Markdown', () => asMarkdown(answer.explanation, answer.findings)));
byId('copy-json').addEventListener('click', () => copyAs('JSON', () => asJson(answer.explanation)));
takeFiles({ button: byId('open'), input: byId('file'), target: byId('drop'), take });

get('/v1/features')
  .then(({ features }) => { titles = new Map(features.map(({ family, family_title: title }) => [family, title])); })
  .catch(error => { problem.textContent = error.message; })
  .finally(analyse);
