/* Saying in words what was found, and what to try where nothing was. */

import { counted, either, said } from "./words.js";

const small = (label) => label[0].toLowerCase() + label.slice(1);
const quoted = (words) => said("“{words}”", { words });

const ON = {
  mon: () => said("a Monday"),
  tue: () => said("a Tuesday"),
  wed: () => said("a Wednesday"),
  thu: () => said("a Thursday"),
  fri: () => said("a Friday"),
  sat: () => said("a Saturday"),
  sun: () => said("a Sunday"),
};

/* How the terms of each facet are said after "Nothing", in this order; those of others come last. */
const SAID = {
  kind: ({ labels }) => said("among {things}", { things: either(labels.map(small)) }),
  theme: ({ labels }) => said("about {things}", { things: either(labels.map(small)) }),
  for: ({ labels }) => said("for {people}", { people: either(labels.map(small)) }),
  age: ({ ids }) => said("for somebody aged {age}", { age: ids[0] }),
  day: ({ ids }) => said("on {days}", { days: either(ids.map((id) => ON[id]())) }),
  time: ({ labels }) => either(labels.map(small)),
  area: ({ labels }) => said("in {places}", { places: either(labels) }),
};
const ORDER = Object.keys(SAID);
const place = ({ facet }) => (ORDER.includes(facet) ? ORDER.indexOf(facet) : ORDER.length);
const others = ({ labels }) => said("with {things}", { things: either(labels.map(quoted)) });

/** What is chosen, by facet in the directory's order: the facet, and the ids and labels of its terms. */
export function byFacet({ terms, age }, directory) {
  const found = directory.facets.map(([facet]) => {
    const chosen = [...terms].sort((one, other) => one - other).map((number) => directory.terms[number]).filter((term) => term.facet === facet);
    return { facet, ids: chosen.map(({ id }) => id), labels: chosen.map(({ label }) => label) };
  });
  if (age !== null) found.push({ facet: "age", ids: [age], labels: [said("Age {age}", { age })] });
  return found.filter(({ labels }) => labels.length);
}

/** Say that there is nothing of what was asked: "Nothing on a Tuesday in Northgate yet". */
export function nothingYet(text, all, directory) {
  const parts = byFacet(all, directory)
    .sort((one, other) => place(one) - place(other))
    .map((one) => (SAID[one.facet] ?? others)(one));
  const what = [...(text ? [said("for {words}", { words: quoted(text) })] : []), ...parts].join(" ");
  return what ? said("Nothing {what} yet", { what }) : said("Nothing yet");
}

/**
 * Say in a heading what came of a question.
 *
 * @param {string} question
 * @param {import("./finder.js").Answer} answer
 * @param {import("./listings.js").Directory} directory
 * @param {{where: string, count: number}} [near] where things are to be near, in words, and how many are.
 */
export function heading(question, answer, directory, { where, count } = { where: "", count: answer.found.length }) {
  const asked = quoted(answer.instead || question);
  if (where && !count) return said("Nothing {what} yet", { what: where });
  if (where && question) return counted(count, "{number} listing for {words} {where}", "{number} listings for {words} {where}", { words: asked, where });
  if (where) return counted(count, "{number} listing {where}", "{number} listings {where}", { where });
  if (answer.postcode) return said("Postcodes cannot be searched yet");
  if (answer.closest) return said("Nothing has all of that. These come closest");
  if (!count && answer.others.length) return said("No listing for {words}, but there is this", { words: quoted(question) });
  if (!count) return nothingYet(answer.words, answer.all, directory);
  if (question) return counted(count, "{number} listing for {words}", "{number} listings for {words}", { words: asked });
  return counted(count, "{number} listing", "{number} listings");
}
