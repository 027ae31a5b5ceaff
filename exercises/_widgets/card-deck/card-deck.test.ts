import assert from "node:assert/strict";
import { test } from "node:test";
import { around, box } from "../../_lib/fakes";
import { CardDeck } from "./card-deck";
import { dealt } from "./deal";

test("kept cards are the answer, in the order of the form, and read as their words", () => {
  const widget = around(CardDeck, [box("again", "Could we start again?", "checkbox"), box("slow", "I need this slower.", "checkbox")]);
  widget.value = ["slow", "again"];
  assert.deepEqual(widget.value, ["again", "slow"]);
  assert.deepEqual(widget.texts(), ["Could we start again?", "I need this slower."]);
});

test("cards to be read alone have no answer, and accept none from a file", () => {
  const widget = around(CardDeck, []);
  assert.equal(widget.value, null);
  for (const other of [[], ["again"], null]) assert.ok(!widget.accepts(other));
});

test("dealing keeps every card, leaves the deck as it was, and lets chance alone decide", () => {
  const cards = ["a", "b", "c"];
  const keys = [0.9, 0.1, 0.5];
  assert.deepEqual(dealt(cards, () => keys.shift()!), ["b", "c", "a"]);
  assert.deepEqual(cards, ["a", "b", "c"]);
  assert.deepEqual(dealt(cards, Math.random).sort(), cards);
});
