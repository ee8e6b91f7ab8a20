/* How well documents answer words: BM25F (Robertson, Zaragoza & Taylor, 2004). A document is one thing with several fields, so a
   word is as rare as the documents are few that hold it anywhere, and what it says in one field it need not say again in the
   next. A single letter finds thousands of documents; so a score is a number in a row, and nought is no answer. */

/* How soon a word has said what it says, and how much a long field takes from its words. */
const [K, B] = [2, 0.6];
/* Beginnings of words count as in MiniSearch. */
const WORTH_OF_BEGINNING = 0.375;
const DISTANCE = 0.3;

/** What answers words in one index. */
export class Ranking {
  #index;
  #unmeasured;
  #lengths = new Map();
  /* How often the word at hand is in each document; nought again between two words. */
  #often;

  /**
   * @param {import("./word-index.js").WordIndex} index
   * @param {string[]} unmeasured fields whose length takes nothing from their words: they hold some of a text.
   */
  constructor(index, unmeasured = []) {
    this.#index = index;
    this.#unmeasured = new Set(unmeasured.map((name) => index.fieldIds[name]));
    this.#often = new Float64Array(index.documentCount);
  }

  /**
   * Return how well each document answers words, all of which it must have.
   *
   * @param {string[]} words folded; what is not in the index nothing has.
   * @param {object} how
   * @param {Object<string, number>} how.boost what a word is worth in each field in which it counts.
   * @param {Float64Array} how.worth what each document is worth; what is worth nothing is not found.
   * @param {(word: string) => boolean} how.isBegun whether a word that begins so will do.
   * @returns {Float64Array} by the numbers of documents.
   */
  scores(words, { boost, worth, isBegun }) {
    const all = words.map((word) => this.#ofWord(word, boost, worth, isBegun(word)));
    if (!all.length) return new Float64Array(this.#index.documentCount);
    const [found, ...others] = all;
    for (const other of others) {
      for (let id = 0; id < found.length; id += 1) found[id] = found[id] && other[id] && found[id] + other[id];
    }
    return found;
  }

  #ofWord(word, boost, worth, isBegun) {
    const { words } = this.#index;
    const scores = new Float64Array(this.#index.documentCount);
    let at = this.#index.placeOf(word);
    if (words[at] === word) {
      this.#add(scores, at, 1, boost, worth);
      at += 1;
    }
    if (!isBegun) return scores;
    for (; words[at]?.startsWith(word); at += 1) {
      const { length } = words[at];
      this.#add(scores, at, (WORTH_OF_BEGINNING * length) / (length + DISTANCE * (length - word.length)), boost, worth);
    }
    return scores;
  }

  /** Add what a word of the index tells of the documents that hold it. */
  #add(scores, at, weight, boost, worth) {
    const often = this.#often;
    const holders = [];
    for (const [name, fieldWorth] of Object.entries(boost)) {
      const field = this.#index.fieldIds[name];
      const { documents, times } = this.#index.holding(at, field);
      const lengths = documents.length && this.#lengthsIn(field);
      for (let n = 0; n < documents.length; n += 1) {
        const id = documents[n];
        if (!often[id]) holders.push(id);
        often[id] += (fieldWorth * times[n]) / lengths[id];
      }
    }
    const rare = rarity(holders.length, this.#index.documentCount);
    for (const id of holders) {
      scores[id] += (weight * worth[id] * rare * often[id]) / (K + often[id]);
      often[id] = 0;
    }
  }

  /** What each document's length divides a word by in a field. */
  #lengthsIn(field) {
    if (!this.#lengths.has(field)) {
      const { lengths, average } = this.#index.field(field);
      const b = this.#unmeasured.has(field) ? 0 : B;
      this.#lengths.set(field, Float64Array.from(lengths, (length) => 1 - b + (b * length) / average));
    }
    return this.#lengths.get(field);
  }
}

/** Return how much something tells that so many of all have. */
export const rarity = (holders, all) => Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
