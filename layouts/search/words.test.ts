import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { wordsOf } from "./words";

test("every text is cut into the words that the index has", () => {
  const lines = readFileSync("internal/search/testdata/words.txt", "utf8").trim().split("\n");
  for (const line of lines) {
    const [text, words] = line.split(" -> ");
    if (text && words) assert.equal(wordsOf(text).join(" "), words, line);
  }
});
