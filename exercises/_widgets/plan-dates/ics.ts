/*
 * A calendar file as RFC 5545 describes it. Times are floating: they name an hour on the wall and no time zone, so that a talk
 * at seven stays at seven when the clocks change. Plain functions, which know nothing of a page.
 */

export type Repeat = "none" | "daily" | "weekly" | "monthly" | "yearly";

export interface Plan {
  readonly uid: string;
  /** All that a calendar shows. */
  readonly title: string;
  /** A day and a time of day, such as 2026-11-29T19:00. */
  readonly at: string;
  readonly minutes: number;
  readonly repeat: Repeat;
  readonly alarm: boolean;
}

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** As if it was Greenwich's: floating times are reckoned with alone. */
const stamp = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+Z/g, "");

/** Whether this is a day that there is, and a time of day. */
export const isTime = (value: unknown): value is string => {
  if (typeof value !== "string" || !form.test(value)) return false;
  const time = Date.parse(value + "Z");
  return !isNaN(time) && new Date(time).toISOString().startsWith(value); // February 30 would become March 2
};

/** A text, with what has a meaning of its own escaped. A line's end is the one sign of control that there can be. */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\0-\t\v-\x1f\x7f]/g, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A line in pieces of 75 octets at most, of which no letter is cut. */
export const folded = (line: string): string => {
  let out = "";
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > 75) {
      out += "\r\n ";
      octets = 1;
    }
    out += sign;
    octets += size;
  }
  return out;
};

/**
 * How it repeats. What falls on the 31st, or on February 29, falls on the last day of the month: calendars leave out a month
 * that has no such day. For the 29th and the 30th they leave out February; the rule that would help is one that some misread.
 */
const rule = ({ at, repeat }: Plan): string => {
  const frequency = `RRULE:FREQ=${repeat.toUpperCase()}`;
  const day = at.slice(5, 10);
  if (repeat === "monthly" && day.endsWith("31")) return `${frequency};BYMONTHDAY=-1`;
  return repeat === "yearly" && day === "02-29" ? `${frequency};BYMONTH=2;BYMONTHDAY=-1` : frequency;
};

const event = (plan: Plan, now: Date): string[] => {
  const begin = Date.parse(plan.at + "Z");
  const title = escaped(plan.title);
  return [
    "BEGIN:VEVENT",
    `UID:${plan.uid}`,
    `DTSTAMP:${stamp(now.getTime())}Z`,
    `DTSTART:${stamp(begin)}`,
    `DTEND:${stamp(begin + plan.minutes * 6e4)}`,
    ...(plan.repeat === "none" ? [] : [rule(plan)]),
    `SUMMARY:${title}`,
    ...(plan.alarm ? ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, "TRIGGER:PT0S", "END:VALARM"] : []),
    "END:VEVENT",
  ];
};

/** The text of a calendar file. */
export const calendar = (plans: readonly Plan[], now: Date): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", ...plans.flatMap((plan) => event(plan, now)), "END:VCALENDAR", ""]
    .map(folded)
    .join("\r\n");
