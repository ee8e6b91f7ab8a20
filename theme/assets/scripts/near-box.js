/* The part of the directory's form that asks where somebody is. What is typed there is looked up in this page: it is
   not sent, not in the address, and kept only in the history of this tab, so that Back and reload still know it. */

import { words } from "./folding.js";
import { ForVisitor, Places, isWithin, nearest, whereIAm, withoutPostcode } from "./near.js";
import { fetchJson } from "./page.js";
import { said } from "./words.js";

const HASH = "#near=";
/* What a place is called that the device, not the visitor, has named. */
const HERE = said("you");

/** What is near somebody: a box of the form, and what it does to the results. */
export class NearBox {
  #box;
  #field;
  #within;
  #says;
  #directory;
  #places = null;
  #distances = new Map();
  #asked = ""; // the text that is being looked up, or was
  #answer = Promise.resolve();
  #settled = "";
  #trouble = "";
  #news = "";

  /** Where somebody is: a point and its name; null if nobody has said it. */
  place = null;

  /**
   * @param {HTMLFieldSetElement | null} box none where no listing has a point.
   * @param {import("./listings.js").Directory} directory
   * @param {(how?: {isDone?: boolean}) => void} show called when the results have changed.
   */
  constructor(box, directory, show) {
    this.#box = box;
    this.#directory = directory;
    if (!box) return;
    this.#field = box.querySelector("input");
    this.#within = box.querySelector("select");
    this.#says = box.querySelector("[data-says=near]");
    if (history.state?.near) this.restore();
    this.#arrive();
    box.addEventListener("focusin", () => this.#load().catch(() => {}));
    this.#field.addEventListener("input", () => {
      if (this.#trouble) this.#asked = this.#settled = ""; // who types the same again wants it tried again
    });
    this.#field.addEventListener("change", async () => {
      await this.settle();
      show();
    });
    this.#within.addEventListener("change", () => {
      this.#remember();
      show();
    });
    box.querySelector("button").addEventListener("click", async () => {
      const at = await this.#attempt(() => whereIAm());
      if (at) {
        this.#put({ at, label: HERE });
        this.#field.value = this.#asked = this.#settled = "";
        this.#remember();
      }
      show({ isDone: Boolean(at) });
    });
  }

  /** What is wrong with what stands in the box, in words, or nothing. */
  get trouble() {
    return this.#trouble;
  }

  /** What has just gone wrong, in words, to be said once. */
  news() {
    const news = this.#news;
    this.#news = "";
    return news;
  }

  /** "near LM1 4QT", "within 2 miles of LM1 4QT". */
  get words() {
    const { value, selectedOptions } = this.#within;
    const { label: place } = this.place;
    return value ? said("within {distance} of {place}", { distance: selectedOptions[0].dataset.words, place }) : said("near {place}", { place });
  }

  /** Take a whole postcode out of a question and into this box. Returns what is left of the question. */
  take(question) {
    const { question: rest, postcode } = withoutPostcode(question);
    if (!this.#box || !postcode) return question;
    this.#field.value = postcode;
    return rest;
  }

  get #isHere() {
    return this.place?.label === HERE;
  }

  /** Whether something has been typed that has not been looked up yet. */
  get isUnsettled() {
    return Boolean(this.#box) && this.#field.value.trim() !== this.#settled;
  }

  /** Look up what stands in the box, once however often it is asked for. */
  settle() {
    if (!this.#box) return Promise.resolve();
    const text = this.#field.value.trim();
    if (text !== this.#asked) {
      this.#asked = text;
      this.#answer = this.#lookUp(text);
    }
    return this.#answer;
  }

  async #lookUp(text) {
    const found = await this.#attempt(async (places) => {
      const place = await places.where(text);
      if (place?.unknown) throw new ForVisitor(unknown(place, places));
      return place;
    });
    if (this.#asked !== text) return; // something else was typed meanwhile
    this.#put(found ?? null);
    this.#settled = text;
    this.#trouble = this.#says.textContent;
    if (this.#trouble) this.#field.setAttribute("aria-invalid", "true");
    else this.#field.removeAttribute("aria-invalid");
    this.#remember();
  }

  /** Forget where somebody is. */
  clear() {
    if (!this.#box) return;
    this.#forget();
    this.#remember();
  }

  #forget() {
    this.#field.value = this.#asked = this.#settled = "";
    this.#put(null);
    this.#tell("");
    this.#field.removeAttribute("aria-invalid");
  }

  /** Put the keyboard where what is wrong can be put right. */
  focus() {
    this.#field.focus();
  }

  /** Which listings are near enough, or null if nobody has said near what. */
  get among() {
    if (!this.place) return null;
    const miles = Number(this.#within.value) || Infinity;
    return ({ slug }) => isWithin(slug, this.#distances, miles);
  }

  /**
   * Put listings in order of distance.
   *
   * @param {import("./listings.js").Listing[]} listings best first.
   * @returns {{near: object[], elsewhere: object[], distance: (listing: object) => string}} those with a point, those
   *   without, and how far each is in words. All are near if nobody has said near what.
   */
  arrange(listings) {
    if (!this.place) return { near: listings, elsewhere: [], distance: () => "" };
    const bySlug = new Map(listings.map((listing) => [listing.slug, listing]));
    const { near, elsewhere } = nearest([...bySlug.keys()], this.#distances);
    const back = (slugs) => slugs.map((slug) => bySlug.get(slug));
    return { near: back(near), elsewhere: back(elsewhere), distance: ({ slug }) => this.#distances.get(slug)?.words ?? "" };
  }

  #put(place) {
    this.place = place;
    this.#within.closest("p").hidden = !place;
    const slugs = this.#directory.listings.map(({ slug }) => slug);
    this.#distances = place ? this.#places.distances(place.at, slugs) : new Map();
  }

  /** Do something that needs to know where things are, or say what is in the way and return nothing. */
  async #attempt(action) {
    this.#box.setAttribute("aria-busy", "true");
    try {
      const found = await action(await this.#load());
      this.#tell("");
      return found;
    } catch (error) {
      this.#tell(error instanceof ForVisitor ? error.message : said("Distances cannot be worked out just now. Try again later."));
      return undefined;
    } finally {
      this.#box.removeAttribute("aria-busy");
    }
  }

  #tell(trouble) {
    this.#trouble = "";
    this.#news = this.#says.textContent = trouble;
    this.#says.hidden = !trouble;
  }

  /** Fetch where things are, when it is first needed. */
  async #load() {
    if (this.#places) return this.#places;
    const areas = this.#directory.terms.filter(({ facet }) => facet === "area");
    const read = (outcode) => fetchJson(`postcodes/${outcode}`);
    this.#places = new Places(await fetchJson("points"), areas, words, read);
    return this.#places;
  }

  /** Where somebody is stays out of the address, which is sent, shared and seen by others. */
  #remember() {
    const near = this.#field.value || this.#within.value ? { text: this.#field.value, within: this.#within.value } : undefined;
    history.replaceState({ ...history.state, near }, "");
  }

  /** Put back what the history of this tab knows of this address. */
  restore() {
    if (!this.#box) return;
    const { text, within } = history.state?.near ?? { text: "", within: "" };
    [this.#field.value, this.#within.value] = [text, within];
    if (!text && !this.#isHere) this.#forget();
  }

  #arrive() {
    if (!location.hash.startsWith(HASH)) return;
    this.#field.value = decodeURIComponent(location.hash.slice(HASH.length));
    history.replaceState(history.state, "", location.pathname + location.search);
  }
}

/** Say that a place is not known, and what to type instead. */
function unknown({ unknown: what, label }, { hasPostcodes }) {
  if (!hasPostcodes) return said("We do not know where “{place}” is. Try the name of a village, or of a part of town.", { place: label });
  if (what === "postcode") return said("We do not know the postcode {postcode}. Try its first half, or the name of a place near by.", { postcode: label });
  return said("We do not know where “{place}” is. Try a postcode, or the name of a village or part of town.", { place: label });
}
