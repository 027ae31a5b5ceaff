import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { calendar, escaped, folded, isTime, type Plan, type Repeat } from "./ics";

const now = new Date("2026-11-22T10:00:00Z");
const plan: Plan = { uid: "a1", title: "Weekly talk", at: "2026-11-29T19:00", minutes: 45, repeat: "weekly", alarm: false };
const made = (change: Partial<Plan> = {}): string => calendar([{ ...plan, ...change }], now);

/** What a calendar that somebody else wrote reads. */
const read = (text: string): InstanceType<typeof ICAL.Event>[] => {
  const whole = new ICAL.Component(ICAL.parse(text));
  return whole.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
};

/** The first days on which it comes round. */
const days = (change: Partial<Plan>, count: number): string[] => {
  const round = read(made(change))[0]!.iterator();
  return Array.from({ length: count }, () => String(round.next()));
};

test("a parser reads what was planned", () => {
  const [event] = read(made());
  assert.equal(event!.summary, "Weekly talk");
  assert.equal(event!.uid, "a1");
  assert.equal(event!.startDate.toString(), "2026-11-29T19:00:00");
  assert.equal(event!.endDate.toString(), "2026-11-29T19:45:00");
  assert.equal(event!.component.getFirstPropertyValue("dtstamp")!.toString(), "2026-11-22T10:00:00Z");
});

test("a time names no zone", () => {
  const [event] = read(made());
  assert.equal(event!.startDate.zone, ICAL.Timezone.localTimezone);
  assert.doesNotMatch(made(), /TZID|VTIMEZONE|DTSTART:\d+T\d+Z/);
});

test("the file is as it is described, line by line", () => {
  assert.deepEqual(made({ alarm: true }).split("\r\n"), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Calendar//EN",
    "BEGIN:VEVENT",
    "UID:a1",
    "DTSTAMP:20261122T100000Z",
    "DTSTART:20261129T190000",
    "DTEND:20261129T194500",
    "RRULE:FREQ=WEEKLY",
    "SUMMARY:Weekly talk",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Weekly talk",
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("an alarm is there only when it is asked for, and rings at the hour", () => {
  const alarms = (text: string): ICAL.Component[] => read(text)[0]!.component.getAllSubcomponents("valarm");
  assert.deepEqual(alarms(made()), []);
  const [alarm] = alarms(made({ alarm: true }));
  assert.equal(alarm!.getFirstPropertyValue("action"), "DISPLAY");
  assert.equal((alarm!.getFirstPropertyValue("trigger") as unknown as ICAL.Duration).toSeconds(), 0);
});

test("a file holds several plans", () => {
  const events = read(calendar([plan, { ...plan, uid: "b2", title: "Look again", repeat: "none" }], now));
  assert.deepEqual(events.map((event) => [event.uid, event.summary, event.isRecurring()]), [["a1", "Weekly talk", true], ["b2", "Look again", false]]);
});

const rounds: { repeat: Repeat; at: string; want: string[]; reason: string }[] = [
  { repeat: "daily", at: "2026-12-31T07:30", want: ["2026-12-31", "2027-01-01"], reason: "every day" },
  { repeat: "weekly", at: "2026-03-22T19:00", want: ["2026-03-22", "2026-03-29", "2026-04-05"], reason: "every week, over the change of the clocks" },
  { repeat: "monthly", at: "2026-11-28T19:00", want: ["2026-11-28", "2026-12-28", "2027-01-28", "2027-02-28"], reason: "a day that each month has" },
  { repeat: "monthly", at: "2027-01-30T19:00", want: ["2027-01-30", "2027-03-30", "2027-04-30"], reason: "the 30th, and never in February" },
  { repeat: "monthly", at: "2027-01-31T19:00", want: ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"], reason: "the last day" },
  { repeat: "yearly", at: "2026-11-29T19:00", want: ["2026-11-29", "2027-11-29"], reason: "every year" },
  { repeat: "yearly", at: "2028-02-29T19:00", want: ["2028-02-29", "2029-02-28", "2030-02-28"], reason: "a day that most years lack" },
];

for (const { repeat, at, want, reason } of rounds) {
  test(`it comes round: ${reason}`, () => {
    const hour = at.slice(10);
    assert.deepEqual(days({ repeat, at }, want.length), want.map((day) => `${day}${hour}:00`));
  });
}

const titles = ["Weekly talk", "a, b; c \\ d", "two\nlines", "Gespräch über Geld", "كل أسبوع", "💔".repeat(40), "\\n", "BEGIN:VALARM\r\nEND:VEVENT"];

for (const title of titles) {
  test(`a title comes back as it was: ${title.slice(0, 20).replace(/\s/g, " ")}`, () => {
    const text = made({ title });
    const events = read(text);
    assert.equal(events.length, 1);
    assert.equal(events[0]!.summary, title.replace("\r\n", "\n"));
    assert.deepEqual(events[0]!.component.getAllSubcomponents("valarm"), []);
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/, "a line ends in CRLF alone");
  });
}

test("signs of control become spaces", () => assert.equal(escaped("a\0b\tc\x7fd"), "a b c d"));

test("a line is folded at 75 octets, and no letter is cut", () => {
  assert.equal(folded("x".repeat(75)), "x".repeat(75));
  assert.equal(folded("x".repeat(76)), `${"x".repeat(75)}\r\n x`);
  assert.equal(folded("x".repeat(74) + "é"), `${"x".repeat(74)}\r\n é`);
  assert.equal(folded("x".repeat(150)), `${"x".repeat(75)}\r\n ${"x".repeat(74)}\r\n x`);
});

test("a time is a day that there is, with its hour and minute", () => {
  for (const time of ["2026-11-29T19:00", "2028-02-29T00:00", "2026-12-31T23:59"]) assert.ok(isTime(time), time);
  const others = ["2026-02-29T10:00", "2026-02-30T10:00", "2026-13-01T10:00", "2026-11-29T24:00", "2026-11-29T19:60", "2026-11-29", "19:00", "2026-11-29 19:00", "2026-11-29T19:00:00", "2026-11-29T19:00Z", " 2026-11-29T19:00", "", 7, null, ["2026-11-29T19:00"]];
  for (const other of others) assert.ok(!isTime(other), JSON.stringify(other));
});
