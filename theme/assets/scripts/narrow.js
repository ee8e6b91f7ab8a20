/* The part of the directory's form that narrows it down: what is ticked in it, and how many each box would find. */

import { make } from "./page.js";

const figures = new Intl.NumberFormat("en-GB");

/** The groups of boxes of a form. They work by themselves; this keeps them and what is found in step. */
export class Boxes {
  #boxes;
  #age;
  #groups;
  #directory;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./listings.js").Directory} directory
   */
  constructor(form, directory) {
    this.#directory = directory;
    this.#age = form.elements.age;
    this.#boxes = [...form.querySelectorAll(".box input")].map((input) => {
      const count = input.parentElement.querySelector(".box__count");
      return { input, count, all: count.textContent, number: directory.number(input.name, input.value) };
    });
    this.#groups = [...form.querySelectorAll(".narrow__group")].map((group) => {
      const told = make("span", { class: "narrow__told" });
      group.querySelector("summary").append(told);
      return { facet: group.dataset.facet, told };
    });
  }

  /** Return the numbers of the terms that are ticked. */
  ticked() {
    return new Set(this.#boxes.filter(({ input }) => input.checked).map(({ number }) => number));
  }

  /** Tick what is chosen, and say how many each box would find; `counts` null says how many there are. */
  show({ terms, age }, counts) {
    for (const { input, count, all, number } of this.#boxes) {
      input.checked = terms.has(number);
      const now = counts ? figures.format(counts[number]) : all;
      if (count.textContent !== now) count.textContent = now; // what is written is laid out again
      input.parentElement.classList.toggle("box--none", counts !== null && !counts[number] && !input.checked);
    }
    if (this.#age && document.activeElement !== this.#age) this.#age.value = age === null ? "" : String(age);
    for (const { facet, told } of this.#groups) {
      let chosen = [...terms].filter((number) => this.#directory.terms[number].facet === facet).length;
      if (facet === "for" && age !== null) chosen += 1;
      told.textContent = chosen ? ` (${chosen} chosen)` : "";
    }
  }
}
