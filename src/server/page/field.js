import { afterEdit, look } from './marks.js';

/**
 * A text area with marks behind it. The mirror holds the same text in the same metrics, one block a line,
 * and gives the area its height; only lines that changed are drawn again.
 */
export class Field {
  /**
   * @param {string} name `headline` or `body`, as places name it
   * @param {HTMLTextAreaElement} area
   */
  constructor(name, area) {
    this.name = name;
    this.area = area;
    this.mirror = area.parentElement.querySelector('.mirror');
    this.segments = [];
    this.drawn = [];
    this.marks = new WeakMap();
    this.seen = area.value;
    area.addEventListener('input', () => this.sync());
    this.draw();
  }

  get value() {
    return this.area.value;
  }

  /** Sets the whole text without an `input` event. */
  set value(text) {
    this.area.value = text;
    this.sync();
  }

  /** Brings the mirror in step with the text. */
  sync() {
    this.segments = afterEdit(this.segments, this.seen, this.value);
    this.seen = this.value;
    this.draw();
  }

  /** Shows new marks. */
  mark(segments) {
    this.segments = segments;
    this.draw();
  }

  /** The segment that a mark of the mirror draws. */
  segmentOf(mark) {
    return this.marks.get(mark);
  }

  /** The segment at a place, one that begins there before one that ends there. */
  segmentAt(place) {
    return this.segments.find(({ start, end }) => start <= place && place < end) ?? this.segments.find(({ end }) => end === place);
  }

  /** Puts text in the place of a range, so that the browser's undo brings it back. */
  replace(start, end, text) {
    if (start === end && !text) return;
    this.area.focus();
    this.area.setSelectionRange(start, end);
    const done = document.execCommand(text ? 'insertText' : 'delete', false, text);
    if (!done) {
      this.area.setRangeText(text, start, end, 'end');
      this.area.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  /** Selects a range and brings it into view. */
  select(start, end) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const frame = this.area.closest('.field');
    const { top, bottom } = this.boxAt(start);
    const view = frame.getBoundingClientRect();
    if (top < view.top || bottom > view.bottom) frame.scrollTop += top - view.top - view.height / 3;
    frame.scrollIntoView({ block: 'nearest' });
  }

  // A text area does not say where a place of its text is drawn; the mirror does.
  boxAt(place) {
    const above = this.value.slice(0, place).split('\n');
    const line = this.mirror.children[above.length - 1];
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let left = above.at(-1).length;
    while (texts.nextNode() && left > texts.currentNode.length) left -= texts.currentNode.length;
    const range = document.createRange();
    range.setStart(texts.currentNode, Math.min(left, texts.currentNode.length));
    return range.getClientRects().length ? range.getBoundingClientRect() : line.getBoundingClientRect();
  }

  draw() {
    const lines = this.lines();
    const old = this.drawn;
    let head = 0;
    while (head < lines.length && head < old.length && lines[head].key === old[head].key) head += 1;
    let tail = 0;
    while (tail < lines.length - head && tail < old.length - head
      && lines[lines.length - 1 - tail].key === old[old.length - 1 - tail].key) tail += 1;
    old.slice(head, old.length - tail).forEach(line => line.node.remove());
    const fresh = lines.slice(head, lines.length - tail).map(line => ({ ...line, node: this.line(line) }));
    const next = old[old.length - tail]?.node ?? null;
    fresh.forEach(line => this.mirror.insertBefore(line.node, next));
    this.drawn = [...old.slice(0, head), ...fresh, ...old.slice(old.length - tail)];
    this.remember(lines);
  }

  lines() {
    let start = 0;
    let first = 0;
    return this.value.split('\n').map(text => {
      const end = start + text.length;
      while (first < this.segments.length && this.segments[first].end <= start) first += 1;
      const pieces = [];
      for (let at = first; at < this.segments.length && this.segments[at].start < end; at += 1) {
        const segment = this.segments[at];
        pieces.push({ segment, start: Math.max(0, segment.start - start), end: Math.min(text.length, segment.end - start) });
      }
      start = end + 1;
      const key = text + pieces.map(({ segment, start: from, end: to }) => `\n${from}-${to} ${look(segment)} ${segment.whys.map(({ id }) => id)}`).join('');
      return { text, pieces, key };
    });
  }

  line({ text, pieces }) {
    const node = document.createElement('div');
    let at = 0;
    for (const { segment, start, end } of pieces) {
      const mark = document.createElement('mark');
      mark.className = look(segment);
      mark.dataset.ids = segment.whys.map(({ id }) => id).join('|');
      mark.textContent = text.slice(start, end);
      node.append(text.slice(at, start), mark);
      at = end;
    }
    node.append(text.slice(at) || '\u200b');
    return node;
  }

  // A line that was kept has marks of an older answer: the same words, newer numbers.
  remember(lines) {
    this.drawn.forEach(({ node }, line) => {
      [...node.querySelectorAll('mark')].forEach((mark, at) => this.marks.set(mark, lines[line].pieces[at].segment));
    });
  }
}
