import { get } from './api.js';
import { el } from './dom.js';

const pages = new Map();
const open = new Set();

function inline(text) {
  return text.split(/(`[^`]+`)/).map(part => (part.startsWith('`') && part.length > 2 ? el('code', {}, part.slice(1, -1)) : part));
}

/** Draws the little Markdown that rule pages use: headings, indented examples, code in a line, paragraphs. */
export function draw(markdown) {
  const blocks = markdown.split(/\n{2,}/).filter(block => block.trim());
  return blocks.map(block => {
    const heading = /^#{2,} (.*)/.exec(block);
    if (heading) return el('h4', {}, heading[1]);
    if (block.startsWith('# ')) return undefined;
    if (/^( {4}|\t)/.test(block)) return el('pre', {}, block.replace(/^( {4}|\t)/gm, ''));
    return el('p', {}, ...inline(block.trim()));
  });
}

async function page(id) {
  const answer = pages.get(id) ?? (await get(`/v1/rules/${encodeURIComponent(id)}`)).page;
  pages.set(id, answer);
  return answer;
}

/** A fold that fetches the page of a rule when it is first opened; it stays open over new answers. */
export function ruleFold(id, key) {
  const text = el('div', { class: 'rule' });
  const fold = el('details', { class: 'more' }, el('summary', {}, 'Rule ', el('code', {}, id)), text);
  const read = async () => {
    if (text.childNodes.length) return;
    try {
      text.append(...draw(await page(id)).filter(Boolean));
    } catch (error) {
      text.replaceChildren(el('p', { class: 'problem' }, error.message));
    }
  };
  fold.addEventListener('toggle', () => {
    open[fold.open ? 'add' : 'delete'](key);
    if (fold.open) read();
  });
  fold.open = open.has(key);
  return fold;
}
