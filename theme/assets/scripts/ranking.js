/* How well documents answer words. The scores are those of MiniSearch, to the last digits but one or two, which
   tests/find/test_index.py holds: its measure is BM25+ (Lv & Zhai, 2011), as it sets it. MiniSearch makes an object for each
   document it finds, and a single letter finds thousands; here a score is a number in a row, and nought is no answer. */

/* MiniSearch's defaults. */
const [K, B, D] = [1.2, 0.7, 0.5];
const WORTH_OF_BEGINNING = 0.375;
const DISTANCE = 0.3;

/** What answers words in one index. */
export class Ranking {
  #index;
  #lengths = new Map();

  /** @param {import("./packed-index.js").PackedIndex} index */
  constructor(index) {
    this.#index = index;
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
    for (const other of others) other.forEach((score, id) => (found[id] = found[id] && score && found[id] + score));
    const different = new Set(words).size;
    return different > 1 ? found.map((score) => score * different) : found;
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
    const holdings = this.#index.holdings(at);
    for (const [name, fieldWorth] of Object.entries(boost)) {
      const field = this.#index.fieldIds[name];
      const those = holdings[field];
      if (!those) continue;
      const count = those.reduce((sum, { documents }) => sum + documents.length, 0);
      const rarity = Math.log(1 + (this.#index.documentCount - count + 0.5) / (count + 0.5));
      const lengths = this.#lengthsIn(field);
      for (const { documents, times } of those) {
        for (let n = 0; n < documents.length; n += 1) {
          const id = documents[n];
          if (worth[id]) scores[id] += weight * fieldWorth * worth[id] * (rarity * (D + (times * (K + 1)) / (times + lengths[id])));
        }
      }
    }
  }

  /** What the length of each document takes from a word in a field. */
  #lengthsIn(field) {
    if (!this.#lengths.has(field)) {
      const average = this.#index.averages[field];
      this.#lengths.set(field, Float64Array.from(this.#index.lengths[field], (length) => K * (1 - B + (B * length) / average)));
    }
    return this.#lengths.get(field);
  }
}
