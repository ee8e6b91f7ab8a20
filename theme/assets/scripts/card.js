/* A listing's card, as theme/pages/card.html makes it. */

import { IN_DOUBT, LONG_OVERDUE, PAUSED } from "./listings.js";
import { icon, make, pathOf } from "./page.js";
import { joined, said } from "./words.js";

/**
 * @param {import("./listings.js").Listing} listing
 * @param {import("./listings.js").Directory} directory
 * @param {string} [distance] how far it is, in words.
 * @returns {HTMLLIElement}
 */
export function card(listing, directory, distance = "") {
  const kind = directory.terms[listing.own("kind")[0]].id;
  const facts = make("ul", { class: "card__facts" }, make("li", { class: "card__kind" }, directory.details.kinds[kind]));
  if (listing.meets) facts.append(make("li", { class: "card__next" }, icon("calendar"), listing.meets));
  const areas = joined(directory.labels(listing, "area"));
  if (areas || distance) facts.append(make("li", {}, icon("pin"), [areas, distance].filter(Boolean).join(", ")));
  for (const number of listing.own("cost")) {
    const { id, label } = directory.terms[number];
    facts.append(make("li", {}, icon(id === "free" ? "free" : "pound"), label));
  }
  const link = make("a", { href: pathOf(directory.page(listing)) }, listing.title);
  const item = make("li", { class: "card", "data-kind": kind });
  const tongue = listing.language ? { lang: listing.language, dir: "auto" } : {};
  item.append(make("span", { class: "stamp" }, icon(kind)), make("h3", { class: "card__name", ...tongue }, link));
  if (listing.state === PAUSED) item.append(make("p", { class: "card__status" }, said("Paused for now")));
  else if (listing.state === LONG_OVERDUE) item.append(make("p", { class: "card__status" }, listing.checked));
  else facts.append(make("li", { class: "card__checked" }, icon(listing.state === IN_DOUBT ? "alert" : "check"), listing.checked));
  item.append(make("p", { class: "card__line", ...tongue }, listing.summary), facts);
  return item;
}
