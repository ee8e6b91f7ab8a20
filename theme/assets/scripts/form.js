/* The forms: one group of questions at a time, with a way back, a draft, and a last look before anything is sent. Without this
   script they are one long page that can be filled in and sent. */

import { answersOf, isSame, letter, recordOf, toSend } from "./form-answers.js";
import { Draft, forgetSent } from "./form-draft.js";
import { count, fieldsOf, fill, focusOn, problemsOf, summary, tell, valueOf, valuesOf, wordsOf } from "./form-fields.js";
import { letterPanel } from "./form-letter.js";
import { answerLists, otherwise } from "./form-review.js";
import { make } from "./page.js";
import { LANGUAGE, said } from "./words.js";

const CONTACT = /^contact\./;
const SLUG = /^[a-z0-9-]{1,80}$/;
const REVIEW = "review";
const EVERYTHING = "everything"; // of a listing that is to be changed
const YOU = "you";
const SAVED_AFTER = 400; // milliseconds in which nobody types

/* Whether a question is about the listing itself, and not about which it is or who answers. */
const isOfListing = ({ step }) => !["which", "film", YOU].includes(step);
/* Whether a session has more to it than its days and times, which is all that the form shows. */
const isForSomeWeeks = ({ every, nth, from, until, term_time }) => every > 1 || nth?.length || from || until || term_time;
const day = (date) => date.toLocaleDateString(LANGUAGE, { day: "numeric", month: "long" });

class Form {
  constructor(element) {
    const asked = new URLSearchParams(location.search);
    this.element = element;
    this.article = element.closest("article");
    this.fields = fieldsOf(element);
    this.isShort = !element.querySelector(`[data-step=${YOU}]`);
    const slug = asked.get("listing") ?? "";
    this.slug = SLUG.test(slug) ? slug : "";
    this.isChange = Boolean(this.slug) && !this.isShort;
    this.before = { values: {}, sent: new Map() };
    this.title = "";
    this.isReturning = false; // from a question that was looked at once more
    this.answered = new Set(); // what somebody has answered while the listing was on its way: nothing else is put there
    this.draft = new Draft(`${this.isShort ? "wrong" : "listing"} ${this.slug}`);
    this.steps = new Map([...element.querySelectorAll("[data-step]")].map((one) => [one.dataset.step, one]));
    this.submit = element.querySelector("[type=submit]") ?? make("button", { class: "button", type: "submit" });
    this.sendWords = this.submit.textContent || said("Show it as a text to copy");
  }

  async start() {
    this.rest = document.title.slice(this.article.querySelector("h1").textContent.length);
    this.build();
    this.wire();
    const wrong = new URLSearchParams(location.search).get("wrong");
    if (this.isShort && wrong) fill(this.field("wrong"), wrong);
    if (this.slug) await this.prefill();
    this.putBack();
    for (const field of this.fields) count(field);
    this.show(this.place());
    if (this.answered.size) this.save();
  }

  field(name) {
    return this.fields.find((field) => field.name === name);
  }

  /* The way through the form: its steps in their order. */
  get path() {
    if (this.isShort) return [...this.steps.keys()];
    if (this.isChange) return [EVERYTHING, YOU, REVIEW];
    return this.hasFilm ? ["film", YOU, REVIEW] : [...this.steps.keys()].filter((id) => !["which", "film", EVERYTHING].includes(id));
  }

  get first() {
    return this.isChange ? EVERYTHING : [...this.steps.keys()].find((id) => !["which", "film"].includes(id));
  }

  get hasFilm() {
    return this.at === "film" || Boolean(this.field("film") && valueOf(this.field("film")).trim());
  }

  build() {
    const { element } = this;
    element.classList.add("form--stepped");
    for (const id of this.isShort ? [] : this.isChange ? [REVIEW, EVERYTHING] : [REVIEW]) {
      const section = make("section", { class: "step", id, "data-step": id, "aria-labelledby": `${id}-head` });
      this.steps.get(YOU).after(section);
      this.steps.set(id, section);
    }
    this.back = make("button", { class: "button button--quiet", type: "button", hidden: "" }, said("Back"));
    this.actions = this.submit.closest(".actions") ?? make("p", { class: "actions" });
    this.actions.replaceChildren(this.back, this.submit);
    this.way = make("div", { class: "way" });
    element.before(this.way);
    this.kept = make("p", { class: "kept" });
    element.append(this.actions, this.kept);
    for (const section of this.steps.values()) section.querySelector(":is(h2, h3)")?.setAttribute("tabindex", "-1");
    this.sayKept();
  }

  wire() {
    const { element } = this;
    /* What is told moves all below it. Whoever leaves an answer by pressing a box or a button must still have it under the
       finger when they let go, or the press is lost: so nothing is told before. */
    let pressed, letGo;
    addEventListener("pointerdown", () => { pressed = new Promise((done) => { letGo = done; }); }, true);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => letGo?.(), true);
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      ready.then(() => this.forward());
    });
    this.back.addEventListener("click", () => this.go(this.path[this.path.indexOf(this.at) - 1] ?? this.first));
    element.addEventListener("input", ({ target }) => this.heard(target, false));
    element.addEventListener("change", async ({ target }) => {
      await pressed;
      setTimeout(() => this.heard(target, true));
    });
    for (const event of ["popstate", "hashchange"]) addEventListener(event, () => ready.then(() => this.show(this.place())));
    addEventListener("pagehide", () => this.save());
    /* On paper all of it stands there, to be filled in by hand. */
    addEventListener("beforeprint", () => this.at === this.first && this.reveal((id) => id !== REVIEW && this.path.includes(id)));
    addEventListener("afterprint", () => this.reveal((id) => id === this.at));
  }

  /* Something was typed or chosen: what was wrong with it goes as soon as it is right, and comes when somebody leaves it. */
  heard(target, isLeft) {
    const field = this.fields.find(({ controls }) => controls.includes(target));
    if (!field) return;
    if (!this.at) this.answered.add(field);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), SAVED_AFTER);
    const isWrong = field.element.classList.contains("field--wrong");
    if (!isLeft && !isWrong) return;
    const own = problemsOf([field], this.fields, () => false).filter((one) => one.field === field);
    tell(field, own[0]?.text ?? "");
  }

  /* What the address says, or else where one begins. */
  place() {
    const id = location.hash.slice(1);
    if (this.steps.has(id) && id !== "which") return id;
    return this.fields.find(({ controls }) => controls.some((one) => one.id === id))?.step ?? this.first;
  }

  go(id) {
    if (id !== this.at) history.pushState(null, "", `#${id}`);
    this.show(id);
  }

  reveal(isShown) {
    for (const [id, section] of this.steps) section.hidden = !isShown(id);
  }

  show(id) {
    const isFirst = this.at === undefined;
    this.at = id;
    if (id === YOU) this.askLeave();
    if (id === EVERYTHING) this.showEverything();
    if (id === REVIEW) this.showReview();
    this.reveal((name) => name === id);
    this.warn([]);
    const { path } = this;
    const number = path.indexOf(id);
    const isAtTheStart = id === this.first;
    for (const part of this.article.querySelectorAll(".opening, .closing")) part.hidden = !isAtTheStart;
    this.back.hidden = isAtTheStart;
    this.showWay(number, path.length);
    const isLast = id === REVIEW || this.isShort;
    this.submit.textContent = isLast ? this.sendWords : said("Continue");
    this.submit.hidden = false;
    const heading = this.steps.get(id).querySelector(":is(h2, h3)");
    document.title = `${isAtTheStart ? "" : `${heading.textContent} - `}${this.name}`;
    if (isFirst) return;
    heading.focus({ preventScroll: true });
    this.way.scrollIntoView({ block: "start" });
  }

  get name() {
    return this.article.querySelector("h1").textContent + this.rest;
  }

  showWay(number, of) {
    this.way.hidden = number < 0 || of < 2;
    if (this.way.hidden) return;
    const words = said("Step {number} of {all}", { number: number + 1, all: of });
    const bar = make("span", { class: "way__bar", "aria-hidden": "true" }, ...Array.from({ length: of }, (_, at) => make("i", at <= number ? { class: "is-done" } : {})));
    this.way.replaceChildren(make("p", { class: "way__count" }, words), bar);
  }

  /* Whether what the model needs must be said now: not with a film, and not of a listing whose answers are not known. */
  isNeeded = (field) => {
    if (this.isShort || field.name === "consent") return !field.element.hidden;
    if (this.isChange) return CONTACT.test(field.name) || field.step === "where" ? Boolean(this.title) : field.name in this.before.values;
    return !this.hasFilm;
  };

  problems() {
    const { at } = this;
    const isAll = at === REVIEW || at === EVERYTHING;
    const others = at === EVERYTHING ? ["which", "film", YOU] : ["which"];
    const held = this.fields.filter(({ step, element }) => (isAll ? !others.includes(step) : step === at) && !element.hidden);
    return problemsOf(held, this.fields, this.isNeeded);
  }

  warn(problems) {
    this.article.querySelector(".errors")?.remove();
    for (const field of this.fields) {
      const own = problems.find((one) => one.field === field && field.step === this.at);
      if (own || field.element.classList.contains("field--wrong")) tell(field, own?.text ?? "");
    }
    if (!problems.length) return;
    const told = summary(problems, (field) => {
      if (field.step !== this.at) this.look(field);
      else focusOn(field);
    });
    this.article.querySelector("h1").before(told);
    told.focus({ preventScroll: true });
    told.scrollIntoView({ block: "start" });
    document.title = said("Problem: {page}", { page: this.name });
  }

  forward() {
    const { at, path } = this;
    const problems = this.problems();
    this.save();
    if (problems.length) return this.warn(problems);
    if (at === REVIEW || this.isShort) return this.send();
    if (at === "film" && !valueOf(this.field("film")).trim()) return this.go(this.first);
    if (at === EVERYTHING && !this.changed().length) return this.sayNothingChanged();
    if (this.isReturning || !path.includes(at)) {
      this.isReturning = false;
      return this.go(this.isChange && at !== YOU ? EVERYTHING : REVIEW);
    }
    return this.go(path[path.indexOf(at) + 1]);
  }

  sayNothingChanged() {
    this.warn([{ field: this.fields.find(isOfListing), text: said("Nothing is different yet. Press “Change” beside what is not right."), isWhole: true }]);
  }

  /* Look at a question once more, and come back. */
  look(field) {
    this.isReturning = true;
    this.go(field.step);
    focusOn(field);
  }

  /* ---- What a listing says already ---- */

  async prefill() {
    this.field("slug").element.hidden = true;
    fill(this.field("slug"), this.slug);
    let record = null;
    try {
      record = await recordOf(this.slug, this.element.dataset.listings);
    } catch {
      /* The form goes on without. */
    }
    for (const link of this.article.querySelectorAll("a[data-change]")) link.search = `?listing=${this.slug}`;
    this.title = record?.title ?? "";
    const heading = this.article.querySelector("h1");
    if (this.isShort) {
      if (this.title) heading.textContent = said("Something is wrong: {title}", { title: this.title });
      return;
    }
    heading.textContent = this.title ? said("Suggest a change: {title}", { title: this.title }) : said("Suggest a change");
    const opening = this.article.querySelector(".opening");
    opening.replaceChildren(
      make(
        "p",
        { class: "lede" },
        this.title
          ? said("This is what is listed. Change what is not right, and leave the rest: only what you change is sent.")
          : said("What is listed could not be fetched just now. Write only what should be different."),
      ),
    );
    if (!record) return;
    this.before = answersOf(record, this.fields.filter(isOfListing));
    this.fillUnanswered(this.before.values);
    if (record.sessions?.some(isForSomeWeeks)) {
      const hint = this.field("sessions").element.querySelector(".field__hint");
      hint.append(" ", said("In which weeks or months they meet is not shown here, and stays as it is. If that changes, say so below."));
    }
  }

  /* Put answers where nobody has answered yet. */
  fillUnanswered(answers) {
    for (const field of this.draftable) if (field.name in answers && !this.answered.has(field)) fill(field, answers[field.name]);
  }

  changed() {
    return this.fields.filter((field) => isOfListing(field) && !isSame(valueOf(field), this.before.values[field.name]));
  }

  /* Leave to publish is asked for where there is something to publish of people. */
  askLeave() {
    if (this.isChange) this.field("consent").element.hidden = !this.changed().some(({ name }) => CONTACT.test(name));
  }

  /* ---- Answers to look at ---- */

  showEverything() {
    const groups = [...this.steps].filter(([id]) => ![EVERYTHING, REVIEW, YOU, "which", "film"].includes(id));
    this.review(EVERYTHING, said("What should be different?"), groups, (field) => {
      const { [field.name]: was } = this.before.values;
      const now = valueOf(field);
      return isSame(now, was) ? [wordsOf(field, now) || said("Not said")] : otherwise(field, was, now);
    });
  }

  showReview() {
    this.askLeave();
    const groups = [...this.steps].filter(([id]) => ![EVERYTHING, REVIEW, "which"].includes(id));
    const heading = this.isChange ? said("Check what you changed") : said("Check your answers");
    this.review(REVIEW, heading, groups, (field) => {
      const { [field.name]: was } = this.before.values;
      const now = valueOf(field);
      if (field.element.hidden || isSame(now, was)) return null;
      return this.isChange && field.step !== YOU ? otherwise(field, was, now) : [wordsOf(field, now)];
    });
  }

  review(id, title, groups, wordsFor) {
    const parts = groups.map(([step, { firstElementChild }]) => ({
      heading: firstElementChild.textContent,
      rows: this.fields.filter((field) => field.step === step).map((field) => ({ field, words: wordsFor(field) })),
    }));
    this.steps.get(id).replaceChildren(make("h2", { id: `${id}-head`, tabindex: "-1" }, title), ...answerLists(parts, (field) => this.look(field)));
  }

  /* ---- The draft ---- */

  save() {
    if (this.isSent || !this.at) return; // before it is at a step, the draft has not been put back
    this.draft.write(valuesOf(this.draftable), this.before.values);
  }

  get draftable() {
    return this.fields.filter(({ name }) => name !== "slug");
  }

  putBack() {
    const held = this.draft.read();
    if (!held) return;
    this.fillUnanswered(held.answers);
    const words = held.sent ? said("You sent this on {day}. It is still here, in case it was lost on the way.", { day: day(held.day) }) : said("We have put back what you wrote on {day}.", { day: day(held.day) });
    this.element.before(make("p", { class: "field__was", role: "status" }, words));
  }

  sayKept() {
    if (!this.draft.works) {
      this.kept.textContent = said("This browser keeps nothing, so finish in one go.");
      return;
    }
    const clear = make("button", { class: "link", type: "button" }, said("Clear what I have written"));
    clear.addEventListener("click", () => {
      if (!confirm(said("Clear everything you have written here?"))) return;
      this.isSent = true; // nothing is kept any more
      this.draft.clear();
      location.assign(location.pathname + location.search);
    });
    this.kept.replaceChildren(make("span", {}, said("What you write is kept on this device alone until you send it. On a computer that others use, clear it before you go.")), clear);
  }

  /* ---- Sending ---- */

  answers() {
    const asked = this.fields.filter(({ element, name }) => name === "slug" || !element.hidden);
    const found = toSend(valuesOf(asked), asked, this.before);
    return this.slug ? { slug: this.slug, ...found } : found;
  }

  send() {
    const answers = this.answers();
    const { action, dataset } = this.element;
    if (this.element.querySelector(".trap input").value) {
      location.assign(dataset.thanks); // a machine is told no more than that
      return;
    }
    if (action.startsWith("https:")) this.post(answers);
    else this.showLetter(letter(answers, this.fields));
  }

  post(answers) {
    this.draft.write(valuesOf(this.draftable), this.before.values, true);
    this.isSent = true;
    const along = [...this.element.querySelectorAll("input[type=hidden]")].map(({ name, value }) => [name, value]);
    const sent = make("form", { action: this.element.action, method: "post", "accept-charset": "utf-8", hidden: "" });
    sent.append(...[...along, ...Object.entries(answers)].map(([name, value]) => {
      const held = make("textarea", { name });
      held.value = value;
      return held;
    }));
    document.body.append(sent);
    sent.submit();
  }

  showLetter(text) {
    const { email, thanks } = this.element.dataset;
    const panel = letterPanel({
      email,
      subject: this.subject,
      text,
      onBack: () => {
        panel.remove();
        this.element.hidden = false;
        this.show(this.at);
      },
      onDone: () => {
        this.isSent = true;
        this.draft.clear();
        location.assign(thanks);
      },
    });
    this.article.querySelector(".field__was[role=status]")?.remove();
    this.element.hidden = this.way.hidden = true;
    this.element.after(panel);
    panel.firstElementChild.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "start" });
  }

  get subject() {
    if (!this.slug) return this.isShort ? said("Something to put right") : said("Please add our group");
    const about = { title: this.title || this.slug };
    return this.isShort ? said("Something to put right: {title}", about) : said("Suggest a change: {title}", about);
  }
}

const element = document.getElementById("form");
const ready = element && new Form(element).start();
if (!element) forgetSent();
