import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encodeSealed, type Sealed } from "./file";
import { canSeal, seal, unseal } from "./seal";

const words = "I lied. 💔 لكن ".repeat(5000);
const passphrase = "four ordinary words";

test("sealing is there", () => assert.ok(canSeal()));

test("what was sealed is opened by its passphrase alone", async () => {
  const sealed = await seal(words, passphrase);
  assert.ok(sealed.rounds >= 600_000);
  assert.deepEqual(decode(encodeSealed(sealed), "apology"), sealed);
  assert.equal(await unseal(sealed, passphrase), words);
  await assert.rejects(unseal(sealed, "four ordinary word"));
  const flipped = (sealed.data.startsWith("A") ? "B" : "A") + sealed.data.slice(1);
  await assert.rejects(unseal({ ...sealed, data: flipped }, passphrase), "a change is noticed");
  await assert.rejects(unseal({ ...sealed, data: sealed.data.slice(0, -8) }, passphrase), "and a cut");
  await assert.rejects(unseal({ ...sealed, data: "A" } as Sealed, passphrase), "and what is no base64");
});

test("nothing is sealed twice the same way", async () => {
  const [one, two] = [await seal("words", passphrase), await seal("words", passphrase)];
  assert.notEqual(one.salt, two.salt);
  assert.notEqual(one.nonce, two.nonce);
  assert.notEqual(one.data, two.data);
  assert.deepEqual([atob(one.salt).length, atob(one.nonce).length], [16, 12]);
});

test("a passphrase is the same on keyboards that write its letters differently", async () => {
  assert.equal(await unseal(await seal("words", "caf\u00e9 au lait"), "cafe\u0301 au lait"), "words");
});
