import { send } from './api.js';

/** What one request may hold. */
const MOST_ITEMS = 1000;
const MOST_BYTES = 900_000;

const encoder = new TextEncoder();
const UNSCORED = { clickbait_probability: null, seo_bait_probability: null, verdict: '' };

/** Splits rows into requests; a row without a headline is in none of them. */
function* requests(rows, { headline, body }) {
  let batch = [];
  let bytes = 0;
  for (const [at, row] of rows.entries()) {
    if (!row[headline].trim()) continue;
    const item = JSON.stringify(body !== undefined && row[body].trim() ? { headline: row[headline], body: row[body] } : { headline: row[headline] });
    const size = encoder.encode(item).length + 1;
    if (batch.length === MOST_ITEMS || (batch.length && bytes + size > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ at, item });
    bytes += size;
  }
  if (batch.length) yield batch;
}

/** The items that an answer of 422 names. */
const refused = ({ status, errors }) => new Set(status !== 422 ? []
  : (errors ?? []).map(({ pointer }) => /^\/items\/(\d+)/.exec(pointer)?.[1]).filter(Boolean).map(Number));

async function answers(batch, signal) {
  try {
    const { items } = await send('/v1/score', `{"items":[${batch.map(({ item }) => item).join()}]}`, signal);
    return batch.map(({ at }, nth) => [at, items[nth]]);
  } catch (error) {
    const bad = refused(error);
    if (bad.size) {
      const good = batch.filter((_, nth) => !bad.has(nth));
      return good.length ? answers(good, signal) : [];
    }
    if (error.status !== 413) throw error;
    if (batch.length === 1) return [];
    const half = batch.length >> 1;
    return [...await answers(batch.slice(0, half), signal), ...await answers(batch.slice(half), signal)];
  }
}

/**
 * Scores rows in order. A row without a headline, and one that the server refuses, keeps its place with empty scores.
 * @param {string[][]} rows
 * @param {{headline: number, body?: number}} columns
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<{row: string[], score: object, why: 'scored'|'empty'|'refused'}[]>} in pieces of about one request
 */
export async function* scored(rows, columns, signal) {
  let from = 0;
  const piece = (to, scores) => rows.slice(from, to).map((row, nth) => {
    const score = scores.get(from + nth);
    return { row, score: score ?? UNSCORED, why: score ? 'scored' : row[columns.headline].trim() ? 'refused' : 'empty' };
  });
  for (const batch of requests(rows, columns)) {
    const to = batch.at(-1).at + 1;
    const scores = new Map(await answers(batch, signal));
    yield piece(to, scores);
    from = to;
  }
  if (from < rows.length) yield piece(rows.length, new Map());
}
