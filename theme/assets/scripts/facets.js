/* Narrowing down: what a visitor has chosen, what passes, and how many would. Pure: no page, no network.
   Within a facet one of the chosen terms is enough (Tuesdays or Fridays); between facets all count (and free). */

/**
 * @typedef {object} Chosen
 * @property {Set<number>} terms numbers of terms.
 * @property {number | null} age the age of somebody it must be for.
 */

const WHEN = 1;
const AGE = 2;
const FIRST_FREE = 4;
const OLDEST = 120;

/** Nothing chosen. */
export const nothing = () => ({ terms: new Set(), age: null });

/** Whether anything is chosen. */
export const isAny = ({ terms, age }) => terms.size > 0 || age !== null;

/**
 * Read what is chosen from an address or a form; what the directory does not know is passed over.
 *
 * @param {URLSearchParams | FormData} given
 * @param {import("./listings.js").Directory} directory
 * @returns {Chosen}
 */
export function read(given, directory) {
  const chosen = nothing();
  for (const [facet] of directory.facets) {
    for (const id of given.getAll(facet)) {
      const number = directory.number(facet, id);
      if (number !== undefined) chosen.terms.add(number);
    }
  }
  const age = /^\s*(\d{1,3})\s*$/.exec(given.get("age") ?? "");
  if (age && Number(age[1]) <= OLDEST) chosen.age = Number(age[1]);
  return chosen;
}

/**
 * Write what is chosen into an address, in the order of the directory's terms, in the place of what stands there.
 *
 * @param {Chosen} chosen
 * @param {URLSearchParams} params
 * @param {import("./listings.js").Directory} directory
 */
export function write(chosen, params, directory) {
  for (const [facet] of directory.facets) params.delete(facet);
  params.delete("age");
  for (const number of [...chosen.terms].sort((one, other) => one - other)) {
    const { facet, id } = directory.terms[number];
    params.append(facet, id);
  }
  if (chosen.age !== null) params.set("age", String(chosen.age));
}

/**
 * Make a sieve of what is chosen.
 *
 * @param {Chosen} chosen
 * @param {import("./listings.js").Directory} directory
 * @returns {{passes: (listing: import("./listings.js").Listing) => boolean, sift: (listings:
 *   Iterable<import("./listings.js").Listing>) => Sifted}}
 *
 * @typedef {object} Sifted
 * @property {import("./listings.js").Listing[]} found what passes, in the order it came.
 * @property {Uint32Array} counts for each term how many would be found that have it, if of its own facet it alone were chosen.
 * @property {Map<string, number>} without for each facet that something is chosen of (and "age") how many would be found if
 *   nothing were chosen of it.
 */
export function sieve(chosen, directory) {
  const { terms, slots: slotsADay } = directory;
  const bits = new Map();
  directory.facets.forEach(([facet], at) => bits.set(facet, FIRST_FREE << at));
  for (const facet of ["day", "time"]) bits.set(facet, WHEN);
  const bitOf = Uint32Array.from(terms, ({ facet }) => bits.get(facet));
  const isWanted = new Uint8Array(terms.length);
  const chosenFacets = new Set(chosen.age === null ? [] : ["age"]);
  let needed = chosen.age === null ? 0 : AGE;
  for (const number of chosen.terms) {
    isWanted[number] = 1;
    needed |= bitOf[number];
    chosenFacets.add(terms[number].facet);
  }
  const firstDay = directory.number("day", "mon");
  const firstPart = directory.number("time", "morning");
  const parts = slotsADay - 1; // the last slot of a day is for sessions that say no time
  const isOn = (slot) => !chosenFacets.has("day") || isWanted[firstDay + Math.trunc(slot / slotsADay)];
  const isAt = (slot) => !chosenFacets.has("time") || (slot % slotsADay < parts && isWanted[firstPart + (slot % slotsADay)]);

  /** The facets, as bits, by which a listing does not pass. */
  const failing = (listing) => {
    let hit = 0;
    for (const number of listing.has) if (isWanted[number]) hit |= bitOf[number];
    if (needed & WHEN && listing.slots.some((slot) => isOn(slot) && isAt(slot))) hit |= WHEN;
    if (needed & AGE && isFor(listing, chosen.age)) hit |= AGE;
    return needed & ~hit;
  };

  const sift = (listings) => {
    const counts = new Uint32Array(terms.length);
    const byBit = new Map();
    const found = [];
    let withoutDay = 0;
    let withoutTime = 0;
    for (const listing of listings) {
      const lacking = failing(listing);
      if (lacking & (lacking - 1)) continue; // more than one
      if (!lacking) found.push(listing);
      byBit.set(lacking, (byBit.get(lacking) ?? 0) + 1);
      for (const number of listing.has) if (!lacking || bitOf[number] === lacking) counts[number] += 1;
      if (lacking & ~WHEN) continue;
      const days = new Set();
      const times = new Set();
      for (const slot of listing.slots) {
        if (isAt(slot)) days.add(Math.trunc(slot / slotsADay));
        if (isOn(slot) && slot % slotsADay < parts) times.add(slot % slotsADay);
      }
      for (const day of days) counts[firstDay + day] += 1;
      for (const time of times) counts[firstPart + time] += 1;
      if (!chosenFacets.has("time") || days.size) withoutDay += 1;
      if (!chosenFacets.has("day") || listing.slots.some(isOn)) withoutTime += 1;
    }
    const without = new Map();
    for (const facet of chosenFacets) {
      const besides = facet === "age" ? AGE : bits.get(facet);
      without.set(facet, found.length + (byBit.get(besides) ?? 0));
    }
    if (chosenFacets.has("day")) without.set("day", withoutDay);
    if (chosenFacets.has("time")) without.set("time", withoutTime);
    return { found, counts, without };
  };
  return { passes: (listing) => !failing(listing), sift };
}

/** Whether a listing is for somebody of an age: most say none, and are for all. */
export const isFor = ({ age: [from, to] }, age) => (from === null || from <= age) && (to === null || age <= to);
