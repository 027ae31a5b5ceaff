import assert from "node:assert/strict";
import { test } from "node:test";
import { around, field } from "./fakes";
import { Count } from "./count";

class Counted extends Count {}

test("an answer is a whole number, and nought is one", () => {
  const widget = around(Counted, [field()]);
  assert.equal(widget.value, null);
  assert.deepEqual(widget.texts(), []);
  widget.value = 0;
  assert.equal(widget.value, 0);
  assert.deepEqual(widget.texts(), ["0"]);
  widget.value = null;
  assert.equal(widget.value, null);
});

test("what is written and is no such number is no answer, so that every saved file opens", () => {
  for (const words of ["-1", "1.5", "1e2", "1000", "six", " "]) {
    const widget = around(Counted, [{ ...field(), value: words }]);
    assert.equal(widget.value, null, words);
  }
});

test("only such numbers are accepted from a file", () => {
  const widget = around(Counted, [field()]);
  for (const number of [0, 6, 999]) assert.ok(widget.accepts(number));
  for (const other of [-1, 1.5, 1000, NaN, Infinity, "6", null, [6], {}]) assert.ok(!widget.accepts(other), String(other));
});
