/* What is searched of each listing, and of what is found beside them: words that cards and boxes need in any case, so they are
   fetched once, and word-index.js makes the index of them. Pure: no page, no network. */

import { GAP, numbers } from "./packed.js";

/**
 * @typedef {object} Field of all documents.
 * @property {number[]} of each text once, as the numbers of its pieces, with a gap between two.
 * @property {number[]} at for each document which it is.
 */

/**
 * Return the texts of a directory's documents, its listings and after them what is found beside them.
 *
 * @param {import("./listings.js").Directory} directory
 * @returns {{pieces: string[], fields: Object<string, Field>}} the fields by name. Their order is that of their numbers in the index.
 */
export function searched(directory) {
  const { details, terms, listings, others, rows, named, columns, slots } = directory;
  const pieces = [...directory.pieces];
  const add = (texts) => texts.map((text) => pieces.push(text) - 1);
  const each = [...listings.keys(), ...others.map((_, n) => listings.length + n)];
  /* Nothing but title and summary is searched of what is no listing. */
  const ofListings = (of, at) => {
    const nothing = of.filter((one) => one === GAP).length + 1;
    return { of: of.concat(GAP), at: at.concat(others.map(() => nothing)) };
  };

  const { names, things, exchange } = details.listings;
  const called = listings.map(() => 0);
  for (const [n, id] of Object.keys(names).entries()) called[id] = n + 1;
  const exchanged = add(things);
  const phrases = add(terms.map((term) => term.phrases.join(" ")));
  const days = add(details.days);
  const dayOf = (slot) => days[Math.trunc(slot / slots)];
  return {
    pieces,
    fields: {
      title: { of: rows.title, at: each },
      names: ofListings(joined([[], ...add(Object.values(names)).map((piece) => [piece])]), called),
      summary: { of: rows.summary, at: each },
      exchange: ofListings(numbers(exchange.of).map((one) => exchanged[one] ?? GAP), numbers(exchange.at)),
      themes: ofListings(...themes(directory, add)),
      areas: ofListings(joined(named.area.of.map((row) => row.flatMap(directory.path).map((one) => phrases[one]))), named.area.at),
      when: ofListings(joined(columns.slots.of.map((row) => [...new Set(row.map(dayOf))])), columns.slots.at),
    },
  };
}

/** A listing's kind and themes. The first theme is what it is most of all, so its words count twice; one word, `theme7` say,
    stands for all the other words of a theme (meaning.js). */
function themes({ details, terms, named }, add) {
  const first = terms.findIndex((term) => term.facet === "theme");
  const said = add(terms.map(({ facet, id, label }, number) => (facet === "kind" ? details.kinds[id] : `${label} theme${number - first}`)));
  const numbers = new Map();
  const of = [];
  const at = named.theme.at.map((row, id) => {
    const kind = named.kind.at[id];
    const key = kind + named.kind.of.length * row;
    let number = numbers.get(key);
    if (number === undefined) {
      const own = named.theme.of[row];
      number = of.push([...named.kind.of[kind], own[0], ...own].map((one) => said[one])) - 1;
      numbers.set(key, number);
    }
    return number;
  });
  return [joined(of), at];
}

/** Put lists into one, with a gap between two. */
function joined(rows) {
  const all = [];
  rows.forEach((row, at) => {
    if (at) all.push(GAP);
    all.push(...row);
  });
  return all;
}
