import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { finder } from "./find";
import { near } from "./near";
import type { Index } from "./read";

// The script that internal/search writes for the small site of its tests.
const script = readFileSync("internal/search/testdata/index.js", "utf8");
const index = new Function(`${script}; return underpinSearch`)() as Index;
const find = finder(index);

const urls = (typed: string): string[] => find(typed, 30).results.map((result) => result.url);

const apology = "acknowledgment/apology.html";
const listen = "acknowledgment/listen.html";
const promises = "follow-through/promises.html";
const terms = "forgiveness/your-terms.html";
const openness = "transparency/agreement.html";
const help = "help/when.html";

const cases: { typed: string; want: string[]; reason: string }[] = [
  { typed: "apology ", want: [apology, listen], reason: "the title comes before the text" },
  { typed: "apologise ", want: [apology, listen], reason: "another form" },
  { typed: "apologies ", want: [apology, listen], reason: "a form that no page has" },
  { typed: "apologising ", want: [apology, listen], reason: "a form and spelling that no page has" },
  { typed: "apolgy ", want: [apology, listen], reason: "a letter is missing" },
  { typed: "appology ", want: [apology, listen], reason: "a letter too many" },
  { typed: "apolohy ", want: [apology, listen], reason: "a wrong letter" },
  { typed: "aploogy ", want: [apology, listen], reason: "two letters swapped" },
  { typed: "paology ", want: [apology, listen], reason: "also at the beginning" },
  { typed: "apolo", want: [apology, listen], reason: "a beginning, while it is typed" },
  { typed: "aplol", want: [apology, listen], reason: "a beginning with two letters swapped" },
  { typed: "apo ", want: [], reason: "not a word, once it is complete" },
  { typed: "behaviour ", want: [openness], reason: "British for American" },
  { typed: "counselling", want: [promises], reason: "the same; a counsellor is another word" },
  { typed: "counsellor ", want: [help], reason: "British again" },
  { typed: "FORGIVENESS", want: [terms], reason: "capitals do not matter" },
  { typed: "when to get help", want: [help], reason: "common words count only where they are in a title" },
  { typed: "trust weekly", want: [promises], reason: "all words on one page" },
  { typed: "zzzzzz trust ", want: [promises, terms, listen], reason: "a word that is nowhere is passed over" },
  { typed: "silent treatment ", want: [help], reason: "a phrase with a synonym" },
  { typed: "honesty", want: [openness], reason: "a synonym" },
  { typed: "the ", want: [], reason: "a common word that is in no title" },
  { typed: "  ", want: [], reason: "nothing typed" },
  { typed: "'\"<>\\", want: [], reason: "no words in it" },
];

for (const { typed, want, reason } of cases) {
  test(`"${typed}": ${reason}`, () => assert.deepEqual(urls(typed), want));
}

test("a result says what the page is, and which heading has the words", () => {
  assert.deepEqual(find("danger ", 30), {
    count: 1,
    results: [
      {
        url: help,
        title: "When and how to get help",
        section: "Help",
        summary: "Signs that this is more than two people can carry alone <and> who to call.",
        heading: { id: "in-danger", text: "If you are in danger" },
      },
    ],
  });
  assert.equal(find("apology ", 30).results[0]?.heading, undefined);
});

test("the count goes on where the list ends", () => {
  const { count, results } = find("trust ", 2);
  assert.equal(count, 3);
  assert.equal(results.length, 2);
});

test("one letter is forgiven, two are not", () => {
  for (const typed of ["trust", "trus", "trusst", "tryst", "rtust", "trsut", "trustt"]) assert.ok(near(typed, "trust", false), typed);
  for (const typed of ["tru", "tursst", "turts", "rtsut", "trustee"]) assert.ok(!near(typed, "trust", false), typed);
  assert.ok(near("forgv", "forgive", true));
  assert.ok(!near("forgv", "forgive", false));
});

test("what is not English is found by word, beginning and one wrong letter", () => {
  const other = finder({
    lang: "de",
    pages: [["a.html", "Vertrauen", "", ""]],
    words: "Avertrauen",
    hits: "(",
    synonyms: [],
  });
  for (const typed of ["Vertrauen ", "Vertr", "Vertraun ", "vertrauens "]) assert.equal(other(typed, 9).count, 1, typed);
  assert.equal(other("Vertikal ", 9).count, 0);
});

test("a whole common word is itself alone, and a synonym is not misspelt", () => {
  const other = finder({
    lang: "en",
    pages: [
      ["a.html", "The best method", "", ""],
      ["b.html", "Hit", "", ""],
      ["c.html", "Willing", "", ""],
    ],
    words: "Abest Ahit Ame Cthod Awilling E",
    hits: "( . ! ( 4 !",
    synonyms: [["hit", "beat"]],
  });
  const found = (typed: string): string[] => other(typed, 9).results.map(({ url }) => url);
  assert.deepEqual(found("hit me"), ["b.html"]);
  assert.deepEqual(found("he will hit me"), ["b.html"]);
  assert.deepEqual(found("willingly"), ["c.html"], "control: a stem");
  assert.deepEqual(found("meth"), ["a.html"], "control: a beginning");
  assert.deepEqual(found("bezt"), ["a.html"], "control: a letter wrong");
});
