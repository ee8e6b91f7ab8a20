/* The index of the search, unpacked: plugins/placebook/find/index.py packs it.

   MiniSearch's own way of loading takes every list of documents apart before the first question, which on a phone takes
   seconds. Here a list is read when a word of a question is in it. That reaches into MiniSearch (its names with a `_`), so its
   version is pinned; tests/find/test_index.py holds that what is read is what MiniSearch makes itself. Nothing may be added to
   this index or taken out of it. */

import MiniSearch from "../vendor/minisearch.js";
import { numbers } from "./packed.js";

/**
 * @param {object} packed what was read of search/index.json.
 * @param {object} options those of MiniSearch.
 * @returns {MiniSearch}
 * @throws if it is not what it should be.
 */
export function unpackIndex(packed, options) {
  const { fieldLength, words: _, lists: shared, entries, ...plain } = packed;
  const index = MiniSearch.loadJS({ ...plain, documentIds: {}, fieldLength: {}, storedFields: {}, index: [] }, options);
  const lengths = fieldLength.map(numbers);
  for (let id = 0; id < plain.documentCount; id += 1) {
    index._documentIds.set(id, id);
    index._idToShortId.set(id, id);
    index._fieldLength.set(id, lengths.map((column) => column[id]));
  }
  const known = shared.split(" ");
  const rows = entries.split("\n");
  wordsOf(packed).forEach((word, at) => index._index.set(word, new Found(rows[at], known, lengths.length)));
  return index;
}

/** Return all words of a packed index, in their order. */
export function wordsOf({ words }) {
  let word = "";
  return words.split(" ").filter(Boolean).map((rest) => {
    const [begun] = numbers(rest[0]); // no word shares so many letters that their number takes two places
    word = word.slice(0, begun) + rest.slice(1);
    return word;
  });
}

/** Return the words of an index that are at most so many slips from a word. */
export function wordsNear(index, word, most) {
  return [...index._index.fuzzyGet(word, most)].map(([near]) => near);
}

/** What holds a word: for each field a map of documents to how often, read when it is first asked for. */
class Found {
  #row;
  #known;
  #fields;
  #maps = null;

  constructor(row, known, fields) {
    this.#row = row;
    this.#known = known;
    this.#fields = fields;
  }

  get(field) {
    return this.#read().get(field);
  }

  [Symbol.iterator]() {
    return this.#read()[Symbol.iterator]();
  }

  #read() {
    if (this.#maps) return this.#maps;
    this.#maps = new Map();
    for (const entry of this.#row.split(" ")) {
      const [what, ...steps] = numbers(entry);
      const field = what % this.#fields;
      const isShared = what % (2 * this.#fields) >= this.#fields;
      const times = 1 + Math.trunc(what / (2 * this.#fields));
      const docs = this.#maps.get(field) ?? new Map();
      let id = 0;
      for (const step of isShared ? numbers(this.#known[steps[0]]) : steps) {
        id += step;
        docs.set(id, times);
      }
      this.#maps.set(field, docs);
    }
    return this.#maps;
  }
}
