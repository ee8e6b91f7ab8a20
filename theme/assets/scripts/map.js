/* The map, of the directory or of one listing. placebook.js loads this when somebody asks for it, and not before.
   Whatever is on it stands in the page besides, and it says so. All names go in as text. */

import "../vendor/map/leaflet.js";
import { ground } from "./ground.js";
import { ASSETS, icon, make } from "./page.js";
import { said } from "./words.js";

const { L } = globalThis;

/* A listing is shown with some of what is around it. */
const AROUND = 15;
/* What is published of a street is right to a hundred metres. */
const STREET_METRES = 100;

/** Fetch what lies below the markers. Throws if it is missing. */
async function fetchPlace() {
  const answer = await fetch(new URL("map/place.json", ASSETS));
  if (!answer.ok) throw new Error(`map/place.json: ${answer.status}`);
  return answer.json();
}

/** Load the map's own styles. Throws if they are not there. */
function loadStyles() {
  return new Promise((loaded, failed) => {
    const link = make("link", { rel: "stylesheet", href: new URL("stylesheets/map.css", ASSETS).href });
    link.addEventListener("load", loaded);
    link.addEventListener("error", () => failed(new Error("map.css")));
    document.head.append(link);
  });
}

/** Make the map's part of the page: what it says, its tools, the map itself, a panel for cards, and its credits. */
function layOut(place) {
  const says = make("p", { role: "status" });
  const tools = make("div", { class: "map__tools" });
  const help = said("Arrow keys move it. Plus and minus come nearer and go further away.");
  const box = make("div", { class: "map__box", role: "group", "aria-label": `${said("Map of {place}", { place: place.place })}. ${help}` });
  const panel = make("div", { class: "map__panel", hidden: "" });
  const end = make("p", { class: "fine", tabindex: "-1" }, place.credits.join(" "));
  const past = make("button", { class: "map__past button button--quiet", type: "button" }, said("Skip past the map"));
  past.addEventListener("click", () => end.focus());
  const section = make("section", { class: "map unprinted", "aria-label": said("Map") });
  section.append(says, past, make("div", { class: "map__frame" }, tools, box, panel), end);
  return { section, says, tools, box, panel };
}

/** Buttons instead of Leaflet's links, which are buttons in disguise. */
function addTools(map, tools, whole) {
  const add = (name, words, act) => {
    const button = make("button", { class: "map__tool", type: "button" }, icon(name), make("span", { class: "hush" }, words));
    button.addEventListener("click", () => button.getAttribute("aria-disabled") === "true" || act());
    tools.append(button);
    return button;
  };
  const nearer = add("plus", said("Nearer"), () => map.zoomIn());
  const further = add("minus", said("Further away"), () => map.zoomOut());
  add("whole", said("The whole map"), () => whole());
  const show = () => {
    nearer.setAttribute("aria-disabled", String(map.getZoom() >= map.getMaxZoom()));
    further.setAttribute("aria-disabled", String(map.getZoom() <= map.getMinZoom()));
  };
  map.on("zoomend", show);
  show();
}

/** Show one listing: where it is, or the areas it is in. */
function showOne(map, { name, kind, areas, exact }, drawn, says, point = null) {
  const mine = drawn.areas.filter(({ area }) => areas.split(" ").includes(area));
  for (const { outline } of mine) outline.bringToFront().getElement().classList.add("map__area--here");
  drawn.over.bringToFront();
  const bounds = L.latLngBounds(mine.flatMap((one) => [one.bounds.getSouthWest(), one.bounds.getNorthEast()]));
  says.textContent = point
    ? exact === undefined
      ? said("The mark is on the street, not on the door. The address above says what is known.")
      : said("The address above says the same in words.")
    : said("We say only in which area this is, which is marked.");
  if (!point) return () => map.fitBounds(bounds.pad(0.25));
  const pin = make("span", { class: "pin", role: "img", "aria-label": name, "data-kind": kind }, icon(kind));
  const mark = new (L.Icon.extend({ createIcon: () => pin }))();
  L.marker(point, { icon: mark, interactive: false, keyboard: false }).addTo(map);
  if (exact === undefined) L.circle(point, { radius: STREET_METRES, className: "map__street", interactive: false }).addTo(map);
  bounds.extend(point);
  return () => map.fitBounds(bounds.pad(0.25), { maxZoom: AROUND });
}

/** Draw the map and put its markers on it. Throws if what was fetched is not what it should be. */
async function fill(parts, place, pins, one, found) {
  const lacks = () => parts.says.after(make("p", { class: "fine" }, said("The street map cannot be shown just now, or not all of it.")));
  const { map, drawn, wholeMap, names } = await ground(parts.box, place, lacks);
  let whole = wholeMap;
  let show = () => {};
  if (one) {
    const spot = one.at ? [L.latLng(one.at.split(" ").map(Number))] : [];
    whole = showOne(map, one, drawn, parts.says, ...spot);
    map.on("zoomend", () => names(spot));
    whole();
  } else {
    show = pins(map, parts, { wholeMap, names });
    show(found);
  }
  addTools(map, parts.tools, () => whole());
  return { map, show };
}

/**
 * Make the map.
 *
 * @param {HTMLButtonElement} button what asked for it. With `data-name` it is the map of that listing.
 * @param {Element} before what it is put after.
 * @param {string[] | null} found the slugs of the listings that it shows, or null for all.
 * @returns {Promise<{toggle: () => void, show: (slugs: string[] | null) => void}>} what folds it away and opens it again, and
 *   what shows other listings.
 */
export async function start(button, before, found) {
  const one = "name" in button.dataset ? button.dataset : null;
  const [place, pins] = await Promise.all([fetchPlace(), one ? null : import("./pins.js").then((pins) => pins.load()), loadStyles()]);
  const parts = layOut(place);
  before.after(parts.section);
  const { map, show } = await fill(parts, place, pins, one, found).catch((error) => {
    parts.section.remove(); // half a map would be worse than none
    throw error;
  });
  const words = button.lastChild.textContent;

  const say = (isOpen) => {
    button.setAttribute("aria-expanded", String(isOpen));
    button.lastChild.textContent = isOpen ? said("Hide the map") : words;
    if (isOpen) parts.section.scrollIntoView({ block: "nearest" });
  };
  const toggle = () => {
    parts.section.hidden = !parts.section.hidden;
    say(!parts.section.hidden);
    map.invalidateSize();
  };
  say(true);
  return { toggle, show };
}
