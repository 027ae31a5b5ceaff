import assert from "node:assert/strict";
import { test } from "node:test";
import { steps } from "./steps";

test("each second of a breath is counted in its part", () => {
  assert.deepEqual(
    steps([2, 1, 3]).map(({ part, count }) => `${part}: ${count}`),
    ["0: 1", "0: 2", "1: 1", "2: 1", "2: 2", "2: 3"],
  );
});
