/**
 * Puts its text back into evidence that the server names by place alone.
 * @param {object} explanation as `/v1/explain` gives it
 * @param {{headline: string, body?: string}} sent what was explained
 * @returns {object} the same explanation
 */
export function withTexts(explanation, sent) {
  const causes = [...Object.values(explanation.heads).flatMap(({ contributions }) => contributions), ...explanation.undelivered ?? []];
  for (const { evidence } of causes) {
    for (const piece of evidence) piece.text = (sent[piece.field] ?? '').slice(piece.start_utf16, piece.end_utf16);
  }
  return explanation;
}
