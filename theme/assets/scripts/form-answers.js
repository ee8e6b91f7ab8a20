/* What a form's answers are: those a listing gives already, what of them is otherwise now, and how that is sent. Knows no page.

   A field is what its question's element says of it: {name, label, heading, control, needed, shortest, longest, most, least,
   greatest, pattern, notBelow, callsFor, main}. An answer is text, or for a question with boxes a list of what is ticked. */

import { LANGUAGE, counted, figure, said } from "./words.js";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ENGLISH = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONDAY = Date.UTC(2024, 0, 1);
const LONGEST_LINK = 1900; // characters; some mail programs cut longer ones off without a word
const TAKEN_OUT = "-"; // what the intake reads as "take out what was there"

/** Say what is ticked, or written, as one text. */
const asText = (value) => (Array.isArray(value) ? value.join("; ") : (value ?? "").replace(/\r\n?/g, "\n").trim());

const linesOf = (text) => asText(text).split("\n").map((line) => line.trim()).filter(Boolean);

/* Sessions are shown in words of the place's language and sent in English ones, which the intake reads. One without a time of
   day is sent as it stands in the data, since no words would bring it back. */
function session(item) {
  const names = new Intl.DateTimeFormat(LANGUAGE, { weekday: "long", timeZone: "UTC" });
  const days = item.days.map((day) => DAYS.indexOf(day));
  const clock = (time) => time.slice(0, 5);
  const [start, end] = [item.start, item.end].map((time) => time && clock(time));
  const hours = start ? ` ${start}${end ? ` to ${end}` : ""}` : "";
  const ownHours = end ? said("{start} to {end}", { start, end }) : (start ?? "");
  const own = days.map((day) => names.format(MONDAY + day * 86_400_000)).join(", ");
  const sent = days.map((day) => ENGLISH[day]).join(", ");
  return { shown: [own, ownHours].filter(Boolean).join(" "), sent: item.start ? sent + hours : JSON.stringify(item) };
}

function language(tag) {
  if (tag === "bfi") return said("British Sign Language"); // browsers have no name for it
  try {
    return new Intl.DisplayNames(LANGUAGE, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/* An item of a list as it is shown on its line, and as it is sent if that line stays. */
function line(item, field) {
  if (item.days) return session(item);
  if (field.name === "languages") return { shown: language(item), sent: item };
  const text = typeof item === "string" ? item : (item[field.main] ?? JSON.stringify(item));
  return { shown: text, sent: whole(text) };
}

/* A line that would be taken for two things, or for a group of fields, goes in quotation marks. */
const whole = (text) => (/^[{["']|;/.test(text) ? JSON.stringify(text) : text);

const valueAt = (record, name) => name.split(".").reduce((held, part) => held?.[part], record);

/**
 * Return what a listing answers, as its form shows it.
 *
 * @param {object} record the listing, from the site's open data.
 * @param {object[]} fields
 * @returns {{values: Object<string, string | string[]>, sent: Map<string, string>}} answers by name; and for lines that stay, how
 *   they are sent.
 */
export function answersOf(record, fields) {
  const values = {};
  const sent = new Map();
  for (const field of fields) {
    const value = valueAt(record, field.name);
    if (value === undefined || value === null) continue;
    const items = [value].flat();
    if (field.control === "several") values[field.name] = items.map((item) => (typeof item === "string" ? item : item[field.main]));
    else if (field.control === "lines") {
      const lines = items.map((item) => line(item, field));
      for (const one of lines) sent.set(`${field.name} ${one.shown}`, one.sent);
      values[field.name] = lines.map(({ shown }) => shown).join("\n");
    } else values[field.name] = typeof value === "boolean" ? (value ? "yes" : "no") : asText(String(value));
  }
  return { values, sent };
}

/** Tell whether two answers say the same. */
export function isSame(one, other) {
  if (Array.isArray(one) || Array.isArray(other)) return asText([...(one ?? [])].sort()) === asText([...(other ?? [])].sort());
  return asText(one) === asText(other);
}

/**
 * Return what is to be sent: the answers that are otherwise than before, and for what is no longer there a dash.
 *
 * @param {Object<string, string | string[]>} now
 * @param {object[]} fields
 * @param {{values: object, sent: Map<string, string>}} before what `answersOf` returned; nothing for a new listing.
 * @returns {Object<string, string>} by name, in the order of the fields.
 */
export function toSend(now, fields, before = { values: {}, sent: new Map() }) {
  const found = {};
  for (const field of fields) {
    const { name, control } = field;
    if (isSame(now[name], before.values[name])) continue;
    const told = (one) => before.sent.get(`${name} ${one}`) ?? (name === "sessions" ? one : whole(one));
    found[name] = (control === "lines" ? linesOf(now[name]).map(told).join("\n") : asText(now[name])) || TAKEN_OUT;
  }
  return found;
}

/* A line that would begin another answer, end the letter or be left out as a remark gets a backslash before it, which the intake
   takes away again. Blanks at the end of a line would join it to the next (RFC 3676). */
const guarded = (text) =>
  text
    .split("\n")
    .map((one) => one.trimEnd().replace(/^(\s*)(\\*)(?=#|>|--)/, "$1\\$2").replace(/<(\\*)!--/g, "<\\$1!--"))
    .join("\n");

/** Write answers as a letter that `placebook intake email` reads: each below its question. */
export const letter = (answers, fields) =>
  fields
    .filter(({ name }) => name in answers)
    .map((field) => `### ${field.heading}\n\n${guarded(answers[field.name])}\n`)
    .join("\n");

/** Return a link that begins an e-mail (RFC 6068); nothing where it would be too long to hold. */
export function mailLink(address, subject, text) {
  const link = `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  const whole = `${link}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
  return whole.length <= LONGEST_LINK ? whole : "";
}

const characters = (text) => [...text.replace(/\s+/g, " ")].length;

/** How many characters an answer may still have. */
export const left = (field, value) => field.longest - characters(asText(value));

/**
 * Say what is wrong with an answer; nothing where it is right.
 *
 * @param {object} field
 * @param {string | string[]} value
 * @param {Object<string, string | string[]>} values all answers.
 */
export function problem(field, value, values = {}) {
  const text = asText(value);
  if (!text) return field.needed ? lacking(field) : "";
  if (field.control === "several") {
    return field.most && value.length > field.most ? counted(field.most, "Choose no more than {number}.", "Choose no more than {number}.") : "";
  }
  if (field.control === "lines") {
    const long = field.longest && linesOf(text).some((one) => characters(one) > field.longest);
    return long ? said("One of these lines is too long.") : "";
  }
  const length = characters(text);
  if (field.shortest > length) {
    return counted(field.shortest, "Write a little more: {number} character or more.", "Write a little more: {number} characters or more.");
  }
  if (field.longest && length > field.longest && field.name !== "body") {
    return counted(length - field.longest, "This is {number} character too long.", "This is {number} characters too long.");
  }
  if (field.pattern && !new RegExp(field.pattern, "u").test(text.replace(/\s+/g, " "))) return unlike(field);
  if (field.control === "number" && (Number(text) < field.least || Number(text) > field.greatest)) {
    return said("Write a number from {least} to {greatest}.", { least: figure(field.least), greatest: figure(field.greatest) });
  }
  const floor = field.notBelow ? asText(values[field.notBelow]) : "";
  return floor && Number(text) < Number(floor) ? said("This is less than {floor}, which you wrote before it.", { floor }) : "";
}

function lacking({ control, controls }) {
  if (controls?.length === 1 && control === "several") return said("Tick the box if you agree.");
  if (control === "one") return said("Choose one of these.");
  return control === "several" ? said("Choose at least one of these.") : said("This needs an answer.");
}

function unlike({ control }) {
  if (control === "email") return said("This is not an e-mail address. One looks like name@example.org.");
  if (control === "tel") return said("This is not a telephone number. One looks like 01632 960001.");
  if (control === "number") return said("Write a whole number, such as 14.");
  return said("This is not the address of a web page. One looks like www.example.org.");
}

/**
 * Read a listing out of the site's open data, which has one on each line, without waiting for all of it.
 *
 * @returns {Promise<object | null>} nothing if it is not there. Throws if the data cannot be had.
 */
export async function recordOf(slug, address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const begins = `{"slug":${JSON.stringify(slug)},`;
  for (let rest = ""; ; ) {
    const { done, value = "" } = await reader.read();
    const lines = (rest + value).split("\n");
    rest = done ? "" : lines.pop();
    const found = lines.find((one) => one.startsWith(begins));
    if (found) {
      await reader.cancel();
      return JSON.parse(found.replace(/,$/, ""));
    }
    if (done) return null;
  }
}
