import { el } from './dom.js';
import { HEADS, probability, signed, verdict } from './words.js';

const percent = p => `${(100 * p).toFixed(2)}%`;

/** What the last change did; near 0 and 1, where the probability hardly moves, by the sum behind it. */
function movement(before, { probability: p, log_odds: sum }) {
  if (!before) return '';
  if (Math.abs(p - before.probability) >= 0.0005) return `was ${probability(before.probability)} (${signed(p - before.probability, 3)})`;
  return Math.abs(sum - before.log_odds) >= 0.005 ? `log-odds ${signed(before.log_odds)} → ${signed(sum)}` : '';
}

/**
 * A meter of one head: its probability, the model's threshold, and where it stood before the last change.
 * @param {string} name
 */
export function gauge(name) {
  const { name: title, question } = HEADS[name];
  const number = el('span', { class: 'reading' }, '–');
  const says = el('span', { class: 'says' }, 'waits for a headline');
  const moved = el('span', { class: 'moved soft' });
  const fill = el('div', { class: 'fill' });
  const ghost = el('div', { class: 'ghost', hidden: true });
  const mark = el('div', { class: 'threshold', hidden: true });
  const meter = el('div', {
    class: 'meter', role: 'meter', 'aria-labelledby': `gauge-${name}`, 'aria-valuemin': 0, 'aria-valuemax': 1,
    'aria-valuenow': 0, 'aria-valuetext': 'waits for a headline',
  }, fill, ghost, mark);
  const limit = el('span', { class: 'limit' });
  const note = el('p', { class: 'soft small' });
  const node = el('div', { class: 'gauge' },
    el('h3', { id: `gauge-${name}` }, title), el('p', { class: 'soft small' }, question),
    el('p', { class: 'result' }, number, says, moved), meter, el('div', { class: 'scale', 'aria-hidden': 'true' }, el('span', {}, '0'), limit, el('span', {}, '1')), note);
  let before;

  const empty = () => {
    before = undefined;
    node.className = 'gauge';
    number.textContent = '–';
    says.textContent = 'waits for a headline';
    moved.textContent = note.textContent = limit.textContent = '';
    fill.style.width = '0';
    ghost.hidden = mark.hidden = true;
    meter.setAttribute('aria-valuenow', '0');
    meter.setAttribute('aria-valuetext', 'waits for a headline');
  };

  const show = head => {
    const { probability: p, threshold } = head;
    const change = before ? p - before.probability : 0;
    const visible = Math.abs(change) >= 0.0005;
    node.className = `gauge ${p >= threshold ? 'bait' : 'honest'}`;
    number.textContent = probability(p);
    says.textContent = verdict(name, head);
    moved.textContent = movement(before, head);
    if (visible) ghost.style.left = percent(before.probability);
    ghost.hidden = !visible;
    fill.style.width = percent(p);
    mark.hidden = false;
    mark.style.left = limit.style.left = percent(threshold);
    limit.style.translate = `${-100 * (threshold > 0.8 ? 1 : threshold < 0.2 ? 0 : 0.5)}%`;
    limit.textContent = `threshold ${threshold.toFixed(2)}`;
    const unread = head.not_measured?.length ?? 0;
    note.textContent = unread ? `Judged by the headline alone: ${unread} signs wait for a draft.` : '';
    meter.setAttribute('aria-valuenow', p.toFixed(3));
    meter.setAttribute('aria-valuetext', `${probability(p)}, ${verdict(name, head)}, threshold ${threshold.toFixed(2)}`);
    if (!before || head.log_odds !== before.log_odds) before = head;
  };

  /** Lets the next reading stand alone: it is of another text. */
  const forget = () => { before = undefined; };

  return { node, show, empty, forget };
}
