/* A list of cards that grows: what can be seen at once, so that a slow phone keeps up with the keys, the rest of what is shown
   when nothing has been asked for a moment, and more by a button. */

import { card } from "./card.js";
import { afterDrawing, make, settle } from "./page.js";
import { said } from "./words.js";

const AT_ONCE = 24;
/* What a screen holds at the least: cards a column wide, of so many pixels, in so many columns. */
const [COLUMN, CARD, COLUMNS] = [360, 230, 3];
/* Longer than most people take from one letter to the next, in milliseconds. */
const A_REST = 250;
/* So many cards take a slow phone no longer than a letter may wait. */
const FEW = 4;
/* Cards that were made are kept, since most stay from letter to letter. */
const MOST_KEPT = 200;

/**
 * Return how many cards can be seen below a part of the page, and a row at the least. Asked before anything changes, it costs nothing.
 *
 * @param {HTMLElement} part which they are to follow.
 */
export function roomBelow(part) {
  const rows = Math.max(1, Math.ceil((innerHeight - part.getBoundingClientRect().bottom) / CARD));
  return rows * Math.min(COLUMNS, Math.max(1, Math.floor(innerWidth / COLUMN)));
}

export class Cards {
  #directory;
  #made = new Map();
  #list = make("ul", { class: "cards" });
  #more = make("button", { class: "button button--quiet section__gap", type: "button" }, said("Show more"));
  #found = [];
  #distance;
  #wanted = 0;
  #stop = () => {};

  /** @param {import("./listings.js").Directory} directory */
  constructor(directory) {
    this.#directory = directory;
    this.#more.addEventListener("click", () => {
      const from = this.#wanted;
      this.#wanted += AT_ONCE;
      this.#grow();
      this.#list.children[from].querySelector("a").focus();
    });
  }

  /**
   * Show listings, and call off what was still to be drawn of others.
   *
   * @param {import("./listings.js").Listing[]} found best first.
   * @param {(listing: object) => string} distance how far each is, in words.
   * @param {number} room how many of them can be seen.
   * @returns {HTMLElement[]} what belongs on the page; nothing if nothing was found.
   */
  show(found, distance, room) {
    this.#found = found;
    this.#distance = distance;
    this.#wanted = AT_ONCE;
    let [count, { children }] = [0, this.#list];
    while (count < children.length && count < AT_ONCE && children[count] === this.#made.get(this.#key(count))) count += 1;
    this.#draw(Math.max(count, room), A_REST);
    if (!found.length) return [];
    return found.length > AT_ONCE ? [this.#list, this.#more] : [this.#list];
  }

  /** Draw so many of the cards now, and the others that are wanted a few at a time, after a rest. */
  #draw(count, rest = 0) {
    const now = Math.min(count, this.#wanted, this.#found.length);
    settle(this.#list, this.#found.slice(0, now).map((_, at) => this.#card(at)));
    const isWhole = now === Math.min(this.#wanted, this.#found.length);
    if (isWhole) this.#list.removeAttribute("aria-busy");
    else this.#list.setAttribute("aria-busy", "true");
    this.#stop();
    if (!isWhole) this.#stop = afterDrawing(() => this.#draw(now + FEW), rest);
  }

  /** Draw all that is wanted. */
  #grow() {
    this.#draw(Infinity);
    if (this.#wanted >= this.#found.length) this.#more.remove();
  }

  #key(at) {
    const listing = this.#found[at];
    return listing && `${listing.id} ${this.#distance(listing)}`;
  }

  #card(at) {
    const key = this.#key(at);
    if (!this.#made.has(key)) {
      if (this.#made.size > MOST_KEPT) this.#made.clear();
      this.#made.set(key, card(this.#found[at], this.#directory, this.#distance(this.#found[at])));
    }
    return this.#made.get(key);
  }
}
