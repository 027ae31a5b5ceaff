import assert from "node:assert/strict";
import { test } from "node:test";
import { encode, encodeSealed, type Answers, type Sealed } from "../../exercises/_lib/file";
import { accepts, open, read, said, type Pair, type Side, type Use } from "./pair";

const yes = [{ id: "yes", label: "Yes" }, { id: "no", label: "No" }];
const uses: Use[] = [
  { id: "words", label: "In words", value: "text", was: ["text"] },
  { id: "one", label: "One", value: "choice", parts: yes },
  { id: "some", label: "Some", value: "choices", parts: yes },
  { id: "sheet", label: "Sheet", value: "list", parts: [{ id: "point", names: [{ id: "money", label: "Money" }] }, { id: "what", label: "What" }, { id: "until", label: "Until" }, { id: "sure", label: "Sure", names: yes }] },
  { id: "piles", label: "Piles", value: "record", parts: [{ id: "card", label: "A card", names: [{ id: "left", label: "On the left" }] }] },
  { id: "count", label: "Count", value: "number" },
  { id: "day", label: "Day", value: "date" },
  { id: "more", label: "More", value: "text", when: [{ id: "one", value: "yes" }] },
];
const pair: Pair = { id: "openness", title: "Openness", uses, retired: ["gone"] };
const other: Pair = { id: "time-out", title: "Our time-out", uses: [uses[0]!] };
const known = [pair, other];
const now = new Date("2026-11-22T10:00:00Z");
const use = (id: string): Use => uses.find((each) => each.id === id)!;

/** What is shown, as lists of words. */
const shown = (answers: Answers): unknown => {
  const found = read(pair, answers, "en");
  return found && Object.fromEntries(found.shown.map(({ id, rows }) => [id, rows.map((row) => row.map(({ label, text }) => (label ? `${label}: ${text}` : text)))]));
};

test("each kind of answer is put into the words of the exercise", () => {
  const answers: Answers = {
    words: " I call.\nOr write. ", one: "yes", some: ["no", "yes"], count: 0, day: "2026-12-01", piles: { card: "left" },
    sheet: [{ point: "money", what: "the <b>account</b>", until: "2026-12-01", sure: "no" }, { point: "", what: "trips", until: "", sure: "" }],
  };
  assert.deepEqual(shown(answers), {
    words: [["I call.\nOr write."]], one: [["Yes"]], some: [["No", "Yes"]],
    sheet: [["Money", "What: the <b>account</b>", "Until: December 1, 2026", "Sure: No"], ["What: trips"]],
    piles: [["A card: On the left"]], count: [["0"]], day: [["December 1, 2026"]],
  });
});

test("what has no words is left out, and the order is the exercise's", () => {
  assert.deepEqual(shown({ day: "", words: "  ", sheet: [{ point: "", what: "" }] }), {});
  assert.deepEqual(read(pair, { count: 1, words: "a" }, "en")!.shown.map(({ label }) => label), ["In words", "Count"]);
});

test("what the form would not show is not shown", () => {
  assert.deepEqual(shown({ more: "hidden" }), {});
  assert.deepEqual(shown({ one: "no", more: "hidden" }), { one: [["No"]] });
  assert.deepEqual(shown({ one: "yes", more: "there" }), { one: [["Yes"]], more: [["there"]] });
});

test("words that look like an id are words where the exercise asks for words", () => {
  assert.deepEqual(shown({ words: "yes", sheet: [{ what: "money" }] }), { words: [["yes"]], sheet: [["What: money"]] });
});

test("former ids lead to their question, retired ones are left out", () => {
  const found = read(pair, { text: "old", gone: "lost" }, "en")!;
  assert.deepEqual([found.shown[0]?.id, found.gone], ["words", true]);
});

test("days and hours are written as the language does, and only what is one", () => {
  assert.equal(said("2026-11-29", "de"), "29. November 2026");
  assert.match(said("2026-11-29T19:30", "en"), /November 29, 2026.*7:30\sPM/);
  for (const text of ["2026-13-40", "on 2026-11-29", "2026", ""]) assert.equal(said(text, "en"), text);
});

const wrong: Record<string, unknown[]> = {
  words: [1, ["a"], {}, true],
  one: ["maybe", "toString", "__proto__", 1, ["yes"], {}],
  some: [[], "yes", ["yes", "yes"], ["maybe"], [["yes"]], {}],
  sheet: [[], {}, "a", ["a"], [null], [[]], [{ what: 1 }], [{ what: { deep: "a" } }], [{ constructor: "a" }], [{ sure: "maybe" }], [{ point: "toString" }], [{ what: "a" }, { odd: "b" }], Array(1001).fill({ what: "a" })],
  piles: [[], [{}], "a", 1, { card: "right" }, { other: "left" }, { card: ["left"] }],
  count: ["1", NaN, Infinity, [1], {}],
};
for (const [id, values] of Object.entries(wrong)) {
  test(`what is no answer of the kind ${use(id).value} is refused`, () => {
    for (const value of values) {
      assert.ok(!accepts(use(id), value), JSON.stringify(value));
      assert.equal(read(pair, { words: "fine", [id]: value } as Answers, "en"), undefined);
    }
  });
}

const file = (answers: Answers, id = "openness", at = now): string => encode(id, [{ date: "2026-11-20", answers: { words: "before" } }, { date: "2026-11-22", answers }], at);
const mine = open(file({ words: "mine" }), known, undefined, "en") as Side;
const sealed: Sealed = { kdf: "PBKDF2-SHA-256", rounds: 600_000, salt: "AAAA", nonce: "AAAA", data: "AAAA" };

test("a file gives its last day first", () => {
  assert.equal(mine.pair, pair);
  assert.equal(mine.days[0]?.name, "November 22, 2026");
  assert.deepEqual(mine.days[0]?.shown.map(({ rows }) => rows), [[[{ label: "", text: "mine" }]]]);
});

test("each day with answers can be chosen, the latest first, and two of one date are told apart", () => {
  const entries = [
    { date: "2026-11-21", answers: { words: "a" } },
    { date: "2026-11-22", answers: { words: "b" } },
    { date: "2026-11-22", answers: { words: "c" } },
    { date: "2026-11-23", answers: {} },
  ];
  const { days } = open(encode("openness", entries), known, undefined, "en") as Side;
  assert.deepEqual(days.map(({ name, shown }) => [name, shown[0]?.rows[0]?.[0]?.text]), [
    ["November 22, 2026 (2)", "c"],
    ["November 22, 2026", "b"],
    ["November 21, 2026", "a"],
  ]);
});

test("two files of one exercise belong together", () => {
  const theirs = open(file({ words: "theirs" }), known, mine, "en") as Side;
  assert.equal(theirs.days[0]?.shown[0]?.rows[0]?.[0]?.text, "theirs");
  assert.equal(typeof open(file({ words: "mine" }, "openness", new Date("2026-11-22T11:00:00Z")), known, mine, "en"), "object", "the same words, saved by another");
});

test("a locked file waits for its passphrase", () => {
  assert.deepEqual(open(encodeSealed(sealed), known, mine, "en"), [sealed]);
});

test("of several exercises in one file the one that lies open is read", () => {
  const several = JSON.stringify({ format: "underpin", version: 1, files: [JSON.parse(file({ words: "a" })), JSON.parse(file({ words: "b" }, "time-out"))] });
  const theirs = open(file({ words: "theirs" }, "time-out"), known, undefined, "en") as Side;
  assert.equal((open(several, known, theirs, "en") as Side).days[0]?.shown[0]?.rows[0]?.[0]?.text, "b");
  assert.equal((open(several, known, undefined, "en") as Side).pair, pair);
});

const spaced = JSON.stringify(JSON.parse(file({ words: "mine" })), null, 7);
const refused: [string, string, string][] = [
  ["the same file again", file({ words: "mine" }), "same"],
  ["the same file, set out otherwise", spaced, "same"],
  ["another exercise for two", file({ words: "a" }, "time-out"), "different"],
  ["an exercise that is not for two", file({ words: "a" }, "apology"), "unknown"],
  ["a newer version", file({ words: "a" }).replace('"version": 1', '"version": 2'), "newer"],
  ["no JSON", "<p>", "unreadable"],
  ["no text", "", "unreadable"],
  ["no answers", encode("openness", [{ date: "2026-11-22", answers: {} }]), "nothing"],
  ["answers to questions that there are not", file({ odd: "a" }), "unreadable"],
  ["an answer of another kind", file({ words: ["a"] } as Answers), "unreadable"],
  ["a bad answer in an earlier entry", file({ words: "a" }).replace('"before"', "7"), "unreadable"],
  ["a key that objects have by themselves", file({ words: "a" }).replace('"words": "a"', '"__proto__": {"words": "a"}'), "unreadable"],
];
for (const [name, text, why] of refused) {
  test(`refused: ${name}`, () => assert.equal(open(text, known, mine, "en"), why));
}
