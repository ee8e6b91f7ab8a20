/* Narrowing down: what a visitor has chosen, what passes, and how many would. Pure: no page, no network.
   Within a facet one of the chosen terms is enough (Tuesdays or Fridays); between facets all count (and free). */

/**
 * @typedef {object} Chosen
 * @property {Set<number>} terms numbers of terms.
 * @property {number | null} age the age of somebody it must be for.
 */

const WHEN = new Set(["day", "time"]);
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
 * @returns {{passes: (listing: {id: number}) => boolean, sift: (listings: {id: number}[]) => Sifted}}
 *
 * @typedef {object} Sifted counts and without are worked out when they are read, which they are not while the form is folded away.
 * @property {{id: number}[]} found what passes, in the order it came.
 * @property {Uint32Array} counts for each term how many would be found that have it, if of its own facet it alone were chosen.
 * @property {Map<string, number>} without for each facet that something is chosen of (and "age") how many would be found if
 *   nothing were chosen of it.
 */
export function sieve(chosen, directory) {
  const { terms, columns, ages } = directory;
  const chosenFacets = new Set([...chosen.terms].map((number) => terms[number].facet));
  const when = slotReader(chosen, directory);
  const hasAny = (row) => row.some((number) => chosen.terms.has(number));
  const tests = [];
  for (const facet of chosenFacets) {
    if (!WHEN.has(facet)) tests.push({ facet, at: columns[facet].at, passes: columns[facet].of.map(hasAny) });
  }
  const isWhen = chosenFacets.has("day") || chosenFacets.has("time");
  if (isWhen) tests.push({ facet: "slots", at: columns.slots.at, passes: columns.slots.of.map(when.passes) });
  if (chosen.age !== null) {
    tests.push({ facet: "age", at: ages.at, passes: ages.of.map(([from, to]) => isFor(chosen.age, from, to)) });
  }

  const passes = ({ id }) => tests.every((test) => test.passes[test.at[id]]);
  const tally = (listings) => {
    let found = 0;
    // For each column, how many of each of its rows would be found if nothing were chosen of its facet.
    const tallies = new Map(Object.entries(columns).map(([facet, { of }]) => [facet, new Uint32Array(of.length)]));
    const every = [...tallies].map(([facet, tally]) => ({ tally, at: columns[facet].at }));
    let forOtherAges = 0;
    for (const { id } of listings) {
      let lacking = null;
      let isOut = false;
      for (const test of tests) {
        if (test.passes[test.at[id]]) continue;
        isOut = lacking !== null;
        if (isOut) break;
        lacking = test.facet;
      }
      if (isOut) continue;
      if (lacking === null) {
        found += 1;
        for (const { tally, at } of every) tally[at[id]] += 1;
      } else if (lacking === "age") forOtherAges += 1;
      else tallies.get(lacking)[columns[lacking].at[id]] += 1;
    }
    const counts = new Uint32Array(terms.length);
    const without = new Map(chosen.age === null ? [] : [["age", found + forOtherAges]]);
    for (const [facet, tally] of tallies) {
      if (facet === "slots") when.count(tally, counts, without);
      else {
        tally.forEach((times, row) => {
          for (const number of columns[facet].of[row]) counts[number] += times;
        });
        if (chosenFacets.has(facet)) without.set(facet, tally.reduce((sum, times) => sum + times, 0));
      }
    }
    return { counts, without };
  };
  const sift = (listings) => {
    let tallied = null;
    const read = (what) => (tallied ??= tally(listings))[what];
    return {
      found: tests.length ? listings.filter(passes) : [...listings],
      get counts() {
        return read("counts");
      },
      get without() {
        return read("without");
      },
    };
  };
  return { passes, sift };
}

/** Return the numbers of the terms that any listing has. */
export function inUse(directory) {
  const { slots, ...columns } = directory.columns;
  const { dayOf, partOf } = slotReader(nothing(), directory);
  return new Set([...Object.values(columns).flatMap(({ of }) => of.flat()), ...slots.of.flat().flatMap((slot) => [dayOf(slot), partOf(slot)])]);
}

/** Days and times of day are about the same session: a Tuesday and an evening together mean a Tuesday evening. */
function slotReader(chosen, directory) {
  const { columns, slots: slotsADay } = directory;
  const firstDay = directory.number("day", "mon");
  const firstPart = directory.number("time", "morning");
  const dayOf = (slot) => firstDay + Math.trunc(slot / slotsADay);
  const partOf = (slot) => (slot % slotsADay < slotsADay - 1 ? firstPart + (slot % slotsADay) : null); // the last: no time is said
  const facets = new Set([...chosen.terms].map((number) => directory.terms[number].facet));
  const isOn = (slot) => !facets.has("day") || chosen.terms.has(dayOf(slot));
  const isAt = (slot) => !facets.has("time") || chosen.terms.has(partOf(slot));
  const count = (tally, counts, without) => {
    let withoutDay = 0;
    let withoutTime = 0;
    tally.forEach((times, row) => {
      const slots = columns.slots.of[row];
      const [on, at] = [slots.filter(isOn), slots.filter(isAt)];
      for (const day of new Set(at.map(dayOf))) counts[day] += times;
      for (const part of new Set(on.map(partOf))) if (part !== null) counts[part] += times;
      if (at.length || !facets.has("time")) withoutDay += times;
      if (on.length || !facets.has("day")) withoutTime += times;
    });
    if (facets.has("day")) without.set("day", withoutDay);
    if (facets.has("time")) without.set("time", withoutTime);
  };
  return { passes: (slots) => slots.some((slot) => isOn(slot) && isAt(slot)), count, dayOf, partOf };
}

/** Whether a thing is for somebody of an age: most say no limit, and are for all. */
const isFor = (age, from, to) => (from === null || from <= age) && (to === null || age <= to);
