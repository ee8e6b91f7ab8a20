/* What the directory finds for a question: no page, no network, so that it can be tried by itself. */

import { isAny, nothing, sieve } from "./facets.js";
import { words } from "./folding.js";
import { Ranking, rarity } from "./ranking.js";
import { searched } from "./searched.js";
import { Understanding } from "./understanding.js";
import { WordIndex } from "./word-index.js";

/* What a word is worth in each field. The fields are those of searched.js. A running text is asked only for what was typed. */
const ON_CARDS = { title: 5, names: 4, summary: 4, exchange: 2, themes: 0.75, areas: 1, when: 0.5 };
const BOOST = { ...ON_CARDS, told: 1.75 };
/* By a listing's `state`: what is due to be checked, overdue, paused or long overdue is still found, each a little lower. */
const WORTH = [1, 0.9, 0.8, 0.6, 0.6];
/* The words that narrow a search also put first what has them in its name. */
const WORTH_OF_NARROWING_WORDS = 0.6;
const WORTH_OF_WEAK_WORDS = 0.3;
/* How much more a listing is worth that is called just as was typed, and for each two words that stand so in its name. */
const WORTH_OF_NAME = 0.5;
const WORTH_OF_PAIR = 0.1;
const MOST_BY_NAME = 40;
/* One slip, in a vowel or a doubled letter: then a word that nothing has is put right before words of its root are looked for. */
const SURE = 0.75;
const MOST_CLOSEST = 20;
const MOST_OTHERS = 5;
/* What comes closest is worth less where it has not what the question is narrowed to. */
const WORTH_OUTSIDE = 0.3;
/* It is worth more in the area round the one that was asked for. */
const WORTH_NEARBY = 0.8;
const LEAST_NEAR = 0.5;
/* And where it does not say when it meets, as rooms do not, and many who are there for whoever rings. */
const WORTH_UNSAID = 0.3;
/* Many short words are like each other. Where only such are put right, what is found must have this much of what was right
   already, beside what has most of it. */
const LONG = 6;
const LEAST_FITTING = 0.5;
/* Every sports club has a theme that is known by "golf". What has so much less of a word than what has most is no answer. */
const LEAST_TELLING = 0.2;
/* Terms that say what is looked for, as words do, and not only where and when: for carers, in sign language. */
const TELLING = new Set(["for", "access", "language"]);
const WHEN = new Set(["day", "time"]);
/* With fewer answers than these, what comes near is shown too. */
const FEW = 10;
const MOST_KEPT = 50;
/* Where a word that narrows a search tells most. */
const NAMES = { title: BOOST.title, names: BOOST.names };
const NAMING = { ...NAMES, summary: BOOST.summary };

/** The finder of one directory. */
export class Finder {
  #index;
  #ranking;
  #directory;
  /* What each document is worth where listings are looked for, and where all else is. Both by the documents' numbers. */
  #listings;
  #besides;
  #understanding = null; // made when a question is first asked: with thousands of words of the place it takes a phone a moment
  #scores = new Map();
  #names = []; // the words of names, once they were asked for
  #last = { question: null };

  /**
   * @param {import("./listings.js").Directory} directory what is searched.
   * @param {{words: string, of: string} | null} told what running texts tell of it; null if that is not at hand.
   * @throws if it is not what it should be.
   */
  constructor(directory, told = null) {
    const { details } = directory;
    // What understands questions is made of these, later: whether they are there is to be known now.
    if (typeof details.meant !== "string" || ![details.themes, details.stop, details.weak].every(Array.isArray)) throw new TypeError("listings: words are missing");
    this.#index = new WordIndex(searched(directory, told), details.stop);
    this.#ranking = new Ranking(this.#index, ["told"]);
    const { documentCount } = this.#index;
    this.#directory = directory;
    this.#listings = Float64Array.from({ length: documentCount }, (_, id) => WORTH[directory.states[id]] ?? 0);
    this.#besides = this.#listings.map((worth) => (worth ? 0 : 1));
  }

  get #understood() {
    this.#understanding ??= new Understanding(this.#directory, this.#index);
    return this.#understanding;
  }

  /** Do, a step at a time, what the first questions would else wait for. */
  *prepare() {
    yield* this.#index.prepare();
    yield this.#understood;
    yield* this.#understood.prepare();
    for (const question of practice(this.#directory)) yield this.find(question);
  }

  /**
   * Answer a question.
   *
   * @param {string} question as it was typed.
   * @param {import("./facets.js").Chosen} chosen what it is narrowed to besides.
   * @param {((listing: import("./listings.js").Listing) => boolean) | null} among which listings there are, if not all.
   * @returns {Answer | null} null if nothing was asked.
   *
   * @typedef {object} Answer
   * @property {import("./listings.js").Listing[]} found best first.
   * @property {import("./listings.js").Listing[]} near what has some of it, where little was found; best first.
   * @property {object[]} others stories, events and pages that have the words, best first; see listings.js.
   * @property {import("./facets.js").Chosen} all what was chosen and what was typed.
   * @property {(facet: string) => Uint32Array} counts of its terms, as facets.js counts.
   * @property {Map<string, number>} without for each facet in use, as facets.js counts.
   * @property {string} words what was typed besides the terms it names; empty if that says nothing.
   * @property {string} instead the words that were searched for, where those typed are misspelt.
   * @property {boolean} closest whether nothing has all that was typed, and these come closest.
   * @property {boolean} postcode whether a postcode was typed that the directory does not know.
   */
  find(question, chosen = nothing(), among = null) {
    const read = this.#read(question);
    if (!read.hasWords && !read.typed.length && !isAny(chosen) && !among) return null;
    const those = (listings) => (among ? listings.filter(among) : listings);
    const numbers = read.typed.flatMap((one) => one.numbers);
    const all = { terms: new Set([...chosen.terms, ...numbers]), age: chosen.age };
    const sifted = sieve(all, this.#directory).sift(those(read.base));
    const { passes } = sieve(chosen, this.#directory);
    const found = read.closest ? those(read.closest).filter(passes) : this.#withCalled(sifted.found, read, (one) => passes(one) && (!among || among(one)));
    const near = those(read.near).filter(passes);
    const closest = read.closest !== null && found.length > 0;
    return Object.assign(sifted, { found, near, others: read.others, all, words: read.words, instead: read.instead, closest, postcode: read.postcode });
  }

  /** Return what was found together with what is called as the question says, wherever and whenever that is. */
  #withCalled(found, { base, called }, passes) {
    if (!called) return found;
    const isFound = new Set(found);
    return base.filter((listing) => isFound.has(listing) || (called[listing.id] && passes(listing)));
  }

  /**
   * Return the terms that a question names.
   *
   * @param {string} question
   * @returns {{numbers: number[], without: string}[]} with the question without the words that name them.
   */
  typed(question) {
    return this.#read(question.trim()).typed;
  }

  /** Find what a question means, whatever is chosen besides. The last is kept: choosing does not change it. */
  #read(question) {
    if (this.#last.question === question) return this.#last;
    const asked = this.#understand(question);
    const read = { question, called: asked.called, hasWords: asked.needed.length > 0, words: asked.words, typed: asked.typed, base: this.#strictly(asked), near: [], others: this.#others(asked), closest: null, instead: "", postcode: false };
    this.#last = read;
    if (!asked.needed.length && !asked.typed.length) return read;
    const slip = this.#spelled(asked, SURE);
    if (slip && this.#isAnsweredAs(slip, read)) return read;
    if (this.#isAnswered(asked, read.base)) return this.#withNear(read, asked);
    read.postcode = asked.isPostcode;
    if (read.postcode) return read;
    const spelled = this.#spelled(asked);
    if (spelled && this.#isAnsweredAs(spelled, read)) return read;
    read.closest = this.#closest(spelled ? this.#understand(spelled) : asked);
    if (read.closest.length) read.instead = spelled;
    return read;
  }

  /** Whether a question put right has answers. If so, they are what was read. */
  #isAnsweredAs(spelled, read) {
    const again = this.#understand(spelled);
    const base = this.#strictly(again);
    if (!read.others.length) read.others = this.#others(again);
    if (!this.#isAnswered(again, base)) return false;
    this.#withNear(Object.assign(read, { base, called: again.called, typed: again.typed, instead: spelled }), again);
    return true;
  }

  /** Whether anything of what has the words has the terms too. */
  #isAnswered(asked, base) {
    return base.some(this.#within(asked));
  }

  /** Return what tells whether a listing has all terms that a question names, or is called so: Sale Rotary may meet elsewhere. */
  #within({ typed, called = null }) {
    const { passes } = sieve({ ...nothing(), terms: new Set(typed.flatMap((one) => one.numbers)) }, this.#directory);
    return called ? (listing) => passes(listing) || called[listing.id] > 0 : passes;
  }

  /** The area that holds an area; any other term itself. */
  #wider = (number) => {
    const { parent } = this.#directory.terms[number];
    return parent < 0 ? number : parent;
  };

  /** Beside few answers to several words, what comes near; first of all what tells more of some than any answer of all. */
  #withNear(read, asked) {
    if (asked.needed.length + asked.typed.length < 2) return read;
    const passes = this.#within(asked);
    const answers = new Set();
    for (const listing of read.base) {
      if (passes(listing)) answers.add(listing);
      if (answers.size >= FEW) return read;
    }
    const closest = this.#closest(asked);
    const best = closest.findIndex((listing) => answers.has(listing));
    const better = closest.slice(0, Math.max(best, 0)).filter(passes);
    const near = closest.filter((listing) => !answers.has(listing) && !better.includes(listing));
    return Object.assign(read, { base: [...better, ...read.base], near });
  }

  /** Return the listings that have in their names all that is needed, and the words that narrow; null if one is missing. */
  #called(needed, narrowing) {
    if (!needed.length || !narrowing.length) return null;
    const found = this.#ranking.scores(this.#asked(narrowing.join(" ")), { boost: NAMES, worth: this.#listings, isBegun: () => false });
    this.#all(needed, NAMES).forEach((score, id) => (found[id] = found[id] && score));
    return found;
  }

  /** Listings that have everything that is needed. Beside something else, what has little of a word has it not. */
  #strictly(asked) {
    const least = asked.needed.length + asked.typed.length > 1 ? LEAST_TELLING : 0;
    return this.#inOrder(this.#all(asked.needed, BOOST, least), asked);
  }

  /** Return how well documents have everything that is needed: as the worth of listings, if nothing is. */
  #all(units, boost, least = 0) {
    if (!units.length) return this.#listings.slice();
    const scored = units.map((unit) => this.#score(unit, boost));
    const [first, ...others] = least ? scored.map((scores) => withoutLittle(scores, least)) : scored;
    const found = first.slice();
    for (const scores of others) {
      for (let id = 0; id < found.length; id += 1) found[id] = found[id] && scores[id] && found[id] + scores[id];
    }
    return found;
  }

  /** Listings that have some of what is needed. The more of it, the better; also what the question is narrowed to counts. */
  #closest(asked) {
    const { needed, typed } = asked;
    const { listings } = this.#directory;
    const near = this.#nearness(asked);
    const isTelling = ({ numbers }) => numbers.some((number) => TELLING.has(this.#directory.terms[number].facet));
    const told = needed.length ? typed.filter(isTelling).map(({ numbers }) => this.#ofTerms(numbers)) : [];
    const all = [...needed.map((unit) => this.#score(unit)).filter((scores) => scores.some(Boolean)), ...told];
    const found = new Float64Array(this.#listings.length);
    for (const listing of all.length ? listings : []) {
      const { id } = listing;
      let [score, times] = [0, 0];
      for (const scores of all) {
        score += scores[id];
        if (scores[id]) times += 1;
      }
      if (!times) continue;
      found[id] = score * (times / all.length) * (WORTH_OUTSIDE + (1 - WORTH_OUTSIDE) * near(listing));
    }
    // Where no word is known, what has the terms, or of several the most telling: the day, on another part of it.
    const least = typed.length > 1 ? LEAST_NEAR : 1;
    for (const listing of all.length || !typed.length ? [] : listings) {
      const worth = near(listing);
      if (worth >= least) found[listing.id] = this.#listings[listing.id] * worth;
    }
    return this.#inOrder(found, asked).slice(0, MOST_CLOSEST);
  }

  /** Return what says how much a listing has of what a question is narrowed to, from 0 to 1: a rare term tells most. */
  #nearness(asked) {
    const { listings } = this.#directory;
    const isAll = this.#within(asked);
    const each = asked.typed.map(({ numbers }) => {
      const [passes, isNearby] = [numbers, numbers.map(this.#wider)].map((those) => this.#within({ typed: [{ numbers: those }] }));
      const isUnsaid = numbers.every((number) => WHEN.has(this.#directory.terms[number].facet)) ? (one) => !one.slots.length : () => false;
      return {
        tells: rarity(listings.filter(passes).length, listings.length),
        has: (one) => (passes(one) ? 1 : isNearby(one) ? WORTH_NEARBY : isUnsaid(one) ? WORTH_UNSAID : 0),
      };
    });
    const most = each.reduce((sum, { tells }) => sum + tells, 0);
    return (listing) => (isAll(listing) ? 1 : each.reduce((sum, { tells, has }) => sum + tells * has(listing), 0) / most);
  }

  /** Stories, events and pages that have every word. */
  #others({ needed, narrowing }) {
    const { listings, others } = this.#directory;
    const asked = this.#asked([...needed.map((unit) => unit.text), ...narrowing].join(" "));
    if (!asked.length || !others.length) return [];
    const scores = this.#ranking.scores(asked, { boost: BOOST, worth: this.#besides, isBegun: (word) => word.length > 2 });
    return best(scores).slice(0, MOST_OTHERS).map((id) => others[id - listings.length]);
  }

  /** Return the words of a text that are in the index, if anything is. */
  #asked(text) {
    return words(text).filter((word) => !this.#understood.meanings.isStop(word));
  }

  /** Return how well listings answer a word or a phrase. What is returned is kept: nobody may change it. */
  #score(unit, boost = BOOST) {
    const key = JSON.stringify([unit, boost]);
    if (this.#scores.has(key)) return this.#scores.get(key);
    const scores = new Float64Array(this.#listings.length);
    const meant = new Float64Array(this.#listings.length);
    for (const form of unit.forms) {
      const found = this.#ofForm(form, boost);
      const worth = form.worth / Math.sqrt(form.words?.length ?? 1); // a phrase stands for one thing, however many its words
      for (let id = 0; id < found.length; id += 1) {
        if (!found[id]) continue;
        if (form.isMeant) meant[id] = Math.max(worth * found[id], meant[id]);
        else scores[id] += worth * found[id];
      }
    }
    for (let id = 0; id < scores.length; id += 1) scores[id] += meant[id];
    if (this.#scores.size >= MOST_KEPT) this.#scores.clear();
    this.#scores.set(key, scores);
    return scores;
  }

  #ofForm(form, boost) {
    if (form.term !== undefined) return boost === BOOST ? this.#ofTerms([form.term]) : new Float64Array(this.#listings.length);
    if (form.units) return this.#all(form.units, boost);
    return this.#lookUp(form, form.isMeant && boost === BOOST ? ON_CARDS : boost);
  }

  /** Return how well listings answer what any of some terms says: the better the fewer have it, as with a word. */
  #ofTerms(numbers) {
    const { listings } = this.#directory;
    const those = listings.filter(this.#within({ typed: [{ numbers }] }));
    const scores = new Float64Array(this.#listings.length);
    for (const { id } of those) scores[id] = this.#listings[id] * rarity(those.length, listings.length);
    return scores;
  }

  #lookUp({ words: all, isBegun = false }, boost) {
    return this.#ranking.scores(this.#asked(all.join(" ")), { boost, worth: this.#listings, isBegun: () => isBegun });
  }

  /** Put the best first, and of equals the first by name. What has the other words in its own text gains a little. */
  #inOrder(scores, { wished, narrowing, asked }) {
    const units = [...wished.map((unit) => [unit, WORTH_OF_WEAK_WORDS]), ...this.#understood.meanings.units(narrowing).needed.map((unit) => [unit, WORTH_OF_NARROWING_WORDS])];
    for (const [unit, worth] of units) {
      const more = this.#score(unit, NAMING);
      for (let id = 0; id < scores.length; id += 1) if (scores[id]) scores[id] += worth * more[id];
    }
    const others = best(scores);
    const first = others.splice(0, MOST_BY_NAME);
    this.#raiseNamed(first, scores, asked); // and they only rise: the others stay behind them
    return [...first.sort(byScore(scores)), ...others].map((id) => this.#directory.listings[id]);
  }

  /** Of the best, raise what is called as was typed, and a little what has words side by side as they were typed. */
  #raiseNamed(those, scores, asked) {
    const isTelling = (word) => !this.#understood.meanings.isStop(word);
    const pairs = new Set(pairsOf(asked.filter(isTelling)));
    for (const id of those) {
      const name = (this.#names[id] ??= words(this.#directory.listings[id].title));
      const together = pairsOf(name.filter(isTelling)).filter((pair) => pairs.has(pair)).length;
      scores[id] *= 1 + WORTH_OF_PAIR * together + (name.join() === asked.join() ? WORTH_OF_NAME : 0);
    }
  }

  /** Return what a question says, and what is called as it says. */
  #understand(question) {
    const asked = this.#understood.understand(question);
    return { ...asked, called: this.#called(asked.needed, asked.narrowing) };
  }

  /** Return a question with the words that nothing has put right; empty if there is no help. */
  #spelled(asked, most = Infinity) {
    const ways = this.#understood.ways(asked.pieces, most);
    // Of several words that may have been meant, that which goes best with the others.
    const worths = ways.map(({ text, unlike }) => this.#best(this.#understand(text)) / (1 + unlike) ** 3);
    const way = ways[worths.indexOf(Math.max(...worths))];
    return way && (way.longest >= LONG || this.#isFitting(way.text, asked)) ? way.text : "";
  }

  /** Whether a question put right fits what was right in it: loft is not meant by lost where bats are asked for. */
  #isFitting(spelled, asked) {
    const right = asked.needed.filter((unit) => this.#score(unit).some(Boolean));
    const [first] = right.length ? this.#strictly(this.#understand(spelled)) : [];
    if (!first) return true;
    const scores = this.#all(right);
    return scores[first.id] >= LEAST_FITTING * scores.reduce((one, other) => Math.max(one, other));
  }

  /** Return the score of the best listing that has everything. */
  #best(asked) {
    const passes = this.#within(asked);
    const scores = this.#all(asked.needed);
    let best = 0;
    for (const listing of this.#directory.listings) if (scores[listing.id] > best && passes(listing)) best = scores[listing.id];
    return best;
  }

}

/** What is asked before anybody asks: browsers do sooner what they have done a few times. A name as it is typed, and misspelt. */
function* practice({ listings }) {
  const name = words(listings[0]?.title ?? "").join(" ");
  for (let length = 2; length <= name.length; length += 2) yield name.slice(0, length);
  yield name.replace(/\b(\w)\w/g, "$1");
}

/** Return each word with the one that follows it. */
const pairsOf = (those) => those.slice(1).map((word, at) => `${those[at]} ${word}`);

/** Return the numbers of what has a score, the best first, and of equals the first. */
const best = (scores) => {
  const found = [];
  for (let id = 0; id < scores.length; id += 1) if (scores[id]) found.push(id);
  return found.sort(byScore(scores));
};

const byScore = (scores) => (one, other) => scores[other] - scores[one] || one - other;

/** Scores, and none where it is less than a part of the best. */
function withoutLittle(scores, least) {
  const enough = least * scores.reduce((one, other) => Math.max(one, other), 0);
  return scores.map((score) => (score < enough ? 0 : score));
}
