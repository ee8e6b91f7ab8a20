/* Saying in words what was found, and what to try where nothing was. */

import { joined } from "./card.js";

const small = (label) => label[0].toLowerCase() + label.slice(1);
const quoted = (labels) => `with ${joined(labels.map((label) => `“${label}”`), "or")}`;

/* How the terms of each facet are said after "Nothing", in this order; those of others come last. */
const SAID = {
  kind: (labels) => `among ${joined(labels.map(small), "or")}`,
  theme: (labels) => `about ${joined(labels.map(small), "or")}`,
  for: (labels) => `for ${joined(labels.map(small), "or")}`,
  age: (labels) => `for somebody aged ${labels[0].replace(/\D/g, "")}`,
  day: (labels) => `on ${joined(labels.map((label) => `a ${label.replace(/s$/, "")}`), "or")}`,
  time: (labels) => joined(labels.map(small), "or"),
  area: (labels) => `in ${joined(labels, "or")}`,
};
const ORDER = Object.keys(SAID);
const place = ({ facet }) => (ORDER.includes(facet) ? ORDER.indexOf(facet) : ORDER.length);

/** What is chosen, by facet in the directory's order: the facet, and the labels of its terms. */
export function byFacet({ terms, age }, directory) {
  const found = directory.facets.map(([facet]) => {
    const chosen = [...terms].filter((number) => directory.terms[number].facet === facet).sort((one, other) => one - other);
    return { facet, labels: chosen.map((number) => directory.terms[number].label) };
  });
  if (age !== null) found.push({ facet: "age", labels: [`Age ${age}`] });
  return found.filter(({ labels }) => labels.length);
}

const counted = (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "listing" : "listings"}`;

/** Say that there is nothing of what was asked: "Nothing on a Tuesday in Northgate yet". */
export function nothingYet(text, all, directory) {
  const parts = byFacet(all, directory)
    .sort((one, other) => place(one) - place(other))
    .map(({ facet, labels }) => (SAID[facet] ?? quoted)(labels));
  return ["Nothing", ...(text ? [`for “${text}”`] : []), ...parts, "yet"].join(" ");
}

/**
 * Say in a heading what came of a question.
 *
 * @param {string} question
 * @param {import("./finder.js").Answer} answer
 * @param {import("./listings.js").Directory} directory
 * @param {{where: string, count: number}} [near] where things are to be near, in words, and how many are.
 */
export function heading(question, answer, directory, { where, count: nearCount } = { where: "", count: answer.found.length }) {
  if (where) {
    if (!nearCount) return `Nothing ${where} yet`;
    return `${counted(nearCount)}${question ? ` for “${answer.instead || question}”` : ""} ${where}`;
  }
  if (answer.postcode) return "Postcodes cannot be searched yet";
  if (answer.closest) return "Nothing has all of that. These come closest";
  if (!answer.found.length && answer.others.length) return `No listing for “${question}”, but there is this`;
  if (!answer.found.length) return nothingYet(answer.words, answer.all, directory);
  const count = counted(answer.found.length);
  return question ? `${count} for “${answer.instead || question}”` : count;
}
