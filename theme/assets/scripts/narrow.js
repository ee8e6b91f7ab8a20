/* The part of the directory's form that narrows it down: what is ticked in it, and how many each box would find. */

import { read } from "./facets.js";
import { make } from "./page.js";
import { counted, figure } from "./words.js";

/** The groups of boxes of a form. They work by themselves; this keeps them and what is found in step. */
export class Boxes {
  #form;
  #groups;
  #age;
  #directory;
  #answer = null;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./listings.js").Directory} directory
   */
  constructor(form, directory) {
    this.#directory = directory;
    this.#form = form;
    this.#age = form.elements.age;
    this.#groups = [...form.querySelectorAll(".narrow__group")].map((element) => {
      const told = make("span", { class: "narrow__told" });
      element.querySelector("summary").append(told);
      const boxes = [...element.querySelectorAll(".box input")].map((input) => {
        const count = input.parentElement.querySelector(".box__count");
        return { input, count, all: count.textContent, number: directory.number(input.name, input.value) };
      });
      return { element, facet: element.dataset.facet, told, boxes };
    });
    for (const details of form.querySelectorAll("details")) {
      details.addEventListener("toggle", () => this.#groups.forEach((group) => this.#count(group)));
    }
  }

  /** Return what is chosen in the form, a {@link import("./facets.js").Chosen}. */
  chosen() {
    return read(new FormData(this.#form), this.#directory);
  }

  /** Return what is chosen at first: what the address asks for, and what was chosen in the form while this was fetched. */
  chosenAtFirst() {
    const [asked, already] = [read(new URLSearchParams(location.search), this.#directory), this.chosen()];
    return { terms: new Set([...asked.terms, ...already.terms]), age: already.age ?? asked.age };
  }

  /**
   * Tick what is chosen, and say how many each box would find; without an answer, how many there are.
   *
   * @param {import("./facets.js").Chosen} chosen
   * @param {{counts: (facet: string) => Uint32Array} | null} answer whose counts are asked for when somebody can see them.
   */
  show({ terms, age }, answer) {
    this.#answer = answer;
    for (const group of this.#groups) {
      for (const { input, number } of group.boxes) input.checked = terms.has(number);
      let chosen = [...terms].filter((number) => this.#directory.terms[number].facet === group.facet).length;
      if (group.facet === "for" && age !== null) chosen += 1;
      const told = chosen ? ` (${counted(chosen, "{number} chosen", "{number} chosen")})` : "";
      if (group.told.textContent !== told) group.told.textContent = told;
      this.#count(group);
    }
    if (this.#age && document.activeElement !== this.#age) this.#age.value = age === null ? "" : String(age);
  }

  /** Write the counts of a group that can be seen; one that is folded away has them written when it is opened. */
  #count({ element, facet, boxes }) {
    if (element.closest("details:not([open])")) return;
    const counts = this.#answer?.counts(facet);
    for (const { input, count, all, number } of boxes) {
      const now = counts ? figure(counts[number]) : all;
      if (count.textContent !== now) count.textContent = now; // what is written is laid out again
      input.parentElement.classList.toggle("box--none", Boolean(counts) && !counts[number] && !input.checked);
    }
  }
}
