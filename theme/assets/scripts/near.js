/* What is near: from what somebody types, or where their device says they are, to distances. No page and no
   address is known here, and nothing is asked of anybody but the reader of files that is handed in.
   The files are made by plugins/placebook/find/points.py. */

import { counted, said } from "./words.js";

const EARTH = 6371008.8; // mean radius in metres, IUGG
const MILE = 1609.344;
/* Few files are all fetched at once: then not even which of them was wanted can be seen from outside. */
const FEW = 12;

/* Royal Mail, Programmers' Guide: an outward code, then a digit and two letters. Whoever types O for nought and I for
   one is understood. */
const OUTWARD = "[A-Z]{1,2}[0-9OI][A-Z0-9]?";
const WHOLE = new RegExp(`^(${OUTWARD})([0-9OI][A-Z]{2})$`);
const BEGUN = new RegExp(`^(${OUTWARD})([0-9])[A-Z]?$`);
const FIRST = new RegExp(`^${OUTWARD}$`);
const WITHIN = /(?:\b(?:near|by|around|close to|at|in)\s+)?\b([a-z]{1,2}[0-9][a-z0-9]?) ?([0-9][a-z]{2})\b/i;
const LEADING = /^(?:(?:near|in|at|the) )+/;

/**
 * Take apart what may be a postcode.
 *
 * @param {string} text as it was typed: "lm1 4qt", "LM14QT", "lm1 4", "LM1".
 * @param {(outcode: string) => boolean} [isKnown] whether there is such a first half. It settles what "LM14" means.
 * @returns {{outcode: string, rest: string} | null} `rest` is the second half, its digit alone, or empty.
 */
export function postcode(text, isKnown = () => true) {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const parted = /^\s*\S+\s+\S+\s*$/.test(text);
  const whole = WHOLE.exec(bare);
  if (whole) return { outcode: outcode(whole[1]), rest: digit(whole[2][0]) + whole[2].slice(1) };
  const first = FIRST.test(bare) ? outcode(bare) : "";
  const begun = BEGUN.exec(bare);
  const isBegun = begun && (parted || !first || (!isKnown(first) && isKnown(outcode(begun[1]))));
  if (isBegun) return { outcode: outcode(begun[1]), rest: begun[2] };
  return first ? { outcode: first, rest: "" } : null;
}

const digit = (letter) => ({ O: "0", I: "1" })[letter] ?? letter;
/** A first half with its digit for a digit: the one after its letters. */
const outcode = (text) => text.replace(/^([A-Z]{1,2})([OI])/, (_, letters, one) => letters + digit(one));

/**
 * Take a whole postcode out of a question, so that it goes no further than the page.
 *
 * @param {string} question as it was typed.
 * @returns {{question: string, postcode: string}} the rest, and the postcode or nothing.
 */
export function withoutPostcode(question) {
  const found = WITHIN.exec(question);
  if (!found) return { question, postcode: "" };
  const rest = question.replace(found[0], " ").replace(/\s+/g, " ").trim();
  return { question: rest, postcode: `${found[1]} ${found[2]}`.toUpperCase() };
}

/**
 * Return the way between two points in metres, as the crow flies.
 *
 * @param {number[]} one latitude and longitude in degrees.
 * @param {number[]} other the same.
 */
export function metres([lat, lon], [otherLat, otherLon]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const half = (difference) => Math.sin(radians(difference) / 2) ** 2;
  const chord = half(otherLat - lat) + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * half(otherLon - lon);
  return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/**
 * Say how far something is.
 *
 * @param {number} way in metres.
 * @param {boolean} isExact whether the point is known exactly, or only its street.
 * @returns {string} "0.4 miles", "about 2.1 miles", "14 miles"; never nearer than the points are known.
 */
export function distanceWords(way, isExact = true) {
  const miles = way / MILE;
  if (miles < 0.1) return said("under {distance}", { distance: inMiles(0.1) });
  const distance = inMiles(miles < 9.95 ? Number(miles.toFixed(1)) : Math.round(miles));
  return isExact ? distance : said("about {distance}", { distance });
}

/** A number and its unit stay on one line. */
const inMiles = (miles) => counted(miles, "{number} mile", "{number} miles").replaceAll(" ", "\u00a0");

/** Where things are in one place, as far as it is published. */
export class Places {
  #points;
  #names;
  #read;
  #postcodes = new Map();

  /**
   * @param {object} points what points.json holds.
   * @param {{id: string, label: string, phrases: string[]}[]} areas the areas by the words people type for them.
   * @param {(text: string) => string[]} words what folds a text into the words that phrases are made of.
   * @param {(outcode: string) => Promise<object>} read fetches the postcodes of an outcode.
   */
  constructor(points, areas, words, read) {
    this.#points = points;
    this.#read = read;
    this.#names = { words, byPhrase: new Map(areas.flatMap((area) => area.phrases.map((phrase) => [phrase, area]))) };
    for (const map of ["listings", "areas", "outcodes"]) {
      if (typeof points[map] !== "object" || points[map] === null) throw new Error(`points.json has no ${map}.`);
    }
  }

  /** Whether any postcode is known here. */
  get hasPostcodes() {
    return Object.keys(this.#points.outcodes).length > 0;
  }

  /**
   * Find the point that somebody means.
   *
   * @param {string} text a postcode, half of one, or the name of an area.
   * @returns {Promise<{at: number[], label: string} | {unknown: "postcode" | "place", label: string} | null>} null for nothing typed.
   *   Rejects if a file cannot be read.
   */
  async where(text) {
    const typed = text.trim();
    if (!typed) return null;
    const phrase = this.#names.words(typed).join(" ").replace(LEADING, "");
    const code = postcode(typed, (one) => Object.hasOwn(this.#points.outcodes, one));
    if (code) {
      const at = await this.#ofPostcode(code);
      if (at) return { at, label: label(code) };
    }
    const area = this.#names.byPhrase.get(phrase);
    if (area && Object.hasOwn(this.#points.areas, area.id)) return { at: this.#points.areas[area.id], label: area.label };
    return { unknown: code ? "postcode" : "place", label: code ? label(code) : typed };
  }

  async #ofPostcode({ outcode: first, rest }) {
    if (!Object.hasOwn(this.#points.outcodes, first)) return null;
    if (!rest) return this.#points.outcodes[first];
    const known = await this.#secondHalves(first);
    if (Object.hasOwn(known, rest)) return known[rest];
    const sector = Object.keys(known).filter((second) => second[0] === rest[0]);
    /* A new postcode is not in any table yet: those of its street begin alike. */
    if (sector.length) return middle(sector.map((second) => known[second]));
    return rest.length > 1 ? null : this.#points.outcodes[first];
  }

  async #secondHalves(first) {
    const all = Object.keys(this.#points.outcodes);
    const wanted = all.length > FEW ? [first] : all;
    for (const one of wanted) {
      if (!this.#postcodes.has(one)) this.#postcodes.set(one, this.#read(one));
    }
    try {
      await Promise.all(wanted.map((one) => this.#postcodes.get(one)));
    } catch (error) {
      this.#postcodes.clear(); // it is tried again when it is next asked for
      throw error;
    }
    return this.#postcodes.get(first);
  }

  /**
   * Return how far listings are from a point.
   *
   * @param {number[]} at latitude and longitude.
   * @param {Iterable<string>} slugs of the listings.
   * @returns {Map<string, {way: number, words: string}>} metres and words; without those that have no point.
   */
  distances(at, slugs) {
    const found = new Map();
    for (const slug of slugs) {
      if (!Object.hasOwn(this.#points.listings, slug)) continue;
      const [lat, lon, isExact] = this.#points.listings[slug];
      const way = metres(at, [lat, lon]);
      found.set(slug, { way, words: distanceWords(way, Boolean(isExact)) });
    }
    return found;
  }
}

/**
 * Put the nearest first; those without a point keep their order and come after the others.
 *
 * @param {string[]} slugs best first.
 * @param {Map<string, {way: number}>} distances from `Places.distances`.
 * @returns {{near: string[], elsewhere: string[]}} those with a distance, and those without.
 */
export function nearest(slugs, distances) {
  const near = slugs.filter((slug) => distances.has(slug));
  near.sort((one, other) => distances.get(one).way - distances.get(other).way);
  return { near, elsewhere: slugs.filter((slug) => !distances.has(slug)) };
}

/** Whether a listing is within so many miles; what has no point is never too far. */
export const isWithin = (slug, distances, miles) => !distances.has(slug) || distances.get(slug).way <= miles * MILE;

const label = ({ outcode: first, rest }) => (rest ? `${first} ${rest}` : first);
const middle = (points) => [0, 1].map((part) => points.reduce((sum, point) => sum + point[part], 0) / points.length);

/** An error whose message is for the visitor. */
export class ForVisitor extends Error {}

/**
 * Ask the device where it is. Call it when somebody presses a button for it, and never otherwise.
 *
 * @param {Geolocation} [geolocation] the browser's own.
 * @returns {Promise<number[]>} latitude and longitude. Rejects with an error for the visitor.
 */
export function whereIAm(geolocation = navigator.geolocation) {
  return new Promise((resolve, reject) => {
    const failed = (why) => reject(new ForVisitor(why));
    if (!geolocation) return failed(said("This browser cannot say where it is. Type a postcode or a place instead."));
    return geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.latitude, coords.longitude]),
      ({ code }) =>
        failed(
          code === 1
            ? said("Your browser did not let us see where you are. Type a postcode or a place instead.")
            : said("Your device could not find where it is. Type a postcode or a place instead."),
        ),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  });
}
