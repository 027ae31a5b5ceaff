import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, hide, say, takeBack, type Turns } from "./turns";

const started = begun as Turns<string>;
const first = hide(started, "a");
const both = hide(first, "b");

test("the first hides, and the phone goes to the second", () => {
  assert.deepEqual(first, { at: "cover", turn: 1, held: ["a", undefined], said: [false, false] });
});

test("both are hidden, and nobody has said anything yet", () => {
  assert.deepEqual(both, { at: "both", turn: 0, held: ["a", "b"], said: [false, false] });
});

test("one alone shows nothing, whichever it is", () => {
  assert.equal(say(both, 0).at, "both");
  assert.equal(say(both, 1).at, "both");
  assert.equal(say(say(both, 0), 0).at, "both", "a second press of one's own takes it back");
  assert.deepEqual(say(say(both, 0), 0).said, [false, false]);
});

test("both presses show both, in either order", () => {
  for (const order of [[0, 1], [1, 0]] as const) assert.equal(order.reduce(say, both).at, "shown");
  assert.deepEqual(say(say(both, 0), 1).held, ["a", "b"]);
});

test("who takes theirs back before the phone changes hands ends it", () => {
  assert.equal(takeBack(first, 0), begun);
});

test("the first takes theirs back while the second writes: what the second writes stays with them", () => {
  const writing: Turns<string> = { ...first, at: "write" };
  const alone = takeBack(writing, 0);
  assert.deepEqual(alone, { at: "write", turn: 1, held: [undefined, undefined], said: [false, false] });
  const again = hide(alone, "b");
  assert.deepEqual([again.at, again.turn, again.held], ["cover", 0, [undefined, "b"]], "then it is the first one's turn");
  assert.equal(hide(again, "a").at, "both");
});

test("who takes theirs back at the end may answer again, and what was said no longer counts", () => {
  for (const who of [0, 1] as const) {
    const other = who ? 0 : 1;
    const state = takeBack(say(both, other), who);
    assert.deepEqual([state.at, state.turn, state.said], ["cover", who, [false, false]]);
    assert.equal(state.held[who], undefined);
    assert.equal(state.held[other], other ? "b" : "a");
    assert.equal(say(hide(state, "c"), other).at, "both", "what one said of the first answers is not said of the second");
  }
});
