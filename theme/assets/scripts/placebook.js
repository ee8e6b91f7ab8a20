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

const wires = { scheme: wireScheme, print: wirePrint, share: wireShare };
const wireAll = () => {
  for (const button of document.querySelectorAll("button[data-does]")) wires[button.dataset.does]?.(button);
};

/* The script may be asked to run before the body is read, so that a saved scheme never flashes. */
if (document.readyState === "loading") addEventListener("DOMContentLoaded", wireAll);
else wireAll();
