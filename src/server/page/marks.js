/** Below this many log-odds a place is not worth a mark. */
const FAINT = 0.1;
const STRONG = 0.5;
/** A cause in many places is shared out among them, but no thinner than this. */
const MOST_SHARES = 8;

/**
 * @typedef {{id: string, head?: string, reason: string, contribution: number, share: number, places: number, text: string}} Why
 * @typedef {{start: number, end: number, whys: Why[], net: number}} Segment places in UTF-16 units
 */

/** From this length on a place covers the whole text; a text of a few words is all place. */
function wholeOf(text) {
  const trimmed = text.trim();
  return /^(?:\S+\s+){3}\S/.test(trimmed) ? trimmed.length : Infinity;
}

function spans(explanation, field, text) {
  const all = [];
  const whole = wholeOf(text);
  const add = (cause, head) => {
    const contribution = cause.contribution ?? 0;
    const places = cause.evidence_count;
    for (const place of cause.evidence) {
      // What is true of the whole text points at no word of it.
      if (place.field !== field || place.end_utf16 - place.start_utf16 >= whole) continue;
      const why = { id: cause.id, head, reason: cause.reason, contribution, share: contribution / Math.min(places, MOST_SHARES), places, text: place.text };
      all.push({ start: place.start_utf16, end: place.end_utf16, why });
    }
  };
  for (const [head, { contributions }] of Object.entries(explanation.heads)) contributions.forEach(cause => add(cause, head));
  explanation.undelivered?.forEach(cause => add(cause));
  return all;
}

/**
 * Cuts overlapping spans where any of them begins or ends.
 * @returns {{start: number, end: number, whys: Why[]}[]} in order, without those that no span covers
 */
export function cut(all) {
  const edges = new Map();
  const at = place => edges.get(place) ?? edges.set(place, { opens: [], closes: [] }).get(place);
  for (const span of all) {
    if (span.end <= span.start) continue;
    at(span.start).opens.push(span);
    at(span.end).closes.push(span);
  }
  const open = new Set();
  const pieces = [];
  let start = 0;
  for (const place of [...edges.keys()].sort((a, b) => a - b)) {
    if (open.size) pieces.push({ start, end: place, whys: [...open].map(span => span.why) });
    const { opens, closes } = edges.get(place);
    closes.forEach(span => open.delete(span));
    opens.forEach(span => open.add(span));
    start = place;
  }
  return pieces;
}

/**
 * The marked pieces of a field: what raises or lowers a score there, largest reasons first.
 * @returns {Segment[]}
 */
export function segments(explanation, field, text) {
  return cut(spans(explanation, field, text))
    .map(piece => ({
      ...piece,
      whys: piece.whys.sort((a, b) => Math.abs(b.share) - Math.abs(a.share)),
      net: piece.whys.reduce((sum, why) => sum + why.share, 0),
    }))
    .filter(({ net, whys }) => Math.abs(net) >= FAINT || whys.some(why => !why.head))
    .map(piece => ({ ...piece, ...withoutGaps(piece, text) }))
    .filter(({ start, end }) => start < end);
}

// The line stands under words, not under the space that a pair of them has in between.
function withoutGaps({ start, end }, text) {
  const words = text.slice(start, end);
  return { start: end - words.trimStart().length, end: start + words.trimEnd().length };
}

/** How a segment is drawn: `raises`, `lowers` or `promises`, and `strong` for much of it. */
export function look({ net }) {
  if (Math.abs(net) < FAINT) return 'promises';
  return (net > 0 ? 'raises' : 'lowers') + (Math.abs(net) >= STRONG ? ' strong' : '');
}

/** The segments where they are after an edit; those that it touched are gone until the next answer. */
export function afterEdit(all, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  const moved = after.length - before.length;
  return all.flatMap(segment => {
    if (segment.end <= head) return [segment];
    if (segment.start < before.length - tail) return [];
    return [{ ...segment, start: segment.start + moved, end: segment.end + moved }];
  });
}
