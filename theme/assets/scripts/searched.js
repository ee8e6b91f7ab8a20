/* What is searched of each listing, and of what is found beside them: words that cards and boxes need in any case, so they are
   fetched once, and word-index.js makes the index of them. Pure: no page, no network. */

import { GAP, lists, numbers, pieces as written } from "./packed.js";

/**
 * @typedef {object} Field of all documents.
 * @property {number[]} of each text once, as the numbers of its pieces, with a gap between two.
 * @property {number[]} at for each document which it is.
 */

/**
 * Return the texts of a directory's documents, its listings and after them what is found beside them.
 *
 * @param {import("./listings.js").Directory} directory
 * @param {{words: string, of: string} | null} told what running texts tell, as plugins/placebook/find/told.py writes it.
 * @returns {{pieces: string[], count: number, fields: Object<string, () => Field>}} all pieces, each of which some document holds;
 *   how many documents there are; and what makes each field. The order of fields is that of their numbers in the index.
 */
export function searched(directory, told = null) {
  const { details, terms, listings, others, rows, named, columns, slots } = directory;
  const { names, things, exchange } = details.listings;
  const pieces = [...directory.pieces];
  const add = (text) => pieces.push(text) - 1;
  /* The pieces of those terms that listings have. */
  const ofTerms = (used, say) => new Map([...new Set(used)].map((term) => [term, add(say(terms[term], term))]));
  const firstTheme = terms.findIndex((term) => term.facet === "theme");
  const dayOf = (slot) => Math.trunc(slot / slots);

  const called = Object.values(names).map(add);
  const exchanged = things.map(add);
  const kinds = ofTerms(named.kind.of.flat(), ({ id }) => details.kinds[id]);
  // One word, `theme7` say, stands for all the other words of a theme (meaning.js).
  const themes = ofTerms(named.theme.of.flat(), ({ label }, term) => `${label} theme${term - firstTheme}`);
  const areas = ofTerms(named.area.of.flat().flatMap(directory.path), ({ phrases }) => phrases.join(" "));
  const days = new Map([...new Set(columns.slots.of.flat().map(dayOf))].map((day) => [day, add(details.days[day])]));

  const inTexts = told ? written(told.words).map(add) : [];

  const each = () => [...listings.keys(), ...others.map((_, n) => listings.length + n)];
  /* Nothing but title and summary is searched of what is no listing. */
  const ofListings = (of, at) => {
    const nothing = of.filter((one) => one === GAP).length + 1;
    return { of: of.concat(GAP), at: at.concat(others.map(() => nothing)) };
  };
  const callings = () => {
    const at = listings.map(() => 0);
    for (const [n, id] of Object.keys(names).entries()) at[id] = n + 1;
    return ofListings(joined([[], ...called.map((piece) => [piece])]), at);
  };
  const fields = {
    title: () => ({ of: rows.title, at: each() }),
    names: callings,
    summary: () => ({ of: rows.summary, at: each() }),
    exchange: () => ofListings(numbers(exchange.of).map((one) => exchanged[one] ?? GAP), numbers(exchange.at)),
    themes: () => ofListings(...paired(named.kind, named.theme, (kind, theme) => {
      const said = theme.map((term) => themes.get(term));
      return [...kind.map((term) => kinds.get(term)), said[0], ...said]; // the first is what it is most of all: its words count twice
    })),
    areas: () => ofListings(joined(named.area.of.map((row) => row.flatMap(directory.path).map((term) => areas.get(term)))), named.area.at),
    told: () => ofListings(joined(told ? lists(told.of).map((row) => row.map((word) => inTexts[word])) : [[]]), listings.map((_, id) => (told ? id : 0))),
    when: () => ofListings(joined(columns.slots.of.map((row) => [...new Set(row.map(dayOf))].map((day) => days.get(day)))), columns.slots.at),
  };
  return { pieces, count: listings.length + others.length, fields };
}

/** Make one column of two: of each pair of their rows that is there, once, what is made of it. */
function paired(one, other, make) {
  const known = new Map();
  const of = [];
  const at = one.at.map((row, id) => {
    const key = row + one.of.length * other.at[id];
    let number = known.get(key);
    if (number === undefined) {
      number = of.push(make(one.of[row], other.of[other.at[id]])) - 1;
      known.set(key, number);
    }
    return number;
  });
  return [joined(of), at];
}

/** Put lists into one, with a gap between two. */
function joined(lists) {
  const all = [];
  lists.forEach((list, at) => {
    if (at) all.push(GAP);
    all.push(...list);
  });
  return all;
}
