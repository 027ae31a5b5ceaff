import assert from "node:assert/strict";
import { test } from "node:test";
import { after, day, days, found, join, pieces, sentence } from "./text";

const marked = (text: string, ...words: string[]): string =>
  pieces(text, words)
    .map((piece) => (piece.pointed ? `[${piece.text}]` : piece.text))
    .join("");

const points: { text: string; words: string[]; want: string; reason: string }[] = [
  { text: "I lied, but I was tired", words: ["but"], want: "I lied, [but] I was tired", reason: "a word" },
  { text: "But", words: ["but"], want: "[But]", reason: "alone, and with a capital" },
  { text: "butter, rebut, but", words: ["but"], want: "butter, rebut, [but]", reason: "not inside another word" },
  { text: "but but but", words: ["but"], want: "[but] [but] [but]", reason: "one character between is enough for both" },
  { text: "if  you\nwere hurt", words: ["if\\s+you\\s+were\\s+hurt"], want: "[if  you\nwere hurt]", reason: "any space will do" },
  { text: "you’d better", words: ["you['’]d\\s+better"], want: "[you’d better]", reason: "either apostrophe" },
  { text: "log-ins (all)", words: ["log-ins", "\\(all\\)"], want: "[log-ins] [(all)]", reason: "signs mean themselves" },
  { text: "año", words: ["an"], want: "año", reason: "a letter with a mark is a letter" },
  { text: "é\u0301t but", words: ["but"], want: "é\u0301t [but]", reason: "marks of their own" },
  { text: "لكن أنا", words: ["لكن"], want: "[لكن] أنا", reason: "Arabic" },
  { text: "मैं लेकिन", words: ["लेकिन"], want: "मैं [लेकिन]", reason: "Hindi" },
  { text: "no 💔but", words: ["but"], want: "no 💔[but]", reason: "a picture is no letter" },
  { text: "", words: ["but"], want: "", reason: "nothing" },
  { text: "but\n", words: ["but"], want: "[but]\n", reason: "what ends in a line break keeps it" },
  { text: "plain", words: [], want: "plain", reason: "no words to point at" },
];

for (const { text, words, want, reason } of points) {
  test(`pieces: ${reason}`, () => {
    assert.equal(marked(text, ...words), want);
    const whole = pieces(text, words).map((piece) => piece.text);
    assert.equal(whole.join(""), text, "put together they are the text");
  });
}

test("a word at the end may still be growing", () => {
  assert.deepEqual(found("I lied but", "but"), []);
  assert.deepEqual(found("I lied but ", "but"), ["but"]);
  assert.deepEqual(found("I lied but\n", "but"), ["but"]);
});

test("words that are found are named once, as they are written", () => {
  assert.deepEqual(found("But I did, but you. However, ", "but|however"), ["But", "However"]);
  assert.deepEqual(found("nothing here ", "but"), []);
});

test("a hundred thousand letters take no time that a hand would feel", () => {
  const began = performance.now();
  pieces("I lied but ".repeat(10_000), ["but", "however", "if you were hurt"]);
  assert.ok(performance.now() - began < 500);
});

const parts = (...words: string[]): Parameters<typeof sentence>[0] =>
  [
    { start: "When", end: "," },
    { start: "I felt", end: "." },
    { start: "Would you", end: "?" },
  ].map((part, i) => ({ ...part, words: words[i] ?? "" }));

const sentences: { words: string[]; want: string; reason: string }[] = [
  { words: ["you came late", "small", "write to me"], want: "When you came late, I felt small. Would you write to me?", reason: "all parts" },
  { words: ["", "small", ""], want: "I felt small.", reason: "what is not answered is left out with its words" },
  { words: [], want: "", reason: "nothing" },
  { words: ["  ", "\n", ""], want: "", reason: "spaces are no answer" },
  { words: ["When you came late,", "I felt small.", "Would you write?"], want: "When you came late, I felt small. Would you write?", reason: "nothing stands twice" },
  { words: ["", "felt small", "you write to me"], want: "I felt small. Would you write to me?", reason: "nor does the end of a beginning" },
  { words: ["when you came late"], want: "When you came late,", reason: "the beginning keeps its capital" },
  { words: ["whenever you go"], want: "When whenever you go,", reason: "the beginning of a longer word is not the beginning" },
  { words: ["you came late.", "small!", "write"], want: "When you came late, I felt small! Would you write?", reason: "an own ending stays where it says more" },
  { words: ["<b>x</b>"], want: "When <b>x</b>,", reason: "markup is words" },
];

for (const { words, want, reason } of sentences) test(`sentence: ${reason}`, () => assert.equal(sentence(parts(...words)), want));

const begun: Record<string, Record<string, string>> = {
  "I will ": {
    "call at six": "I will call at six",
    "I will call": "I will call",
    "i will call": "I will call",
    "will call": "I will call",
    "I'll call": "I'll call",
    "i’ll call": "i’ll call",
    "I'm going to call": "I'm going to call",
    "I won't be late": "I won't be late",
    "I will": "I will",
    "we’ll talk": "we’ll talk",
    "We will talk": "We will talk",
    "ill people first": "I will ill people first",
    "welcome them": "I will welcome them",
  },
  "We will ": { "we'll talk": "we'll talk", talk: "We will talk", "we will talk": "We will talk" },
  "I am sorry that I ": {
    "read it": "I am sorry that I read it",
    "I read it": "I am sorry that I read it",
    "that I read it": "I am sorry that I read it",
    "I'm sorry I read it": "I'm sorry I read it",
    "I am sorry that I read it": "I am sorry that I read it",
  },
  "I told you that ": { "I told you I was out": "I told you I was out", "I was out": "I told you that I was out", "that I was out": "I told you that I was out" },
  "I do this so that ": { "I do not shout": "I do this so that I do not shout" },
  "They have said that ": { "they've said it is cold": "they've said it is cold", "it is cold": "They have said that it is cold" },
  "Would you ": { "write to me": "Would you write to me", "you write to me": "Would you write to me", "would you write": "Would you write" },
  "I would need to see ": { "I'd need to see the bank": "I'd need to see the bank", "the bank": "I would need to see the bank" },
  "because it would help me to ": { sleep: "because it would help me to sleep", "to sleep": "because it would help me to sleep" },
  "(": { "not yet": "(not yet" },
  "": { "as it is": "as it is", "I'll": "I'll" },
};

for (const [start, all] of Object.entries(begun)) {
  for (const [words, want] of Object.entries(all)) test(`after “${start}”: ${words}`, () => assert.equal(after(start, words), want));
}

test("a part without a beginning and an end is the reader's alone", () => {
  assert.equal(sentence([{ start: "", end: "", words: " as it is. " }]), "as it is.");
});

test("lists join as the language does", () => {
  assert.equal(join([], "en"), "");
  assert.equal(join(["a"], "en"), "a");
  assert.equal(join(["a", "b", "c"], "en-US"), "a, b, and c");
  assert.equal(join(["a", "b"], "fr"), "a et b");
  assert.equal(join(["a", "b"], "ar"), "a وb");
});

test("a day is written as the language writes it, wherever the reader is", () => {
  assert.equal(day("2026-12-01", "en-US"), "December 1, 2026");
  assert.equal(day("2026-12-01", "fr"), "1 décembre 2026");
  assert.equal(day("soon", "en"), "soon");
});

test("days of one date are numbered from the second on, wherever they stand", () => {
  const entries = ["2026-11-22", "2026-11-21", "2026-11-22", "2026-11-22"].map((date) => ({ date }));
  assert.deepEqual(days(entries, "en"), ["November 22, 2026", "November 21, 2026", "November 22, 2026 (2)", "November 22, 2026 (3)"]);
});
