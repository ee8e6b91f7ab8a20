/* Numbers that were written as text to weigh little: plugins/placebook/find/packed.py writes them. */

const FIRST = 0x30;
/* Letters that no text may hold alone are left out. */
const SURROGATES = 0xd800;
const AFTER = 0xe000;

/** What a blank between two lists reads as, where thousands of them are kept as one. */
export const GAP = 0x20 - FIRST;

/** Return the numbers of a text, one for each letter. */
export function numbers(text) {
  const found = [];
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code >= SURROGATES) {
      code = text.codePointAt(at) - AFTER + SURROGATES;
      if (code > 0xffff - AFTER + SURROGATES) at += 1; // it takes two places
    }
    found.push(code - FIRST);
  }
  return found;
}

/** Return the lists of numbers of a text that has a blank between two lists. */
export const lists = (text) => text.split(" ").map(numbers);

/** Return pieces of text, each of which was written but for what it shares with the one before. */
export function pieces(text) {
  let piece = "";
  return text.split(" ").filter(Boolean).map((rest) => {
    const [shared] = numbers(rest[0]); // no two share so much that its number takes two places
    piece = piece.slice(0, shared) + rest.slice(1);
    return piece;
  });
}
