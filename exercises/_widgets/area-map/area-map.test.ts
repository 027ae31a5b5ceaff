import assert from "node:assert/strict";
import { test } from "node:test";
import "../../_lib/fakes";
import { AreaMap } from "./area-map";
import { filling, ground, rooms, width, type Room } from "./house";

for (const count of [3, 4, 5, 6, 7, 8]) {
  test(`${count} rooms fill the house, and none lies on another`, () => {
    for (const mirrored of [false, true]) {
      const all = rooms(count, mirrored);
      const floor = ground(count);
      assert.equal(all.length, count);
      const area = all.reduce((sum, room) => sum + room.width * room.height, 0);
      const walls = Math.max(...all.map((room) => room.x + room.width)) - Math.min(...all.map((room) => room.x));
      assert.equal(area, walls * (floor - Math.min(...all.map((room) => room.y))));
      assert.equal(new Set(all.map(({ x, y }) => `${x} ${y}`)).size, count);
      for (const room of all) assert.ok(room.x >= 0 && room.x + room.width <= width && room.y + room.height <= floor);
    }
  });
}

test("the rooms are read in the direction of the page", () => {
  const [first, second] = rooms(4, false);
  assert.ok(first!.x < second!.x);
  const [right, left] = rooms(4, true);
  assert.ok(right!.x > left!.x);
});

test("each filling differs, and stays in its room", () => {
  const room: Room = { x: 20, y: 60, width: 150, height: 88 };
  const all = [0, 1, 2, 3].map((state) => filling(room, state));
  assert.equal(new Set(all).size, 4);
  for (const path of all) {
    for (const [, x, y] of path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)) {
      assert.ok(Number(x) >= room.x && Number(x) <= room.x + room.width, `${x} in ${path}`);
      assert.ok(Number(y) >= room.y && Number(y) <= room.y + room.height, `${y} in ${path}`);
    }
  }
});

const widget = (): AreaMap => {
  const inside = ["money", "time"].flatMap((area) => ["fine", "broken"].map((value) => ({ value, dataset: { area } })));
  return Object.assign(new AreaMap(), { inside });
};

test("only its own states of its own areas are accepted from a file", () => {
  assert.ok(widget().accepts({}));
  assert.ok(widget().accepts({ money: "fine", time: "broken" }));
  const others = ['{"money":"gone"}', '{"fine":"money"}', '{"money":["fine"]}', '{"money":7}', '{"__proto__":"fine"}', '[{"money":"fine"}]', '["fine"]', '"fine"', "null"];
  for (const other of others) assert.ok(!widget().accepts(JSON.parse(other)), other);
});
