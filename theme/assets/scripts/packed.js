/* Numbers that were written as text to weigh little: plugins/placebook/find/packed.py writes them. */

const FIRST = 0x30;
/* Letters that no text may hold alone are left out. */
const SURROGATES = 0xd800;
const AFTER = 0xe000;

/** Return the numbers of a text, one for each letter. */
export function numbers(text) {
  const found = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at);
    if (code > 0xffff) at += 1; // which takes two places
    found.push((code < SURROGATES ? code : code - AFTER + SURROGATES) - FIRST);
  }
  return found;
}

/** Return the lists of numbers of a text that has a blank between two lists. */
export const lists = (text) => text.split(" ").map(numbers);
