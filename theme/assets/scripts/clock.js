/* The visitor's clock, read as it stands at the place: what is on today is a matter of the place, not of the traveller. */

const DAY = 86_400_000;

/**
 * @param {string | undefined} zone the place's time zone; the visitor's own if the browser does not know it.
 * @param {Date} now
 * @returns {{day: string, time: string}} `2026-11-24` and `10:05`.
 */
export function clockAt(zone, now = new Date()) {
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  let format;
  try {
    format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat("en-GB", options);
  }
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** The day so many days after another. Both are names of days, in which no clock is ever changed. */
export const dayAfter = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
