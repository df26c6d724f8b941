import { byId } from './dom.js';
import { sentence } from './reason.js';

const words = (field, { start, end }) => field.value.slice(start, end);

function showAtCaret(field) {
  const why = byId(`${field.area.id}-why`);
  const segment = document.activeElement === field.area && field.segmentAt(field.area.selectionStart);
  const text = segment ? sentence(segment, words(field, segment)) : '';
  if (why.textContent !== text) why.textContent = text;
}

function walk(fields, from, step) {
  const stops = fields.flatMap(field => field.segments.map(segment => ({ field, segment })));
  if (step < 0) stops.reverse();
  const home = fields.indexOf(from);
  const { selectionStart: caret, selectionEnd } = from.area;
  const beyond = ({ field, segment }) => {
    const away = (fields.indexOf(field) - home) * step;
    if (away !== 0) return away > 0;
    if (step < 0) return segment.start < caret;
    return segment.start > caret || (segment.start === caret && selectionEnd === caret);
  };
  const stop = stops.find(beyond) ?? stops[0];
  stop?.field.select(stop.segment.start, stop.segment.end);
}

/**
 * Says the reason under a field while the caret stands in a marked word, and walks from one marked word
 * to the next with Alt and an arrow, around over all fields.
 * @param {import('./field.js').Field[]} fields
 */
export function followCaret(fields) {
  const show = () => fields.forEach(showAtCaret);
  document.addEventListener('selectionchange', show);
  for (const field of fields) {
    for (const event of ['selectionchange', 'focus', 'blur', 'input', 'click', 'keyup']) field.area.addEventListener(event, show);
    field.area.addEventListener('keydown', event => {
      if (!event.altKey || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
      event.preventDefault();
      walk(fields, field, event.key === 'ArrowDown' ? 1 : -1);
      show();
    });
  }
  return show;
}
