/* global Papa */

const CHUNK = 1 << 20;
/** The mark of order, by which some programs know a file as UTF-8: kept where it was. */
const MARK = '\ufeff';
/** A row longer than this is a quotation mark that nobody closed. */
const LONGEST_ROW = 64 * CHUNK;

/** What is wrong with a file, in words for its owner. */
export class CsvError extends Error {}

async function* decoded(file) {
  const mark = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const encoding = mark[0] === 0xff && mark[1] === 0xfe ? 'utf-16le' : mark[0] === 0xfe && mark[1] === 0xff ? 'utf-16be' : 'utf-8';
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let at = 0; at < file.size; at += CHUNK) {
    const end = Math.min(file.size, at + CHUNK);
    try {
      yield { text: decoder.decode(await file.slice(at, end).arrayBuffer(), { stream: end < file.size }), read: end };
    } catch {
      throw new CsvError('The file is not UTF-8. Save it as “CSV UTF-8”, then choose it again.');
    }
  }
}

/**
 * Reads a CSV file piece by piece. PapaParse's own reader of files cuts them by bytes and spoils a character
 * that lies on the cut, so the text is decoded here and only parsed there.
 * @param {File} file
 * @returns {AsyncGenerator<{rows: string[][], read: number, dialect: {delimiter: string, newline: string, mark: string}}>}
 */
export async function* readCsv(file) {
  let rest = '';
  let dialect;
  for await (const { text, read } of decoded(file)) {
    const marked = !dialect && text.startsWith(MARK);
    const input = rest + (marked ? text.slice(1) : text);
    dialect ??= { ...dialectOf(input), mark: marked ? MARK : '' };
    const last = read === file.size;
    const { data, errors, meta } = new Papa.Parser({ ...dialect, quoteChar: '"' }).parse(input, 0, !last);
    if (errors.some(({ code }) => code === 'MissingQuotes')) throw new CsvError('A quotation mark is opened and never closed.');
    rest = last ? '' : input.slice(meta.cursor);
    if (rest.length > LONGEST_ROW) throw new CsvError('One row is longer than 64 MB. Is a quotation mark never closed?');
    dialect.single ??= data.find(filled)?.length === 1;
    // An empty line is no row, except where there is but one column: there it is a headline left out.
    const rows = data.filter((row, at) => filled(row) || (dialect.single && !(last && at === data.length - 1)));
    yield { rows, read, dialect };
  }
}

const filled = row => row.length > 1 || row[0] !== '';

// The header decides: headlines hold commas and bars of their own, names of columns hardly do.
function dialectOf(text) {
  const columns = delimiter => Papa.parse(text, { delimiter, preview: 1 }).data[0]?.length ?? 0;
  const delimiter = [',', '\t', ';', '|'].reduce((best, next) => (columns(next) > columns(best) ? next : best));
  return { delimiter, newline: Papa.parse(text, { delimiter, preview: 1 }).meta.linebreak };
}

/**
 * A cell that spreadsheets read as a formula: it begins with one of = + - @, in their full width too, a tab or a line
 * end. A plain number does not, whatever its sign.
 */
const FORMULA = /^(?![+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?\s*%?$)[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/i;

/** What becomes of cells that spreadsheets read as formulas: an apostrophe before them makes them text, or nothing. */
export const Formulas = Object.freeze({ AS_TEXT: FORMULA, KEPT: false });

/**
 * Rows as CSV text in the dialect of the file that they came from.
 * @param {string[][]} rows
 * @param {{delimiter: string, newline: string}} dialect
 * @param {RegExp | false} formulas one of `Formulas`
 */
export const writeCsv = (rows, { delimiter, newline }, formulas) => Papa.unparse(rows, { delimiter, newline, escapeFormulae: formulas }) + newline;
