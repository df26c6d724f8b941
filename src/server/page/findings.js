import { el, fill } from './dom.js';
import { ruleFold } from './rule.js';
import { plural, probability } from './words.js';

const SIGNS = { error: '✖', warning: '▲', info: 'i' };

const where = ({ field, line, column }) => (field === 'headline' ? `Headline, character ${column}` : `Draft, line ${line}, character ${column}`);

function gains(improvements) {
  return improvements?.length > 0 && el('ul', { class: 'gains soft' }, ...improvements.map(({ without, from, to }) =>
    el('li', {}, `Without ${without}: `, el('span', { class: 'number' }, `${probability(from)} → ${probability(to)}`))));
}

function card(finding, at, locate, { select, apply }) {
  const places = finding.spans.map(locate);
  const { fix } = finding;
  const name = `finding-${at}`;
  return el('li', { class: `finding ${finding.severity}` },
    el('p', { class: 'message', id: name },
      el('span', { class: 'badge' }, el('span', { 'aria-hidden': 'true' }, SIGNS[finding.severity] ?? '', ' '), finding.severity), ' ', finding.message),
    el('p', { class: 'advice' }, finding.advice),
    gains(finding.improvements),
    el('div', { class: 'row' },
      fix && el('button', { type: 'button', class: 'primary', 'aria-describedby': name, onclick: () => apply(locate(fix.span), fix) }, `Apply: ${fix.title}`),
      places.length > 0 && el('button', { type: 'button', class: 'place', 'aria-describedby': name, onclick: () => select(places[0]) },
        where(places[0]) + (places.length > 1 ? `, and ${plural(places.length - 1, 'more place')}` : ''))),
    ruleFold(finding.rule, `${finding.rule} ${finding.fingerprint}`));
}

function heading(findings) {
  const ready = findings.filter(({ fix }) => fix).length;
  return el('p', { class: 'soft' }, plural(findings.length, 'finding'), ready > 0 && `, ${ready} of them put right with a button`);
}

/**
 * Lists what the check found, each with where it stands, what to do, and a button where it can be put right:
 * those come first.
 * @param {HTMLElement} root
 * @param {object[]} findings as `/v1/check` gives them
 * @param {(span: object) => object} locate from `locator`
 * @param {{select: (place: object) => void, apply: (place: object, fix: object) => void}} actions
 */
export function showFindings(root, findings, locate, actions) {
  if (!findings.length) return fill(root, el('p', { class: 'soft' }, 'No rule finds fault with this text.'));
  const sorted = [...findings].sort((a, b) => Boolean(b.fix) - Boolean(a.fix));
  fill(root, heading(findings), el('ul', { class: 'findings' }, ...sorted.map((finding, at) => card(finding, at, locate, actions))));
}
