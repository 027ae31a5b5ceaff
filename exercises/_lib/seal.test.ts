import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, isLocked, type Sealed } from "./file";
import { canSeal, lockOf, seal, unseal, unsealBy } from "./seal";

const words = "I lied. 💔 لكن ".repeat(5000);
const passphrase = "four ordinary words";

const partOf = (file: string): Sealed => {
  const opened = decode(file, "apology");
  assert.ok(typeof opened !== "string" && isLocked(opened) && opened.length === 1);
  return opened[0]!;
};
const sealedBy = async (text: string, by: string): Promise<Sealed> => partOf(await seal(text, await lockOf(by)));

test("sealing is there", () => assert.ok(canSeal));

test("what was sealed is opened by its passphrase alone", async () => {
  const sealed = await sealedBy(words, passphrase);
  assert.ok(sealed.rounds >= 600_000);
  assert.equal(await unseal(sealed, passphrase), words);
  await assert.rejects(unseal(sealed, "four ordinary word"));
  const flipped = (sealed.data.startsWith("A") ? "B" : "A") + sealed.data.slice(1);
  await assert.rejects(unseal({ ...sealed, data: flipped }, passphrase), "a change is noticed");
  await assert.rejects(unseal({ ...sealed, data: sealed.data.slice(0, -8) }, passphrase), "and a cut");
  await assert.rejects(unseal({ ...sealed, data: "A" } as Sealed, passphrase), "and what is no base64");
});

test("nothing is sealed twice the same way", async () => {
  const [one, two] = [await sealedBy("words", passphrase), await sealedBy("words", passphrase)];
  assert.notEqual(one.salt, two.salt);
  assert.notEqual(one.nonce, two.nonce);
  assert.notEqual(one.data, two.data);
  assert.deepEqual([atob(one.salt).length, atob(one.nonce).length], [16, 12]);
});

test("a lock seals again and again, each time with another nonce, and the lock of what was sealed does too", async () => {
  const lock = await lockOf(passphrase);
  const [one, two] = [partOf(await seal("one", lock)), partOf(await seal("two", lock))];
  assert.equal(one.salt, two.salt);
  assert.notEqual(one.nonce, two.nonce);
  const again = await lockOf(passphrase, one);
  assert.equal(await unsealBy(two, again), "two");
  assert.equal(await unseal(partOf(await seal("three", again)), passphrase), "three");
});

test("a key can't be taken out of a lock", async () => {
  const { key } = await lockOf(passphrase);
  assert.equal(key.extractable, false);
});

test("a passphrase is the same on keyboards that write its letters differently", async () => {
  assert.equal(await unseal(await sealedBy("words", "caf\u00e9 au lait"), "cafe\u0301 au lait"), "words");
});
