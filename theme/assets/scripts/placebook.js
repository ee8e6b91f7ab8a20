/* Small helps for pages that already work without them. Loaded as a module; nothing here is needed to read a page. */

import { counted, said } from "./words.js";

const root = document.documentElement;
const KEY = "placebook-scheme";

/** Storage can be refused (private windows, strict settings): then the choice lasts for this page alone. */
const remembered = {
  get() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  set(value) {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      /* The page still changes; it is only not remembered. */
    }
  },
};

const saved = remembered.get();
if (saved === "light" || saved === "dark") root.dataset.scheme = saved;

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.scheme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";

/** The button says whether the dark page is on, by eye (sun or moon) and by ear (aria-pressed). */
function wireScheme(button) {
  const show = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    for (const icon of button.querySelectorAll("[data-for]")) {
      icon.toggleAttribute("hidden", icon.dataset.for !== (isDark() ? "dark" : "light"));
    }
  };
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    remembered.set(root.dataset.scheme);
    show();
  });
  systemIsDark.addEventListener("change", show);
  show();
  button.hidden = false;
}

function wirePrint(button) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}

/** A phone can hand the page to a message; a browser that cannot does not show the button. */
function wireShare(button) {
  if (!navigator.share) return;
  button.addEventListener("click", () => {
    navigator.share({ title: document.title, url: location.href }).catch(() => {
      /* The reader closed the sheet: nothing to say. */
    });
  });
  button.hidden = false;
}

/* What the search is made of. It is asked for at once: each script would only be asked for when the one that needs it is read,
   and the listings last of all. tests/test_assets.py holds that none is missing. */
const SEARCH = ["card", "cards", "facets", "finder", "folding", "initials", "listings", "meaning", "narrow", "near", "near-box", "packed", "page", "ranking", "searched", "spelling", "telling", "understanding", "word-index", "../vendor/searchable-map"];

/**
 * See that a script can be had before it is imported, where the browser knows of no network. Browsers older than the autumn
 * of 2026 keep a script that did not come for as long as the page is open, and do not ask for it again; what is fetched in
 * this way they do. Throws if it cannot be had. A site on this very machine, or in the browser's cache, can.
 *
 * @param {string} name of a script of this folder.
 */
export async function reach(name) {
  if (!navigator.onLine) await fetch(new URL(name, import.meta.url));
}

/** Ask for the scripts and the files of the search. Returns the answers to come: the listings, and what their texts tell. */
function askForSearch() {
  for (const name of SEARCH) {
    const href = new URL(`${name}.js`, import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
  const ask = (name) => {
    const file = fetch(new URL(`../search/${name}.json`, import.meta.url));
    file.catch(() => { /* Whoever reads it is told. */ });
    return file;
  };
  return { listings: ask("listings"), told: ask("told") };
}

/** The directory's own search. Nothing of it is fetched before somebody uses it; if it cannot be, the lists are there. */
function wireSearch(form) {
  if (form.hasAttribute("action")) return wireLead(form);
  const says = document.querySelector("[data-says=search]");
  let loading = null;
  const begin = async () => {
    await reach("search.js");
    const files = askForSearch();
    const { start } = await import("./search.js");
    return start(form, says, files);
  };
  const load = () => {
    loading ??= begin().catch(() => {
      loading = null; // it is tried again when the form is next used
      says.className = "fine";
      says.textContent = said("The search cannot be loaded just now. Everything is in the lists below.");
      return () => {};
    });
    return loading;
  };
  const find = async (how) => (await load())(how);
  form.addEventListener("focusin", load);
  form.addEventListener("input", ({ target }) => {
    if (target.name) find({ isTicked: target !== form.elements.q }); // what has no name sees to itself: near-box.js
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find({ isDone: true });
  });
  const params = new URLSearchParams(location.search);
  form.elements.q.value = params.get("q") ?? form.elements.q.value;
  const isNear = location.hash.startsWith("#near=") || history.state?.near;
  if (isNear || [...params].some(([name, value]) => value && form.elements.namedItem(name))) find().then(lead);
  else if (form.contains(document.activeElement)) load();
}

/** Who comes with a question, from the box of another page say, is led to the answer if it begins below the screen. Who comes
    back is where they were. */
function lead() {
  const found = document.getElementById("found");
  if (!scrollY && found?.getBoundingClientRect().top > innerHeight * 0.75) found.scrollIntoView();
}

/** The box of another page only leads to the directory. A postcode goes there by the part of the address that no
    browser sends, and is taken out of it at once. */
function wireLead(form) {
  form.addEventListener("submit", async (event) => {
    const { action, elements } = form;
    if (!/\d[a-z]{2}\b/i.test(elements.q.value)) return;
    event.preventDefault();
    const { withoutPostcode } = await import("./near.js");
    const { question, postcode } = withoutPostcode(elements.q.value);
    const there = new URL(action);
    there.search = new URLSearchParams({ q: question });
    if (postcode) there.hash = `near=${encodeURIComponent(postcode)}`;
    location.assign(there);
  });
}

/** A printed page leads back to itself. The code is drawn while the browser has nothing else to do, since nothing can
    be fetched any more once it prints; the directory's own page leaves its bytes to the search. */
function wireCode(part) {
  if (document.querySelector("main form[data-does=search]:not([action])")) return;
  const draw = async () => {
    const { picture } = await import("./qr.js");
    part.prepend(picture(part.querySelector("span").textContent));
  };
  whenIdle(() => draw().catch(() => { /* The address is printed without. */ }));
}

/** The map. Nothing of it is fetched before somebody asks for it; if it cannot be, the page says the same in words. */
function wireMap(button) {
  const before = button.closest(".facts") ?? button.parentElement;
  const says = document.createElement("p");
  says.setAttribute("role", "status");
  let found = null; // what the search has found, while it is searched; slugs are only made for who wants them
  let map = null;
  const begin = async () => {
    await reach("map.js");
    const { start } = await import("./map.js");
    return start(button, says, found?.slugs ?? null);
  };
  const open = () => {
    says.textContent = "";
    if (!says.isConnected) before.after(says);
    map = begin().catch(() => {
      map = null; // it is tried again at the next press
      says.textContent = said("The map cannot be shown just now. This page says the same in words.");
    });
  };
  document.addEventListener("placebook:found", ({ detail }) => {
    found = detail;
    map?.then((started) => started?.show(detail.slugs));
  });
  button.addEventListener("click", () => (map ? map.then((started) => started?.toggle()) : open()));
  button.hidden = false;
}

/** What's on, by the clock. If this cannot be fetched, the page still shows all it holds. */
function wireWhatsOn(page) {
  import("./whats-on.js").then((module) => module.start(page)).catch(() => { /* The list stays as it was made. */ });
}

/** Pages are made once and read for days: what is over today leaves the list, unless nothing would be left. */
async function dropPast() {
  const rows = [...document.querySelectorAll("[data-day]")];
  if (!rows.length) return;
  const { clockAt } = await import("./clock.js");
  const today = clockAt(root.dataset.zone).day;
  if (!rows.some((row) => row.dataset.day >= today)) return;
  for (const row of rows) row.hidden = row.dataset.day < today;
}

/* What a visitor keeps stays on this device, under one key for each place of a host. */
const SITE = new URL("../../", import.meta.url);
export const MOST = 30;
let unstored = null; // a list that the browser would not store: it lasts as long as the page

/** The list, [{slug, title, note}], as it was stored: `tidy` looks closer before any of it is shown. */
export const kept = {
  key: `placebook-shortlist ${SITE.pathname}`,
  isStored: () => !unstored,
  read() {
    try {
      const { version, items } = JSON.parse(localStorage.getItem(kept.key));
      return unstored ?? (version === 1 && Array.isArray(items) ? items : []);
    } catch {
      return unstored ?? [];
    }
  },
  write(items) {
    try {
      localStorage.setItem(kept.key, JSON.stringify({ version: 1, items }));
      unstored = null;
    } catch {
      unstored = items;
    }
    showKept();
  },
};

/** Return the slug of a listing's address, nothing of any other. */
export const slugOf = (path) => /\/groups\/([a-z0-9-]+)(?:\/(?:index\.html)?|\.html)?$/.exec(path)?.[1];

const make = (name, ...properties) => Object.assign(document.createElement(name), ...properties);
const count = make("a", { className: "tool bar__kept" });
const says = make("p", { className: "keep__says", role: "status" });

/** Show on each button, and at the top of the page, what is kept. Only what has changed is written: cards come at every letter. */
function showKept() {
  const slugs = kept.read().map((one) => one?.slug);
  for (const button of document.querySelectorAll("[data-keeps]")) {
    const isKept = String(slugs.includes(button.dataset.keeps));
    if (button.ariaPressed !== isKept) button.ariaPressed = isKept;
  }
  const page = document.querySelector(".foot__kept");
  if (!page) return;
  // What is not stored travels in the link, in the part of it that goes to no server.
  const href = unstored ? `${page.href}#list=${slugs.join(".")}` : page.href;
  if (count.isConnected && count.href === href && count.textContent === String(slugs.length)) return;
  document.querySelector(".bar__menu")?.before(count);
  document.querySelector(".bar")?.classList.toggle("bar--kept", slugs.length > 0);
  count.href = href;
  count.hidden = !slugs.length;
  count.textContent = slugs.length;
  if (slugs.length) count.ariaLabel = counted(slugs.length, "Your shortlist: {number} kept", "Your shortlist: {number} kept");
}

/** What is kept, as links and no more. */
function plainList(listing) {
  const list = make("ul");
  for (const { slug, title } of kept.read().filter((one) => /^[a-z0-9-]{1,80}$/.test(one?.slug))) {
    const item = make("li");
    item.append(make("a", { href: listing.replace("*", slug), textContent: String(title || slug) }));
    list.append(item);
  }
  return list;
}

function keepButton(slug, title, label) {
  const button = make("button", { type: "button", className: "tool keep", textContent: label, ariaLabel: `${label}: ${title}` });
  Object.assign(button.dataset, { does: "keep", keeps: slug });
  button.onclick = () => {
    const list = kept.read();
    const others = list.filter((one) => one?.slug !== slug);
    const isFull = list.length === others.length && list.length >= MOST;
    if (!isFull) kept.write(list.length > others.length ? others : [...list, { slug, title, note: "" }]);
    says.textContent = "";
    if (!isFull && !unstored) return;
    button.after(says); // the words follow a little later, so that they are read out
    const why = isFull
      ? said("A shortlist holds {most}. Take something off yours first.", { most: MOST })
      : said("This browser stores nothing for this site: your shortlist lasts until you leave this page.");
    setTimeout(() => (says.textContent = why), 50);
  };
  return button;
}

/** Do something while the browser has nothing else to do. */
const whenIdle = (act) => (window.requestIdleCallback ?? setTimeout)(act);

/* So many cards take a slow phone no longer than a press may wait. */
const CARDS_AT_ONCE = 12;
let areButtonsComing = false;

/** Put a button on each card that has none: some at a time, since a page may have hundreds, and each has room for its own. */
function addKeepButtons() {
  if (areButtonsComing) return;
  areButtonsComing = true;
  whenIdle(() => {
    areButtonsComing = false;
    const cards = document.querySelectorAll(".card:not([data-wired])");
    for (const card of [...cards].slice(0, CARDS_AT_ONCE)) {
      card.dataset.wired = "";
      const link = card.querySelector("a");
      const slug = slugOf(link?.pathname);
      if (slug) card.append(keepButton(slug, link.textContent, said("Keep")));
    }
    if (cards.length) showKept();
    if (cards.length > CARDS_AT_ONCE) addKeepButtons();
  });
}

function wireKeeping() {
  const slug = slugOf(location.pathname);
  const top = slug && document.querySelector("[data-kind] .sheet__top");
  if (top) {
    const actions = top.querySelector(".actions") ?? top.appendChild(make("p", { className: "actions" }));
    actions.append(keepButton(slug, document.querySelector("h1").textContent, said("Keep this")));
  }
  addKeepButtons();
  showKept();
  new MutationObserver(addKeepButtons).observe(document.body, { childList: true, subtree: true });
  addEventListener("storage", showKept);
  addEventListener("pageshow", showKept); // a page that comes back slept while others changed the list
  const page = document.querySelector("[data-shortlist]");
  if (page) {
    import("./shortlist.js").then((shortlist) => shortlist.start(page)).catch(() => {
      const why = make("p", { textContent: said("Your shortlist cannot be shown just now. Try again in a while.") });
      page.replaceChildren(why, plainList(page.dataset.listing));
    });
  }
}

function wireStop(part) {
  import("./stop.js").then((module) => module.start(part)).catch(() => { /* The mail goes without a code. */ });
}

const wires = { stop: wireStop, scheme: wireScheme, print: wirePrint, share: wireShare, search: wireSearch, map: wireMap, code: wireCode, "whats-on": wireWhatsOn };
const wireAll = () => {
  for (const part of document.querySelectorAll("[data-does]")) wires[part.dataset.does]?.(part);
  dropPast();
  wireKeeping();
};

/* The script may be asked to run before the body is read, so that a saved scheme never flashes. */
if (document.readyState === "loading") addEventListener("DOMContentLoaded", wireAll);
else wireAll();
