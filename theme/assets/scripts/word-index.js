/* The index of the search, made in the page, so that nobody has to fetch it. It is the index that MiniSearch makes of the same
   texts; tests/find/test_index.py holds that. Its words are known at once, a field is turned when it is first asked for. */

import SearchableMap from "../vendor/searchable-map.js";
import { words } from "./folding.js";
import { GAP } from "./packed.js";

/**
 * @typedef {object} Holding what holds a word in one field.
 * @property {Uint32Array} documents their numbers, in their order.
 * @property {Uint16Array} times how often each holds it.
 */

/** The index of one directory. */
export class WordIndex {
  #all = []; // all words, as they were found; numbers of words are places in this
  #numbers = new Map();
  #wordsOf; // by the numbers of pieces
  #stop;
  #sorted;
  #makers;
  #fields = [];
  #tree = null;

  /**
   * @param {object} texts of the documents, as searched.js returns them.
   * @param {string[]} stop words that nobody searches for.
   */
  constructor({ pieces, count, fields }, stop) {
    this.documentCount = count;
    /** The numbers of the fields by their names. */
    this.fieldIds = Object.fromEntries(Object.keys(fields).map((name, field) => [name, field]));
    this.#makers = Object.values(fields);
    this.#stop = new Set(stop);
    this.#wordsOf = pieces.map((piece) => words(piece).map((word) => this.#numberOf(word)));
    this.#sorted = [...this.#all.keys()].filter((number) => !this.#stop.has(this.#all[number]));
    this.#sorted.sort((one, other) => (this.#all[one] < this.#all[other] ? -1 : 1));
    /** All words, in the order of their letters. */
    this.words = this.#sorted.map((number) => this.#all[number]);
  }

  #numberOf(word) {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#all.push(word) - 1;
      this.#numbers.set(word, number);
    }
    return number;
  }

  /** Do, a step at a time, what is else done when it is first asked for. */
  *prepare() {
    for (const number of this.#makers.keys()) yield this.field(number);
    yield this.#grown();
  }

  /** Return a field by its number: `lengths`, how many different words each document has in it, and their `average`. */
  field(number) {
    this.#fields[number] ??= turned(read(this.#makers[number](), this.#wordsOf, this.#all.length), this.#all.length);
    return this.#fields[number];
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

  /** Whether any document holds a word in a field. */
  isIn(word, field) {
    const number = this.#numbers.get(word);
    return number !== undefined && !this.#stop.has(word) && this.#holding(number, this.fieldIds[field]).documents.length > 0;
  }

  /** Return what holds the word at a place in a field, by their numbers. */
  holding(at, field) {
    return this.#holding(this.#sorted[at], field);
  }

  /** @returns {Holding} */
  #holding(word, field) {
    const { ends, documents, times } = this.field(field);
    const [from, to] = [word ? ends[word - 1] : 0, ends[word]];
    return { documents: documents.subarray(from, to), times: times.subarray(from, to) };
  }

  /** Return the words that are at most so many slips from another. MiniSearch's tree of words knows them soonest. */
  near(word, most) {
    return [...this.#grown().fuzzyGet(word, most).keys()];
  }

  #grown() {
    if (this.#tree) return this.#tree;
    this.#tree = new SearchableMap();
    for (const one of this.words) this.#tree.set(one, one);
    return this.#tree;
  }
}

/* Thousands of texts go through these two: plain loops are what browsers do soonest. */

/** Read a field: the words of each text one after the other, each once, and how often it is there. */
function read({ of, at }, wordsOf, count) {
  const [found, times, starts] = [[], [], [0]];
  const lastAt = new Int32Array(count).fill(-1); // by the numbers of words: where each stood last in `found`
  let start = 0;
  for (let n = 0; n < of.length; n += 1) {
    if (of[n] === GAP) {
      start = found.length;
      starts.push(start);
      continue;
    }
    const words = wordsOf[of[n]];
    for (let w = 0; w < words.length; w += 1) {
      const word = words[w];
      if (lastAt[word] >= start) times[lastAt[word]] += 1;
      else {
        lastAt[word] = found.push(word) - 1;
        times.push(1);
      }
    }
  }
  starts.push(found.length);
  return { found, times, starts, at };
}

/** Turn the words of documents into the documents of words: those of each word one after the other, and where they end. */
function turned({ found, times, starts, at }, count) {
  const ends = new Uint32Array(count);
  const lengths = new Uint32Array(at.length);
  let average = 0;
  for (let document = 0; document < at.length; document += 1) {
    const [start, end] = [starts[at[document]], starts[at[document] + 1]];
    lengths[document] = end - start;
    // The mean is kept up step by step, as MiniSearch does, so that the last bits are the same.
    average = (average * document + lengths[document]) / (document + 1);
    for (let place = start; place < end; place += 1) ends[found[place]] += 1;
  }
  let all = 0;
  for (let word = 0; word < count; word += 1) {
    const held = ends[word];
    ends[word] = all;
    all += held;
  }
  const [documents, often] = [new Uint32Array(all), new Uint16Array(all)];
  for (let document = 0; document < at.length; document += 1) {
    const end = starts[at[document] + 1];
    for (let place = starts[at[document]]; place < end; place += 1) {
      const to = ends[found[place]];
      documents[to] = document;
      often[to] = times[place];
      ends[found[place]] = to + 1; // what was the beginning of a word's documents becomes their end
    }
  }
  return { lengths, average, ends, documents, times: often };
}
