/* Making parts of a page. Everything goes in as text: nothing here reads HTML. */

/** Where this site's own files begin, and the site itself. */
export const ASSETS = new URL("../", import.meta.url);
export const SITE = new URL("../", ASSETS);

/** Make an element with attributes and what is in it. Strings become text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
const SPRITE = new URL("icons/icons.svg", ASSETS).pathname;
const icons = new Map();

/** Make one of the site's icons, which says nothing to those who listen. */
export function icon(name) {
  if (!icons.has(name)) {
    const [svg, use] = ["svg", "use"].map((part) => document.createElementNS(SVG, part));
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${SPRITE}#${name}`);
    svg.append(use);
    icons.set(name, svg);
  }
  return icons.get(name).cloneNode(true);
}

/** The way to a page below the site's root. */
export const pathOf = (page) => new URL(page, SITE).pathname;

/** Fetch a file of the search as JSON. Throws if it is missing or is none. */
export async function fetchJson(name) {
  const answer = await fetch(new URL(`search/${name}.json`, ASSETS));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
