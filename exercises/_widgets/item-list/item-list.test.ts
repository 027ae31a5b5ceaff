import assert from "node:assert/strict";
import { test } from "node:test";
import { read, reading } from "./rows";

const rows: { answers: [words: string, reads: string][]; want: string; reason: string }[] = [
  { answers: [["a message", "{}"], ["December 1, 2026", "by {}"]], want: "a message, by December 1, 2026", reason: "each as it is to be read" },
  { answers: [["", "Please {}"], ["soon", "{}"]], want: "soon", reason: "what is not answered is left out with its words" },
  { answers: [["", "{}"], ["", "by {}"]], want: "", reason: "an empty row is nothing" },
  { answers: [["$& and {}", "so: {}"]], want: "so: $& and {}", reason: "signs in the reader's words mean themselves" },
  { answers: [["I was at Ana's.", "{}"], ["I was not.", "but {}"]], want: "I was at Ana's, but I was not.", reason: "no comma after a full stop, which would end the sentence too early" },
  { answers: [["Did he know?", "{}"], ["not yet", "({})"]], want: "Did he know? (not yet)", reason: "a question keeps its mark, and needs no comma" },
  { answers: [["I will call", "I will {}"]], want: "I will call", reason: "a beginning that the reader wrote too is not said twice" },
  { answers: [["I wait", "as"]], want: "as", reason: "words without a place for the answer" },
];

for (const { answers, want, reason } of rows) {
  test(`a row: ${reason}`, () => assert.equal(reading(answers.map(([words, reads]) => read(words, reads))), want));
}
