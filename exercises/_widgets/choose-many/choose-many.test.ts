import assert from "node:assert/strict";
import { test } from "node:test";
import { around, box, press } from "../../_lib/fakes";
import { ChooseMany } from "./choose-many";

const make = (): { widget: ChooseMany; boxes: ReturnType<typeof box>[] } => {
  const boxes = [box("sleep", "sleep", "checkbox"), box("eat", "eat", "checkbox"), box("none", "None of these", "checkbox")];
  return { widget: around(ChooseMany, boxes), boxes };
};

test("answers are ids in the order of the form, and read as words", () => {
  const { widget } = make();
  widget.value = ["eat", "sleep"];
  assert.deepEqual(widget.value, ["sleep", "eat"]);
  assert.deepEqual(widget.texts(), ["sleep", "eat"]);
  widget.value = null;
  assert.equal(widget.value, null);
});

test("none takes the others back, and they take it back", () => {
  const { widget, boxes } = make();
  const [sleep, eat, none] = boxes as [(typeof boxes)[0], (typeof boxes)[0], (typeof boxes)[0]];
  press(widget, sleep!);
  press(widget, eat!);
  press(widget, none!);
  assert.deepEqual(widget.value, ["none"]);
  press(widget, eat!);
  assert.deepEqual(widget.value, ["eat"]);
  press(widget, eat!);
  assert.equal(widget.value, null);
});

test("only lists of its own ids, each once, are accepted from a file", () => {
  const { widget } = make();
  assert.ok(widget.accepts(["sleep"]));
  assert.ok(widget.accepts(["eat", "sleep"]));
  assert.ok(widget.accepts(["none"]));
  for (const other of [[], ["sleep", "sleep"], ["sleep", "none"], ["score"], [["sleep"]], "sleep", null, 7, { 0: "sleep" }]) {
    assert.ok(!widget.accepts(other), JSON.stringify(other));
  }
});
