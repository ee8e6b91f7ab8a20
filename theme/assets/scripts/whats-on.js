/* What's on, by the visitor's clock: the page is made once and read for days. Without this it shows all it holds. */

import { clockAt, dayAfter } from "./clock.js";
import { make } from "./page.js";
import { reach } from "./placebook.js";
import { said } from "./words.js";

const ZONE = document.documentElement.dataset.zone;
const DAYS = 28;
const SOON = 7; // days; what is later is folded away
const NAMED = [said("Today"), said("Tomorrow")];

/**
 * Keep the page in step with the clock, and let it be narrowed down.
 *
 * @param {HTMLElement} page the part of the document that holds the list.
 */
export function start(page) {
  const list = page.querySelector("[data-days]");
  const form = page.querySelector("form");
  const tidy = () => keepTime(list, clockAt(ZONE));
  tidy();
  document.addEventListener("visibilitychange", () => document.hidden || tidy());
  if (!form) return;
  const says = page.querySelector("[data-says=whats-on]");
  let narrowing = null;
  const begin = async () => {
    await reach("whats-on-narrow.js");
    const module = await import("./whats-on-narrow.js");
    return module.start(form, list, says, tidy);
  };
  const narrow = () => {
    narrowing ??= begin().catch(() => {
      narrowing = null; // it is tried again at the next change
      says.className = "fine";
      says.textContent = said("The list cannot be narrowed down just now. All that is on is below.");
      return () => {};
    });
    return narrowing;
  };
  form.hidden = false;
  form.addEventListener("toggle", narrow, { capture: true, once: true }); // the counts in the boxes are of what is on
  form.addEventListener("change", async () => (await narrow())({ isStep: true }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    (await narrow())({ isStep: true, isDone: true });
  });
  // A page that does not hold everything fetches it, and so does one whose address asks for a part.
  if (!("whole" in page.dataset) || location.search) narrow();
}

/**
 * Hide what is over and what is far off, and say what is today, tomorrow, and on just now.
 *
 * @param {HTMLElement} list the sections of the days.
 * @param {{day: string, time: string}} now
 */
function keepTime(list, { day: today, time }) {
  const beyond = dayAfter(today, DAYS);
  const named = new Map(NAMED.map((name, days) => [dayAfter(today, days), name]));
  const fold = list.querySelector("[data-later]");
  for (const section of fold?.querySelectorAll("[data-date]") ?? []) {
    if (section.dataset.date < dayAfter(today, SOON)) fold.before(section);
  }
  let isAny = false;
  for (const section of list.querySelectorAll("[data-date]")) {
    const day = section.dataset.date;
    const slots = [...section.querySelectorAll(".slot")];
    for (const slot of slots) {
      const { from, to } = slot.dataset;
      slot.hidden = day === today && to !== undefined && to <= time;
      const isOn = day === today && from <= time && time < to;
      if (!isOn) slot.querySelector(".slot__now")?.remove();
      else if (!slot.querySelector(".slot__now")) slot.append(make("p", { class: "card__status slot__now" }, said("On now")));
    }
    const isOver = slots.length > 0 && slots.every((slot) => slot.hidden) && !section.querySelector(".agenda__more");
    section.hidden = day < today || day >= beyond || isOver;
    isAny ||= !section.hidden;
    const label = section.querySelector("h2 time");
    label.dataset.words ??= label.textContent;
    label.textContent = [named.get(day), label.dataset.words].filter(Boolean).join(", ");
  }
  if (fold) {
    const isShown = (section) => !section.hidden;
    fold.hidden = ![...fold.querySelectorAll("[data-date]")].some(isShown);
    if (![...list.querySelectorAll(":scope > [data-date]")].some(isShown)) fold.open = true;
  }
  list.querySelector(".agenda__none")?.remove();
  if (!isAny && list.querySelector("[data-date]")) {
    list.append(make("p", { class: "agenda__none section" }, said("All that was known when this list was made is over.")));
  }
}
