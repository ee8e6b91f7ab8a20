/* Listings as scripts know them, of the columns that plugins/placebook/find/cards.py writes. */

import { plainName } from "./folding.js";
import { lists, numbers, values } from "./packed.js";

/**
 * @typedef {object} Term something that listings have or have not.
 * @property {string} facet what sort of thing it is: kind, theme, area, day, time, cost, for, access, join, language, swap.
 * @property {string} id its name within that, also in addresses.
 * @property {string} label its name for people.
 * @property {string[]} phrases what people type for it, folded.
 * @property {number} parent the number of the area that holds it, or -1.
 *
 * @typedef {object} Listing
 * @property {number} id its number, which is its document's in the index.
 * @property {string} slug
 * @property {string} title
 * @property {string} summary
 * @property {string} meets when it meets, in words; empty if it says nothing of it.
 * @property {number} state 2 if it is paused, 1 if it has long been unchecked, else 0.
 * @property {{kind: number[], theme: number[], area: number[], cost: number[]}} own numbers of its terms, by facet; of
 *   areas only those it names.
 * @property {number[]} has numbers of all its terms but days and times; an area's parents too.
 * @property {number[]} slots when in the week it meets: for each day and part of it a number, `directory.slots` to a day.
 * @property {[number | null, number | null]} age the youngest and oldest it is for; null where there is no limit.
 */

/** What a directory holds: `terms`, `facets` (id and label, in order), `slots` (how many make a day), and `listings`. */
export class Directory {
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
    this.listings = this.#read(details.listings);
  }

  #read({ title, slug, summary, meets, age, state, slots, has }) {
    const columns = { meets: values(meets), age: values(age), state: numbers(state), slots: lists(slots) };
    const own = Object.entries(has).map(([facet, text]) => {
      const first = this.terms.findIndex((term) => term.facet === facet);
      const known = new Map();
      const rows = lists(text).map((row) => {
        if (!known.has(row)) known.set(row, row.map((number) => first + number));
        return known.get(row);
      });
      return [facet, rows];
    });
    const above = this.terms.map((_, number) => this.#path(number));
    return title.map((name, id) => {
      const mine = Object.fromEntries(own.map(([facet, rows]) => [facet, rows[id]]));
      return {
        id,
        slug: slug[id] ?? plainName(name),
        title: name,
        summary: summary[id],
        meets: columns.meets[id],
        age: columns.age[id],
        state: columns.state[id],
        slots: columns.slots[id],
        own: mine,
        has: [...new Set(Object.values(mine).flatMap((row) => row.flatMap((number) => above[number])))],
      };
    });
  }

  /** A term and those that hold it. A loop of parents ends where it closes. */
  #path(number) {
    const path = [];
    for (let at = number; at >= 0 && !path.includes(at); at = this.terms[at].parent) path.push(at);
    return path;
  }

  /** The words of a listing's terms of one facet. */
  labels(listing, facet) {
    return (listing.own[facet] ?? []).map((number) => this.terms[number].label);
  }

  /** The address of a listing's page below the site's root. */
  page(listing) {
    return this.details.page.replace("*", encodeURIComponent(listing.slug));
  }
}
