/* What is called so that the first letters of its words make another: the RSPCA, the RAF. Pure: no page, no network. */

import { words } from "./folding.js";

const LETTERS = /^[a-z]{3,6}$/;
/* Few letters begin the words of many names; so they must be the first of a name, and no word themselves. */
const MANY = 5;
const MOST_NAMES = 5;

/** The first letters of what the names of one directory are made of. */
export class Initials {
  #titles;
  #isStop;
  #names = null;

  /**
   * @param {() => string[]} titles tells all names, when they are first asked for.
   * @param {(word: string) => boolean} isStop whether a word gives no letter: "of", "the".
   */
  constructor(titles, isStop) {
    this.#titles = titles;
    this.#isStop = isStop;
  }

  /** Do now what else the first word that is asked for waits for. */
  prepare() {
    this.#names ??= this.#titles().map((title) => {
      const telling = words(title).filter((word) => !this.#isStop(word));
      return { telling, letters: telling.map((word) => word[0]).join("") };
    });
  }

  /**
   * Return the words of names that a word stands for.
   *
   * @param {string} word folded.
   * @param {boolean} isWord whether it is a word of something here.
   * @returns {string[][]} each once.
   */
  of(word, isWord) {
    if (!LETTERS.test(word) || (isWord && word.length < MANY)) return [];
    this.prepare();
    const found = new Map();
    for (const { telling, letters } of this.#names) {
      if (found.size === MOST_NAMES) break;
      const at = word.length < MANY ? (letters.startsWith(word) ? 0 : -1) : letters.indexOf(word);
      const meant = at < 0 ? [] : telling.slice(at, at + word.length);
      if (meant.length) found.set(meant.join(" "), meant);
    }
    return [...found.values()];
  }
}
