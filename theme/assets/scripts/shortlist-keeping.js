/* One thing on the shortlist, on its page: what the listing says, a note, and what can be done with it. Everything of a listing,
   of a note and of an address goes in as text: nothing here makes HTML of data. */

import { factsOf, plain } from "./facts.js";
import { LONGEST_NOTE } from "./handover.js";
import { icon } from "./page.js";
import { picture } from "./qr.js";
import { said } from "./words.js";

/** Make an element with properties and what is in it. Strings become text. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

export const button = (label, onclick, className = "button button--quiet", ...icons) =>
  make("button", { type: "button", className, onclick }, ...icons, label);
const bare = (address) => address.replace(/^https?:\/\//, "");

/** What a listing says, as it is shown here and on paper. Its note and its buttons are the caller's. */
export function sheet(facts, level) {
  const row = ({ label, lines }) =>
    make("div", {}, make("dt", {}, label), ...lines.map((line) =>
      make("dd", {}, ...line.map((part) => (part.href ? make("a", { href: part.href, rel: "nofollow ugc noopener" }, part.text) : part)))));
  const stamp = make("span", { className: "stamp" }, icon(facts.kind));
  const parts = [
    make("p", { className: "kicker" }, stamp, make("span", {}, facts.what)),
    make(`h${level}`, { className: "keeping__name" }, make("a", { href: facts.address }, facts.title)),
    make("p", { className: "keeping__line" }, facts.summary),
  ];
  if (facts.notice.length) parts.push(make("p", { className: "keeping__notice" }, make("strong", {}, facts.notice[0]), ". ", facts.notice.slice(1).join(" ")));
  parts.push(make("dl", { className: "facts" }, ...facts.rows.map(row)));
  return parts;
}

/** A code with its address in letters beside it. */
export function code(address, label) {
  return make("p", { className: "qr keeping__code" }, picture(address, "M"), make("span", {}, label, make("br"), bare(address)));
}

/** All listings that were read on this visit: each is fetched once. */
export class Listings {
  #read = new Map();

  constructor(page) {
    this.addressOf = (slug) => new URL(page.replace("*", slug), document.baseURI).href;
  }

  /** Return what is known of a listing: its facts, or why there are none. */
  of(slug) {
    if (!this.#read.has(slug)) {
      const reading = factsOf(slug, this.addressOf)
        .then((facts) => ({ facts, isGone: !facts, why: facts ? "" : said("It is no longer listed.") }))
        .catch(() => {
          this.#read.delete(slug); // it is tried again when it is next shown
          return { facts: null, isGone: false, why: said("Its details cannot be fetched just now.") };
        });
      this.#read.set(slug, reading);
    }
    return this.#read.get(slug);
  }
}

/** One thing on the list: its element, and what changes in it. */
export class Keeping {
  constructor(item, listings, does) {
    const { slug } = item;
    this.slug = slug;
    this.item = item;
    this.facts = null;
    const id = `note-${slug}`;
    this.note = make("textarea", { id, maxLength: LONGEST_NOTE, rows: 2, value: item.note, oninput: () => does.note(slug, this.note.value) });
    this.onPaper = make("p", { className: "keeping__note" });
    this.about = make("div", { className: "keeping__about" });
    this.up = button(said("Up"), () => does.move(this, -1), "tool", icon("up"));
    this.down = button(said("Down"), () => does.move(this, 1), "tool", icon("down"));
    this.off = button(said("Take off"), () => does.remove(this), "tool", icon("cross"));
    this.label = make("label", { htmlFor: id });
    this.element = make("li", { className: "keeping" }, this.about, this.onPaper,
      make("div", { className: "field keeping__write" }, this.label, this.note),
      make("p", { className: "keeping__tools" }, this.up, this.down, this.off));
    this.call(item.title);
    this.show(item);
    this.about.append(make("h2", { className: "keeping__name" }, item.title), make("p", {}, said("Fetching its details …")));
    this.ready = listings.of(slug).then((found) => this.fill(found, does));
  }

  /** Name everything of it after the listing. */
  call(title) {
    this.title = title;
    this.label.textContent = said("Your note for {title}", { title });
    for (const [one, words] of [[this.up, said("Up")], [this.down, said("Down")], [this.off, said("Take off")]]) one.ariaLabel = `${words}: ${title}`;
  }

  fill({ facts, why }, does) {
    this.facts = facts;
    if (!facts) {
      this.about.replaceChildren(make("h2", { className: "keeping__name" }, this.title), make("p", {}, make("strong", {}, why)));
      return;
    }
    this.call(facts.title);
    this.element.dataset.kind = facts.kind;
    this.about.replaceChildren(...sheet(facts, 2));
    if (facts.web) this.element.append(code(facts.web, said("This page on the web:")));
    does.learn(this.slug, facts);
  }

  /** Take over what another tab, or a press, has changed. */
  show(item) {
    this.item = item;
    if (document.activeElement !== this.note) this.note.value = item.note;
    this.onPaper.textContent = item.note;
  }

  /** Return it as a letter tells it. */
  entry(withNote) {
    const rows = this.facts?.rows.map(({ id, label, lines }) => [id, label, lines.map(plain).join("; ")]) ?? [];
    return { title: this.title, rows, note: withNote ? this.item.note : "", web: this.facts?.web || this.facts?.address || "" };
  }
}
