/* What the words of a question may stand for, besides themselves. Pure: no page, no network. The other words of themes, and the
   everyday words, come from plugins/placebook/find/; the words of the index say what is known here at all. */

import { words } from "./folding.js";

/* What each way of finding a word is worth beside the word itself. */
const WORTH_OF_ROOT = 0.7;
const WORTH_OF_THEME = 1;
const WORTH_OF_MEANT = 0.6;
/* The words of a phrase in which each says little, as "looking after" does. */
const WORTH_OF_WEAK = 0.3;

/* Endings that leave the root of a word: gardeners, gardening and garden are of one. */
const ENDING = /(?:ation|ement|ment|ing|ical|ion|ist|ity|er|or|ed|ic|al|ie|y|e)$/;
const SHORTEST_ROOT = 4;
const SHORTEST_BEFORE = { ic: 5, al: 5, or: 5, ie: 5, y: 5 };
const DOUBLED = /([bdfglmnprt])\1$/;
/* Shorter pieces are not looked for in words that were typed as one. */
const SHORTEST_PIECE = 2;
/* Nor are shorter words made of two. */
const SHORTEST_JOINED = 6;
/* Whose it is does not matter: who asks for "her mum" asks for what "my mum" stands for. */
const MINE = /\b(?:her|his|their|our|your)\b/g;
const MYSELF = /\b(?:her|him|your|them|our)sel(?:f|ve)\b/g;

/** Return the root of a folded word, as far as spelling tells. It need not be a word. */
export function root(word) {
  let left = word;
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const ending = ENDING.exec(left)?.[0];
    if (!ending) break;
    const plain = left.slice(0, -ending.length);
    if (DOUBLED.test(plain) && plain.length > 3) left = plain.slice(0, -1);
    else if (plain.length >= (SHORTEST_BEFORE[ending] ?? SHORTEST_ROOT)) left = plain;
    else if (plain.length === SHORTEST_ROOT - 1 && /^(?:ing|er|ed)/.test(ending)) return `${plain}e`; // caring, carer: care
    else break;
  }
  return left;
}

/** Return a phrase as it is known: what is said of others as of oneself. */
const asMine = (phrase) => phrase.replace(MINE, "my").replace(MYSELF, "myself");

/** Return the values of single words by the roots of the words. Of several with one root the first counts. */
function byRoot(values) {
  const found = new Map();
  for (const [word, value] of values) {
    const key = root(word);
    if (!word.includes(" ") && !found.has(key)) found.set(key, value);
  }
  return found;
}

/**
 * Read what people type, and what they look for by it.
 *
 * @param {string} lines of each what is looked for, a colon, and what is typed for it, both with commas. What is typed in a
 *   line without the first says nothing of what is looked for.
 * @returns {Map<string, string[]>} by what is typed; of several lines what any of them looks for. Nothing stands for itself.
 */
export function everyday(lines) {
  const found = new Map();
  for (const line of lines.split("\n").filter(Boolean)) {
    const [lookedFor, typed] = line.split(":").map((part) => part.split(",").filter(Boolean));
    for (const phrase of typed) {
      const others = lookedFor.filter((one) => one !== phrase);
      if (others.length || !lookedFor.length) found.set(phrase, [...new Set([...(found.get(phrase) ?? []), ...others])]);
    }
  }
  return found;
}

/**
 * @typedef {object} Form something to look for.
 * @property {string[]} words all of which a listing must have.
 * @property {number} worth beside the others.
 * @property {boolean} [isBegun] whether a word that begins so will do.
 * @property {boolean} [isMeant] whether it is another word for it: of those only the best counts.
 * @property {Unit[]} [units] in the place of words: a listing must have each.
 * @property {number} [term] in the place of words: a listing must have the term of this number.
 *
 * @typedef {object} Unit a word of a question, or several that belong together, and the forms any one of which answers it.
 * @property {string} text
 * @property {Form[]} forms
 */

/** What is known of words in one directory. */
export class Meanings {
  #known;
  #sorted;
  #roots;
  #themes = new Map();
  #meant;
  /* Both by their roots too: what is known of gardening is known of gardeners. */
  #rootsOfThemes;
  #rootsOfMeant;
  #stop;
  #weak;
  #termsOf;
  #namesOf;

  /**
   * @param {string[]} terms the words of the index, in the order of their letters.
   * @param {{themes: string[][], meant: string, stop: string[], weak: string[]}} details of the search.
   * @param {string[]} idle words that say nothing in this directory, since all or none of it is so.
   * @param {(phrase: string) => number[]} termsOf tells the numbers of the terms that something looked for names.
   * @param {(word: string, isWord: boolean) => string[][]} namesOf tells the names that a word is short for, as initials.js does.
   */
  constructor(terms, { themes, meant, stop, weak }, idle = [], termsOf = () => [], namesOf = () => []) {
    this.#termsOf = termsOf;
    this.#namesOf = namesOf;
    this.#known = new Set(terms);
    this.#sorted = terms;
    themes.forEach((phrases, number) => {
      for (const phrase of phrases) this.#themes.set(phrase, [...(this.#themes.get(phrase) ?? []), `theme${number}`]);
    });
    this.#meant = everyday(meant);
    /** The words of all that people type for something. */
    this.inPhrases = new Set(this.#phrases().flatMap((phrase) => phrase.split(" ")));
    this.#rootsOfThemes = byRoot(this.#themes);
    this.#rootsOfMeant = byRoot(this.#meant);
    this.#stop = new Set(stop);
    this.#weak = new Set([...weak, ...idle]);
    /** How many words the longest phrase has. */
    this.longest = Math.max(1, ...this.#phrases().map((phrase) => phrase.split(" ").length));
  }

  #phrases() {
    return [...this.#themes.keys(), ...this.#meant.keys()];
  }

  /** Whether words, joined by blanks, stand for something by themselves. */
  isPhrase(text) {
    const phrase = asMine(text);
    return this.#themes.has(phrase) || this.#meant.has(phrase);
  }

  /** Whether a phrase says nothing of what is looked for. */
  #isEmpty(words) {
    return this.#meant.get(asMine(words.join(" ")))?.length === 0;
  }

  /** Whether a word says nothing, or too little to insist on it. */
  isStop = (word) => this.#stop.has(word);
  isWeak = (word) => this.#stop.has(word) || this.#weak.has(word) || /^\d{1,3}$/.test(word);

  /** Whether something here is called so, or begins so. */
  isKnown(word) {
    return this.#known.has(word) || this.inPhrases.has(word) || this.isWeak(word) || this.#begins(word) || this.#shortFor(word).length > 0;
  }

  #shortFor(word) {
    return this.#namesOf(word, this.#known.has(word));
  }

  #begins(word) {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sorted[middle] < word) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low]?.startsWith(word) ?? false;
  }

  /** Return two words that were typed as one, in the singular; null if it is not made of two that are known. */
  parts(word) {
    if (word.length < 2 * SHORTEST_PIECE + 1) return null;
    let best = null;
    for (let at = SHORTEST_PIECE; at <= word.length - SHORTEST_PIECE; at += 1) {
      const pair = [word.slice(0, at), word.slice(at)].flatMap(words);
      if (pair.length !== 2 || !pair.every((part) => this.#known.has(part) || this.isPhrase(part))) continue;
      const shortest = Math.min(at, word.length - at);
      if (!best || shortest > best.shortest) best = { pair, shortest };
    }
    return best?.pair ?? null;
  }

  /**
   * Take words apart into what must be found, and what is only better found.
   *
   * @param {string[]} asked folded words, in their order.
   * @returns {{needed: Unit[], wished: Unit[]}}
   */
  units(asked) {
    const needed = [];
    const wished = [];
    for (let start = 0; start < asked.length; start += 1) {
      const length = this.#phraseAt(asked, start);
      const part = asked.slice(start, start + length);
      const isLast = start + length === asked.length;
      start += length - 1;
      if (this.#isEmpty(part)) continue;
      // What says little in a phrase need not be found, and puts first what has it: a local history, a meeting room.
      if (length > 1 && !part.every(this.isWeak)) {
        const weak = part.filter((word) => this.isWeak(word) && !this.isStop(word));
        wished.push(...weak.map((word) => this.#unit([word], false)));
      }
      if (length > 1 || !this.isWeak(part[0])) needed.push(this.#unit(part, isLast));
      else if (!this.isStop(part[0])) wished.push(this.#unit(part, isLast));
    }
    return needed.length ? { needed, wished } : { needed: wished, wished: [] };
  }

  #phraseAt(asked, start) {
    for (let length = Math.min(this.longest, asked.length - start); length > 1; length -= 1) {
      const part = asked.slice(start, start + length);
      if (!this.isPhrase(part.join(" ")) && !this.#isOneWord(part)) continue;
      if (!this.#isEmpty(part)) return length;
      return this.#isCutShort(asked, start, length) ? 1 : length;
    }
    return 1;
  }

  /** Whether two words are one here that was typed as two: wood work. */
  #isOneWord(part) {
    if (part.length !== 2 || part.some(this.isStop)) return false;
    const joined = part.join("");
    return joined.length >= SHORTEST_JOINED && (this.#known.has(joined) || this.isPhrase(joined));
  }

  /** Whether a phrase begins within words that say nothing, and goes on after them: my husband, husband died. */
  #isCutShort(asked, start, length) {
    for (let at = start + 1; at < start + length; at += 1) if (at + this.#phraseAt(asked, at) > start + length) return true;
    return false;
  }

  /** A word `isWithin` a phrase that stands for something is not what it stands for alone: a street party needs no hall. */
  #unit(part, isLast, isWithin = false) {
    const text = part.join(" ");
    const known = asMine(text);
    const joined = part.join("");
    const telling = part.filter((word) => !this.isWeak(word));
    const own = telling.length ? telling : part.filter((word) => !this.isStop(word));
    const forms = [];
    if (part.length === 1) forms.push(...this.#ofRoot(text, isLast));
    else {
      // The fewer of its words tell anything, the less they alone are what was meant: "under", of "kids under five".
      if (own.length) forms.push({ units: own.map((word) => this.#unit([word], false, this.#meant.has(known))), worth: telling.length / part.length || WORTH_OF_WEAK });
      if (this.#known.has(joined)) forms.push(...this.#ofRoot(joined, isLast));
    }
    const themes = new Map();
    const add = (markers, worth) => markers.forEach((marker) => themes.set(marker, Math.max(worth, themes.get(marker) ?? 0)));
    add(this.#themesOf(known, isLast), WORTH_OF_THEME);
    if (part.length > 1) add(this.#themesOf(joined, false), WORTH_OF_THEME);
    for (const meant of isWithin ? [] : (this.#meant.get(known) ?? this.#rootsOfMeant.get(root(text)) ?? [])) {
      forms.push({ words: meant.split(" "), worth: WORTH_OF_MEANT, isMeant: true });
      add(this.#themes.get(meant) ?? [], WORTH_OF_THEME * WORTH_OF_MEANT);
      for (const term of this.#termsOf(meant)) forms.push({ term, worth: WORTH_OF_MEANT, isMeant: true });
    }
    for (const [marker, worth] of themes) forms.push({ words: [marker], worth });
    return { text, forms };
  }

  /** The word itself, and those of one root with it. A word that is not known, or not finished, may be a beginning. */
  #ofRoot(word, isLast) {
    const isBegun = word.length > 1 && (isLast || !this.#known.has(word));
    const others = (this.#ofRoots().get(root(word)) ?? []).filter((term) => term !== word && !(isBegun && term.startsWith(word)));
    const names = this.#shortFor(word).map((name) => ({ words: name, worth: 1, isMeant: true }));
    return [{ words: [word], worth: 1, isBegun }, ...others.map((other) => ({ words: [other], worth: WORTH_OF_ROOT })), ...names];
  }

  /** Do now what else the first words that are asked for wait for. */
  prepare() {
    this.#ofRoots();
  }

  #ofRoots() {
    if (this.#roots) return this.#roots;
    this.#roots = new Map();
    for (const term of this.#known) {
      if (term.length < SHORTEST_ROOT - 1) continue;
      const key = root(term);
      if (this.#roots.has(key)) this.#roots.get(key).push(term);
      else this.#roots.set(key, [term]);
    }
    return this.#roots;
  }

  /** The markers of the themes of which it is another word, or the beginning of one. */
  #themesOf(text, isLast) {
    const exact = this.#themes.get(text) ?? this.#rootsOfThemes.get(root(text));
    if (exact || !isLast || text.length < 3) return exact ?? [];
    return [...new Set([...this.#themes].flatMap(([phrase, markers]) => (phrase.startsWith(text) ? markers : [])))];
  }
}
