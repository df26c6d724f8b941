/**
 * Makes an element. Text goes in as text, never as markup.
 * @param {string} tag
 * @param {Object<string, unknown>} [attributes] `class`, `onclick`, or any attribute; false, null and undefined are left out
 * @param {...(Node|string|false|null|undefined)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...present(children));
  return node;
}

const present = children => children.filter(child => child !== false && child != null);

/** Puts these children in the place of all that are there. */
export const fill = (node, ...children) => node.replaceChildren(...present(children));

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an SVG element, as `el` makes one of HTML. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** The element with this id. */
export const byId = id => document.getElementById(id);
