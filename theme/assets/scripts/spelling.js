/* Which words may be meant by one that nothing has. Pure: no page, no network. */

const MOST_MEANT = 3;
const MOST_KEPT = 50;

/** The spelling of what one directory knows. */
export class Spelling {
  #index;
  #others;
  #kept = new Map(); // which words may be meant by another: one question asks it several times

  /**
   * @param {import("./word-index.js").WordIndex} index
   * @param {Set<string>} others words that are not in it and may be typed as well.
   */
  constructor(index, others) {
    this.#index = index;
    this.#others = others;
  }

  /** Return the words that were most likely meant, the likeliest first: the nearest, which begin, end and sound alike. */
  nearest(word, most = distance(word)) {
    if (!most || /\d/.test(word)) return [];
    const key = `${most}${word}`;
    if (this.#kept.has(key)) return this.#kept.get(key);
    const found = new Map();
    // The index counts two letters changed round as two slips.
    for (const other of [...this.#index.near(word, most + 1), ...this.#others]) {
      if (found.has(other) || other.length < 3 || Math.abs(other.length - word.length) > most) continue;
      const count = slips(word, other);
      // Who slips twice slips in a vowel, or doubles a letter: looking is not meant by smoking.
      if (count > most || (count > 1 && slips(bones(word), bones(other)) > 1)) continue;
      const ends = (other[0] === word[0] ? 0 : 0.5) + (other.at(-1) === word.at(-1) ? 0 : 0.25);
      found.set(other, { word: other, unlike: count + ends - (bones(other) === bones(word) ? 0.5 : 0) });
    }
    const meant = [...found.values()].sort((one, other) => one.unlike - other.unlike).slice(0, MOST_MEANT);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, meant);
    return meant;
  }
}

/** The consonants of a word as they sound, each once where it is doubled: most slips are in the others. */
const bones = (word) => word.replace(/ph/g, "f").replace(/ck|[cq]/g, "k").replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");

/** How many slips of the finger a word may hold. */
const distance = (word) => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/** Count the slips between two words: a letter too many, too few, another, or two changed round. */
function slips(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
