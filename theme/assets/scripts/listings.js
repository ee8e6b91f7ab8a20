/* Listings as scripts know them, read from the columns that plugins/placebook/find/cards.py writes. A column is read as a
   whole, a listing when it is asked for: a question is about thousands, and shows twenty. */

import { plainName } from "./folding.js";
import { lists, numbers } from "./packed.js";

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
  #own = {};

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
    /** What is found beside listings. Their documents follow those of the listings. */
    this.others = (details.others ?? []).map(([kind, title, address, when, summary]) => ({ kind, title, address, when, summary }));
    this.#read(details.listings);
  }

  #read({ title, slug, summary, language, meets, checked, age, state, slots, has }) {
    const [whens, checks] = [meets, checked].map(({ of, at }) => ({ of, at: numbers(at) }));
    this.#texts = { title, slug, summary, language, meets: whens, checked: checks };
    /** Columns of what listings can be narrowed by: numbers of terms by facet, and slots; with all terms above them. */
    this.columns = { slots: { of: lists(slots.of), at: numbers(slots.at) } };
    this.ages = { of: age.of, at: numbers(age.at) };
    this.states = numbers(state);
    const above = this.terms.map((_, number) => this.#path(number));
    for (const [facet, { of, at }] of Object.entries(has)) {
      const first = this.terms.findIndex((term) => term.facet === facet);
      const own = lists(of).map((row) => row.map((number) => first + number));
      this.#own[facet] = { of: own, at: numbers(at) };
      const all = own.map((row) => [...new Set(row.flatMap((number) => above[number]))]);
      this.columns[facet] = { of: all, at: this.#own[facet].at };
    }
    /** @type {Listing[]} */
    this.listings = title.map((_, id) => new Listing(this, id));
  }

  /** A term and those that hold it. A loop of parents ends where it closes. */
  #path(number) {
    const path = [];
    for (let at = number; at >= 0 && !path.includes(at); at = this.terms[at].parent) path.push(at);
    return path;
  }

  /** A text of a listing: title, summary, when it meets, or when it was checked; empty if it says nothing of it. */
  text(id, name) {
    const texts = this.#texts[name];
    return texts.of ? texts.of[texts.at[id]] : texts[id];
  }

  /** The language a listing is written in, if it is another than the place's. */
  language(id) {
    return this.#texts.language?.[id];
  }

  /** A listing's name in addresses. */
  slug(id) {
    return this.#texts.slug[id] ?? plainName(this.#texts.title[id]);
  }

  /** Numbers of a listing's terms of one facet; only those it names. */
  own(id, facet) {
    const column = this.#own[facet];
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
