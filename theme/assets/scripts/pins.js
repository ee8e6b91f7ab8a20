/* The directory's markers: a button for each place where something is, and one for places too close to be told apart.
   Supercluster says which those are. It knows no page, so that markers can be what a keyboard and a screen reader expect;
   and what meets at one and the same place, as a library's ten groups do, is one marker with a list. */

import "../vendor/map/supercluster.js";
import { card } from "./card.js";
import { Directory } from "./listings.js";
import { fetchJson, icon, make } from "./page.js";
import { counted, figure, said } from "./words.js";

const { L, Supercluster } = globalThis;

/* Markers closer than this, in pixels, are shown as one. */
const APART = 44;
const TILE = 256;
/* What was found is shown with some of what is around it. */
const AROUND = 15;

/** Fetch what the markers say and where they are. Throws if any of it is missing. Returns what puts them on a map. */
export async function load() {
  const [details, points] = await Promise.all([fetchJson("listings"), fetchJson("points")]);
  const directory = new Directory(details);
  return (map, parts, ground) => pins(map, parts, ground, directory, points.listings);
}

/** Put listings that are in one place together; those that say no place are left out. */
function spotsOf(listings, points, kindOf) {
  const spots = new Map();
  for (const listing of listings) {
    if (!Object.hasOwn(points, listing.slug)) continue;
    const [lat, lon] = points[listing.slug];
    const key = `${lat} ${lon}`;
    if (!spots.has(key)) spots.set(key, { key, lat, lon, listings: [] });
    spots.get(key).listings.push(listing);
  }
  // A place goes before those who meet there, and gives the marker its name.
  const isPlace = (listing) => Number(kindOf(listing) === "place");
  for (const { listings: here } of spots.values()) here.sort((one, other) => isPlace(other) - isPlace(one));
  return [...spots.values()];
}

/* A button as Leaflet's icon; its size is only for bringing it into sight when the keyboard comes to it. */
const Pin = L.Icon.extend({
  options: { iconSize: [44, 44], iconAnchor: [22, 22] },
  initialize(button) {
    this.button = button;
  },
  createIcon() {
    return this.button;
  },
});

/** Put the markers of the directory on a map. Returns what shows only the listings of some slugs, or all for null. */
function pins(map, { section, says, box, panel }, { wholeMap, names }, directory, points) {
  const kindOf = (listing) => directory.terms[listing.own("kind")[0]].id;
  const bySlug = new Map(directory.listings.map((listing) => [listing.slug, listing]));
  const group = L.layerGroup().addTo(map);
  const shown = new Map();
  let spots = [];
  let index = null;
  let opened = null;

  const close = ({ isBack = true } = {}) => {
    if (!opened) return;
    opened.setAttribute("aria-expanded", "false");
    panel.hidden = true;
    panel.replaceChildren();
    if (isBack) (opened.isConnected ? opened : box).focus();
    opened = null;
  };

  const open = (button, listings) => {
    close({ isBack: false });
    opened = button;
    button.setAttribute("aria-expanded", "true");
    const title = make("h2", { tabindex: "-1" }, counted(listings.length, "One here", "{number} here"));
    const shut = make("button", { class: "tool", type: "button" }, icon("cross"), said("Close"));
    shut.addEventListener("click", () => close());
    const cards = make("ul", { class: "cards" }, ...listings.map((listing) => card(listing, directory)));
    panel.replaceChildren(make("div", { class: "map__head" }, title, shut), cards);
    if (listings.some(({ slug }) => !points[slug][2])) {
      panel.append(make("p", { class: "fine" }, said("Shown to the nearest street, not to the door.")));
    }
    panel.hidden = false;
    panel.scrollTop = 0;
    title.focus();
    // On a wide screen the panel lies over the map: what it tells of must not lie below it.
    if (getComputedStyle(panel).position !== "absolute") return;
    const { lat, lng } = [...shown.values()].find((one) => one.button === button).marker.getLatLng();
    map.panInside([lat, lng], { paddingTopLeft: [panel.offsetWidth + APART, APART], paddingBottomRight: [2 * APART, APART] });
  };

  /** Come so near that what was one marker falls into several; go on with the first of them. */
  const comeNearer = (id, [lon, lat], button) => {
    const zoom = index.getClusterExpansionZoom(id);
    if (zoom > map.getMaxZoom()) {
      open(button, index.getLeaves(id, Infinity).flatMap(({ properties }) => spots[properties.spot].listings));
      return;
    }
    const first = keyOf(index.getChildren(id)[0]);
    map.once("moveend", () => (shown.get(first)?.button ?? box).focus());
    map.setView([lat, lon], zoom);
  };

  const keyOf = ({ id, properties }) => (properties.cluster ? `near ${id}` : spots[properties.spot].key);

  const buttonFor = (feature) => {
    const { properties, geometry } = feature;
    if (properties.cluster) {
      const [{ properties: first }] = index.getLeaves(feature.id, 1);
      const name = counted(properties.count, "{number} close together, {title} among them. Come nearer", "{number} close together, {title} among them. Come nearer", { title: spots[first.spot].listings[0].title });
      const button = make("button", { class: "pin pin--near", type: "button", "aria-label": name }, figure(properties.count));
      return { button, act: () => comeNearer(feature.id, geometry.coordinates, button) };
    }
    const { listings } = spots[properties.spot];
    const [{ title }] = listings;
    const isOne = listings.length === 1;
    const name = isOne ? title : counted(listings.length - 1, "2 here: {title} and one other", "{all} here: {title} and {number} others", { title, all: figure(listings.length) });
    const button = make("button", { class: isOne ? "pin" : "pin pin--many", type: "button", "aria-label": name, "aria-expanded": "false", title: name });
    button.append(isOne ? icon(kindOf(listings[0])) : figure(listings.length));
    if (isOne) button.dataset.kind = kindOf(listings[0]);
    return { button, act: () => open(button, listings) };
  };

  /** Show the markers of what is seen. Those that stay are left alone, so that the keyboard stays on them. */
  const render = () => {
    const seen = map.getBounds().pad(0.1);
    const features = index.getClusters([seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()], Math.floor(map.getZoom()));
    const wanted = new Map(features.map((feature) => [keyOf(feature), feature]));
    const isFocused = panel.hidden && box.contains(document.activeElement);
    for (const [key, { marker, button }] of shown) {
      if (wanted.has(key) || button === opened) continue;
      group.removeLayer(marker);
      shown.delete(key);
    }
    if (isFocused && !box.contains(document.activeElement)) box.focus();
    // From north to south, which is the order in which the keyboard meets them.
    for (const [key, feature] of [...wanted].sort(([, one], [, other]) => other.geometry.coordinates[1] - one.geometry.coordinates[1])) {
      if (shown.has(key)) continue;
      const [lon, lat] = feature.geometry.coordinates;
      const { button, act } = buttonFor(feature);
      const marker = L.marker([lat, lon], { icon: new Pin(button), keyboard: false, riseOnHover: true }).on("click", act).addTo(group);
      shown.set(key, { marker, button });
    }
    names([...shown.values()].map(({ marker }) => marker.getLatLng()));
  };

  const say = (listings) => {
    const placed = spots.reduce((sum, spot) => sum + spot.listings.length, 0);
    const rest = listings.length - placed;
    if (!placed) says.textContent = said("None of these says where exactly it is. They are in the list below.");
    else if (rest) {
      const all = figure(listings.length);
      says.textContent = counted(placed, "{number} of {all} are on the map. The others do not say where exactly they are. The list below has them all.", "{number} of {all} are on the map. The others do not say where exactly they are. The list below has them all.", { all });
    } else says.textContent = counted(placed, "All {number} are on the map. The list below says the same.", "All {number} are on the map. The list below says the same.");
  };

  const showThese = (slugs) => {
    const listings = slugs ? slugs.map((slug) => bySlug.get(slug)).filter(Boolean) : directory.listings;
    close({ isBack: false });
    group.clearLayers();
    shown.clear();
    spots = spotsOf(listings, points, kindOf);
    index = new Supercluster({
      radius: APART,
      extent: TILE,
      maxZoom: map.getMaxZoom(),
      map: ({ count }) => ({ count }),
      reduce: (sum, one) => {
        sum.count += one.count;
      },
    });
    index.load(
      spots.map(({ lat, lon, listings: here }, spot) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [lon, lat] },
        properties: { spot, count: here.length },
      })),
    );
    say(listings);
    const bounds = L.latLngBounds(spots.map(({ lat, lon }) => [lat, lon]));
    if (slugs && bounds.isValid()) map.fitBounds(bounds, { padding: [40, 40], maxZoom: AROUND });
    else wholeMap(bounds);
    render();
  };

  map.on("moveend", () => index && render());
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opened) return;
    event.stopPropagation();
    close();
  });
  return showThese;
}
