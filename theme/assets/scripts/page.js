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

/**
 * Fetch the site's icons, which pages have fetched already. From then on `icon` makes them of their shapes; what only refers to
 * the file the browser copies and keeps in step, which takes it twice the time. Without the file it is done so all the same.
 */
export async function fetchIcons() {
  try {
    const answer = await fetch(SPRITE);
    const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    for (const symbol of sprite.querySelectorAll("symbol")) {
      const svg = emptyIcon();
      svg.setAttribute("viewBox", symbol.getAttribute("viewBox"));
      svg.append(...[...symbol.children].map((shape) => document.importNode(shape, true)));
      icons.set(symbol.id, svg);
    }
  } catch {
    /* The icons come as they do on every page. */
  }
}

function emptyIcon() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

/** Make one of the site's icons, which says nothing to those who listen. */
export function icon(name) {
  if (!icons.has(name)) {
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `${SPRITE}#${name}`);
    const svg = emptyIcon();
    svg.append(use);
    icons.set(name, svg);
  }
  return icons.get(name).cloneNode(true);
}

/** Make nodes the children of an element. Those that stand where they should are left alone: what is moved is laid out anew. */
export function settle(element, nodes) {
  const wanted = new Set(nodes);
  const gone = [...element.childNodes].filter((child) => !wanted.has(child));
  if (gone.length === element.childNodes.length) {
    element.replaceChildren(...nodes);
    return;
  }
  for (const child of gone) child.remove();
  nodes.forEach((node, at) => {
    if (element.childNodes[at] !== node) element.insertBefore(node, element.childNodes[at] ?? null);
  });
}

/** Do something when what has changed so far is on the screen, or so many milliseconds later. Returns what calls it off. */
export function afterDrawing(act, later = 0) {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act, later);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Go through steps, one at a time, while the browser has nothing else to do. */
export function whenIdle(steps) {
  (globalThis.requestIdleCallback ?? setTimeout)(() => steps.next().done || whenIdle(steps));
}

/** The way to a page below the site's root. */
export const pathOf = (page) => new URL(page, SITE).pathname;

/** Fetch a file of the search as JSON, unless it has been asked for already. Throws if it is missing or is none. */
export async function fetchJson(name, asked = fetch(new URL(`search/${name}.json`, ASSETS))) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
