// What stands in a listing's file, as the form of the editors' screen holds it, and back.

import { isGroup } from "./yaml-lines.js";

const PICTURES = "/images/";

function choice(text, field) {
  const values = field.options.map((option) => (isGroup(option) ? option.value : option));
  return values.find((value) => String(value) === text) ?? text;
}

function one(text, field) {
  if (typeof text !== "string") return text;
  if (field.widget === "number") return text.trim() && Number.isFinite(Number(text)) ? Number(text) : text;
  if (field.widget === "select") return choice(text, field);
  return field.widget === "image" ? PICTURES + text : text;
}

const listOf = (value) => (Array.isArray(value) ? value : [value]);

/** A field's value, of which YAML has told only the text, as its field in the form takes it. */
export function typed(value, field) {
  if (value === "" || value === undefined || !field) return value;
  if (field.multiple) return listOf(value).map((item) => one(item, field));
  if (field.widget === "list" && field.fields) return listOf(value).map((item) => group(item, field.fields));
  if (field.widget === "list") return listOf(value);
  return field.fields ? group(value, field.fields) : one(value, field);
}

/** A group of fields; a bare word stands for its first. */
function group(value, fields) {
  const parts = isGroup(value) ? value : { [fields[0].name]: value };
  const named = Object.fromEntries(fields.map((field) => [field.name, field]));
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typed(part, named[name])]));
}

/** The value without what is empty, at any depth; undefined if nothing is left. */
export function filled(value) {
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (isGroup(value)) {
    const parts = Object.entries(value).map(([name, part]) => [name, filled(part)]);
    const left = parts.filter(([, part]) => part !== undefined);
    return left.length ? Object.fromEntries(left) : undefined;
  }
  const text = typeof value === "string" ? value.trim() : value;
  return text === "" || text === null ? undefined : text;
}

/** Whether two values say the same. The order of a group's parts says nothing. */
export function same(left, right) {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, at) => same(item, right[at]));
  }
  if (isGroup(left) && isGroup(right)) {
    const names = Object.keys(left);
    return names.length === Object.keys(right).length && names.every((name) => same(left[name], right[name]));
  }
  return left === right;
}

/** As it is written: pictures by their names alone, and a bare word for a group that has only its first part. */
export function written(value, name, shape) {
  if (Array.isArray(value)) return value.map((item) => written(item, name, shape));
  if (!isGroup(value)) {
    return typeof value === "string" && name === "file" ? value.split("/").at(-1) : value;
  }
  const parts = Object.entries(value).map(([part, held]) => [part, written(held, part, shape)]);
  const main = shape.short[name];
  return parts.length === 1 && parts[0][0] === main ? parts[0][1] : Object.fromEntries(parts);
}
