/* Small helps for pages that already work without them. Loaded as a module; nothing here is needed to read a page. */

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

/** Letters alone: "Café" is found by "cafe". */
const plain = (text) => text.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase();

/** The directory's own list, narrowed to the cards that hold every word typed. The doors step aside meanwhile. */
function wireFilter(form) {
  const field = form.elements.q;
  const status = document.querySelector("[data-does=filtered]");
  const list = status?.closest("section");
  if (!list) return;
  const cards = [...list.querySelectorAll(".card")].map((card) => [card, plain(card.textContent)]);
  const doors = [...document.querySelectorAll("main .section")].filter((section) => section !== list);
  const show = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [card, text] of cards) {
      const found = words.every((word) => text.includes(word));
      card.hidden = !found;
      count += found;
    }
    for (const door of doors) door.hidden = words.length > 0;
    const typed = field.value.trim();
    if (!words.length) status.textContent = "";
    else if (count) status.textContent = `${count} with “${typed}”`;
    else status.textContent = `Nothing with “${typed}” yet. Try fewer letters, or another word for it.`;
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  form.hidden = false;
  show();
}

/** Pages are made once and read for days: what is over today leaves the list, unless nothing would be left. */
function dropPast() {
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const rows = [...document.querySelectorAll("[data-day]")];
  if (!rows.some((row) => row.dataset.day >= today)) return;
  for (const row of rows) row.hidden = row.dataset.day < today;
}

const wires = { scheme: wireScheme, print: wirePrint, share: wireShare, filter: wireFilter };
const wireAll = () => {
  for (const part of document.querySelectorAll("[data-does]")) wires[part.dataset.does]?.(part);
  dropPast();
};

/* The script may be asked to run before the body is read, so that a saved scheme never flashes. */
if (document.readyState === "loading") addEventListener("DOMContentLoaded", wireAll);
else wireAll();
