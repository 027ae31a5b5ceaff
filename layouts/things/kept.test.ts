import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, encodeSealed } from "../../exercises/_lib/file";
import { prefixOf, sizeOf, thingsIn, together, type Thing } from "./kept";

const prefix = prefixOf("/underpin/");
const entries = [
  { date: "2026-11-20", answers: { what: "then" } },
  { date: "2026-11-22", answers: { what: "now" } },
];
const plain = encode("apology", entries, new Date("2026-11-22T10:00:00Z"));
const locked = encodeSealed({ kdf: "PBKDF2-SHA-256", rounds: 600_000, salt: "AAAA", nonce: "AAAA", data: "AAAA" });
const kept = (...all: [id: string, text: string][]): Thing[] => thingsIn(all.map(([id, text]) => [prefix + id, text] as const), prefix);

test("only the keys of this site are its own", () => {
  const found = thingsIn([["underpin:/:apology", plain], ["underpin:/underpin/fr/:apology", plain], ["theme", "dark"], [`${prefix}apology`, plain]], prefix);
  assert.deepEqual(found.map(({ id }) => id), ["apology"]);
});

test("each tells its days, or that it is locked, or that it can't be read", () => {
  const found = kept(["say-it", locked], ["apology", plain], ["requests", "{}"], ["steady", plain]);
  assert.deepEqual(found.map(({ id, state, days }) => [id, state, ...days]), [
    ["apology", "plain", "2026-11-20", "2026-11-22"],
    ["requests", "unreadable"],
    ["say-it", "locked"],
    ["steady", "unreadable"],
  ], "in order, and the file of another exercise is none of its own");
});

test("of all in one file each exercise takes its own part", () => {
  const file = together(kept(["apology", plain], ["say-it", locked], ["requests", "{}"]));
  assert.deepEqual(decode(file, "apology"), entries);
  const other = decode(file, "say-it");
  assert.ok(Array.isArray(other) && other.length === 1 && "kdf" in other[0]!, "locked parts stay locked");
});

test("a size is read as people write it", () => {
  assert.equal(sizeOf("ä", "en"), "2 bytes");
  assert.equal(sizeOf("a".repeat(1234), "en"), "1.2 kilobytes");
  assert.equal(sizeOf("a".repeat(123_456), "en"), "123 kilobytes");
});
