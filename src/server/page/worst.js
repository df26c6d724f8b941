/** How many rows the table shows. */
export const SHOWN = 500;

const badness = ({ score }) => (score.verdict === 'bait' ? 2 : 0) + Math.max(score.clickbait_probability ?? 0, score.seo_bait_probability ?? 0);

/** Keeps the worst rows of any number: bait before honest, then by the larger probability, then by place. */
export class Worst {
  constructor() {
    this.rows = [];
  }

  add(entry) {
    this.rows.push({ ...entry, badness: badness(entry) });
    if (this.rows.length >= 4 * SHOWN) this.trim();
  }

  trim() {
    this.rows.sort((a, b) => b.badness - a.badness || a.number - b.number);
    this.rows.length = Math.min(this.rows.length, SHOWN);
  }

  list() {
    this.trim();
    return this.rows;
  }
}
