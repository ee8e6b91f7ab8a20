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
      const count = slips(word, other, most);
      // Who slips twice slips in a vowel, or doubles a letter: looking is not meant by smoking.
      if (count > most || (count > 1 && slips(bones(word), bones(other), 1) > 1)) continue;
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
const bones = (word) => word.replace(/^(?:kn|gn|pn)/, "n").replace(/^wr/, "r").replace(/ph/g, "f").replace(/x(?:c(?=[eiy]))?/g, "ks").replace(/c(?=[eiy])|z/g, "s").replace(/ck|[cq]/g, "k").replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");

/** How many slips of the finger a word may hold. */
const distance = (word) => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/** Count the slips between two words: a letter too many, too few, another, or two changed round. What is more than `most` may be
    counted short: it is not looked at further. */
function slips(one, other, most) {
  const [width, height] = [other.length, one.length];
  if (Math.abs(width - height) > most) return most + 1;
  let [before, last, row] = [new Uint16Array(width + 1), Uint16Array.from({ length: width + 1 }, (_, at) => at), new Uint16Array(width + 1)];
  let leastBefore = 0;
  for (let i = 1; i <= height; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const isSame = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let count = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (!isSame && i > 1 && j > 1 && one.charCodeAt(i - 1) === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === other.charCodeAt(j - 1)) {
        count = Math.min(count, before[j - 2] + 1);
      }
      row[j] = count;
      if (count < least) least = count;
    }
    if (least > most && leastBefore >= most) return most + 1; // two letters changed round lead over one row
    leastBefore = least;
    [before, last, row] = [last, row, before];
  }
  return last[width];
}
