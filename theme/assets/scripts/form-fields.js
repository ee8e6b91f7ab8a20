/* The questions on a form's page: what they hold, and what is said beside them. Rules come from their attributes, where the model
   has put them. */

import { left, problem } from "./form-answers.js";
import { make } from "./page.js";
import { counted, said } from "./words.js";

const COUNTED = 300; // of longer texts nobody needs to know how much is left

const number = (text) => (text === undefined ? undefined : Number(text));

/** Read every question of a form. */
export function fieldsOf(form) {
  return [...form.querySelectorAll("[data-name]")].map((element) => {
    const { dataset } = element;
    const label = element.querySelector("[data-ask]").textContent;
    return {
      element,
      label,
      heading: dataset.heading ?? label,
      name: dataset.name,
      control: dataset.control,
      needed: "needed" in dataset,
      shortest: Number(dataset.shortest ?? 0),
      longest: Number(dataset.longest ?? 0),
      most: Number(dataset.most ?? 0),
      least: number(dataset.least) ?? -Infinity,
      greatest: number(dataset.greatest) ?? Infinity,
      pattern: dataset.pattern ?? "",
      notBelow: dataset.notBelow ?? "",
      callsFor: dataset.callsFor?.split(" ") ?? [],
      main: dataset.main ?? "",
      step: element.closest("[data-step]").dataset.step,
      controls: [...element.querySelectorAll("input, textarea")],
    };
  });
}

const isChoice = ({ control }) => control === "one" || control === "several";

/** What a question's controls hold: text, or for boxes a list of what is ticked. */
export function valueOf({ control, controls }) {
  const ticked = () => controls.filter(({ checked }) => checked).map(({ value }) => value);
  if (control === "several") return ticked();
  return control === "one" ? (ticked()[0] ?? "") : controls[0].value;
}

/** Put an answer into a question's controls. */
export function fill(field, value) {
  const { controls } = field;
  if (isChoice(field)) for (const one of controls) one.checked = [value ?? []].flat().includes(one.value);
  else controls[0].value = value ?? "";
}

/** What the answers are, by the names of the questions. */
export const valuesOf = (fields) => Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));

/** Go to a question. */
export function focusOn(field) {
  const control = field.controls.find(({ checked }) => checked) ?? field.controls[0];
  control.focus();
  field.element.scrollIntoView({ block: "center" });
}

/** The words of an answer, as people read them. */
export function wordsOf(field, value) {
  if (!isChoice(field)) return (value ?? "").trim();
  const labels = field.controls.filter((one) => one.value && [value ?? []].flat().includes(one.value)).map(({ labels: [label] }) => label.firstChild.textContent.trim());
  return labels.join("\n");
}

/** Say beside a question what is wrong with its answer; take that away where it is nothing. */
export function tell(field, text) {
  const { element, controls } = field;
  const id = `${field.controls[0].id}-error`;
  element.classList.toggle("field--wrong", Boolean(text));
  element.querySelector(".field__error")?.remove();
  const holder = isChoice(field) ? element : controls[0];
  const described = new Set((holder.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id));
  const marked = field.control === "several" ? controls : [holder];
  for (const one of marked) {
    if (text) one.setAttribute("aria-invalid", "true");
    else one.removeAttribute("aria-invalid");
  }
  if (text) {
    described.add(id);
    const error = make("p", { class: "field__error", id }, text);
    if (isChoice(field)) element.querySelector(".choices").before(error);
    else controls[0].before(error);
  }
  if (described.size) holder.setAttribute("aria-describedby", [...described].join(" "));
  else holder.removeAttribute("aria-describedby");
}

/** Show below a question with a short text how many characters are left. */
export function count(field) {
  if (field.control !== "text" || !field.longest || field.longest > COUNTED) return;
  const says = make("p", { class: "field__left" });
  const show = () => {
    const more = left(field, valueOf(field));
    says.textContent = more < 0
      ? counted(-more, "{number} character too many", "{number} characters too many")
      : counted(more, "{number} character left", "{number} characters left");
  };
  field.controls[0].after(says);
  field.controls[0].addEventListener("input", show);
  show();
}

/**
 * Find what is wrong with a form's answers.
 *
 * @param {object[]} fields those to look at.
 * @param {object[]} every all fields of the form, by whose answers some rules go.
 * @param {(field: object) => boolean} isNeeded whether a question that the model needs must be answered now.
 * @returns {{field: object, text: string, isWhole?: boolean}[]} `isWhole` where the text is not about that one question alone.
 */
export function problemsOf(fields, every, isNeeded) {
  const values = valuesOf(every);
  const answered = ({ name }) => [values[name]].flat().some((text) => text?.trim());
  const called = new Set(every.filter(answered).flatMap(({ callsFor }) => callsFor));
  const found = fields
    .map((field) => {
      const needed = (field.needed && isNeeded(field)) || called.has(field.name);
      return { field, text: problem({ ...field, needed }, values[field.name], values) };
    })
    .filter(({ text }) => text);
  for (const step of new Set(fields.map(({ element }) => element.closest("[data-one-of]")).filter(Boolean))) {
    const wanted = step.dataset.oneOf.split(" ").map((name) => every.find((field) => field.name === name));
    if (isNeeded(wanted[0]) && !wanted.some(answered)) found.push({ field: wanted[0], text: step.dataset.oneOfSays, isWhole: true });
  }
  return found;
}

/** Make the list of what is wrong that stands at the top, with a link to each question (as GOV.UK's error summary). */
export function summary(problems, follow) {
  const items = problems.map(({ field, text, isWhole }) => {
    const question = isWhole ? "" : `${field.label}${/[?.:!]$/.test(field.label) ? "" : ":"} `;
    const link = make("a", { href: `#${field.controls[0].id}` }, question + text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      follow(field);
    });
    return make("li", {}, link);
  });
  const heading = make("h2", { id: "errors-head" }, counted(problems.length, "There is a problem", "There are {number} problems"));
  return make("div", { class: "errors", role: "group", tabindex: "-1", "aria-labelledby": "errors-head" }, heading, make("ul", { class: "errors__list" }, ...items));
}
