/* The search of the directory. placebook.js loads this when somebody begins to search, and not before.
   Everything of a listing, and everything typed, goes in as text: nothing here reads HTML. */

import { Finder } from "./finder.js";

const ASSETS = new URL("../", import.meta.url);
const SITE = new URL("../", ASSETS);
const AT_ONCE = 50;
/* People pause between words: what was found is said when they have stopped. */
const PAUSE = 700;

/** Fetch what the search reads. Throws if any of it is missing or is not what it should be. */
async function load() {
  const read = async (name) => {
    const answer = await fetch(new URL(`search/${name}.json`, ASSETS));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  const [index, details] = await Promise.all([read("index"), read("listings")]);
  return { finder: new Finder(index, details), details };
}

/** Make an element with attributes and what is in it. Strings become text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
function icon(name) {
  const [svg, use] = ["svg", "use"].map((part) => document.createElementNS(SVG, part));
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${new URL("icons/icons.svg", ASSETS).pathname}#${name}`);
  svg.append(use);
  return svg;
}

/** A listing's card, as theme/pages/card.html makes it. */
function card(row, details) {
  const [slug, title, summary, kindNumber, meets, areas, costNumber, state] = row;
  const [kind, kindLabel] = details.kinds[kindNumber];
  const facts = make("ul", { class: "card__facts" }, make("li", { class: "card__kind" }, kindLabel));
  if (meets) facts.append(make("li", { class: "card__next" }, icon("calendar"), meets));
  if (areas) facts.append(make("li", {}, icon("pin"), areas));
  if (costNumber >= 0) {
    const [cost, costLabel] = details.costs[costNumber];
    facts.append(make("li", {}, icon(cost === "free" ? "free" : "pound"), costLabel));
  }
  const link = make("a", { href: new URL(details.page.replace("*", encodeURIComponent(slug)), SITE).pathname }, title);
  const item = make("li", { class: "card", "data-kind": kind });
  item.append(make("span", { class: "stamp" }, icon(kind)), make("h3", { class: "card__name" }, link));
  if (state === 2) item.append(make("p", { class: "card__status" }, "Paused for now"));
  item.append(make("p", { class: "card__line" }, summary), facts);
  return item;
}

/** Say in a few words what came of a question. */
function heading(question, answer) {
  if (answer.postcode) return "Postcodes cannot be searched yet";
  if (!answer.found.length) return `Nothing for “${question}” yet`;
  if (answer.closest) return "Nothing has all of that. These come closest";
  return `${answer.found.length.toLocaleString("en-GB")} for “${answer.instead || question}”`;
}

/** What to do when nothing was found. The doors of the directory stay below it. */
function advice(answer, details) {
  const add = make("a", { href: new URL(details.add, SITE).pathname }, "Add your group");
  const hint = answer.postcode
    ? "Type the name of a village, or of a part of town."
    : "Try fewer words, or another word for it, or look through the lists below.";
  return [make("p", {}, hint), make("p", {}, "Do you know of one, or run one? ", add, ". It is free.")];
}

/**
 * Make ready to search.
 *
 * @param {HTMLInputElement} field the box of the directory.
 * @param {HTMLElement} says the page's one live region.
 * @returns what shows the answer to the question in the box.
 */
export async function start(field, says) {
  const { finder, details } = await load();
  const doors = [...document.querySelectorAll("main .section")];
  const title = make("h2", { id: "found", tabindex: "-1" });
  const results = make("div", {});
  const section = make("section", { class: "section", "aria-labelledby": "found" }, make("div", { class: "section__head" }, title), results);
  let pause = 0;

  const chips = (answer) => {
    const list = make("ul", { class: "chips", "aria-label": "Only these are shown" });
    for (const { label, without } of answer.chips) {
      const button = make("button", { class: "chip", type: "button" }, label, make("span", { class: "hush" }, " (take this off)"), icon("cross"));
      button.addEventListener("click", () => {
        field.value = without;
        show({ isDone: true });
      });
      list.append(make("li", {}, button));
    }
    return list;
  };

  const cards = (found) => {
    const list = make("ul", { class: "cards" });
    const more = make("button", { class: "button button--quiet section__gap", type: "button" }, "Show more");
    const add = () => {
      const [from, to] = [list.children.length, list.children.length + AT_ONCE];
      list.append(...found.slice(from, to).map((id) => card(details.listings[id], details)));
      if (to >= found.length) more.remove();
      return list.children[from];
    };
    more.addEventListener("click", () => add().querySelector("a").focus());
    add();
    return found.length > AT_ONCE ? [list, more] : [list];
  };

  /** Show what is found for what stands in the box. `isDone`: the visitor has finished typing and wants to read. */
  const show = ({ isDone = false } = {}) => {
    const question = field.value.trim();
    const answer = finder.find(question);
    clearTimeout(pause);
    remember(question);
    for (const door of doors) door.hidden = Boolean(answer?.found.length);
    if (!answer) {
      section.remove();
      says.textContent = "";
      return;
    }
    title.textContent = heading(question, answer);
    results.replaceChildren();
    if (answer.instead) results.append(make("p", {}, "Showing results for ", make("b", {}, answer.instead), `, since nothing has “${question}”.`));
    if (answer.chips.length && answer.found.length) results.append(chips(answer));
    results.append(...(answer.found.length ? cards(answer.found) : advice(answer, details)));
    if (!section.isConnected) says.after(section);
    if (isDone) {
      says.textContent = "";
      title.focus(); // which is read out, so it need not be said besides
    } else {
      const say = () => {
        says.textContent = [title.textContent, answer.instead && `Showing results for ${answer.instead}`].filter(Boolean).join(". ");
      };
      if (answer.found.length) pause = setTimeout(say, PAUSE);
      else say();
    }
  };

  says.className = "hush";
  return show;
}

/** Keep the question in the address, so that it can be shared, read again, and come back to. */
function remember(question) {
  const here = new URL(location.href);
  if (question) here.searchParams.set("q", question);
  else here.searchParams.delete("q");
  if (here.href !== location.href) history.replaceState(history.state, "", here);
}
