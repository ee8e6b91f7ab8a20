/* What a question says: the days, places and people that it names, and the words that are left. Pure: no page, no network. */

import { inUse } from "./facets.js";
import { fold, words } from "./folding.js";
import { Initials } from "./initials.js";
import { Meanings } from "./meaning.js";
import { Spelling } from "./spelling.js";

const INWARD = /\b([a-z]{1,2}[0-9][a-z0-9]?) ?[0-9][a-z]{2}\b/g;
const OUTWARD_ALONE = /^[a-z]{1,2}[0-9][a-z0-9]?$/;

/* A single word for one of these stays a word where something is called by it: a dog club, a polish class, a film night. */
const OFTEN_NAMES = new Set(["access", "join", "language", "time"]);
/* Everyday words lead to these: a model railway is no matter of the streets by the railway. */
const LED_TO = new Set(["for", "access", "language", "cost", "join"]);
const MOST_WAYS = 9;

/**
 * @typedef {object} Asked
 * @property {string[]} pieces of the question, as they were typed.
 * @property {boolean} isPostcode whether it is half a postcode and nothing else.
 * @property {string[]} asked its words.
 * @property {string} words what was typed besides the terms it names; empty if that says nothing.
 * @property {object[]} needed what an answer must have, as meaning.js has it.
 * @property {object[]} wished what only puts an answer first.
 * @property {string[]} narrowing the words that name terms.
 * @property {{numbers: number[], without: string}[]} typed those terms, each with the question without its words.
 */

/** How questions to one directory are understood. */
export class Understanding {
  /** What its words mean. */
  meanings;
  #terms;
  #index;
  #spelling;
  #initials;
  #phrases = new Map(); // the terms that each of them names
  #inPhrases;
  #themes = new Map(); // by their names without the words that say nothing
  #longest;

  /**
   * @param {import("./listings.js").Directory} directory
   * @param {import("./word-index.js").WordIndex} index of what is searched of it.
   */
  constructor(directory, index) {
    const { details, terms } = directory;
    this.#terms = terms;
    this.#index = index;
    const used = inUse(directory);
    const idle = [];
    terms.forEach(({ facet, phrases }, number) => {
      // Where no listing says what it costs, "free" narrows nothing.
      if (!used.has(number) && facet !== "theme") idle.push(...phrases);
      for (const phrase of used.has(number) ? phrases : []) {
        this.#phrases.set(phrase, [...(this.#phrases.get(phrase) ?? []), number]);
      }
    });
    const termsOf = (phrase) => (this.#phrases.get(phrase) ?? []).filter((number) => LED_TO.has(terms[number].facet));
    const names = () => directory.listings.map(({ title }) => title);
    this.#initials = new Initials(names, (word) => this.meanings.isStop(word));
    this.meanings = new Meanings(index.words, details, idle, termsOf, (word, isWord) => this.#initials.of(word, isWord));
    this.#inPhrases = new Set([...this.#phrases.keys()].flatMap((phrase) => phrase.split(" ")));
    this.#spelling = new Spelling(index, new Set([...this.#inPhrases, ...this.meanings.inPhrases]));
    terms.forEach(({ facet, phrases }, number) => {
      if (facet !== "theme") return;
      for (const said of new Set(phrases.map((phrase) => this.#significant(phrase.split(" "))))) {
        this.#themes.set(said, [...(this.#themes.get(said) ?? []), number]);
      }
    });
    const lengths = [...this.#phrases.keys()].map((phrase) => phrase.split(" ").length);
    this.#longest = Math.max(this.meanings.longest, ...lengths);
  }

  /** Do, a step at a time, what the first questions would else wait for. */
  *prepare() {
    yield this.meanings.prepare();
    yield this.#initials.prepare();
  }

  /** Take a question apart: what narrows the search, and the words that are left. */
  understand(question) {
    const plain = withoutInward(question);
    const pieces = plain.split(/\s+/).filter((piece) => words(piece).length);
    const tokens = pieces.flatMap((piece, at) => words(piece).flatMap((word) => this.#apart(word)).map((word) => ({ word, at, isOne: fold(piece) === word })));
    const matches = this.#matches(tokens);
    const taken = new Set(matches.flatMap((match) => match.tokens));
    const rest = tokens.filter((token) => !taken.has(token)).map((token) => token.word);
    const theme = this.#themeOf(rest);
    if (theme) matches.push({ ...theme, tokens: tokens.filter((token) => !taken.has(token)) });
    const { needed, wished } = theme ? { needed: [], wished: [] } : this.meanings.units(rest);
    // Words that say little need not be there beside something that says more.
    const isVague = matches.length > 0 && needed.every((unit) => this.meanings.isWeak(unit.text));
    const named = new Set(matches.flatMap((match) => match.tokens.map((token) => token.at)));
    const narrowing = matches.flatMap((match) => match.tokens.map((token) => token.word));
    return {
      pieces,
      isPostcode: OUTWARD_ALONE.test(plain),
      asked: tokens.map(({ word }) => word),
      words: needed.length && !isVague ? pieces.filter((_, at) => !named.has(at)).join(" ") : "",
      needed: isVague ? [] : needed,
      wished: isVague ? needed : wished,
      narrowing,
      typed: matches.map((match) => {
        const gone = new Set(match.tokens.map((token) => token.at));
        return { numbers: match.numbers, without: pieces.filter((_, at) => !gone.has(at)).join(" ") };
      }),
    };
  }

  /** Find the terms in a question, the longest first: "penny green" before "green", and no "men" in "men's shed". */
  #matches(tokens) {
    const found = [];
    const isAbout = (token) => token.isOne && this.meanings.isWeak(token.word);
    const isAsked = tokens.some(({ word }) => !this.meanings.isWeak(word) && !this.#phrases.has(word));
    const isOnADay = tokens.some(({ word }) => this.#facets(word).includes("day"));
    for (let start = 0; start < tokens.length; start += 1) {
      for (let length = Math.min(this.#longest, tokens.length - start); length > 0; length -= 1) {
        const part = tokens.slice(start, start + length);
        const phrase = part.map((token) => token.word).join(" ");
        const isName = part.length === 1 && this.#isInTitle(phrase);
        const isSomebody = isAsked && part.length === 1 && isAbout(part[0]);
        const numbers = (this.#phrases.get(phrase) ?? []).filter((number) => {
          const { facet } = this.#terms[number];
          return facet !== "theme" && !(isSomebody && facet === "for") && !(isName && OFTEN_NAMES.has(facet) && !(facet === "time" && isOnADay));
        });
        if (numbers.length) found.push({ numbers, tokens: part });
        if (numbers.length || (length > 1 && this.meanings.isPhrase(phrase))) {
          start += length - 1;
          break;
        }
      }
    }
    return found;
  }

  /** A theme narrows only when its name is all that was asked beside days, places and people. */
  #themeOf(rest) {
    const numbers = this.#themes.get(this.#significant(rest));
    return rest.length && numbers ? { numbers } : null;
  }

  #significant(asked) {
    return asked.filter((word) => !this.meanings.isStop(word)).join(" ");
  }

  #facets(phrase) {
    return (this.#phrases.get(phrase) ?? []).map((number) => this.#terms[number].facet);
  }

  #isInTitle(word) {
    return this.#index.isIn(word, "title");
  }

  /** Take apart what was typed as one word and is none: "bookclub". */
  #apart(word) {
    return (!this.#isKnown(word) && !this.#spelling.nearest(word, 1).length && this.meanings.parts(word)) || [word];
  }

  #isKnown(word) {
    return this.#inPhrases.has(word) || this.meanings.isKnown(word);
  }

  /**
   * Return the ways in which a question may have been meant, with the words that nothing has put right as the index spells them.
   *
   * @param {string[]} pieces of the question.
   * @param {number} most how unlike a word may be to the one that is meant.
   * @returns {{text: string, unlike: number, longest: number}[]} `longest` is the length of the longest word put right; none if
   *   there is no help.
   */
  ways(pieces, most) {
    let ways = [{ text: "", unlike: 0, longest: 0 }];
    for (const piece of pieces) {
      const [word, ...more] = words(piece);
      const isRight = more.length || this.#isKnown(word) || this.#apart(word).length > 1;
      const better = isRight ? [] : this.#spelling.nearest(word).filter(({ unlike }) => unlike <= most);
      const choices = better.length ? better : [{ word: piece, unlike: 0 }];
      const length = better.length ? word.length : 0;
      ways = ways.flatMap((way) => choices.map((one) => ({ text: `${way.text} ${one.word}`.trim(), unlike: way.unlike + one.unlike, longest: Math.max(way.longest, length) })));
      ways = ways.slice(0, MOST_WAYS);
    }
    return ways.length === 1 && ways[0].text === pieces.join(" ") ? [] : ways;
  }
}

/** Half a postcode says as much of a place as the directory knows. */
const withoutInward = (question) => {
  const plain = fold(question).trim();
  const short = plain.replace(INWARD, "$1");
  return short === plain ? question.trim() : short;
};
