/* A shortlist on its way to somebody else: in an address, in a letter. An address carries it behind the #, which browsers
   send to no server. */

import { MOST } from "./placebook.js";
import { said } from "./words.js";

export const LONGEST_NOTE = 300;
/* Longer ones are cut by mail programs, or cannot be read off paper. */
const LONGEST_ADDRESS = 8000;
const LONGEST_LETTER = 1900;
export const LONGEST_CODE = 900;

const SLUG = /^[a-z0-9-]{1,80}$/;

/**
 * Return what can be used of a list that anybody may have written: each slug once, texts cut, no more than fit.
 *
 * @param {unknown} items
 * @returns {{slug: string, title: string, note: string}[]}
 */
export function tidy(items) {
  const text = (value, most) => (typeof value === "string" ? value.slice(0, most).toWellFormed() : "");
  const bySlug = new Map();
  for (const one of Array.isArray(items) ? items.slice(0, 10 * MOST) : []) {
    const slug = one?.slug;
    if (typeof slug !== "string" || !SLUG.test(slug) || bySlug.has(slug) || bySlug.size >= MOST) continue;
    bySlug.set(slug, { slug, title: text(one.title, 200) || slug, note: text(one.note, LONGEST_NOTE) });
  }
  return [...bySlug.values()];
}

/**
 * Return the part of an address that holds a list; placebook.js writes the same without notes.
 *
 * @returns {{fragment: string, hasNotes: boolean}} `hasNotes` is false where they were not wanted, or are too long.
 */
export function toFragment(items, withNotes) {
  const list = `list=${items.map((one) => one.slug).join(".")}`;
  const notes = withNotes ? items.map((one) => `&note=${encodeURIComponent(one.note)}`).join("") : "";
  const hasNotes = items.some((one) => one.note) && Boolean(notes) && list.length + notes.length <= LONGEST_ADDRESS;
  return { fragment: hasNotes ? list + notes : list, hasNotes };
}

/**
 * Read a list out of an address.
 *
 * @param {string} fragment with or without its #.
 * @returns {{items: {slug: string, title: string, note: string}[], unread: number} | null} null if it holds no list;
 *   `unread` counts what cannot be the name of a listing.
 */
export function fromFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, "").slice(0, 2 * LONGEST_ADDRESS));
  const list = fields.get("list");
  if (list === null) return null;
  const notes = fields.getAll("note");
  const slugs = list.split(".").filter(Boolean);
  const items = tidy(slugs.map((slug, at) => ({ slug, note: notes[at] })));
  return { items, unread: new Set(slugs).size - items.length };
}

/**
 * Return an address that begins an e-mail with a list in it (RFC 6068), as much of it as mail programs take.
 *
 * @param {string} subject
 * @param {{title: string, rows: [string, string, string][], note: string, web: string}[]} entries each row its id, its label and its lines.
 * @param {string} link an address that shows the list; empty for none.
 */
export function letter(subject, entries, link) {
  const told = (isWanted, hasNote) => ({ title, rows, note, web }) => [
    title,
    ...rows.filter(([id]) => isWanted(id)).map(([, ...row]) => row.join(": ")),
    hasNote && note && said("Note: {note}", { note: note.replace(/\r?\n/g, "\r\n") }),
    web,
  ].filter(Boolean).join("\r\n");
  const needed = ["when", "where", "ask"];
  const whole = link ? `\r\n\r\n${said("All of it on one page:")}\r\n${link}` : "";
  const written = [
    entries.map(told(() => true, true)).join("\r\n\r\n") + whole,
    entries.map(told((id) => needed.includes(id), true)).join("\r\n\r\n") + whole,
    entries.map(told(() => false, true)).join("\r\n\r\n") + whole,
    entries.map(told(() => false, false)).join("\r\n\r\n") + whole,
    entries.map(({ title }) => title).join("\r\n") + whole,
    entries.map(({ title }) => title).join("\r\n"),
  ].map((body) => `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`);
  return written.find((address) => address.length <= LONGEST_LETTER) ?? `mailto:?subject=${encodeURIComponent(subject)}`;
}
