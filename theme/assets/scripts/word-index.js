/* The index of the search, made in the page: it takes a phone no longer than to read one, and nobody has to fetch it. It is the
   index that MiniSearch makes of the same texts; tests/find/test_index.py holds that. */

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
  #stop;
  #all = []; // all words, as they were found; numbers of words are places in this
  #numbers = new Map();
  #wordsOf; // by the numbers of pieces
  /* While texts are read: the number of this one, and for each word in which it was last, and where. */
  #text = 0;
  #lastIn = [];
  #place = [];
  #fields;
  #turned = [];
  #sorted;
  #tree = null;

  /**
   * @param {{pieces: string[], fields: Object<string, import("./searched.js").Field>}} texts of the documents.
   * @param {string[]} stop words that nobody searches for.
   */
  constructor({ pieces, fields }, stop) {
    this.#stop = new Set(stop);
    this.documentCount = fields.title.at.length;
    /** The numbers of the fields by their names. */
    this.fieldIds = Object.fromEntries(Object.keys(fields).map((name, field) => [name, field]));
    this.#wordsOf = pieces.map(() => null);
    this.#fields = Object.values(fields).map((field) => this.#read(field, pieces));
    /** For each field how many different words each document has in it, and how many they have on average. */
    this.lengths = this.#fields.map(({ lengths }) => lengths);
    // The mean is worked out step by step, as MiniSearch does, so that the last bits are the same.
    this.averages = this.lengths.map((lengths) => lengths.reduce((mean, length, before) => (mean * before + length) / (before + 1), 0));
    this.#sorted = [...this.#all.keys()].filter((number) => !this.#stop.has(this.#all[number]));
    this.#sorted.sort((one, other) => (this.#all[one] < this.#all[other] ? -1 : 1));
    /** All words, in the order of their letters. */
    this.words = this.#sorted.map((number) => this.#all[number]);
  }

  /** Read a field: the words of each text one after the other, each once, and how often it is there. */
  #read({ of, at }, pieces) {
    // Thousands of texts go through here before the box is ready: plain loops over plain arrays are what browsers do soonest.
    const [wordsOf, lastIn, place] = [this.#wordsOf, this.#lastIn, this.#place];
    const [found, times, starts] = [[], [], [0]];
    let text = this.#text;
    for (let n = 0; n < of.length; n += 1) {
      if (of[n] === GAP) {
        starts.push(found.length);
        text += 1;
        continue;
      }
      const words = (wordsOf[of[n]] ??= this.#numbersOf(pieces[of[n]]));
      for (let w = 0; w < words.length; w += 1) {
        const word = words[w];
        if (lastIn[word] === text) times[place[word]] += 1;
        else {
          lastIn[word] = text;
          place[word] = found.push(word) - 1;
          times.push(1);
        }
      }
    }
    starts.push(found.length);
    this.#text = text + 1;
    return { found, times, starts, at, lengths: at.map((one) => starts[one + 1] - starts[one]) };
  }

  /** The numbers of the words of a piece of text. To fold them takes longest, so it is done once for each piece in use. */
  #numbersOf(piece) {
    return words(piece).map((word) => {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#all.push(word) - 1;
        this.#numbers.set(word, number);
        this.#lastIn.push(-1);
        this.#place.push(0);
      }
      return number;
    });
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
  #holding(number, field) {
    this.#turned[field] ??= turned(this.#fields[field], this.#all.length); // when it is first asked, so that the box is ready sooner
    const { ends, documents, times } = this.#turned[field];
    const [from, to] = [number ? ends[number - 1] : 0, ends[number]];
    return { documents: documents.subarray(from, to), times: times.subarray(from, to) };
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

/** Turn the words of documents into the documents of words: those of each word one after the other, and where they end. */
function turned({ found, times, starts, at }, count) {
  const ends = new Uint32Array(count);
  for (let document = 0; document < at.length; document += 1) {
    const end = starts[at[document] + 1];
    for (let place = starts[at[document]]; place < end; place += 1) ends[found[place]] += 1;
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
  return { ends, documents, times: often };
}
