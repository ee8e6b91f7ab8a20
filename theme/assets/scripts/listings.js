/* Listings as scripts know them, read from the columns that plugins/placebook/find/cards.py writes. A column is read as a
   whole, a listing when it is asked for: a question is about thousands, and shows twenty. */

import { plainName } from "./folding.js";
import { GAP, lists, numbers, pieces } from "./packed.js";

/* What a listing's `state` may be, as plugins/placebook/find/cards.py counts; IN_DOUBT is overdue, or was never checked. */
export const [CHECKED, DUE, IN_DOUBT, PAUSED, LONG_OVERDUE] = [0, 1, 2, 3, 4];

/**
 * @typedef {object} Term something that listings have or have not.
 * @property {string} facet what sort of thing it is: kind, theme, area, day, time, cost, for, access, join, language, swap.
 * @property {string} id its name within that, also in addresses.
 * @property {string} label its name for people.
 * @property {string[]} phrases what people type for it, folded.
 * @property {number} parent the number of the term that holds it, as an area holds areas, or -1.
 *
 * @typedef {object} Column rows of which many are alike.
 * @property {number[][]} of each of them once.
 * @property {number[]} at for each listing which it is.
 */

/** What a directory holds: `terms`, `facets` (id and label, in order), `slots` (how many make a day), and `listings`. */
export class Directory {
  #texts;
  #starts = {};

  /**
   * @param {object} details what was read of search/listings.json.
   * @throws if it is not what it should be.
   */
  constructor(details) {
    this.details = details;
    this.facets = details.facets;
    this.slots = details.slots;
    this.terms = details.terms.map(([facet, id, label, phrases]) => ({ facet, id, label, phrases, parent: -1 }));
    const byId = new Map(this.terms.map((term, number) => [`${term.facet}/${term.id}`, number]));
    /** Return the number of a term, or undefined. */
    this.number = (facet, id) => byId.get(`${facet}/${id}`);
    details.terms.forEach(([facet, , , , parent], number) => {
      this.terms[number].parent = this.number(facet, parent) ?? -1;
    });
    this.#read(details.listings);
    /** What is found beside listings. Their documents follow those of the listings. */
    this.others = details.others.map(([kind, address, when, hasLine], n) => {
      const id = this.listings.length + n;
      return { kind, title: this.text(id, "title"), address, when, summary: hasLine ? this.text(id, "summary") : "" };
    });
  }

  #read({ pieces: written, title, slug, summary, language, meets, checked, age, state, slots, has }) {
    const [whens, checks] = [meets, checked].map(({ of, at }) => ({ of, at: numbers(at) }));
    this.#texts = { slug, language, meets: whens, checked: checks };
    /** What titles and summaries are made of, and the numbers of what makes each document's, with a gap between two. */
    this.pieces = pieces(written);
    this.rows = { title: numbers(title), summary: numbers(summary) };
    /** Columns of what listings can be narrowed by: numbers of terms by facet, and slots; with all terms above them. */
    this.columns = { slots: { of: lists(slots.of), at: numbers(slots.at) } };
    this.ages = { of: age.of, at: numbers(age.at) };
    this.states = numbers(state);
    /** The same, only with terms that a listing names itself. */
    this.named = {};
    const above = this.terms.map((_, number) => this.path(number));
    for (const [facet, { of, at }] of Object.entries(has)) {
      const first = this.terms.findIndex((term) => term.facet === facet);
      const own = lists(of).map((row) => row.map((number) => first + number));
      this.named[facet] = { of: own, at: numbers(at) };
      const all = own.map((row) => [...new Set(row.flatMap((number) => above[number]))]);
      this.columns[facet] = { of: all, at: this.named[facet].at };
    }
    /** @type {Listing[]} */
    this.listings = this.states.map((_, id) => new Listing(this, id));
  }

  /** A term and those that hold it. A loop of parents ends where it closes. */
  path = (number) => {
    const path = [];
    for (let at = number; at >= 0 && !path.includes(at); at = this.terms[at].parent) path.push(at);
    return path;
  };

  /** A text of a listing: title, summary, when it meets, or when it was checked; empty if it says nothing of it. */
  text(id, name) {
    if (name in this.rows) return this.#row(id, name).map((piece) => this.pieces[piece]).join(" ");
    const { of, at } = this.#texts[name];
    return of[at[id]];
  }

  #row(id, name) {
    const all = this.rows[name];
    this.#starts[name] ??= startsOf(all);
    const [from, to] = [this.#starts[name][id], this.#starts[name][id + 1]];
    return all.slice(from, to && to - 1);
  }

  /** The language a listing is written in, if it is another than the place's. */
  language(id) {
    return this.#texts.language?.[id];
  }

  /** A listing's name in addresses. */
  slug(id) {
    return this.#texts.slug[id] ?? plainName(this.text(id, "title"));
  }

  /** Numbers of a listing's terms of one facet; only those it names. */
  own(id, facet) {
    const column = this.named[facet];
    return column ? column.of[column.at[id]] : [];
  }

  /** The words of a listing's terms of one facet. */
  labels(listing, facet) {
    return this.own(listing.id, facet).map((number) => this.terms[number].label);
  }

  /** The address of a listing's page below the site's root. */
  page(listing) {
    return this.details.page.replace("*", encodeURIComponent(listing.slug));
  }
}

function startsOf(rows) {
  const starts = [0];
  for (let at = 0; at < rows.length; at += 1) if (rows[at] === GAP) starts.push(at + 1);
  return starts;
}

/** One listing. Its `id` is its number in the directory, and its document's in the index. */
class Listing {
  #directory;

  constructor(directory, id) {
    this.#directory = directory;
    this.id = id;
  }

  get title() {
    return this.#directory.text(this.id, "title");
  }

  get summary() {
    return this.#directory.text(this.id, "summary");
  }

  /** The language of its title and summary, if that is not the page's. */
  get language() {
    return this.#directory.language(this.id);
  }

  /** When it meets, in words; empty if it says nothing of it. */
  get meets() {
    return this.#directory.text(this.id, "meets");
  }

  /** When its details were last checked, in words. */
  get checked() {
    return this.#directory.text(this.id, "checked");
  }

  get slug() {
    return this.#directory.slug(this.id);
  }

  /** Whether it is paused, and else how long nobody has checked it: CHECKED to LONG_OVERDUE. */
  get state() {
    return this.#directory.states[this.id];
  }

  /** Numbers of its terms of one facet; only those it names. */
  own(facet) {
    return this.#directory.own(this.id, facet);
  }

  /** When in the week it meets: for each day and part of it a number, `directory.slots` to a day. */
  get slots() {
    const { of, at } = this.#directory.columns.slots;
    return of[at[this.id]];
  }

  /** The youngest and the oldest it is for; null where there is no limit. */
  get age() {
    const { of, at } = this.#directory.ages;
    return of[at[this.id]];
  }
}
