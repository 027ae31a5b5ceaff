import assert from "node:assert/strict";
import { test } from "node:test";
import { around, box } from "../../_lib/fakes";
import { RatingScale } from "./rating-scale";

const make = (): RatingScale => around(RatingScale, ["0", "1", "2", "3"].map((number) => box(number, number)));

test("an answer is a number, and nought is one", () => {
  const widget = make();
  assert.equal(widget.value, null);
  widget.value = 0;
  assert.equal(widget.value, 0);
  assert.deepEqual(widget.texts(), ["0"]);
});

test("only numbers on the scale are accepted from a file", () => {
  const widget = make();
  assert.ok(widget.accepts(3));
  for (const other of [4, -1, 1.5, "1", null, NaN, [1]]) assert.ok(!widget.accepts(other), String(other));
});
