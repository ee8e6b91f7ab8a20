/* What the directory finds for a question: no page, no network, so that it can be tried by itself.
   The index and the listings beside it are made by plugins/placebook/find/. */

import { isAny, nothing, sieve } from "./facets.js";
import { fold, words } from "./folding.js";
import { unpackIndex, wordsNear } from "./packed-index.js";

/* What a word is worth in each field. The fields, in their order, are those of plugins/placebook/find/index.py. */
const BOOST = { title: 6, names: 5, summary: 2.5, exchange: 2, themes: 2, areas: 1, when: 0.5 };
/* Long unchecked, and paused: still found, a little lower. */
const WORTH = [1, 0.85, 0.6];
/* The words that narrow a search also put first what has them in its name. */
const WORTH_OF_NARROWING_WORDS = 0.3;
const MOST_CLOSEST = 20;
/* A single word for one of these stays a word where something is called by it: a dog club, a polish class, a quiet hour. */
const OFTEN_NAMES = new Set(["access", "join", "language", "time"]);
/* Where a word that narrows a search tells most. */
const NAMING = ["title", "names", "summary"];
const EXACTLY = { prefix: false, fuzzy: false };

const INWARD = /\b([a-z]{1,2}[0-9][a-z0-9]?) ?[0-9][a-z]{2}\b/g;
const OUTWARD_ALONE = /^[a-z]{1,2}[0-9][a-z0-9]?$/;

/** Return the options by which the index is written and read. */
export function indexOptions(stopWords) {
  const stop = new Set(stopWords);
  return {
    fields: Object.keys(BOOST),
    tokenize: words,
    processTerm: (word) => (stop.has(word) ? null : word),
  };
}

/** The finder of one directory. */
export class Finder {
  #index;
  #directory;
  #everything;
  #stop;
  #weak;
  #phrases = new Map();
  #together;
  #longest = 1;
  #last = { question: null };

  /**
   * @param {object} index what was read of search/index.json.
   * @param {import("./listings.js").Directory} directory what it is the index of.
   * @throws if one of them is not what it should be.
   */
  constructor(index, directory) {
    const { details, listings, terms } = directory;
    this.#index = unpackIndex(index, indexOptions(details.stop));
    if (this.#index.documentCount !== listings.length) throw new Error("The index is of another directory.");
    this.#directory = directory;
    this.#everything = listings.map(({ id, state }) => ({ id, score: WORTH[state] }));
    this.#stop = new Set(details.stop);
    this.#weak = new Set(details.weak);
    this.#together = new Set(details.together);
    terms.forEach(({ phrases }, number) => {
      for (const phrase of phrases) {
        this.#phrases.set(phrase, [...(this.#phrases.get(phrase) ?? []), number]);
      }
    });
    const lengths = [...this.#phrases.keys(), ...this.#together].map((phrase) => phrase.split(" ").length);
    this.#longest = Math.max(1, ...lengths);
  }

  /**
   * Answer a question.
   *
   * @param {string} question as it was typed.
   * @param {import("./facets.js").Chosen} chosen what it is narrowed to besides.
   * @returns {Answer | null} null if nothing was asked.
   *
   * @typedef {object} Answer
   * @property {import("./listings.js").Listing[]} found best first.
   * @property {{numbers: number[], without: string}[]} typed terms that the question names, and the question without each.
   * @property {import("./facets.js").Chosen} all what was chosen and what was typed.
   * @property {Uint32Array} counts for each term, as facets.js counts.
   * @property {Map<string, number>} without for each facet in use, as facets.js counts.
   * @property {string} instead the words that were searched for, where those typed are misspelt.
   * @property {boolean} closest whether nothing has all that was typed, and these come closest.
   * @property {boolean} postcode whether a postcode was typed that the directory does not know.
   */
  find(question, chosen = nothing()) {
    const read = this.#read(question);
    if (!read.text.length && !read.typed.length && !isAny(chosen)) return null;
    const numbers = read.typed.flatMap((one) => one.numbers);
    const all = { terms: new Set([...chosen.terms, ...numbers]), age: chosen.age };
    const sifted = sieve(all, this.#directory).sift(read.base);
    const found = read.closest ? read.closest.filter(sieve(chosen, this.#directory).passes) : sifted.found;
    return { ...sifted, found, all, typed: read.typed, instead: read.instead, closest: read.closest !== null && found.length > 0, postcode: read.postcode };
  }

  /** Find what a question means, whatever is chosen besides. The last is kept: choosing does not change it. */
  #read(question) {
    if (this.#last.question === question) return this.#last;
    const asked = this.#understand(question);
    const read = { question, text: asked.text, typed: asked.typed, base: this.#strictly(asked), closest: null, instead: "", postcode: false };
    this.#last = read;
    if (!asked.text.length && !asked.typed.length) return read;
    if (this.#isAnswered(asked, read.base)) return read;
    read.postcode = OUTWARD_ALONE.test(withoutInward(question));
    if (read.postcode) return read;
    const spelled = this.#spelled(asked);
    const again = spelled ? this.#understand(spelled) : asked;
    if (spelled) {
      const base = this.#strictly(again);
      if (this.#isAnswered(again, base)) return Object.assign(read, { base, typed: again.typed, instead: spelled });
    }
    read.closest = this.#closest(again);
    if (read.closest.length) read.instead = spelled;
    return read;
  }

  /** Whether anything of what has the words has the terms too. */
  #isAnswered({ typed }, base) {
    const terms = new Set(typed.flatMap((one) => one.numbers));
    return base.some(sieve({ ...nothing(), terms }, this.#directory).passes);
  }

  /** Take a question apart: what narrows the search, and the words that are left. */
  #understand(question) {
    const pieces = withoutInward(question).split(/\s+/).filter((piece) => words(piece).length);
    const tokens = pieces.flatMap((piece, at) => words(piece).map((word) => ({ word, at })));
    const matches = this.#matches(tokens);
    const taken = new Set(matches.flatMap((match) => match.tokens));
    const rest = tokens.filter((token) => !taken.has(token)).map((token) => token.word);
    const strong = rest.filter((word) => !this.#stop.has(word) && !this.#weak.has(word));
    const theme = this.#themeOf(rest.filter((word) => !this.#stop.has(word)));
    if (theme) matches.push({ ...theme, tokens: tokens.filter((token) => !taken.has(token)) });
    const isEmpty = !strong.length && !matches.length;
    return {
      pieces,
      text: theme ? [] : isEmpty ? rest.filter((word) => !this.#stop.has(word)) : strong,
      narrowing: matches.flatMap((match) => match.tokens.map((token) => token.word)),
      typed: matches.map(({ numbers, tokens: named }) => {
        const gone = new Set(named.map((token) => token.at));
        return { numbers, without: pieces.filter((_, at) => !gone.has(at)).join(" ") };
      }),
    };
  }

  /** Find the terms in a question, the longest first: "penny green" before "green", and no "men" in "men's shed". */
  #matches(tokens) {
    const found = [];
    for (let start = 0; start < tokens.length; start += 1) {
      for (let length = Math.min(this.#longest, tokens.length - start); length > 0; length -= 1) {
        const part = tokens.slice(start, start + length);
        const phrase = part.map((token) => token.word).join(" ");
        const isName = part.length === 1 && this.#isInTitle(phrase);
        const numbers = (this.#phrases.get(phrase) ?? []).filter((number) => {
          const { facet } = this.#directory.terms[number];
          return facet !== "theme" && !(isName && OFTEN_NAMES.has(facet));
        });
        if (numbers.length) found.push({ numbers, tokens: part });
        if (numbers.length || this.#together.has(phrase)) {
          start += length - 1;
          break;
        }
      }
    }
    return found;
  }

  /** A theme narrows only when its name is all that was asked beside days, places and people. */
  #themeOf(rest) {
    const significant = (phrase) => phrase.split(" ").filter((word) => !this.#stop.has(word)).join(" ");
    const asked = rest.join(" ");
    const numbers = this.#directory.terms.flatMap(({ facet, phrases }, number) =>
      facet === "theme" && asked && phrases.some((phrase) => significant(phrase) === asked) ? [number] : [],
    );
    return numbers.length ? { numbers } : null;
  }

  #isInTitle(word) {
    return this.#index.search(word, { fields: ["title"], ...EXACTLY }).length > 0;
  }

  /** Listings that have every word, as it is or as the beginning of one; all of them, if there are no words. */
  #strictly({ text, narrowing }) {
    const found = text.length ? this.#search(text, { combineWith: "AND", prefix: isBeginning }) : this.#everything;
    return this.#inOrder(found, narrowing);
  }

  /** Listings that have some of the words, or words like them. */
  #closest({ text, narrowing }) {
    const found = this.#search(text.length ? text : narrowing, { combineWith: "OR", prefix: isBeginning, fuzzy: distance });
    return this.#inOrder(found, narrowing).slice(0, MOST_CLOSEST);
  }

  /** Besides a word, the themes of which it is another word, or the beginning of one. */
  #themesOf(word) {
    const isMeant = (other) => other === word || (word.length > 2 && other.startsWith(word));
    return this.#directory.details.themes.flatMap((others, number) =>
      others.some(isMeant) ? [{ queries: [`theme${number}`], prefix: false, fuzzy: false }] : [],
    );
  }

  #search(asked, options) {
    const queries = asked.map((word) => {
      const either = [word, ...rooted(word), ...this.#themesOf(word)];
      return either.length > 1 ? { combineWith: "OR", queries: either } : word;
    });
    return this.#index.search({ combineWith: options.combineWith, queries }, {
      boost: BOOST,
      boostDocument: (id) => WORTH[this.#directory.listings[id].state],
      ...options,
    });
  }

  /** Put the best first, and of equals the first by name. What has the narrowing words in its own text gains a little. */
  #inOrder(found, narrowing) {
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    for (const { id, score } of narrowing.length ? this.#search(narrowing, { combineWith: "OR", fields: NAMING }) : []) {
      if (scores.has(id)) scores.set(id, scores.get(id) + WORTH_OF_NARROWING_WORDS * score);
    }
    return [...scores.keys()]
      .sort((one, other) => scores.get(other) - scores.get(one) || one - other)
      .map((id) => this.#directory.listings[id]);
  }

  /** Return a question with the words that nothing has put right, as the index spells them; empty if there is no help. */
  #spelled({ pieces }) {
    let isOther = false;
    const spelled = pieces.map((piece) => {
      const [word, ...more] = words(piece);
      if (more.length || this.#stop.has(word) || this.#weak.has(word) || this.#isKnown(word)) return piece;
      const better = this.#nearest(word);
      isOther ||= better !== undefined;
      return better ?? piece;
    });
    return isOther ? spelled.join(" ") : "";
  }

  #isKnown(word) {
    return this.#phrases.has(word) || this.#search([word], { prefix: isBeginning }).length > 0;
  }

  /** Return the word of the index that was most likely meant: the nearest, which begins and ends alike, the commonest. */
  #nearest(word) {
    const counts = wordsNear(this.#index, word, distance(word) + 1); // it counts two letters changed round as two slips
    for (const term of this.#directory.details.themes.flat()) counts.set(term, counts.get(term) ?? 1);
    const rank = (term) => slips(word, term) + (term[0] === word[0] ? 0 : 0.5) + (term.at(-1) === word.at(-1) ? 0 : 0.25);
    return [...counts.keys()]
      .filter((term) => slips(word, term) <= distance(word))
      .sort((one, other) => rank(one) - rank(other) || counts.get(other) - counts.get(one))[0];
  }
}

/** A word's beginning will do, since it may still be being typed; one letter says nothing. */
const isBeginning = (word) => word.length > 1;

/** Besides a word, those with its root where a doubled letter shows it: "knitting" finds knitters. */
const rooted = (word) => {
  const root = /^(\p{L}{2,})(\p{L})\2ing$/u.exec(word);
  return root ? [{ queries: [root[1] + root[2]], prefix: true }] : [];
};

/** How many slips of the finger a word may hold. */
const distance = (word) => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/** Half a postcode says as much of a place as the directory knows. */
const withoutInward = (question) => {
  const plain = fold(question).trim();
  const short = plain.replace(INWARD, "$1");
  return short === plain ? question.trim() : short;
};

/** Count the slips between two words: a letter too many, too few, another, or two changed round. */
export function slips(one, other) {
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
