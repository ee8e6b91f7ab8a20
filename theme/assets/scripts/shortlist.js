/* The page of the shortlist. placebook.js loads this on that page alone. */

import { handing } from "./shortlist-handing.js";
import { fromFragment, tidy, toFragment } from "./handover.js";
import { Keeping, Listings, button, code, make, sheet } from "./shortlist-keeping.js";
import { kept } from "./placebook.js";
import { counted, linked, said } from "./words.js";

/**
 * Show the shortlist, and the list in the address if there is one.
 *
 * @param {HTMLElement} page the part of the page that is ours; its `data-listing` is the address of a listing, with a star.
 */
export function start(page) {
  const listings = new Listings(page.dataset.listing);
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
  const hand = handing({ page, here, keepings, read, say });
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
