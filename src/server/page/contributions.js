import { el, fill } from './dom.js';
import { HEADS, logistic, plural, probability, quoted, shorten, signed, told, verdict } from './words.js';

const unfolded = new Set();

const side = x => (x < 0 ? 'lowers' : 'raises');
const sum = causes => causes.reduce((total, { contribution }) => total + contribution, 0);

function bar({ contribution }, longest) {
  const filled = el('span', { class: `bar ${side(contribution)}` });
  filled.style.width = `${Math.max(0.5, 50 * Math.abs(contribution) / longest)}%`;
  return el('span', { class: 'track', 'aria-hidden': 'true' }, filled);
}

const figure = x => Number(x.toPrecision(2)).toLocaleString('en-GB');

/** What was measured, beside what is usual where the model knows it. */
const measured = ({ value, baseline }) => (baseline === undefined || baseline === null ? '' : ` ${figure(value)}, usually ${figure(baseline)}`);

function row(cause, longest) {
  return el('li', { class: 'cause' },
    el('span', { class: 'what' }, cause.reason,
      cause.evidence.length > 0 && el('span', { class: 'words' }, ` ${quoted(cause.evidence)}`),
      el('span', { class: 'source' }, el('code', {}, cause.id), measured(cause))),
    bar(cause, longest),
    el('span', { class: 'number' }, signed(cause.contribution)));
}

function bars(name, causes) {
  const longest = Math.max(...causes.map(({ contribution }) => Math.abs(contribution)));
  const rows = list => list.map(cause => row(cause, longest));
  const [reasons, rest] = told(causes);
  const list = el('ol', { class: 'causes' }, ...rows(reasons));
  if (!rest.length) return [list];
  const more = el('details', { class: 'more', open: unfolded.has(name) },
    el('summary', {}, `${plural(rest.length, 'smaller reason')}: ${signed(sum(rest))}`),
    el('ol', { class: 'causes', start: reasons.length + 1 }, ...rows(rest)));
  more.addEventListener('toggle', () => unfolded[more.open ? 'add' : 'delete'](name));
  return [list, more];
}

function families(causes, titles) {
  const rows = [...grouped(causes)].map(([family, list]) => ({ family, list, total: sum(list) }))
    .sort((a, b) => Math.abs(b.total) - Math.abs(a.total));
  return el('table', {}, el('caption', {}, 'By family'),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Family'), el('th', { scope: 'col', class: 'number' }, 'Causes'), el('th', { scope: 'col', class: 'number' }, 'Sum'))),
    el('tbody', {}, ...rows.map(({ family, list, total }) => el('tr', {},
      el('th', { scope: 'row' }, titles.get(family) ?? family.replaceAll('_', ' ').replace(/^./, letter => letter.toUpperCase())),
      el('td', { class: 'number' }, String(list.length)),
      el('td', { class: `number ${side(total)}` }, signed(total))))));
}

function grouped(causes) {
  const groups = new Map();
  for (const cause of causes) groups.set(cause.family, [...(groups.get(cause.family) ?? []), cause]);
  return groups;
}

function sums(head) {
  const raising = head.contributions.filter(({ contribution }) => contribution > 0);
  const lowering = head.contributions.filter(({ contribution }) => contribution < 0);
  const line = (text, value, kind = 'tr') => el(kind, {}, el('th', { scope: 'row' }, text), el('td', { class: 'number' }, value));
  return el('table', { class: 'sums' }, el('caption', {}, 'The sum'),
    el('tbody', {},
      line('where nothing is found', signed(head.intercept)),
      line(`${plural(raising.length, 'cause')} that raise${raising.length === 1 ? 's' : ''}`, signed(sum(raising))),
      line(`${plural(lowering.length, 'cause')} that lower${lowering.length === 1 ? 's' : ''}`, signed(sum(lowering)))),
    el('tfoot', {},
      line('log-odds', signed(head.log_odds)),
      line(`probability 1 / (1 + e^${signed(-head.log_odds).replace('+', '')})`, probability(logistic(head.log_odds)))));
}

/**
 * Draws why one head scores as it does: bars from the largest, sums by family, and the whole sum.
 * @param {HTMLElement} root
 * @param {string} name the head
 * @param {object} head as `/v1/explain` gives it
 * @param {Map<string, string>} titles of families
 */
export function showContributions(root, name, head, titles) {
  const { contributions: causes } = head;
  fill(root,
    el('h3', {}, HEADS[name].name, ' ', el('span', { class: head.probability >= head.threshold ? 'bait' : 'honest' }, `${probability(head.probability)}, ${verdict(name, head)}`)),
    ...(causes.length
      ? [el('p', { class: 'axis soft small', 'aria-hidden': 'true' }, el('span', {}, '◂ lowers'), el('span', {}, 'raises ▸')), ...bars(name, causes)]
      : [el('p', { class: 'soft' }, 'Nothing that this head knows was found.')]),
    el('div', { class: 'totals' }, causes.length > 0 && families(causes, titles), sums(head)),
    head.not_measured?.length > 0 && notMeasured(head.not_measured));
}

function notMeasured(ids) {
  return el('details', { class: 'more' }, el('summary', {}, `${plural(ids.length, 'sign')} not measured without a draft`),
    el('p', { class: 'soft small' }, ids.map(id => shorten(typeof id === 'string' ? id : id.id, 60)).join(', ')));
}
