import { el, fill } from './dom.js';
import { HEADS, logistic, probability, quoted } from './words.js';

const MOST = 8;
/** Less than this many log-odds changes nothing that an editor would see. */
const SMALL = 0.1;

const what = ({ evidence, reason }) => (evidence.length
  ? [`${quoted(evidence, 2)} `, el('span', { class: 'soft' }, `(${reason})`)]
  : [reason]);

const change = (from, to) => (probability(from) === probability(to) ? 'hardly moves it' : `${probability(from)} → ${probability(to)}`);

function steps(head) {
  let together = head.log_odds;
  return head.contributions
    .filter(({ contribution }) => contribution >= SMALL)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, MOST)
    .map(cause => {
      together -= cause.contribution;
      return { cause, alone: head.probability - cause.delta_probability, together: logistic(together) };
    });
}

function table(name, head) {
  const rows = steps(head);
  const title = HEADS[name].name;
  if (!rows.length) return [el('p', {}, el('strong', {}, title), ': nothing here raises the score by much.')];
  const cell = p => el('td', { class: `number ${p >= head.threshold ? 'bait' : 'honest'}` }, probability(p));
  return [el('table', { class: 'steps' },
    el('caption', {}, title, ' ', el('span', { class: 'soft' }, `is ${probability(head.probability)}, threshold ${head.threshold.toFixed(2)}`)),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Cause'), el('th', { scope: 'col', class: 'number' }, 'Left out'), el('th', { scope: 'col', class: 'number' }, 'With all above left out'))),
    el('tbody', {}, ...rows.map(({ cause, alone, together }) => el('tr', {},
      el('th', { scope: 'row' }, ...what(cause)),
      el('td', { class: 'number' }, change(head.probability, alone)),
      cell(together)))))];
}

/**
 * Says of the largest causes what the probability would be with each left out of the sum, and with all so far left
 * out. One cause alone hardly moves a score near 1; left out together they do. Deleting the words gives other figures,
 * which the findings have.
 * @param {HTMLElement} root
 * @param {Object<string, object>} heads as `/v1/explain` gives them
 */
export function showCauses(root, heads) {
  fill(root, ...Object.entries(heads).flatMap(([name, head]) => table(name, head)),
    el('p', { class: 'soft small' }, 'The probability with a cause left out of the sum below. Deleting its words can give another figure, since the rest is read anew: the findings say which.'));
}
