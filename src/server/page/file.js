const MARKUP = { md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', txt: 'plain' };

/** The markup that the name of a file tells, or undefined for files that are not text to read. */
export const markupOf = name => MARKUP[/\.([^.]+)$/.exec(name)?.[1].toLowerCase()];

/** The text of a file: UTF-8 or UTF-16 by its mark, else as Windows wrote it. */
export async function readText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mark = bytes[0] << 8 | bytes[1];
  const named = { 0xfffe: 'utf-16le', 0xfeff: 'utf-16be' }[mark];
  if (named) return new TextDecoder(named).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Takes a file from a button or from a drop anywhere on the page, so that a drop beside the target
 * does not leave the page.
 * @param {{button: HTMLElement, input: HTMLInputElement, target: HTMLElement, take: (file: File) => void}} parts
 */
export function takeFiles({ button, input, target, take }) {
  button.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    if (input.files.length) take(input.files[0]);
    input.value = '';
  });
  const holdsFiles = event => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    target.classList.add('dropping');
  });
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) target.classList.remove('dropping');
  });
  addEventListener('drop', event => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    target.classList.remove('dropping');
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
}
