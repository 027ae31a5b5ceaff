import assert from "node:assert/strict";
import { test } from "node:test";
import { across, mark, span, width } from "./timeline";

test("days stand as far apart as they are", () => {
  const [from, to] = span(false);
  const [first, second, last] = across(["2026-11-01", "2026-11-06", "2026-11-11"], false);
  assert.deepEqual([first, last], [from, to]);
  assert.equal(second, (from + to) / 2);
});

test("days in any order, and one twice", () => {
  const [last, first, again] = across(["2026-11-11", "2026-11-01", "2026-11-11"], false);
  assert.ok(first! < last!);
  assert.equal(again, last);
});

test("a single day stands in the middle", () => {
  const [from, to] = span(false);
  assert.deepEqual(across(["2026-11-01", "2026-11-01"], false), [(from + to) / 2, (from + to) / 2]);
  assert.deepEqual(across([], false), []);
});

test("where one reads from right to left, time goes there too", () => {
  const [first, last] = across(["2026-11-01", "2026-11-11"], true);
  assert.ok(first! > last!);
  assert.deepEqual([first, last], span(true));
  for (const x of span(true)) assert.ok(x >= 0 && x <= width);
});

test("each line has a mark of its own", () => {
  assert.equal(new Set([0, 1, 2, 3, 4].map((kind) => mark(10, 10, kind))).size, 5);
});
