import assert from "node:assert/strict";
import { test } from "node:test";
import { around } from "../../_lib/fakes";
import { SortPiles } from "./sort-piles";

const piles = { both: "Agreement", own: "Boundary" };
const cards = { leave: "I go for a walk.", nine: "We stop at nine.", call: "Who calls?" };

const make = (): SortPiles =>
  around(
    SortPiles,
    Object.entries(cards).flatMap(([card, words]) =>
      Object.entries(piles).map(([id, pile]) => ({
        ...{ value: id, checked: false, dataset: { card } },
        parentElement: { querySelector: () => ({ textContent: pile }) },
        closest: () => ({ querySelector: () => ({ textContent: words }) }),
      })),
    ),
  );

test("nothing is sorted at first", () => {
  const widget = make();
  assert.equal(widget.value, null);
  assert.deepEqual(widget.texts(), []);
});

test("an answer holds the pile of each sorted card", () => {
  const widget = make();
  widget.value = { call: "own", leave: "own" };
  assert.deepEqual(widget.value, { leave: "own", call: "own" });
  widget.value = { nine: "both" };
  assert.deepEqual(widget.value, { nine: "both" }, "what was sorted before is not left");
  widget.value = null;
  assert.equal(widget.value, null);
});

test("it reads pile by pile, as one pile, or as the pile of a card", () => {
  const widget = make();
  widget.value = { leave: "own", nine: "both", call: "own" };
  assert.deepEqual(widget.texts(), ["Agreement: We stop at nine", "Boundary: I go for a walk; Who calls?"]);
  assert.deepEqual(widget.texts("own"), ["I go for a walk.", "Who calls?"]);
  assert.deepEqual(widget.texts("nine"), ["Agreement"]);
  widget.value = { leave: "own" };
  assert.deepEqual(widget.texts("both"), []);
  assert.deepEqual(widget.texts("nine"), []);
});

test("only its own cards in its own piles are accepted from a file", () => {
  const widget = make();
  assert.ok(widget.accepts({ leave: "own" }));
  for (const other of ['{"leave":"rule"}', '{"who":"own"}', '{"leave":""}', '{"leave":null}', '{"leave":["own"]}', '{"__proto__":"own"}', '{"constructor":"own"}', '["own"]', '"own"', "7", "null"]) {
    assert.ok(!widget.accepts(JSON.parse(other)), other);
  }
});
