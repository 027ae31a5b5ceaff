import assert from "node:assert/strict";
import { test } from "node:test";
import { leftAt, minutesLeft, rest, run, stretch, wound } from "./clock";

const minute = 60_000;

test("a clock rests until it is started, and while it is paused", () => {
  const clock = wound(5);
  assert.equal(leftAt(clock, 1e9), 5 * minute);
  const running = run(clock, 1000);
  assert.equal(leftAt(running, 1000 + minute), 4 * minute);
  const paused = rest(running, 1000 + minute);
  assert.equal(leftAt(paused, 1e9), 4 * minute);
  assert.equal(leftAt(run(paused, 5000), 6000), 4 * minute - 1000);
});

test("a clock goes on below nought when nobody ends the turn", () => assert.equal(leftAt(run(wound(1), 0), 3 * minute), -2 * minute));

const stretched: { at: number; want: number; reason: string }[] = [
  { at: minute, want: 2 * minute, reason: "a minute is added to what is left" },
  { at: 5 * minute, want: minute, reason: "after its time it is a whole minute from now on" },
];
for (const { at, want, reason } of stretched) {
  test(`stretched, ${reason}`, () => {
    const clock = stretch(run(wound(2), 0), at);
    assert.equal(leftAt(clock, at), want);
    assert.equal(clock.length, 3 * minute);
    assert.equal(leftAt(clock, at + 1000), want - 1000);
  });
}

test("minutes are told, and seconds are not", () => {
  assert.deepEqual([5 * minute, 5 * minute - 1, minute + 1, minute, minute - 1, 0, -minute].map(minutesLeft), [5, 5, 2, 1, 0, 0, 0]);
});
