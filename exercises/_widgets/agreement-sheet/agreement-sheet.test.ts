import assert from "node:assert/strict";
import { test } from "node:test";
import { take } from "./take";

type Row = { point?: string; what: string };
const pointOf = ({ point }: Row): unknown => point;

test("each point takes its own row, wherever it stands, and leaves the others", () => {
  const rows: Row[] = [{ point: "", what: "a" }, { point: "phones", what: "b" }, { what: "c" }];
  assert.equal(take(rows, pointOf, "phones")?.what, "b");
  assert.equal(take(rows, pointOf, "phones"), undefined, "no row is taken twice");
  assert.equal(take(rows, pointOf, undefined)?.what, "a", "a row of one's own has no point, or an empty one");
  assert.equal(take(rows, pointOf, "")?.what, "c");
  assert.deepEqual(rows, []);
});

test("what a hostile file calls a point is no point", () => {
  const rows: Row[] = [{ point: "phones", what: "b" }];
  for (const point of [7, ["phones"], { phones: 1 }, "__proto__", true]) assert.equal(take(rows, pointOf, point), undefined);
});
