/* Answers to look at once more, each with a way back to its question (as GOV.UK's "Check answers"). */

import { wordsOf } from "./form-fields.js";
import { make } from "./page.js";
import { said } from "./words.js";

const unseen = (words) => make("span", { class: "unseen" }, words);

/** Show what an answer was, and what it is now. */
export function otherwise(field, was, now) {
  const before = wordsOf(field, was);
  const gone = before ? [make("del", {}, unseen(`${said("Before:")} `), before), make("br")] : [];
  return [...gone, make("ins", {}, unseen(`${said("Now:")} `), wordsOf(field, now) || said("Taken out"))];
}

/**
 * Make lists of answers.
 *
 * @param {{heading: string, rows: {field: object, words: (string | Node)[] | null}[]}[]} groups rows without words are left out.
 * @param {(field: object) => void} look goes back to a question.
 */
export const answerLists = (groups, look) =>
  groups.flatMap(({ heading, rows }) => {
    const shown = rows.filter(({ words }) => words).map(({ field, words }) => row(field, words, look));
    return shown.length ? [make("h3", {}, heading), make("dl", { class: "answers" }, ...shown)] : [];
  });

function row(field, words, look) {
  const link = make("a", { href: `#${field.controls[0].id}` }, said("Change"), unseen(` ${field.label}`));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    look(field);
  });
  return make("div", {}, make("dt", {}, field.label), make("dd", {}, ...words), make("dd", { class: "answers__way" }, link));
}
