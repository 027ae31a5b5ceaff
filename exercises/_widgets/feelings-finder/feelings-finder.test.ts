import assert from "node:assert/strict";
import { test } from "node:test";
import { around, box } from "../../_lib/fakes";
import { FeelingsFinder } from "./feelings-finder";

const make = (): FeelingsFinder => around(FeelingsFinder, [box("lonely", "lonely", "checkbox"), box("bitter", "bitter", "checkbox"), box("calm", "calm", "checkbox")]);

test("an answer is the ids of words in the order of the form", () => {
  const widget = make();
  for (const ticked of Reflect.get(widget, "inside") as { value: string; checked: boolean }[]) ticked.checked = ticked.value !== "bitter";
  assert.deepEqual(widget.value, ["lonely", "calm"]);
  assert.deepEqual(widget.texts(), ["lonely", "calm"]);
});

test("only lists of its own words, each once, are accepted from a file", () => {
  const widget = make();
  assert.ok(widget.accepts(["lonely"]));
  assert.ok(widget.accepts(["calm", "lonely"]));
  for (const other of [[], ["lonely", "lonely"], ["sad"], [["lonely"]], "lonely", null, 7, { 0: "lonely" }]) {
    assert.ok(!widget.accepts(other), JSON.stringify(other));
  }
});
