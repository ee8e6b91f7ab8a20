/* What the directory finds for a question: no page, no network, so that it can be tried by itself.
   The index and the listings beside it are made by plugins/placebook/find/. */

import MiniSearch from "../vendor/minisearch.js";
import { fold, words } from "./folding.js";

/* What a word is worth in each field. The fields, in their order, are those of plugins/placebook/find/index.py. */
const BOOST = { title: 6, names: 5, summary: 2.5, exchange: 2, themes: 2, areas: 1, when: 0.5 };
/* Long unchecked, and paused: still found, a little lower. */
const WORTH = [1, 0.85, 0.6];
/* The words that narrow a search also put first what has them in its name. */
const WORTH_OF_NARROWING_WORDS = 0.3;
const MOST_CLOSEST = 20;

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
  #details;
  #stop;
  #weak;
  #phrases = new Map();
  #together;
  #longest = 1;

  /**
   * @param {object} index as MiniSearch writes its own.
   * @param {object} details what stands beside it: words, terms and a row for each listing.
   * @throws if one of them is not what it should be.
   */
  constructor(index, details) {
    this.#index = MiniSearch.loadJS(index, indexOptions(details.stop));
    this.#details = details;
    this.#stop = new Set(details.stop);
    this.#weak = new Set(details.weak);
    this.#together = new Set(details.together);
    if (this.#index.documentCount !== details.listings.length) throw new Error("The index is of another directory.");
    details.terms.forEach(([, , , phrases], number) => {
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
   * @returns {{found: number[], chips: {label: string, without: string}[], instead: string, closest: boolean,
   *   postcode: boolean} | null} numbers of listings, best first; null if nothing was asked. `instead` holds the words
   *   that were searched for where those typed are misspelt; `closest` says that nothing has all of the words.
   */
  find(question) {
    const asked = this.#understand(question);
    if (!asked.text.length && !asked.matches.length) return null;
    const answer = { found: this.#strictly(asked), chips: asked.chips, instead: "", closest: false, postcode: false };
    if (answer.found.length) return answer;
    if (OUTWARD_ALONE.test(withoutInward(question))) return { ...answer, postcode: true };
    const spelled = this.#spelled(asked);
    if (spelled) {
      const again = this.#understand(spelled);
      const found = this.#strictly(again);
      if (found.length) return { ...answer, found, chips: again.chips, instead: spelled };
    }
    const found = this.#closest(spelled ? this.#understand(spelled) : asked);
    return { ...answer, found, chips: [], instead: found.length ? spelled : "", closest: found.length > 0 };
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
      matches,
      chips: matches.map((match) => this.#chip(match, pieces)),
    };
  }

  /** Find the terms in a question, the longest first: "penny green" before "green", and no "men" in "men's shed". */
  #matches(tokens) {
    const found = [];
    for (let start = 0; start < tokens.length; start += 1) {
      for (let length = Math.min(this.#longest, tokens.length - start); length > 0; length -= 1) {
        const part = tokens.slice(start, start + length);
        const phrase = part.map((token) => token.word).join(" ");
        const numbers = (this.#phrases.get(phrase) ?? []).filter((number) => this.#facet(number) !== "theme");
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
    const numbers = this.#details.terms.flatMap(([facet, , , phrases], number) =>
      facet === "theme" && asked && phrases.some((phrase) => significant(phrase) === asked) ? [number] : [],
    );
    return numbers.length ? { numbers } : null;
  }

  #facet(number) {
    return this.#details.terms[number][0];
  }

  #chip({ numbers, tokens }, pieces) {
    const taken = new Set(tokens.map((token) => token.at));
    return {
      label: numbers.map((number) => this.#details.terms[number][2]).join(" or "),
      without: pieces.filter((_, at) => !taken.has(at)).join(" "),
    };
  }

  /** Whether a listing has what the question is narrowed to: one of each sort of thing that is named. */
  #passes(matches) {
    const facets = new Map();
    for (const { numbers } of matches) {
      const facet = this.#facet(numbers[0]);
      facets.set(facet, [...(facets.get(facet) ?? []), ...numbers]);
    }
    const wanted = [...facets.values()];
    return (id) => {
      const has = this.#details.listings[id][8];
      return wanted.every((numbers) => numbers.some((number) => has.includes(number)));
    };
  }

  /** Listings that have every word, as it is or as the beginning of one, and all that the question is narrowed to. */
  #strictly({ text, narrowing, matches }) {
    const has = this.#passes(matches);
    const found = text.length
      ? this.#search(text, { combineWith: "AND", prefix: isBeginning })
      : this.#details.listings.map((listing, id) => ({ id, score: WORTH[listing[7]] }));
    return this.#inOrder(
      found.filter(({ id }) => has(id)),
      narrowing,
    );
  }

  /** Listings that have some of the words, or words like them. */
  #closest({ text, narrowing }) {
    const found = this.#search(text.length ? text : narrowing, { combineWith: "OR", prefix: isBeginning, fuzzy: distance });
    return this.#inOrder(found, narrowing).slice(0, MOST_CLOSEST);
  }

  /** Besides a word, the themes of which it is another word, or the beginning of one. */
  #themesOf(word) {
    const isMeant = (other) => other === word || (word.length > 2 && other.startsWith(word));
    return this.#details.themes.flatMap((others, number) =>
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
      boostDocument: (id) => WORTH[this.#details.listings[id][7]],
      ...options,
    });
  }

  /** Put the best first, and of equals the first by name. What has the narrowing words in its own text gains a little. */
  #inOrder(found, narrowing) {
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    for (const { id, score } of narrowing.length ? this.#search(narrowing, { combineWith: "OR" }) : []) {
      if (scores.has(id)) scores.set(id, scores.get(id) + WORTH_OF_NARROWING_WORDS * score);
    }
    const title = (id) => this.#details.listings[id][1];
    return [...scores.keys()].sort(
      (one, other) => scores.get(other) - scores.get(one) || title(one).localeCompare(title(other)),
    );
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
    const counts = new Map();
    for (const { terms } of this.#search([word], { fuzzy: word.length > 3 ? 2 : 1 })) {
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    for (const term of this.#details.themes.flat()) counts.set(term, counts.get(term) ?? 1);
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
