import { dropped, post } from './api.js';
import { byId, el, fill } from './dom.js';
import { withTexts } from './evidence.js';
import { HEADS, plural, probability, quoted, signed } from './words.js';

const MOST = 8;
const DIFFERENCES = 4;
const NOTHING = { contributions: [] };

function differences(current, other) {
  const before = new Map(current.contributions.map(cause => [cause.id, cause]));
  const after = new Map(other.contributions.map(cause => [cause.id, cause]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map(id => {
      const [was, is] = [before.get(id), after.get(id)];
      return { was, is, change: (is?.contribution ?? 0) - (was?.contribution ?? 0) };
    })
    .filter(({ change }) => Math.abs(change) >= 0.05)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, DIFFERENCES);
}

function difference({ was, is, change }) {
  const cause = is ?? was;
  const how = !was ? 'new: ' : !is ? 'gone: ' : 'now: ';
  return el('li', {}, el('span', { class: `number ${change > 0 ? 'bait' : 'honest'}` }, signed(change)), ' ', how, cause.reason,
    cause.evidence.length > 0 && el('span', { class: 'soft' }, ` ${quoted(cause.evidence, 2)}`));
}

function score(name, head, current) {
  const change = current && head.probability - current.probability;
  const bar = el('span', { class: 'fill' });
  bar.style.width = `${100 * head.probability}%`;
  return el('div', { class: `mini ${head.probability >= head.threshold ? 'bait' : 'honest'}` },
    el('span', { class: 'label' }, HEADS[name].name), el('strong', {}, probability(head.probability)),
    current && el('span', { class: 'soft' }, Math.abs(change) < 0.0005 ? 'no change' : `${signed(change, 3)} to yours`),
    el('span', { class: 'mini-track', 'aria-hidden': 'true' }, bar));
}

/**
 * The comparison of headlines for one draft.
 * @param {{use: (headline: string) => void}} actions
 */
export function comparison({ use }) {
  const [input, add, forget, note, ranking] = ['candidates', 'add', 'forget', 'compare-note', 'ranking'].map(byId);
  let candidates = [];
  let current;
  let known = new Map();
  let pending;

  const entry = ({ headline, explanation, isCurrent }) => {
    const { heads } = explanation;
    const changes = isCurrent ? [] : Object.entries(heads).map(([name, head]) => [name, differences(current.explanation.heads[name] ?? NOTHING, head)]);
    return el('li', { class: isCurrent ? 'card current' : 'card' },
      el('p', { class: 'candidate', dir: 'auto' }, headline),
      isCurrent && el('p', { class: 'tag' }, 'your headline now'),
      el('div', { class: 'minis' }, ...Object.entries(heads).map(([name, head]) => score(name, head, isCurrent ? undefined : current.explanation.heads[name]))),
      ...changes.filter(([, list]) => list.length).flatMap(([name, list]) => [
        el('p', { class: 'soft small' }, `${HEADS[name].name}: what makes the difference`), el('ul', { class: 'changes' }, ...list.map(difference))]),
      !isCurrent && el('div', { class: 'row' },
        el('button', { type: 'button', 'aria-label': `Use this one: ${headline}`, onclick: () => swap(headline) }, 'Use this one'),
        el('button', { type: 'button', class: 'quiet', 'aria-label': `Remove: ${headline}`, onclick: () => remove(headline) }, 'Remove')));
  };

  const draw = () => {
    forget.hidden = !candidates.length;
    const entries = candidates.filter(headline => known.has(headline)).map(headline => ({ headline, explanation: known.get(headline) }));
    if (!entries.length || !current) return fill(ranking);
    const rank = ({ explanation: { heads } }) => (heads.clickbait?.probability ?? 0) + 1e-6 * (heads['seo-bait']?.probability ?? 0);
    fill(ranking, ...[...entries, { ...current, isCurrent: true }].sort((a, b) => rank(a) - rank(b)).map(entry));
  };

  const rescore = async () => {
    pending?.abort();
    if (!current) return draw();
    const { signal } = pending = new AbortController();
    const { body, explanation } = current;
    try {
      await Promise.all(candidates.filter(headline => !known.has(headline)).map(async headline => {
        const item = body ? { headline, body } : { headline };
        const answer = await post('/v1/explain', item, signal);
        if (!signal.aborted) known.set(headline, withTexts(answer, item));
      }));
      if (!signal.aborted && current.explanation === explanation) draw();
    } catch (error) {
      if (!dropped(error)) note.textContent = error.message;
    }
  };

  const swap = headline => {
    candidates = candidates.map(other => (other === headline ? current.headline : other));
    note.textContent = `Your headline is now “${headline}”. The one before is kept in the list.`;
    use(headline);
  };

  const remove = headline => {
    candidates = candidates.filter(other => other !== headline);
    note.textContent = `Removed “${headline}”.`;
    draw();
    add.focus();
  };

  add.addEventListener('click', () => {
    const given = input.value.split('\n').map(line => line.trim()).filter(Boolean);
    const fresh = [...new Set(given)].filter(headline => !candidates.includes(headline) && headline !== current?.headline);
    const taken = fresh.slice(0, MOST - candidates.length);
    candidates = [...candidates, ...taken];
    input.value = fresh.slice(taken.length).join('\n');
    note.textContent = !given.length ? 'Write at least one other headline.'
      : !current ? 'Write your headline at the top first: the others are compared with it.'
        : fresh.length > taken.length ? `Eight is the most. ${plural(fresh.length - taken.length, 'headline')} stayed in the box.` : '';
    rescore();
  });
  forget.addEventListener('click', () => {
    candidates = [];
    note.textContent = 'Removed all.';
    draw();
    add.focus();
  });

  return {
    /** Takes the answer for the present headline and draft; undefined where there is no headline. */
    update(next) {
      if (next?.body !== current?.body) known = new Map();
      current = next;
      candidates = candidates.filter(headline => headline !== current?.headline);
      return rescore();
    },
  };
}
