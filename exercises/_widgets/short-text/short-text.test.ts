import assert from "node:assert/strict";
import { test } from "node:test";
import { around, field } from "../../_lib/fakes";
import { ShortText } from "./short-text";

test("an answer is the words as they were written", () => {
  const widget = around(ShortText, [field()]);
  widget.value = "  I lied. 💔 ";
  assert.equal(widget.value, "  I lied. 💔 ");
  assert.deepEqual(widget.texts(), ["I lied. 💔"]);
});

test("spaces are no answer", () => {
  const widget = around(ShortText, [field()]);
  widget.value = " \n";
  assert.equal(widget.value, null);
  assert.deepEqual(widget.texts(), []);
});

test("erased, it is as it was", () => {
  const widget = around(ShortText, [field()]);
  widget.value = "words";
  widget.value = null;
  assert.equal(widget.value, null);
});

test("only text is accepted from a file", () => {
  const widget = around(ShortText, [field()]);
  assert.ok(widget.accepts("<script>"));
  for (const other of [7, null, undefined, [], {}, ["a"]]) assert.ok(!widget.accepts(other), JSON.stringify(other));
});
