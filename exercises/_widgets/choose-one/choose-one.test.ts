import assert from "node:assert/strict";
import { test } from "node:test";
import { around, box, press } from "../../_lib/fakes";
import { ChooseOne } from "./choose-one";

const make = (): { widget: ChooseOne; boxes: ReturnType<typeof box>[] } => {
  const boxes = [box("days", "Days ago"), box("weeks", "Weeks ago")];
  return { widget: around(ChooseOne, boxes), boxes };
};

test("nothing is chosen at first", () => {
  const { widget } = make();
  assert.equal(widget.value, null);
  assert.deepEqual(widget.texts(), []);
});

test("an answer is the id, and reads as its words", () => {
  const { widget } = make();
  widget.value = "weeks";
  assert.equal(widget.value, "weeks");
  assert.deepEqual(widget.texts(), ["Weeks ago"]);
  widget.value = null;
  assert.equal(widget.value, null);
});

test("a press is told, once", () => {
  const { widget, boxes } = make();
  let told = 0;
  widget.addEventListener("answer", () => told++);
  press(widget, boxes[0]!);
  assert.deepEqual([widget.value, told], ["days", 1]);
  widget.value = "weeks";
  assert.equal(told, 1, "setting it is no action of the reader's");
});

test("only its own ids are accepted from a file", () => {
  const { widget } = make();
  assert.ok(widget.accepts("days"));
  for (const other of ["day", "", 7, null, ["days"], {}]) assert.ok(!widget.accepts(other), JSON.stringify(other));
});
