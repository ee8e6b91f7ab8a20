/* What lies below the map's markers: outlines of areas with their names, water and woods, and the keeper's tiles. */

import { ASSETS, make, SITE } from "./page.js";

const { L } = globalThis;

/* Nearer than this there is nothing more to see: outlines show no houses. */
const NEAREST = { drawn: 17, tiles: 19 };
/* A name is written where its area is about as wide on the screen: a letter and a line in pixels. */
const LETTER = 9;
const LINE = 22;
const SHORTEST = 60;
/* Where a name goes if a marker is in its way: below it, above, further below. */
const STEPS = [0, 1.4, -1.4, 2.4, -2.4];
const MARKER = 24;
/* What the tools take of the map's width. */
const TOOLS = 60;

/** Load a script that is no module. Throws if it is not there. */
function loadScript(name) {
  return new Promise((loaded, failed) => {
    const script = make("script", { src: new URL(`vendor/map/${name}.js`, ASSETS).href });
    script.addEventListener("load", loaded);
    script.addEventListener("error", () => failed(new Error(name)));
    document.head.append(script);
  });
}

/**
 * Read the head of a PMTiles file, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md: how near its tiles go.
 * Throws if it is no such file, its tiles are pictures, or the server does not answer for a part of a file.
 */
async function nearestOf(url) {
  const stop = new AbortController();
  const answer = await fetch(url, { headers: { Range: "bytes=0-126" }, signal: stop.signal });
  if (answer.status !== 206) {
    stop.abort(); // or all of it would come
    throw new Error(`${url}: ${answer.status}`);
  }
  const head = new Uint8Array(await answer.arrayBuffer());
  const isVector = String.fromCharCode(...head.slice(0, 7)) === "PMTiles" && head[7] === 3 && head[99] === 1;
  if (!isVector) throw new Error(`${url}: no vector tiles`);
  return head[101];
}

/** Tiles of an address are pictures; those of a file of the site are drawn here. Throws if they cannot be. */
async function tileLayer(tiles) {
  if (!tiles.endsWith(".pmtiles")) return L.tileLayer(tiles, { maxZoom: NEAREST.tiles });
  const url = new URL(tiles, SITE).href;
  const [maxDataZoom] = await Promise.all([nearestOf(url), loadScript("protomaps")]);
  const lang = document.documentElement.lang.slice(0, 2);
  return globalThis.protomapsL.leafletLayer({ url, maxDataZoom, flavor: "light", lang });
}

/** Draw what the keeper has outlined, water and woods above the areas they lie in. */
function draw(map, place) {
  const areas = [];
  const isArea = ({ properties }) => "area" in properties;
  const layers = [isArea, (one) => !isArea(one)].map((filter) =>
    L.geoJSON(place, {
      filter,
      interactive: false,
      style: ({ properties: { area, look } }) => ({ className: area ? "map__area" : `map__${look}` }),
      onEachFeature({ properties: { area, name, within } }, outline) {
        if (area) areas.push({ area, name, within, outline, bounds: outline.getBounds() });
      },
    }).addTo(map),
  );
  return { areas, over: layers[1], bounds: layers[0].getBounds() };
}

/**
 * Write the names of areas, each where there is room for it. They are for the eye: a marker's card names its area.
 *
 * @returns {(markers: import("leaflet").LatLng[]) => void} writes them again beside these markers.
 */
function writeNames(map, areas) {
  const pane = map.createPane("names");
  pane.setAttribute("aria-hidden", "true");
  const group = L.layerGroup().addTo(map);
  return (markers) => {
    const taken = markers.map((at) => map.latLngToLayerPoint(at));
    group.clearLayers();
    for (const { name, bounds, outline } of areas) {
      const width = LETTER * name.length;
      const [west, east] = [bounds.getNorthWest(), bounds.getNorthEast()].map((corner) => map.latLngToLayerPoint(corner).x);
      if (east - west < Math.max(SHORTEST, 0.8 * width)) continue;
      const middle = map.latLngToLayerPoint(outline.getCenter());
      const isFree = (y) => !taken.some((at) => Math.abs(at.x - middle.x) < width / 2 + MARKER && Math.abs(at.y - y) < LINE / 2 + MARKER);
      const step = STEPS.find((step) => isFree(middle.y + step * LINE)) ?? 0;
      const icon = L.divIcon({ className: "map__name", iconSize: null, html: make("span", {}, name) });
      const at = map.layerPointToLatLng(middle.add([0, step * LINE]));
      L.marker(at, { icon, interactive: false, keyboard: false, pane: "names" }).addTo(group);
    }
  };
}

/** Lay the keeper's tiles below all else. Without them the outlines stay, and `lacks` is called; without outlines it throws. */
async function layTiles(map, tiles, drawn, lacks) {
  try {
    const layer = await tileLayer(tiles);
    layer.once("tileerror", lacks).addTo(map);
    return true;
  } catch (error) {
    if (!drawn.bounds.isValid()) throw error;
    lacks();
    return false;
  }
}

/**
 * Make a map of a place.
 *
 * @param {HTMLElement} box where it goes.
 * @param {object} place what map/place.json holds.
 * @param {() => void} lacks called if its tiles, or some of them, cannot be shown.
 * @returns the map, the areas drawn on it, what shows all of it, and what writes names beside some markers.
 */
export async function ground(box, place, lacks) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false, // the wheel goes on moving the page
    zoomSnap: place.tiles ? 1 : 0.25,
    maxZoom: place.tiles ? NEAREST.tiles : NEAREST.drawn,
    zoomAnimation: !isStill,
    fadeAnimation: !isStill,
    markerZoomAnimation: !isStill,
    inertia: !isStill,
  });
  map.setView([0, 0], 1);
  const drawn = draw(map, place);
  const wholeMap = (otherwise = drawn.bounds) => {
    const bounds = drawn.bounds.isValid() ? drawn.bounds : otherwise;
    if (bounds.isValid()) map.fitBounds(bounds, { paddingTopLeft: [12, 12], paddingBottomRight: [TOOLS, 12] });
  };
  if (drawn.bounds.isValid()) {
    wholeMap();
    map.setMaxBounds(drawn.bounds.pad(0.5));
    map.setMinZoom(map.getZoom() - 1);
  }
  const isTiled = Boolean(place.tiles) && (await layTiles(map, place.tiles, drawn, lacks));
  box.classList.toggle("map__box--tiled", isTiled);
  return { map, drawn, wholeMap, names: writeNames(map, drawn.areas) };
}
