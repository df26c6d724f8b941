/** The two heads of the model, in the words of the page. */
export const HEADS = {
  clickbait: { name: 'Clickbait', question: 'Does the headline lure instead of tell?', bait: 'reads like clickbait', honest: 'reads honest' },
  'seo-bait': { name: 'SEO-bait', question: 'Was the page made for search engines?', bait: 'made for search engines', honest: 'made for readers' },
};

/** A probability with three decimals; never a 0 or 1 that is not one. */
export function probability(p) {
  if (p > 0.9995) return '> 0.999';
  if (p < 0.0005) return '< 0.001';
  return p.toFixed(3);
}

/** A number with its sign, with a true minus. */
export function signed(x, digits = 2) {
  const size = Math.abs(x).toFixed(digits);
  return Number(size) === 0 ? size : (x < 0 ? '−' : '+') + size;
}

/** A whole number with separators. */
export const count = n => n.toLocaleString('en-GB');

/** `1 row`, `2 rows`. */
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** At most `most` characters, never half of one. */
export function shorten(text, most = 40) {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join('').trimEnd()}…` : letters.join('');
}

/** The distinct words of the evidence in quotation marks, the first `most` of them. */
export function quoted(evidence, most = 3) {
  const texts = [...new Map(evidence.map(({ text }) => [text.toLowerCase(), shorten(text)])).values()];
  const rest = texts.length - most;
  return texts.slice(0, most).map(text => `“${text}”`).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The causes of at least a tenth of the largest, and the smaller ones; both by size, as they come. */
export function told(causes) {
  const least = 0.1 * Math.abs(causes[0]?.contribution ?? 0);
  const end = causes.findIndex(({ contribution }) => Math.abs(contribution) < least);
  return end < 0 ? [causes, []] : [causes.slice(0, end), causes.slice(end)];
}

/** What the probability means by the threshold that the model holds. */
export const verdict = (name, { probability: p, threshold }) => HEADS[name][p >= threshold ? 'bait' : 'honest'];

/** 1 / (1 + e^-x) */
export const logistic = x => 1 / (1 + Math.exp(-x));
