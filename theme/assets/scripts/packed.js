/* Numbers that were written as text to weigh little: plugins/placebook/find/packed.py writes them. */

const FIRST = 0x30;
/* Letters that no text may hold alone are left out. */
const SURROGATES = 0xd800;
const AFTER = 0xe000;

/** Return the numbers of a text, one for each letter. */
export function numbers(text) {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0);
    return (code < SURROGATES ? code : code - AFTER + SURROGATES) - FIRST;
  });
}

/** Return the lists of numbers of a text that has a blank between two lists. */
export function lists(text) {
  const known = new Map([["", []]]);
  return text.split(" ").map((list) => {
    if (!known.has(list)) known.set(list, numbers(list));
    return known.get(list);
  });
}

/** Return the values of a column that holds each only once. */
export function values({ of, at }) {
  return numbers(at).map((number) => of[number]);
}
