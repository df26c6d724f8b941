import { byId, el } from './dom.js';
import { HEADS, shorten, signed } from './words.js';

const MOST = 4;

function parts({ whys }) {
  const [counted, promised] = [whys.filter(({ head }) => head), whys.filter(({ head }) => !head)];
  return { shown: [...counted.slice(0, MOST), ...promised], rest: counted.length - MOST };
}

const label = ({ head, contribution, places }) => (head
  ? `${HEADS[head]?.name ?? head} ${signed(contribution)}${places > 1 ? ` for ${places} places` : ''}`
  : 'Not delivered');

/** The reasons of a segment in one line, for the caret and for screen readers. */
export function sentence(segment, words) {
  const { shown, rest } = parts(segment);
  const reasons = shown.map(why => `${label(why)}: ${why.reason}`).join('; ');
  return `“${shorten(words)}” – ${reasons}${rest > 0 ? `; and ${rest} smaller` : ''}`;
}

function list(segment) {
  const { shown, rest } = parts(segment);
  return [
    el('ul', {}, ...shown.map(why => el('li', {},
      el('span', { class: `tag ${why.contribution > 0 ? 'bait' : why.contribution < 0 ? 'honest' : ''}` }, label(why)),
      ` ${why.reason} `, el('span', { class: 'soft' }, `“${shorten(why.text)}”`)))),
    rest > 0 && el('p', { class: 'soft' }, `and ${rest} smaller`),
  ].filter(Boolean);
}

/**
 * Shows the reasons of a mark while the pointer is on it. The mark lies behind the text area, so the area's
 * pointer events look for it by place. Escape closes, and the pointer may go onto the note.
 * @param {import('./field.js').Field[]} fields
 */
export function showOnHover(fields) {
  const note = byId('reason');
  let shown;
  let leaving;
  const close = () => {
    note.hidden = true;
    shown = undefined;
  };
  const stay = () => clearTimeout(leaving);
  const leave = () => {
    stay();
    leaving = setTimeout(close, 200);
  };

  const open = (mark, segment, x, y) => {
    shown = segment;
    note.replaceChildren(...list(segment));
    note.hidden = false;
    const box = [...mark.getClientRects()].find(({ top, bottom }) => top <= y && y <= bottom) ?? mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = note;
    const below = box.bottom + 6 + height < innerHeight || box.top < height;
    note.style.left = `${Math.max(8, Math.min(Math.max(box.left, x - width / 2), innerWidth - width - 8))}px`;
    note.style.top = `${below ? box.bottom + 6 : box.top - height - 6}px`;
  };

  for (const field of fields) {
    field.area.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
      const mark = document.elementsFromPoint(x, y).find(node => field.segmentOf(node));
      if (!mark) return leave();
      stay();
      if (field.segmentOf(mark) !== shown) open(mark, field.segmentOf(mark), x, y);
    });
    field.area.addEventListener('pointerleave', leave);
    field.area.addEventListener('input', close);
  }
  note.addEventListener('pointerenter', stay);
  note.addEventListener('pointerleave', leave);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  document.addEventListener('scroll', close, true);
}
