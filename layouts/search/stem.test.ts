import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stem } from "./stem";

test("every word has the stem that the index gives it", () => {
  const lines = readFileSync("internal/search/testdata/stems.txt", "utf8").trim().split("\n");
  const wrong = lines.filter((line) => {
    const [word = "", want] = line.split(" ");
    return stem(word) !== want;
  });
  assert.ok(lines.length > 4000);
  assert.deepEqual(wrong.map((line) => `${line}, not ${stem(line.split(" ")[0] ?? "")}`), []);
});
