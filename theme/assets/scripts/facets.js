/* Narrowing down: what a visitor has chosen, what passes, and how many would. Pure: no page, no network.
   Within a facet one of the chosen terms is enough (Tuesdays or Fridays); between facets all count (and free). */

/**
 * @typedef {object} Chosen
 * @property {Set<number>} terms numbers of terms.
 * @property {number | null} age the age of somebody it must be for.
 */

const WHEN = new Set(["day", "time"]);
const OLDEST = 120;
const NOTHING = -1;

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
 * @typedef {object} Sifted counts and without are worked out when they are asked for, as they are of what can be seen of the form.
 * @property {{id: number}[]} found what passes, in the order it came.
 * @property {(facet: string) => Uint32Array} counts for each term of a facet how many would be found that have it, if of that facet
 *   it alone were chosen; nought for other terms.
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
  /** Tell of what lacks one thing at most which that is, by its place among the tests. */
  const judge = (listings) => {
    const [ids, lacks] = [new Uint32Array(listings.length), new Int8Array(listings.length)];
    let count = 0;
    for (const { id } of listings) {
      let lacking = NOTHING;
      let isOut = false;
      for (let at = 0; at < tests.length && !isOut; at += 1) {
        if (tests[at].passes[tests[at].at[id]]) continue;
        isOut = lacking !== NOTHING;
        lacking = at;
      }
      if (isOut) continue;
      ids[count] = id;
      lacks[count] = lacking;
      count += 1;
    }
    return { ids: ids.subarray(0, count), lacks: lacks.subarray(0, count) };
  };
  /** Count for each row of a column how many that have it would be found if nothing were chosen of its facet. */
  const tally = (column, { ids, lacks }) => {
    const { at, of } = columns[column];
    const own = tests.findIndex(({ facet }) => facet === column);
    const times = new Uint32Array(of.length);
    for (let n = 0; n < ids.length; n += 1) if (lacks[n] === NOTHING || lacks[n] === own) times[at[ids[n]]] += 1;
    return times;
  };
  const countsOf = (facet, judged) => {
    if (WHEN.has(facet)) return when.count(tally("slots", judged)).counts;
    const counts = new Uint32Array(terms.length);
    tally(facet, judged).forEach((times, row) => {
      for (const number of columns[facet].of[row]) counts[number] += times;
    });
    return counts;
  };
  const withoutEach = (judged) => {
    const without = new Map(isWhen ? when.count(tally("slots", judged)).without : []);
    const times = tests.map(() => 0);
    let found = 0;
    for (const lacking of judged.lacks) {
      if (lacking === NOTHING) found += 1;
      else times[lacking] += 1;
    }
    tests.forEach(({ facet }, at) => facet === "slots" || without.set(facet, found + times[at]));
    return without;
  };
  const sift = (listings) => {
    let judged = null;
    const read = () => (judged ??= judge(listings));
    return {
      found: tests.length ? listings.filter(passes) : [...listings],
      counts: (facet) => countsOf(facet, read()),
      get without() {
        return withoutEach(read());
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
  const count = (tally) => {
    const counts = new Uint32Array(directory.terms.length);
    const without = new Map();
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
    return { counts, without };
  };
  return { passes: (slots) => slots.some((slot) => isOn(slot) && isAt(slot)), count, dayOf, partOf };
}

/** Whether a thing is for somebody of an age: most say no limit, and are for all. */
const isFor = (age, from, to) => (from === null || from <= age) && (to === null || age <= to);
