/* A draft of a form, kept on this device alone. A browser may refuse to keep anything; then the form works as before. */

import { isSame } from "./form-answers.js";

const START = "placebook-form ";
const keyOf = (what) => `${START}${new URL("../../", import.meta.url).pathname} ${what}`;

function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}

const isAnswer = (value) => typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));

export class Draft {
  /** @param {string} what tells this form's draft from those of others. */
  constructor(what) {
    this.key = keyOf(what);
    const probe = `${this.key} probe`;
    this.works = stored((storage) => (storage.setItem(probe, "1"), storage.removeItem(probe), true)) ?? false;
  }

  /** What was kept: the answers by name, and when. Nothing if there is none, or it is something else. */
  read() {
    try {
      const { answers, day, sent } = JSON.parse(stored((storage) => storage.getItem(this.key)) ?? "null");
      const held = Object.entries(answers).filter(([, value]) => isAnswer(value));
      return held.length ? { answers: Object.fromEntries(held), day: new Date(day), sent: sent === true } : null;
    } catch {
      return null;
    }
  }

  /** Keep what is otherwise than it was to begin with. */
  write(values, before, sent = false) {
    const answers = Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSame(value, before[name])));
    if (!Object.keys(answers).length) return this.clear();
    const text = JSON.stringify({ answers, day: new Date().toISOString(), sent });
    return stored((storage) => storage.setItem(this.key, text));
  }

  clear() {
    return stored((storage) => storage.removeItem(this.key));
  }
}

/** Forget the drafts of all that was sent. */
export function forgetSent() {
  stored((storage) => {
    for (const key of Object.keys(storage)) {
      if (!key.startsWith(keyOf(""))) continue;
      const draft = new Draft(key.slice(keyOf("").length));
      if (draft.read()?.sent) draft.clear();
    }
  });
}
