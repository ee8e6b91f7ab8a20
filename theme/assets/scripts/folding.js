/* Words as the search compares them: no case, no accents, no apostrophes, no plural.
   plugins/placebook/find/folding.py does the same to what people type for things; tests/find/folding.json holds both to it. */

const APOSTROPHES = /['\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07]/g;
/* Letters that no decomposition takes apart, as people type them on a keyboard without them. */
const SPELLED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
const SPELLED_LETTERS = new RegExp(`[${Object.keys(SPELLED).join("")}]`, "g");
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;
/* Most texts have no other letters than these, and then all is done sooner. */
const ASCII = /^[\x00-\x7f]*$/;

/** Return text without case, accents and apostrophes. */
export function fold(text) {
  const bare = text.replace(APOSTROPHES, "");
  if (ASCII.test(bare)) return bare.toLowerCase();
  return bare
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(SPELLED_LETTERS, (letter) => SPELLED[letter])
    .replace(/\p{M}/gu, "");
}

/** Return a folded word without the ending of a plural, as far as spelling tells. */
export function singular(word) {
  if (!word.endsWith("s") || [...word].length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return [...word].length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return /(?:sses|ches|shes|xes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** Return the words of a text in their order, folded and in the singular. */
export function words(text) {
  const folded = fold(text);
  return folded
    .split(ASCII.test(folded) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(singular);
}

/** Return the words of a text, folded, with hyphens between them, as most slugs are made of a title. */
export function plainName(text) {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll(" ", "-"); // as most are, and there are thousands
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join("-");
}
