// A field as lines of YAML, the way `placebook` itself writes it: on one line if that is not too long, else
// with a line for each part; quotation marks only where a reader might take the text for something else.

const PLAIN = /^[\p{L}\p{N}][^\u0000-\u001f\u007f"\\]*$/u;
const NOT_PLAIN = /: |:$| #|\s$|[^\S ]|---|\.\.\./;
const IN_FLOW = /[,[\]{}:?]/;
// What YAML 1.1 or 1.2 reads as no text: yes and no, nothing, numbers, and times as numbers of seconds.
const SAYS_MORE = /^(?:y|n|yes|no|on|off|true|false|null|[\d_.,]+(?:e[+-]?\d+)?|[1-9][\d_]*(?::[0-5]?\d)+|0[xob][\da-f_]+)$/i;
const UNSEEN = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// JSON's text is YAML's in quotation marks, but for characters that YAML lets nobody write as they are.
const quoted = (value) =>
  JSON.stringify(value).replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

function scalar(value, inFlow) {
  if (typeof value !== "string" || DAY.test(value)) return String(value);
  const plain = PLAIN.test(value) && !NOT_PLAIN.test(value) && !SAYS_MORE.test(value);
  return plain && !(inFlow && IN_FLOW.test(value)) ? value : quoted(value);
}

function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (isGroup(value)) return `{${Object.entries(value).map(([name, part]) => `${name}: ${flow(part)}`).join(", ")}}`;
  return scalar(value, true);
}

function below(value, indent, shape) {
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([name, part]) => fieldLines(name, part, shape, indent));
  return value.flatMap((item) => itemLines(item, indent, shape));
}

/** The lines of an item of a list. */
export function itemLines(item, indent, shape) {
  const pad = " ".repeat(indent);
  if (typeof item !== "object") return [`${pad}- ${scalar(item, false)}`];
  const line = `${pad}- ${flow(item)}`;
  if (line.length <= shape.width) return [line];
  const [first, ...rest] = below(item, indent + 2, shape);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

/** The lines of a field. `shape` says how long a line may be, and which fields have a line for each part. */
export function fieldLines(name, value, shape, indent = 0) {
  const pad = " ".repeat(indent);
  if (typeof value !== "object") return [`${pad}${name}: ${scalar(value, false)}`];
  const line = `${pad}${name}: ${flow(value)}`;
  const ofGroups = Array.isArray(value) && value.some(isGroup);
  if (line.length <= shape.width && !shape.down.includes(name) && !ofGroups) return [line];
  return [`${pad}${name}:`, ...below(value, indent + 2, shape)];
}
