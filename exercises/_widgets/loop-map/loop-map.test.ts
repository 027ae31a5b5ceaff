import assert from "node:assert/strict";
import { test } from "node:test";
import "../../_lib/fakes";
import { LoopMap } from "./loop-map";
import { bars, box, head, height, stops, way, width } from "./ring";

for (const count of [3, 4, 5, 6]) {
  test(`${count} stops stand in the drawing, and none on another`, () => {
    for (const mirrored of [false, true]) {
      const all = stops(count, mirrored);
      all.forEach((stop, i) => {
        assert.ok(stop.x >= box.width / 2 && stop.x <= width - box.width / 2 && stop.y >= box.height / 2 && stop.y <= height(count) - box.height / 2);
        for (const other of all.slice(i + 1)) {
          assert.ok(Math.abs(stop.x - other.x) >= box.width || Math.abs(stop.y - other.y) >= box.height, `${JSON.stringify([stop, other])}`);
        }
      });
    }
  });

  test(`the marks on the ways of ${count} stops lie beneath no stop`, () => {
    for (const mark of [head, bars]) {
      for (let i = 0; i < count; i++) {
        for (const [, x, y] of mark(i, count, false).matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)) {
          const covered = stops(count, false).some((stop) => Math.abs(stop.x - Number(x)) < box.width / 2 && Math.abs(stop.y - Number(y)) < box.height / 2);
          assert.ok(!covered, `${x} ${y}`);
        }
      }
    }
  });
}

test("the loop goes round in the direction of the page, and ends where it began", () => {
  assert.ok(stops(4, false)[1]!.x > stops(4, true)[1]!.x);
  assert.equal(way(3, 4, false).split(" 0 0 1 ")[1], way(0, 4, false).slice(1).split("A")[0]);
});

const make = (): LoopMap => Object.assign(new LoopMap(), { querySelectorAll: () => [{ dataset: { part: "do" } }, { dataset: { part: "feel" } }] });

test("only texts by the ids of its stops, and one of them as the exit, are accepted from a file", () => {
  for (const answer of [{}, { do: "x" }, { do: "x", feel: "", exit: "feel" }]) assert.ok(make().accepts(answer));
  const others = ['{"go":"x"}', '{"do":7}', '{"exit":"go"}', '{"exit":"exit"}', '{"exit":""}', '{"exit":["do"]}', '{"__proto__":"x"}', '["x"]', '"x"', "null"];
  for (const other of others) assert.ok(!make().accepts(JSON.parse(other)), other);
});
