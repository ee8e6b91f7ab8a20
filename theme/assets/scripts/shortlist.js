/* The page of the shortlist. placebook.js loads this on that page alone. Everything of a listing, of a note and of an
   address goes in as text: nothing here makes HTML of data. */

import { factsOf, plain } from "./facts.js";
import { LONGEST_CODE, LONGEST_NOTE, fromFragment, letter, tidy, toFragment } from "./handover.js";
import { kept } from "./placebook.js";
import { picture } from "./qr.js";
import { counted, linked, said } from "./words.js";

/** Make an element with properties and what is in it. Strings become text. */
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
function icon(name) {
  const [svg, use] = ["svg", "use"].map((part) => document.createElementNS(SVG, part));
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${new URL("../icons/icons.svg", import.meta.url).pathname}#${name}`);
  svg.append(use);
  return svg;
}

const button = (label, onclick, className = "button button--quiet", ...icons) =>
  make("button", { type: "button", className, onclick }, ...icons, label);
const bare = (address) => address.replace(/^https?:\/\//, "");

/** What a listing says, as it is shown here and on paper. Its note and its buttons are the caller's. */
function sheet(facts, level) {
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
function code(address, label) {
  return make("p", { className: "qr keeping__code" }, picture(address, "M"), make("span", {}, label, make("br"), bare(address)));
}

/** All listings that were read on this visit: each is fetched once. */
class Listings {
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
class Keeping {
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

/**
 * Show the shortlist, and the list in the address if there is one.
 *
 * @param {HTMLElement} page the part of the page that is ours; its `data-listing` is the address of a listing, with a star.
 */
export function start(page) {
  const listings = new Listings(page.dataset.listing);
  const web = document.querySelector("link[rel=canonical]")?.href;
  const here = location.href.replace(/#.*/, "");
  const keepings = new Map();
  const read = () => tidy(kept.read());

  const says = make("p", { className: "hush", role: "status" });
  const say = (words) => {
    says.textContent = "";
    setTimeout(() => { says.textContent = words; }, 50);
  };
  const trouble = make("p", { className: "banner", hidden: true }, said("This browser stores nothing for this site. Your shortlist lasts until you leave this page: print it, or send it to yourself."));
  const sent = make("section", { className: "part keepings__sent" });
  sent.setAttribute("aria-labelledby", "sent");
  const gone = make("p", { className: "keeping__gone", hidden: true });
  const empty = make("p", { className: "part" }, ...linked("Nothing is on it yet. Press <1>Keep</1> beside anything in <2>the directory</2>, and it is here when you come back.", [
    (words) => make("b", {}, words),
    (words) => make("a", { href: page.dataset.directory }, words),
  ]));
  const list = make("ol", { className: "keepings" });
  const hand = handing();
  page.replaceChildren(says, trouble, sent, empty, hand.part, gone, list, hand.paper);
  page.dataset.print ||= "pages";

  const does = {
    note(slug, note) {
      change(read().map((one) => (one.slug === slug ? { ...one, note } : one)));
    },
    move(keeping, by) {
      const items = read();
      const from = items.findIndex((one) => one.slug === keeping.slug);
      const to = from + by;
      if (from < 0 || to < 0 || to >= items.length) return say(by < 0 ? said("{title} is already first.", keeping) : said("{title} is already last.", keeping));
      items.splice(to, 0, ...items.splice(from, 1));
      change(items);
      return say(said("{title} is now number {number} of {all}.", { title: keeping.title, number: to + 1, all: items.length }));
    },
    remove(keeping) {
      const items = read();
      const at = items.findIndex((one) => one.slug === keeping.slug);
      const [item] = items.splice(at, 1);
      change(items);
      const undo = button(said("Put it back"), () => {
        const now = read().filter((one) => one.slug !== item.slug);
        now.splice(at, 0, item);
        change(now);
        gone.hidden = true;
        keepings.get(item.slug)?.off.focus();
        say(said("{title} is back on your shortlist.", keeping));
      });
      gone.replaceChildren(make("span", {}, `${said("{title} is off your shortlist.", keeping)} `), undo);
      gone.hidden = false;
      undo.focus();
      say(said("{title} is off your shortlist.", keeping));
    },
    /** A listing was read: letters can tell of it, and what was kept under an older name is kept under its present one. */
    learn(slug, { slug: present, title }) {
      if (slug === present) show();
      else change(read().map((one) => (one.slug === slug ? { ...one, slug: present, title } : one)));
    },
  };

  function change(items) {
    kept.write(items);
    if (!kept.isStored()) history.replaceState(history.state, "", `#${toFragment(items, false).fragment}`); // so that a reload keeps it
    show();
  }

  /** Bring the page into step with the list. */
  function show() {
    const items = read();
    const focused = document.activeElement;
    for (const [slug, keeping] of keepings) {
      if (items.some((one) => one.slug === slug)) continue;
      keeping.element.remove();
      keepings.delete(slug);
    }
    items.forEach((item, at) => {
      const keeping = keepings.get(item.slug) ?? new Keeping(item, listings, does);
      keepings.set(item.slug, keeping);
      keeping.show(item);
      keeping.up.ariaDisabled = String(at === 0);
      keeping.down.ariaDisabled = String(at === items.length - 1);
      if (list.children[at] !== keeping.element) list.insertBefore(keeping.element, list.children[at] ?? null);
    });
    if (focused !== document.activeElement && focused.isConnected) focused.focus(); // an element that moves loses it
    empty.hidden = items.length > 0 || !sent.hidden;
    hand.part.hidden = hand.paper.hidden = items.length === 0;
    trouble.hidden = kept.isStored();
    hand.show(items);
  }

  /** The part with which the list leaves the device. */
  function handing() {
    const withNotes = make("input", { type: "checkbox", id: "with-notes", onchange: () => hand.show(read()) });
    const address = make("input", { id: "list-address", readOnly: true, type: "text", onfocus: () => address.select() });
    const mail = make("a", { className: "button button--quiet" }, icon("mail"), said("Send by e-mail"));
    const drawn = make("div", { className: "keeping__drawn" });
    const aside = make("p", { className: "fine" });
    const paper = make("div", { className: "keepings__paper" });
    const printAs = (way) => async () => {
      page.dataset.print = way;
      await Promise.all([...keepings.values()].map((keeping) => keeping.ready));
      print();
    };
    const copy = button(said("Copy"), async () => {
      try {
        await navigator.clipboard.writeText(address.value);
        say(said("The link is copied."));
      } catch {
        address.focus(); // and so selected, to be copied by hand
      }
    });
    const share = navigator.share && button(said("Send another way"), () => {
      const title = said("From {place}", page.dataset);
      navigator.share({ title, url: address.value }).catch(() => { /* The reader closed the sheet: nothing to say. */ });
    }, undefined, icon("arrow"));
    const part = make("section", { className: "handing" },
      make("h2", { id: "handing" }, said("Hand it over")),
      make("p", { className: "actions" },
        button(said("Print a page for each"), printAs("pages"), "button", icon("print")),
        button(said("Print all together"), printAs("together"), undefined, icon("print")),
        mail, share),
      make("p", { className: "choice" }, withNotes, make("label", { htmlFor: "with-notes" }, said("Send my notes too. They are always on paper."))),
      make("details", {},
        make("summary", {}, said("A link and a code that carry this list")),
        make("p", { className: "fine" }, said("Whoever opens the link sees these listings. The list travels in the link itself and is stored nowhere.")),
        make("p", { className: "field" }, make("label", { htmlFor: "list-address" }, said("Link")), address, copy),
        aside, drawn));
    part.setAttribute("aria-labelledby", "handing");

    return {
      part,
      paper,
      show(items) {
        const { fragment, hasNotes } = toFragment(items, withNotes.checked);
        const link = `${here}#${fragment}`;
        address.value = link;
        aside.textContent = withNotes.checked && !hasNotes && items.some((one) => one.note)
          ? said("Your notes are too long for a link. It goes without them.")
          : "";
        const fits = link.length <= LONGEST_CODE;
        // Without an address of its own the site has nowhere that a code could lead.
        drawn.replaceChildren(...(web ? [fits ? picture(link, "L") : said("The list is too long for a code. Send the link instead.")] : []));
        const plainLink = `${here}#${toFragment(items, false).fragment}`;
        paper.replaceChildren(...(web && plainLink.length <= LONGEST_CODE ? [code(plainLink, said("This list on the web:"))] : []));
        const entries = items.map((one) => keepings.get(one.slug).entry(withNotes.checked));
        mail.href = letter(counted(items.length, "{number} thing from {place}", "{number} things from {place}", page.dataset), entries, link);
      },
    };
  }

  /** Show the list in the address beside one's own, which it never changes unasked. */
  function offer() {
    const found = fromFragment(location.hash);
    const own = new Set(read().map((one) => one.slug));
    const isNews = found && (found.items.some((one) => !own.has(one.slug)) || found.unread > 0);
    sent.hidden = !isNews;
    sent.replaceChildren();
    if (!isNews) return;
    if (!kept.isStored() && !own.size) {
      sent.hidden = true;
      change(found.items); // nothing of one's own is in its way, and nothing else would hold it
      return;
    }
    const away = (words) => {
      history.replaceState(history.state, "", here);
      sent.hidden = true;
      sent.replaceChildren();
      show();
      heading.focus();
      say(words);
    };
    const keepAll = button(said("Keep these too"), () => {
      const before = read();
      const news = found.items.filter((one) => !one.isGone && !before.some((other) => other.slug === one.slug));
      kept.write(tidy([...before, ...news]));
      const added = read().length - before.length;
      away(added < news.length
        ? counted(added, "{number} thing added. A shortlist holds no more than that.", "{number} things added. A shortlist holds no more than that.")
        : counted(added, "{number} thing added to your shortlist.", "{number} things added to your shortlist."));
    }, "button");
    const cards = make("ul", { className: "keepings" });
    for (const item of found.items) {
      const card = make("li", { className: "keeping" }, make("h3", { className: "keeping__name" }, item.slug));
      const note = item.note && make("p", { className: "keeping__note keeping__note--sent" }, item.note);
      cards.append(card);
      listings.of(item.slug).then(({ facts, isGone, why }) => {
        item.isGone = isGone;
        if (facts) {
          card.dataset.kind = facts.kind;
          item.title = facts.title;
          card.replaceChildren(...sheet(facts, 3));
          if (facts.web) card.append(code(facts.web, said("This page on the web:")));
        } else card.append(make("p", {}, make("strong", {}, why)));
        if (note) card.append(note);
      });
    }
    const unread = found.unread && make("p", { className: "fine" }, counted(found.unread, "{number} thing in the link cannot be read, or is more than a list holds.", "{number} things in the link cannot be read, or are more than a list holds."));
    sent.append(
      make("div", { className: "section__head" }, make("h2", { id: "sent", tabIndex: -1 }, said("A list that was sent to you"))),
      found.items.length ? make("p", { className: "actions" }, keepAll, button(said("Not now"), () => away(said("The list that was sent is put away.")))) : make("p", {}, said("There is nothing in it that can be shown.")),
      ...(unread ? [unread] : []), cards);
  }

  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  if (read().length || location.hash) kept.write(read()); // which shows whether this browser stores anything
  offer();
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", show); // a page that comes back slept while others changed the list
  addEventListener("hashchange", () => {
    offer();
    show();
  });
}
