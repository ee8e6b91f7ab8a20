/* Narrowing down what is on, by the same boxes as the directory. whats-on.js loads this when a box is first ticked. */

import { clockAt, dayAfter } from "./clock.js";
import { coming } from "./coming.js";
import { isAny, nothing, read, sieve, write } from "./facets.js";
import { Directory } from "./listings.js";
import { Boxes } from "./narrow.js";
import { fetchJson, make, pathOf } from "./page.js";
import { LANGUAGE, counted, said } from "./words.js";

const DAYS = 28;
const AT_ONCE = 30;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list what holds the days.
 * @param {HTMLElement} says the page's live region.
 * @param {() => void} tidy keeps the list in step with the clock.
 * @returns {Promise<(how?: {isStep?: boolean, isDone?: boolean}) => void>} what shows what the form asks for.
 */
export async function start(form, list, says, tidy) {
  const [details, data] = await Promise.all([fetchJson("listings"), fetchJson("coming")]);
  const directory = new Directory(details);
  const today = clockAt(document.documentElement.dataset.zone).day;
  const beyond = dayAfter(today, DAYS);
  const all = coming(data, directory, (day) => day >= today && day < beyond);
  const boxes = new Boxes(form, directory);
  const fold = list.querySelector("[data-later]");
  let whole = null; // what the page held, while it shows a part of that
  const page = list.closest("[data-does]");
  const isWhole = "whole" in page.dataset;
  const title = page.querySelector("h1");
  title.tabIndex = -1;
  const clear = make("button", { class: "button button--quiet agenda__clear", type: "button" }, said("Show everything again"));

  const show = ({ isStep = false, isDone = false, chosen } = {}) => {
    const asked = chosen ?? boxes.chosen();
    const answer = sieve(asked, all).sift(all.happenings);
    const { found } = answer;
    boxes.show(asked, answer);
    if (!isWhole || isAny(asked)) {
      whole ??= [...list.children];
      const made = days(found, data);
      if (fold && !isAny(asked)) {
        fold.replaceChildren(fold.querySelector("summary"), ...made); // from where what is soon comes out
        list.replaceChildren(fold);
      } else list.replaceChildren(...made);
    } else if (whole) {
      list.replaceChildren(...whole);
      whole = null;
    }
    tidy();
    const count = found.length ? counted(found.length, "{number} thing in four weeks.", "{number} things in four weeks.") : said("Nothing like that in these four weeks.");
    says.className = "fine";
    says.textContent = isStep || isAny(asked) ? count : "";
    if (isAny(asked)) says.after(clear);
    else clear.remove();
    if (isStep) remember(asked, directory);
    if (isDone) (list.querySelector("h2") ?? title).scrollIntoView();
  };
  clear.addEventListener("click", () => {
    show({ isStep: true, chosen: nothing() });
    title.focus();
  });
  addEventListener("popstate", () => show({ chosen: read(new URLSearchParams(location.search), directory) }));
  show({ chosen: boxes.chosenAtFirst() });
  return show;
}

/** The sections of the days, as theme/pages/whats-on.html makes them. */
function days(found, { holidays }) {
  const byDay = new Map();
  for (const one of found) byDay.set(one.day, [...(byDay.get(one.day) ?? []), one]);
  return [...byDay].map(([day, onDay]) => {
    const words = new Intl.DateTimeFormat(LANGUAGE, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
    const label = words.format(new Date(`${day}T00:00Z`)).replace(LANGUAGE === "en-GB" ? "," : "", "");
    const heading = make("h2", { id: `day-${day}` }, make("time", { datetime: day }, label));
    const head = make("div", { class: "section__head" }, heading);
    if (holidays[day]) head.append(make("p", { class: "agenda__holiday" }, holidays[day]));
    const list = make("ol", { class: "agenda__list" });
    const section = make("section", { class: "agenda", "data-date": day, "aria-labelledby": `day-${day}` }, head, list);
    list.append(...onDay.slice(0, AT_ONCE).map(slot));
    if (onDay.length > AT_ONCE) {
      const more = make("button", { class: "button button--quiet agenda__more", type: "button" }, counted(onDay.length, "Show all {number} of this day", "Show all {number} of this day"));
      more.addEventListener("click", () => {
        more.remove();
        list.append(...onDay.slice(AT_ONCE).map(slot));
        list.children[AT_ONCE].querySelector("a").focus();
      });
      section.append(more);
    }
    return section;
  });
}

function slot({ from, to, hours, title, page, status, isOff, facts }) {
  const item = make("li", { class: isOff ? "slot slot--off" : "slot" });
  if (from) item.dataset.from = from;
  if (to) item.dataset.to = to;
  item.append(
    make("p", { class: "slot__hours" }, hours),
    make("h3", { class: "slot__name" }, make("a", { href: pathOf(page) }, title)),
  );
  if (status) item.append(make("p", { class: "card__status" }, status));
  if (facts) item.append(make("p", { class: "slot__facts" }, facts));
  return item;
}

/** Keep what is chosen in the address, so that it can be shared and come back to. */
function remember(chosen, directory) {
  const here = new URL(location.href);
  write(chosen, here.searchParams, directory);
  if (here.href !== location.href) history.pushState(history.state, "", here);
}
