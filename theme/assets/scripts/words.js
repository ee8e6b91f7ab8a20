/* What scripts say to visitors, in the language of the place. A text is named by what it is in English; the build writes
   words/scripts.js for a place in another language, and no other fetches one. Pure where there is no document. */

const page = globalThis.document?.documentElement;
const ENGLISH = { texts: {}, form: (number) => Number(number !== 1) };
const { texts, form } = page && "words" in page.dataset ? await import("../words/scripts.js").catch(() => ENGLISH) : ENGLISH;

/** The language that numbers and dates are written in. */
export const LANGUAGE = !page?.lang || /^en\b/i.test(page.lang) ? "en-GB" : page.lang;

let figures = null; // made when a number is first written: most pages write none, and it takes a phone a moment

/** Write a number: "1,303", "0.4". */
export function figure(number) {
  figures ??= new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });
  return figures.format(number);
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

/**
 * Say a text.
 *
 * @param {string} text in English, with holes: "Near {place}".
 * @param {Object<string, string>} values what goes into the holes.
 */
export const said = (text, values = {}) => filled(texts[text]?.[0] ?? text, values);

/**
 * Say how many there are.
 *
 * @param {number} number
 * @param {string} one the text for one, in English; "{number}" stands for the number.
 * @param {string} many the text for any other number.
 * @param {Object<string, string>} values what goes into the other holes.
 */
export const counted = (number, one, many, values = {}) =>
  filled(texts[one]?.[form(number)] ?? (number === 1 ? one : many), { ...values, number: figure(number) });

/**
 * Say a text with links in it: "Press <1>Keep</1> beside anything."
 *
 * @param {string} text
 * @param {((words: string) => Node)[]} makers make the parts of the page that stand for <1>, <2> and so on, of their words.
 * @param {Object<string, string>} values what goes into the holes.
 * @returns {(string | Node)[]}
 */
export function linked(text, makers, values = {}) {
  const pieces = (texts[text]?.[0] ?? text).split(/<(\d)>(.*?)<\/\1>/);
  const made = pieces.map((piece, at) => (at % 3 === 2 ? makers[pieces[at - 1] - 1](filled(piece, values)) : filled(piece, values)));
  return made.filter((piece, at) => at % 3 !== 1 && piece !== "");
}

// Within a line "The Rushes" are the Rushes.
const ends = ([first, ...words]) => {
  const last = words.map((word) => word.replace(/^The /, "the "));
  return { first: [first, ...last.slice(0, -1)].join(", "), last: last.at(-1) };
};

/** Join words: "a", "a and b", "a, b and c"; "Northgate and the Rushes" of "The Rushes". */
export const joined = (words) => (words.length > 1 ? said("{first} and {last}", ends(words)) : words.join(""));

/** Join words of which one will do: "a, b or c". */
export const either = (words) => (words.length > 1 ? said("{first} or {last}", ends(words)) : words.join(""));
