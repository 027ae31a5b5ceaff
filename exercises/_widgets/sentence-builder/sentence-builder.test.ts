import assert from "node:assert/strict";
import { test } from "node:test";
import { around, field } from "../../_lib/fakes";
import { SentenceBuilder } from "./sentence-builder";

const make = (): SentenceBuilder =>
  around(SentenceBuilder, [
    field({ part: "when", start: "When", end: "," }),
    field({ part: "felt", start: "I felt", end: "." }),
  ]);

test("an answer holds the parts that were answered", () => {
  const widget = make();
  assert.equal(widget.value, null);
  widget.value = { felt: "small" };
  assert.deepEqual(widget.value, { felt: "small" });
  assert.deepEqual(widget.texts(), ["I felt small."]);
  assert.deepEqual(widget.texts("felt"), ["I felt small."]);
  assert.deepEqual(widget.texts("when"), []);
});

test("all parts make the sentence", () => {
  const widget = make();
  widget.value = { when: "you came late", felt: "small" };
  assert.deepEqual(widget.texts(), ["When you came late, I felt small."]);
  widget.value = null;
  assert.deepEqual(widget.texts(), []);
});

test("only texts by the ids of its parts are accepted from a file", () => {
  const widget = make();
  assert.ok(widget.accepts({ when: "x" }));
  assert.ok(widget.accepts({ when: "x", felt: "" }));
  for (const other of ['{"who":"x"}', '{"when":7}', '{"__proto__":"x"}', '["x"]', '"x"', "null"]) assert.ok(!widget.accepts(JSON.parse(other)), other);
});
