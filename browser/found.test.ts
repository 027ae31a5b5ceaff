/*
 * What people type at the worst hour finds the page they need among the first, through the words of the guides and the synonyms
 * of content/words.yaml. No browser is needed: the search of the page is asked with the index of the built site.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { finder } from "../layouts/search/find.ts";
import type { Index } from "../layouts/search/read.ts";
import { output } from "./output.ts";

const script = readFileSync(join(output, "search/en.js"), "utf8");
const index = new Function(`${script}; return underpinSearch`)() as Index;
const find = finder(index);

/** How many results are seen without scrolling far. */
const seen = 4;

/** What is typed, by the page that must be among the first. */
const wanted: Record<string, string[]> = {
  "help/on-your-own": [
    "he hits me",
    "my girlfriend hits me",
    "scared of my boyfriend",
    "afraid of my wife",
    "is it abuse",
    "controlling",
    "choked me",
    "rape",
    "stalking",
    "narcissist",
    "hit me",
    "he pushed me",
    "he hurts me",
    "she threatens me",
    "he tracks me",
    "he won't let me leave",
    "am i being abused",
    "he forces me to have sex",
    "drunk and hit me",
    "he isolates me from friends",
  ],
  "help/right-now": ["suicide", "suicidal", "kill myself", "want to die", "end my life", "i dont want to live anymore", "self harm", "threatens suicide", "he says he will kill himself if i leave", "i want to hurt him"],
  "help/help-lines": ["hotline", "men hotline", "lgbt help"],
  "help/planning": ["leaving safely", "how do i leave safely", "shelter"],
  "help/when-one-will-not": ["he won't go to therapy"],
  "start/kinds": ["cheated", "porn", "open relationship"],
  "start/friends-and-family": ["trust my friend", "sister stole", "my best friend told my secret"],
  "closeness/touch": ["intimacy", "when can we have sex again"],
  "communication/telling-others": ["what do we tell the kids"],
  "start/doing-the-mending": ["i cheated", "i hate myself"],
  "start/looking-after-you": ["revenge"],
  "start/what-breaks": ["gaslighting"],
  "start/a-quiet-minute": ["panic", "panic attack"],
  "start/first-days": ["just found out", "caught him"],
  "faq/index": [
    "he cheated on me",
    "checking phone",
    "checking his phone",
    "can't stop thinking",
    "cant stop thinking",
    "texting someone else",
    "texting ex",
    "my fault",
    "std test",
    "trust my friend",
    "is he telling the truth",
    "cant afford therapy",
    "sex after affair",
    "she left",
    "he left me",
    "kids",
  ],
  "forgiveness/what-next": ["should I stay", "should I leave", "divorce"],
  "acknowledgment/how-much": ["should i tell him", "how to confess"],
  "acknowledgment/apology": ["how to say sorry", "how to apologise"],
  "transparency/money": ["lied about money", "secret account", "gambling"],
  "follow-through/again": ["did it again", "keeps lying"],
};

describe("search finds", () => {
  for (const [page, searches] of Object.entries(wanted)) {
    for (const typed of searches) {
      test(`${page} by "${typed}"`, () => {
        const first = find(typed, seen).results.map(({ url }) => url);
        assert.ok(first.includes(`${page}.html`), `it found ${first.join(" ")}`);
      });
    }
  }

  test("a result shows the heading that answers, and not another", () => {
    const shown = (typed: string): string | undefined => find(typed, 1).results[0]?.heading?.text;
    assert.equal(shown("he cheated"), "They cheated on me. What do I do first?");
    assert.equal(shown("divorce"), "Should I leave, or stay?");
    assert.equal(shown("she lied about money"), "It was money. Does this hold?");
    assert.equal(shown("how do i stop checking"), "How do I stop checking on them?");
    assert.equal(shown("he hurts me"), "They hurt me, or I am afraid. Is it abuse?");
  });

  test("control: a page is not among the first for just anything", () => {
    const first = find("how long does it take", seen).results.map(({ url }) => url);
    assert.ok(!first.includes("help/right-now.html"));
  });
});
