import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapped } from "./svg";

const cases: { text: string; letters: number; most: number; want: string[]; reason: string }[] = [
  { text: "", letters: 5, most: 2, want: [], reason: "nothing" },
  { text: "  ", letters: 5, most: 2, want: [], reason: "spaces" },
  { text: "one two", letters: 7, most: 2, want: ["one two"], reason: "what fits stays in one line" },
  { text: "one two", letters: 6, most: 2, want: ["one", "two"], reason: "what does not goes into the next" },
  { text: "one\n two", letters: 9, most: 2, want: ["one two"], reason: "any space parts words" },
  { text: "one two three four", letters: 5, most: 2, want: ["one", "two…"], reason: "what is left out is said to be" },
  { text: "one two, three", letters: 5, most: 2, want: ["one", "two…"], reason: "no sign stands before the dots" },
  { text: "abcdefgh", letters: 3, most: 3, want: ["abc", "def", "gh"], reason: "a word that is too long is cut" },
  { text: "abcdefgh ij", letters: 3, most: 2, want: ["abc", "de…"], reason: "and left out too" },
  { text: "💔💔💔", letters: 2, most: 3, want: ["💔💔", "💔"], reason: "no sign is cut in two" },
];

for (const { text, letters, most, want, reason } of cases) test(`lines: ${reason}`, () => assert.deepEqual(wrapped(text, letters, most), want));
