import { el, svg } from './dom.js';
import { count, plural } from './words.js';

export const BINS = 20;
const [WIDTH, HEIGHT, LEFT, TOP, FLOOR] = [420, 190, 46, 12, 164];
const SPAN = WIDTH - LEFT - 6;

/** The bin of a probability; 1 falls into the last. */
export const binOf = p => Math.min(BINS - 1, Math.floor(p * BINS));

const edge = bin => (bin / BINS).toFixed(2);

/** A round number of rows for the top of the scale. */
function ceiling(most) {
  const unit = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 3, 4, 5, 6, 8, 10].map(factor => factor * unit).find(top => top >= most);
}

function plot(bins, label) {
  const top = ceiling(Math.max(1, ...bins));
  const y = n => FLOOR - (FLOOR - TOP) * n / top;
  const x = bin => LEFT + SPAN * bin / BINS;
  const words = (text, at, attributes) => svg('text', { ...at, ...attributes }, text);
  return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ...[top, top / 2].flatMap(n => [
      svg('line', { class: 'grid', x1: LEFT, x2: LEFT + SPAN, y1: y(n), y2: y(n) }),
      ...(Number.isInteger(n) ? [words(count(n), { x: LEFT - 6, y: y(n) + 4 }, { 'text-anchor': 'end' })] : [])]),
    ...bins.map((n, bin) => svg('rect', { x: x(bin) + 1, width: SPAN / BINS - 2, y: Math.min(y(n), n ? FLOOR - 1.5 : FLOOR), height: FLOOR - Math.min(y(n), n ? FLOOR - 1.5 : FLOOR) },
      svg('title', {}, `${edge(bin)} to ${edge(bin + 1)}: ${count(n)}`))),
    svg('line', { class: 'base', x1: LEFT, x2: LEFT + SPAN, y1: FLOOR, y2: FLOOR }),
    ...[0, 0.25, 0.5, 0.75, 1].map(p => words(String(p), { x: LEFT + SPAN * p, y: FLOOR + 17 }, { 'text-anchor': p === 1 ? 'end' : 'middle' })));
}

/**
 * How the probabilities of one head are spread, as a figure with the same in words and numbers.
 * @param {string} name of the head
 * @param {number[]} bins how many rows fall into each twentieth
 */
export function histogram(name, bins) {
  const all = bins.reduce((sum, n) => sum + n, 0);
  const fullest = bins.indexOf(Math.max(...bins));
  const high = bins.slice(BINS / 2).reduce((sum, n) => sum + n, 0);
  const label = all
    ? `${plural(all, 'row')}, ${count(high)} of them at 0.5 or more. The fullest band, ${edge(fullest)} to ${edge(fullest + 1)}, holds ${count(bins[fullest])}.`
    : 'No row has this score.';
  return el('figure', {},
    el('figcaption', {}, el('strong', {}, `${name} probability`), label),
    plot(bins, `Histogram. ${label}`),
    el('details', {}, el('summary', {}, 'The same in numbers'),
      el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Probability'), el('th', { scope: 'col', class: 'number' }, 'Rows'))),
        el('tbody', {}, ...bins.map((n, bin) => n > 0 && el('tr', {}, el('th', { scope: 'row' }, `${edge(bin)} to ${edge(bin + 1)}`), el('td', { class: 'number' }, count(n))))))));
}
