import { el } from './dom.js';

const KEY = 'debait-token';
let asking;

/** The token of this browser tab, or null. */
export const storedToken = () => sessionStorage.getItem(KEY);

function ask(refused) {
  const input = el('input', { id: 'token', type: 'password', autocomplete: 'off', required: true });
  const dialog = el('dialog', { 'aria-labelledby': 'token-title' },
    el('form', { method: 'dialog' },
      el('h2', { id: 'token-title' }, 'This server asks for a token'),
      refused && el('p', { class: 'problem' }, 'The server refused that token.'),
      el('p', { class: 'soft' }, 'It is kept in this tab only, and forgotten when you close it.'),
      el('label', { for: 'token' }, 'Token'), input,
      el('div', { class: 'row' }, el('button', { value: 'use' }, 'Use it'),
        el('button', { type: 'button', class: 'quiet', onclick: () => dialog.close('') }, 'Cancel'))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => {
    const given = dialog.returnValue === 'use' && input.value.trim();
    if (given) sessionStorage.setItem(KEY, given);
    dialog.remove();
    resolve(Boolean(given));
  }));
}

/**
 * Asks for the token, once for all requests that wait for it.
 * @param {string|null} refused the token that the server has just refused
 * @returns {Promise<boolean>} whether there is another token to try
 */
export async function askForToken(refused) {
  if (storedToken() !== refused) return true;
  asking ??= ask(refused).finally(() => { asking = undefined; });
  return asking;
}
