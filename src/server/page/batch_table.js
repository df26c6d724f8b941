import { el, fill } from './dom.js';
import { count, plural, shorten } from './words.js';

const number = p => (p === null ? '–' : p.toFixed(3));

const COLUMNS = [
  { name: 'Row', value: ({ number: n }) => n, first: 1, numeric: true },
  { name: 'Headline', value: ({ headline }) => headline.toLowerCase(), first: 1 },
  { name: 'Clickbait', value: ({ score }) => score.clickbait_probability ?? -1, first: -1, numeric: true },
  { name: 'SEO-bait', value: ({ score }) => score.seo_bait_probability ?? -1, first: -1, numeric: true },
  { name: 'Verdict', value: ({ score }) => score.verdict, first: 1 },
];

const SIGNS = { bait: '▲ bait', honest: '✓ honest' };

function line({ number: n, headline, score }) {
  return el('tr', {},
    el('td', { class: 'number' }, count(n)),
    el('th', { scope: 'row', dir: 'auto' }, shorten(headline, 200)),
    el('td', { class: 'number' }, number(score.clickbait_probability)),
    el('td', { class: 'number' }, number(score.seo_bait_probability)),
    el('td', { class: `verdict ${score.verdict}` }, SIGNS[score.verdict] ?? '–'));
}

/**
 * The worst rows as a table that sorts by any column, worst first to begin with.
 * @param {HTMLElement} root
 * @param {object[]} rows worst first
 * @param {number} all how many rows were scored
 */
export function showTable(root, rows, all) {
  const body = el('tbody');
  const heads = COLUMNS.map(column => el('th', { scope: 'col', class: column.numeric ? 'number' : '' },
    el('button', { type: 'button', onclick: () => sort(column) }, column.name)));
  let sorted;

  const sort = column => {
    const way = sorted?.column === column ? -sorted.way : column.first;
    sorted = { column, way };
    heads.forEach((head, at) => {
      if (COLUMNS[at] === column) head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    });
    const keyed = rows.map((row, at) => ({ row, at, key: column.value(row) }));
    keyed.sort((a, b) => way * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || a.at - b.at);
    fill(body, ...keyed.map(({ row }) => line(row)));
  };

  fill(body, ...rows.map(line));
  const caption = rows.length < all ? `The ${count(rows.length)} worst of ${plural(all, 'scored row')}, worst first` : `${all === 1 ? 'The' : 'All'} ${plural(all, 'scored row')}, worst first`;
  fill(root, rows.length > 0 && el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Worst rows' },
    el('table', {}, el('caption', {}, caption, el('span', { class: 'soft' }, '. Choose a column to sort by it.')),
      el('thead', {}, el('tr', {}, ...heads)), body)));
}
