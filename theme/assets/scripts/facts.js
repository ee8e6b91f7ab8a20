/* What a listing's own page says, lifted from it as text, for the shortlist. The page is parsed and never shown: no
   script of it runs, no picture of it is fetched, and only words and the addresses of links are taken. */

import { slugOf } from "./placebook.js";

const MOST_MOVES = 3;

/**
 * Read a listing's page.
 *
 * @param {string} slug
 * @param {(slug: string) => string} addressOf returns the address of a listing's page.
 * @returns {Promise<object | null>} its facts; null if there is no such listing. A listing that has another name now comes
 *   with that one.
 * @throws if the page cannot be fetched.
 */
export async function factsOf(slug, addressOf, moves = 0) {
  const address = addressOf(slug);
  const answer = await fetch(address);
  if (answer.status === 404 || answer.status === 410) return null;
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const moved = page.querySelector("meta[http-equiv=refresh i]")?.content.match(/url=(.+)$/i)?.[1];
  if (moved) {
    const to = slugOf(new URL(moved, address).pathname);
    return to && moves < MOST_MOVES ? factsOf(to, addressOf, moves + 1) : null;
  }
  const listing = page.querySelector("main article[data-kind]:has(.sheet__top h1)");
  return listing && { slug, address, ...lifted(listing), web: page.querySelector("link[rel=canonical]")?.href ?? "" };
}

function lifted(listing) {
  const text = (selector) => words(listing.querySelector(selector));
  const rows = [...listing.querySelectorAll(".facts > div")].map((row) => ({
    id: row.id,
    label: words(row.querySelector("dt")),
    lines: [...row.querySelectorAll("dd")].filter(isWanted).flatMap(linesOf),
  }));
  const access = [...listing.querySelectorAll(".sheet__side section:has(#access) li > span")].map((one) => linesOf(one).map(plain)).map(([what, ...more]) => what + (more.length ? ` (${more.join(", ").replace(/\.$/, "")})` : ""));
  return {
    title: text("h1"),
    kind: listing.dataset.kind,
    what: text(".kicker > span:last-child"),
    summary: text(".lede"),
    notice: [...listing.querySelectorAll(".banner p")].map(words),
    rows: [...rows, { id: "access", label: text("#access"), lines: access.length ? [[access.join(", ")]] : [] }].filter((row) => row.lines.length),
  };
}

const words = (part) => part?.textContent.replace(/[ \n\t]+/g, " ").trim() ?? "";

/** A way to a map is for the screen it is on, and a meeting that is over helps nobody. */
function isWanted(line) {
  const day = line.querySelector("strong time")?.dateTime.slice(0, 10);
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return !line.matches(".unprinted") && !(day && day < today);
}

/** Return a line as texts and links, and what is small in it as lines of their own. */
function linesOf(line) {
  const own = [];
  const small = [];
  for (const part of line.childNodes) {
    if (part.nodeName === "SMALL") small.push([words(part)]);
    else if (part.nodeName === "A" && /^(tel|mailto|https?):/.test(part.href)) own.push({ text: words(part), href: part.href });
    else if (part.nodeName === "BR") own.push(", ");
    else own.push(part.textContent.replace(/\s+/g, (gap) => (gap.includes("\u00a0") ? gap : " ")));
  }
  return [own, ...small].filter((parts) => plain(parts));
}

/** Return a line as text alone, with plain spaces in its telephone numbers. */
export const plain = (parts) => parts.map((part) => part.text ?? part).join("").replaceAll("\u00a0", " ").trim();
