/* The last step where no service takes the form: an e-mail with all of it, or a text to copy. */

import { mailLink } from "./form-answers.js";
import { make } from "./page.js";
import { said } from "./words.js";

const button = (words, act, quiet = true) => {
  const made = make("button", { class: quiet ? "button button--quiet" : "button", type: "button" }, words);
  made.addEventListener("click", act);
  return made;
};
const actions = (...parts) => make("p", { class: "actions" }, ...parts);

/**
 * Make the panel, and open the e-mail if it is short enough for a link.
 *
 * @param {{email: string, subject: string, text: string, onBack: () => void, onDone: () => void}} letter `email` may be empty.
 */
export function letterPanel({ email, subject, text, onBack, onDone }) {
  const link = email ? mailLink(email, subject, text) : "";
  const box = make("textarea", { class: "text-to-copy", id: "letter", readonly: "", rows: "12" });
  box.value = text;
  const says = make("span", { role: "status" });
  const copy = button(said("Copy the text"), async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(text);
      says.textContent = said("The text is copied.");
    } catch {
      says.textContent = said("The text is marked: copy it as you usually do.");
    }
  });
  if (link) location.assign(link);
  return make(
    "section",
    { class: "step sent" },
    make("h2", { tabindex: "-1" }, email ? said("One more step: send the e-mail") : said("One more step: hand over the text")),
    ...ways(email, link, subject),
    make("div", { class: "field" }, make("label", { for: "letter" }, label(email, link)), box),
    actions(copy, says),
    actions(button(said("Back"), onBack), button(said("I have sent it"), onDone, false)),
  );
}

function ways(email, link, subject) {
  if (!email) return [make("p", {}, said("Copy the text, and give it to whoever keeps these pages."))];
  const words = link
    ? said("Your e-mail program should open now, with all of this in it. Press send there.")
    : said("It is too long to open an e-mail with it. Open an empty one, and copy the text into it.");
  const way = make("a", { class: "button", href: link || mailLink(email, subject, "") }, link ? said("Open the e-mail") : said("Open an empty e-mail"));
  return [make("p", {}, words), actions(way)];
}

function label(email, link) {
  if (!email) return said("The text");
  return link ? said("Nothing opened? Copy this text, and send it to {email}", { email }) : said("The text, to send to {email}", { email });
}
