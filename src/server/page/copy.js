import { HEADS, plural, probability, quoted, signed, told, verdict } from './words.js';

const escaped = text => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');

function headLines([name, head]) {
  const [reasons, rest] = told(head.contributions);
  const sum = rest.reduce((total, { contribution }) => total + contribution, 0);
  return [
    `### ${HEADS[name].name}: ${probability(head.probability)}, ${verdict(name, head)}`, '',
    `Threshold ${head.threshold.toFixed(2)}. The sum: ${signed(head.intercept)} where nothing is found, and`, '',
    ...reasons.map(({ contribution, reason, evidence, id }) =>
      `- ${signed(contribution)} ${reason}${evidence.length ? `: ${escaped(quoted(evidence))}` : ''} (\`${id}\`)`),
    ...(rest.length ? [`- ${signed(sum)} ${plural(rest.length, 'smaller reason')}`] : []),
    `- ${signed(head.log_odds)} log-odds in all`, '',
  ];
}

/** The verdict, its reasons and the findings as Markdown. */
export function asMarkdown(explanation, findings) {
  return [
    `## ${escaped(explanation.headline.trim())}`, '',
    ...Object.entries(explanation.heads).flatMap(headLines),
    ...(findings.length ? ['### Findings', '', ...findings.map(({ severity, message, advice, rule }) => `- **${severity}** ${escaped(message)}. ${escaped(advice)} (\`${rule}\`)`), ''] : []),
  ].join('\n');
}

/** The explanation as JSON, as `debait explain --format json` prints it. */
export const asJson = explanation => `${JSON.stringify(explanation, null, 2)}\n`;

function copyBySelection(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  const before = document.activeElement;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  before?.focus();
  return done;
}

/** Puts text on the clipboard; says whether it is there. Without HTTPS there is no clipboard API. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}
