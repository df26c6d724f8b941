/** What stands between headline and draft in the text that is checked. */
const BETWEEN = '\n\n';

/** The text that `/v1/check` reads of an item; findings count their places in it. */
export const checkedText = (headline, body) => (body ? headline + BETWEEN + body : headline);

/**
 * Finds places of the checked text in the two fields.
 * @param {string} headline
 * @param {string} body
 */
export function locator(headline, body) {
  const starts = [0];
  const text = checkedText(headline, body);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = (line, column) => Math.min(text.length, (starts[line - 1] ?? text.length) + column - 1);
  const bodyStart = headline.length + BETWEEN.length;

  /** @returns {{field: 'headline'|'body', start: number, end: number, line: number}} in UTF-16 units of the field */
  return function locate(span) {
    const start = offset(span.line, span.column_utf16);
    const end = offset(span.end_line, span.end_column_utf16);
    if (start < bodyStart) {
      const limit = headline.length;
      return { field: 'headline', start: Math.min(start, limit), end: Math.min(end, limit), line: 1, column: start + 1 };
    }
    const before = body.slice(0, start - bodyStart);
    const line = before.split('\n').length;
    return { field: 'body', start: start - bodyStart, end: end - bodyStart, line, column: before.length - before.lastIndexOf('\n') };
  };
}
