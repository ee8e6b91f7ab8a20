/* The index of the search as it lies in its file: plugins/placebook/find/index.py packs it.

   It is MiniSearch's index. MiniSearch's own way of loading takes every list of documents apart before the first question, which
   on a phone takes seconds. Here a list is read when a word of a question is in it. */

import SearchableMap from "../vendor/searchable-map.js";
import { numbers } from "./packed.js";

/**
 * @typedef {object} Holding documents that hold a word equally often in one field.
 * @property {Uint32Array} documents their numbers.
 * @property {number} times how often.
 */

/** The index of one directory. */
export class PackedIndex {
  #rows;
  #shared;
  #read = new Map();
  #tree = null;

  /**
   * @param {object} packed what was read of search/index.json.
   * @throws if it is not what it should be.
   */
  constructor({ documentCount, fieldIds, averageFieldLength, fieldLength, words, lists, entries }) {
    this.documentCount = documentCount;
    /** The numbers of the fields by their names. */
    this.fieldIds = fieldIds;
    /** For each field how many words documents have in it on average, and how many each has. */
    this.averages = averageFieldLength;
    this.lengths = fieldLength.map(numbers);
    /** All words, in the order of their letters. */
    this.words = wordsOf(words);
    this.#rows = entries.split("\n");
    this.#shared = lists.split(" ");
  }

  /** Return the place of the first word that is not before another one. */
  placeOf(word) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a document holds a word in a field. */
  isIn(word, field) {
    const at = this.placeOf(word);
    return this.words[at] === word && this.holdings(at)[this.fieldIds[field]] !== undefined;
  }

  /**
   * Return what holds a word, by the numbers of fields.
   *
   * @param {number} at the word's place.
   * @returns {Holding[][]}
   */
  holdings(at) {
    let found = this.#read.get(at);
    if (found) return found;
    found = [];
    for (const entry of this.#rows[at].split(" ")) {
      const [what, ...steps] = numbers(entry);
      const fields = this.lengths.length;
      const isShared = what % (2 * fields) >= fields;
      const holding = { documents: isShared ? this.#list(steps[0]) : documents(steps), times: 1 + Math.trunc(what / (2 * fields)) };
      (found[what % fields] ??= []).push(holding);
    }
    this.#read.set(at, found);
    return found;
  }

  /** A list that several words share, read once. */
  #list(number) {
    if (typeof this.#shared[number] === "string") this.#shared[number] = documents(numbers(this.#shared[number]));
    return this.#shared[number];
  }

  /** Return the words that are at most so many slips from another. MiniSearch's tree of words knows them soonest. */
  near(word, most) {
    if (!this.#tree) {
      this.#tree = new SearchableMap();
      for (const one of this.words) this.#tree.set(one, one);
    }
    return [...this.#tree.fuzzyGet(word, most).keys()];
  }
}

/** Each word is written but for the letters it shares with the one before, whose number comes first. */
function wordsOf(written) {
  let word = "";
  return written.split(" ").filter(Boolean).map((rest) => {
    const [begun] = numbers(rest[0]); // no word shares so many letters that their number takes two places
    word = word.slice(0, begun) + rest.slice(1);
    return word;
  });
}

/** Lists are written as the steps from one document to the next. */
function documents(steps) {
  let document = 0;
  return Uint32Array.from(steps, (step) => (document += step));
}
