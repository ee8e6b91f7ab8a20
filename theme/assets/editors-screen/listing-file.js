// A listing's file, as the editors' screen reads and writes it. What an editor did not touch stays byte by byte,
// comments and all: the file's text travels with the form, and only the lines of what differs are written anew.

import { filled, same, typed, written } from "./values.js";
import { fieldLines, itemLines } from "./yaml-lines.js";

const WHOLE = /^---[ \t]*\n([\s\S]*?)(?:^---[ \t]*(?:\n|$))([\s\S]*)$/m;
const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'-][^:]*?))[ \t]*:(?:\s|$)/;
// Under this name the text of the file travels with the form's values.
export const TEXT = "text_of_the_file";

function parted(text) {
  const found = WHOLE.exec(text);
  return found && found.index === 0 ? { head: found[1], body: found[2] } : { head: "", body: text };
}

/** The lines of each field; comments and empty lines right above one are its own. Null if that cannot be told. */
function spansOf(lines, names) {
  const starts = [];
  for (const [at, line] of lines.entries()) {
    const key = KEY.exec(line);
    if (key) starts.push({ name: key[1] ?? key[2] ?? key[3], at });
    else if (/^[^\s#-]/.test(line)) return null;
  }
  if (starts.length !== names.length || starts.some(({ name }) => !names.includes(name))) return null;
  return new Map(
    starts.map(({ name, at }, index) => {
      let end = starts[index + 1]?.at ?? lines.length;
      while (end > at + 1 && /^\s*(?:#|$)/.test(lines[end - 1])) end -= 1;
      return [name, [at, end]];
    }),
  );
}

/** The lines of each item of a list, if each has lines of its own. */
function itemsOf(lines, count) {
  const indent = /^( *)- /.exec(lines[1] ?? "")?.[1];
  if (indent === undefined) return null;
  const starts = [...lines.keys()].filter((at) => lines[at].startsWith(`${indent}- `));
  if (starts.length !== count) return null;
  return { indent, lines: starts.map((at, index) => lines.slice(at, starts[index + 1] ?? lines.length)) };
}

/** The lines of a field that has changed. Of a list, items that have not keep theirs. */
function changedLines(name, before, after, lines, shape) {
  const items = Array.isArray(before) && Array.isArray(after) ? itemsOf(lines, before.length) : null;
  if (!items) return fieldLines(name, written(after, name, shape), shape);
  const kept = (item) => before.findIndex((one) => same(one, item));
  return [
    lines[0],
    ...after.flatMap((item) =>
      kept(item) < 0 ? itemLines(written(item, name, shape), items.indent.length, shape) : items.lines[kept(item)],
    ),
  ];
}

/** Returns what the screen calls with a file's text, and with a form's values. */
export function listingFile(fields, shape, load) {
  const named = Object.fromEntries(fields.map((field) => [field.name, field]));
  const told = (head) => (head.trim() && load(head)) || {};
  const read = (head) =>
    Object.fromEntries(Object.entries(told(head)).map(([name, value]) => [name, typed(value, named[name])]));
  const placeOf = (name) => (shape.order.includes(name) ? shape.order.indexOf(name) : shape.order.length);

  function fromFile(text) {
    const { head, body } = parted(text);
    return { ...read(head), body: body.trim(), [TEXT]: text };
  }

  function headOf(head, values) {
    const before = filled(read(head)) ?? {};
    const names = Object.keys(told(head));
    const lines = head.replace(/\n$/, "").split("\n");
    const spans = head ? spansOf(lines, names) : new Map();
    if (!spans) return headOf("", values);
    const blocks = [];
    let last = 0;
    for (const [name, [start, end]] of spans) {
      const above = lines.slice(last, start);
      const own = lines.slice(start, end);
      last = end;
      if (same(before[name], values[name])) blocks.push({ name, lines: [...above, ...own] });
      else if (values[name] !== undefined) {
        blocks.push({ name, lines: [...above, ...changedLines(name, before[name], values[name], own, shape)] });
      }
    }
    const fresh = Object.keys(values).filter((name) => !spans.has(name));
    for (const name of fresh.sort((one, other) => placeOf(one) - placeOf(other))) {
      const at = blocks.findLastIndex((block) => placeOf(block.name) <= placeOf(name));
      blocks.splice(at + 1, 0, { name, lines: fieldLines(name, written(values[name], name, shape), shape) });
    }
    return [...blocks.flatMap((block) => block.lines), ...(head ? lines.slice(last) : [])].join("\n");
  }

  function toFile(form) {
    const { [TEXT]: text = "", body = "", ...rest } = form;
    const was = parted(text);
    const head = headOf(was.head, filled(rest) ?? {});
    const below = body.trim() === was.body.trim() ? was.body : body.trim();
    return `---\n${head}\n---\n${below}`;
  }

  return { fromFile, toFile };
}
