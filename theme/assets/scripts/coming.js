/* What is on, as plugins/placebook/find/coming.py writes it: one thing on one day each. Pure: no page, no network. */

import { dayAfter } from "./clock.js";

const FOR_ALL = [null, null];

/**
 * @typedef {object} Happening
 * @property {number} id its number in the list.
 * @property {string} day as 2026-11-24.
 * @property {string} from when it starts, as 10:00; empty if that is not known.
 * @property {string} to when it is over, likewise.
 * @property {string} hours the same in words.
 * @property {string} title
 * @property {string} page the address of its page below the site's root.
 * @property {string} facts where it is and what it costs, in words.
 * @property {string} status cancelled, postponed, or why one should check first; empty for most.
 * @property {boolean} isOff whether it will not take place.
 */

/**
 * Return all that is on, by day and by the clock, and what the sieve of facets.js asks of a directory.
 *
 * @param {object} data what was read of search/coming.json.
 * @param {import("./listings.js").Directory} directory
 * @param {(day: string) => boolean} isWanted which days.
 */
export function coming(data, directory, isWanted = () => true) {
  const found = [];
  const add = (what, offset, parts) => {
    const day = dayAfter(data.from, offset);
    if (!isWanted(day)) return;
    const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
    found.push({ ...what, day, slots: [...parts].map((part) => weekday * directory.slots + Number(part)) });
  };
  for (const [number, from, to, hours, parts, days, facts] of data.sessions) {
    const listing = directory.listings[number];
    const what = { listing: number, from, to, hours, facts, title: listing.title, page: directory.page(listing), isOff: false };
    for (const one of days) {
      const [offset, doubt = ""] = [one].flat();
      add({ ...what, status: data.doubts[doubt] }, offset, parts);
    }
  }
  for (const [page, title, status, facts, has, days] of data.events) {
    const what = { page, title, status, facts, has, isOff: status !== "" };
    for (const [offset, from, to, hours, parts] of days) add({ ...what, from, to, hours }, offset, parts);
  }
  const order = ({ day, from }) => `${day} ${from}`;
  found.sort((one, other) => compare(order(one), order(other)) || one.title.localeCompare(other.title));
  found.forEach((one, id) => {
    one.id = id;
  });
  return { happenings: found, ...narrowable(found, directory) };
}

const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** The columns of a directory, with a row for each happening: its listing's, or what an event says itself. */
function narrowable(found, directory) {
  const { terms, facets, slots, number, ages } = directory;
  const columns = { slots: { of: found.map((one) => one.slots), at: found.map(({ id }) => id) } };
  const column = ({ of, at }, own) => {
    const rows = [...of];
    return { at: found.map(({ listing, has }) => (has ? rows.push(own(has)) - 1 : at[listing])), of: rows };
  };
  for (const [facet, rows] of Object.entries(directory.columns)) {
    if (facet !== "slots") columns[facet] = column(rows, (has) => numbersOf(facet, has[facet] ?? [], directory));
  }
  return { terms, facets, slots, number, columns, ages: column(ages, () => FOR_ALL) };
}

/** The numbers of an event's terms of one facet, those of the areas that hold it included. */
function numbersOf(facet, ids, { number, terms }) {
  const numbers = new Set();
  for (const id of ids) {
    for (let at = number(facet, id); at >= 0 && !numbers.has(at); at = terms[at].parent) numbers.add(at);
  }
  return [...numbers];
}
