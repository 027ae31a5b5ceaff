import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, encodeSealed, isLocked, settle, today, type Answers, type Sealed } from "./file";

const now = new Date("2026-11-22T10:00:00Z");
const entries = [{ date: "2026-11-22", answers: { what: "I lied.\n<b>no markup</b> 💔", asks: [{ what: "اتصل" }], how: 7 } }];
const plain = JSON.parse(encode("apology", entries, now)) as Record<string, unknown>;
const sealed: Sealed = { kdf: "PBKDF2-SHA-256", rounds: 600_000, salt: "AAAA", nonce: "AAAA", data: "AAAA" };
const sealedFile = JSON.parse(encodeSealed(sealed)) as Record<string, unknown>;

test("what was written is read again", () => {
  assert.deepEqual(decode(encode("apology", entries, now), "apology"), entries);
  assert.deepEqual(decode(encodeSealed(sealed), "apology"), [sealed]);
});

const several = (...files: unknown[]): string => JSON.stringify({ format: "underpin", version: 1, files });
const others = { ...plain, exercise: "requests" };

test("of several in one file each exercise takes its own", () => {
  assert.deepEqual(decode(several(others, sealedFile, plain), "apology"), entries);
  assert.deepEqual(decode(several(others, sealedFile), "apology"), [sealed], "whose a sealed one is does not show");
  assert.deepEqual(decode(several(sealedFile, sealedFile), "apology"), [sealed, sealed]);
  assert.equal(decode(several(others), "apology"), "other");
});

test("what is locked is told from what is not", () => {
  assert.ok(isLocked([sealed]));
  assert.ok(!isLocked(entries));
});

test("the file is as it is described", () => {
  assert.deepEqual(Object.keys(plain), ["format", "version", "exercise", "saved", "entries"]);
  assert.equal(plain.saved, "2026-11-22T10:00:00.000Z");
  assert.deepEqual(Object.keys(sealedFile), ["format", "version", "sealed"]);
});

const refused: { name: string; file: unknown; want: string }[] = [
  { name: "another exercise's", file: { ...plain, exercise: "requests" }, want: "other" },
  { name: "a newer version", file: { ...plain, version: 2 }, want: "newer" },
  { name: "a newer version with fields of its own", file: { format: "underpin", version: 3, words: [] }, want: "newer" },
  { name: "a version before the first", file: { ...plain, version: 0 }, want: "unreadable" },
  { name: "a version in words", file: { ...plain, version: "1" }, want: "unreadable" },
  { name: "another format", file: { ...plain, format: "notes" }, want: "unreadable" },
  { name: "a field too many", file: { ...plain, note: "" }, want: "unreadable" },
  { name: "a field too few", file: { ...plain, saved: undefined }, want: "unreadable" },
  { name: "keys that only look right together", file: { format: "underpin", version: 1, "entries,exercise": 1, saved: 1 }, want: "unreadable" },
  { name: "no date of saving", file: { ...plain, saved: "yesterday" }, want: "unreadable" },
  { name: "no entry", file: { ...plain, entries: [] }, want: "unreadable" },
  { name: "an entry without a date", file: { ...plain, entries: [{ answers: {} }] }, want: "unreadable" },
  { name: "an entry with a field too many", file: { ...plain, entries: [{ date: "2026-11-22", answers: {}, mood: 1 }] }, want: "unreadable" },
  { name: "answers in a list", file: { ...plain, entries: [{ date: "2026-11-22", answers: [] }] }, want: "unreadable" },
  { name: "sealed with a field too many", file: { ...sealedFile, exercise: "apology" }, want: "unreadable" },
  { name: "sealed with few rounds", file: { ...sealedFile, sealed: { ...sealed, rounds: 1000 } }, want: "unreadable" },
  { name: "sealed with rounds for an hour", file: { ...sealedFile, sealed: { ...sealed, rounds: 1e9 } }, want: "unreadable" },
  { name: "sealed with another way to make the key", file: { ...sealedFile, sealed: { ...sealed, kdf: "none" } }, want: "unreadable" },
  { name: "sealed without data", file: { ...sealedFile, sealed: { ...sealed, data: "" } }, want: "unreadable" },
  { name: "sealed data that is no base64", file: { ...sealedFile, sealed: { ...sealed, data: "<b>" } }, want: "unreadable" },
  { name: "several, none of them", file: { format: "underpin", version: 1, files: [] }, want: "unreadable" },
  { name: "several, one of them bad", file: { format: "underpin", version: 1, files: [plain, { ...plain, note: 1 }] }, want: "unreadable" },
  { name: "several in one of several", file: { format: "underpin", version: 1, files: [{ format: "underpin", version: 1, files: [plain] }] }, want: "unreadable" },
  { name: "several with a field too many", file: { format: "underpin", version: 1, files: [plain], exercise: "apology" }, want: "unreadable" },
  { name: "a list", file: [plain], want: "unreadable" },
  { name: "nothing", file: null, want: "unreadable" },
];

for (const { name, file, want } of refused) test(`refused: ${name}`, () => assert.equal(decode(JSON.stringify(file), "apology"), want));

const broken: Record<string, string> = {
  empty: "",
  "no JSON": "I lied.",
  "cut off": encode("apology", entries, now).slice(0, -5),
  deep: "[".repeat(200_000),
  "deep and closed": `{"format":"underpin","version":1,"exercise":"apology","saved":"","entries":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
};

for (const [name, text] of Object.entries(broken)) test(`refused: ${name}`, () => assert.equal(decode(text, "apology"), "unreadable"));

test("the date is the reader's, not Greenwich's", () => {
  const late = new Date(2026, 10, 22, 23, 30);
  const early = new Date(2026, 0, 1, 0, 30);
  assert.equal(today(late), "2026-11-22");
  assert.equal(today(early), "2026-01-01");
});

const uses = { what: { was: ["deed"] }, how: {} };
const text = (_id: string, value: unknown): boolean => typeof value === "string";
const settled = (answers: Answers): ReturnType<typeof settle> => settle(answers, uses, ["why"], text);

test("answers go to their ids", () => {
  assert.deepEqual(settled({ what: "a", how: "b" }), { answers: { what: "a", how: "b" }, gone: false });
  assert.deepEqual(settled({}), { answers: {}, gone: false });
});

test("an id of old leads to the one of today", () => {
  assert.deepEqual(settled({ deed: "a" })?.answers.what, "a");
});

test("what belonged to a retired id is left out, and said so", () => {
  assert.deepEqual(settled({ what: "a", why: { deep: [] } as never }), { answers: { what: "a" }, gone: true });
});

const unsettled: Record<string, string> = {
  "an unknown id": `{"who":"a"}`,
  "both the old id and the new one": `{"what":"a","deed":"b"}`,
  "what the widget does not accept": `{"what":7}`,
  "names that every object has": `{"__proto__":"a"}`,
  "the constructor": `{"constructor":"a"}`,
};

for (const [name, answers] of Object.entries(unsettled)) {
  test(`refused: ${name}`, () => assert.equal(settled(JSON.parse(answers) as Answers), undefined));
}
