/* The search of the directory. placebook.js loads this when somebody begins to search, and not before.
   Everything of a listing, and everything typed, goes in as text: nothing here reads HTML. */

import { card, joined } from "./card.js";
import { Finder } from "./finder.js";
import { Directory } from "./listings.js";
import { fetchJson, icon, make, pathOf } from "./page.js";

const AT_ONCE = 50;
/* People pause between words: what was found is said when they have stopped. */
const PAUSE = 700;

/** Fetch what the search reads. Throws if any of it is missing or is not what it should be. */
async function load() {
  const [index, details] = await Promise.all([fetchJson("index"), fetchJson("listings")]);
  const directory = new Directory(details);
  return { finder: new Finder(index, directory), directory };
}

/** Say in a few words what came of a question. */
function heading(question, answer) {
  if (answer.postcode) return "Postcodes cannot be searched yet";
  if (!answer.found.length) return `Nothing for “${question}” yet`;
  if (answer.closest) return "Nothing has all of that. These come closest";
  return `${answer.found.length.toLocaleString("en-GB")} for “${answer.instead || question}”`;
}

/** What to do when nothing was found. The doors of the directory stay below it. */
function advice(answer, directory) {
  const add = make("a", { href: pathOf(directory.details.add) }, "Add your group");
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
  const { finder, directory } = await load();
  const doors = [...document.querySelectorAll("main .section")];
  const title = make("h2", { id: "found", tabindex: "-1" });
  const results = make("div", {});
  const section = make("section", { class: "section", "aria-labelledby": "found" }, make("div", { class: "section__head" }, title), results);
  let pause = 0;

  const chips = (answer) => {
    const list = make("ul", { class: "chips", "aria-label": "Only these are shown" });
    for (const { numbers, without } of answer.typed) {
      const label = joined(numbers.map((number) => directory.terms[number].label), "or");
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
      list.append(...found.slice(from, to).map((listing) => card(listing, directory)));
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
    // What else shows the results, the map for one, hears of them so; null says that nothing is asked.
    const slugs = answer ? answer.found.map((listing) => listing.slug) : null;
    document.dispatchEvent(new CustomEvent("placebook:found", { detail: { slugs } }));
    if (!answer) {
      section.remove();
      says.textContent = "";
      return;
    }
    title.textContent = heading(question, answer);
    results.replaceChildren();
    if (answer.instead) results.append(make("p", {}, "Showing results for ", make("b", {}, answer.instead), `, since nothing has “${question}”.`));
    if (answer.typed.length && answer.found.length && !answer.closest) results.append(chips(answer));
    results.append(...(answer.found.length ? cards(answer.found) : advice(answer, directory)));
    if (answer.near.length) results.append(make("h2", { class: "section__gap" }, "These come near"), ...cards(answer.near));
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
