/*
 * What no page of the site has yet: two exercises on one page, an exercise for two with its questions before it, and the widgets
 * that no exercise uses. For that a copy of the source gets an exercise more, and is built.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { axe, violations } from "./access.ts";
import { watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, type Downloads } from "./exercises.ts";
import { serve, type Place } from "./output.ts";

const exercise = `title: A trial of two
summary: An exercise that stands only in a test, to see the questions before it.
minutes: 1
mode: together
topics: [communication]
steps:
  - title: One
    widgets:
      - {widget: rating-scale, id: sure, label: How sure I am, from: 1, to: 5, low: not at all, high: quite}
      - {widget: choose-many, id: today, label: What I can do today, none: true, choices: [{id: sleep, label: sleep}, {id: call, label: call one person}]}
      - {widget: short-text, id: later, label: When, when: {sure: 5}}
result:
  title: The trial
  text: |
    Sure: {sure}. Today: {today}.

    Later: {later}
`;
const examples = `examples:
  - {name: usual, answers: {sure: 2, today: [sleep, call]}, result: "Sure: 2. Today: sleep and call one person."}
  - {name: sparse, answers: {sure: 1}, result: "Sure: 1. Today: …."}
  - {name: long, answers: {sure: 5, today: [none], later: now}, result: "Sure: 5. Today: None of these.\\n\\nLater: now"}
`;
const guide = `---
title: Two of them
summary: A page that stands only in a test, with two exercises of which one is for two people, and it has to be long enough.
reviewed: 2026-11-22
rests_on: experience
for: either
topics: [help]
---

[The first](exercise:apology)

[The second](exercise:trial)
`;

/** Registers the tests of exercises beside each other for one engine. */
export function togetherTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: exercises beside each other`, () => {
    let source: string;
    let place: Place;
    let tab: Watched;
    before(async () => {
      source = mkdtempSync(join(tmpdir(), "underpin-trial-"));
      for (const name of ["site.yaml", "content", "exercises", "layouts", "static"]) cpSync(name, join(source, name), { recursive: true });
      mkdirSync(join(source, "exercises/trial"));
      writeFileSync(join(source, "exercises/trial/exercise.yaml"), exercise);
      writeFileSync(join(source, "exercises/trial/examples.yaml"), examples);
      writeFileSync(join(source, "content/about/trial.md"), guide);
      execFileSync("go", ["run", "./cmd/underpin", "build", "--source", source, "--output", join(source, "public")], { stdio: ["ignore", 2, 2] });
      place = await serve(join(source, "public"));
      tab = await watched(browser(), place.base);
      tab.page.on("dialog", (dialog) => void dialog.accept());
    });
    after(async () => {
      await tab.page.close();
      await place.close();
      rmSync(source, { recursive: true, force: true });
    });
    const at = async (name: string): Promise<Sheet> => {
      await tab.page.goto(place.base + name);
      return new Sheet(tab.page, "trial").ready();
    };

    test("two on one page keep apart: answers, results, files, erasing", async () => {
      const trial = await at("about/trial.html");
      const apology = await new Sheet(tab.page, "apology").ready();
      await apology.give({ what: "I lied." });
      await trial.give({ sure: 2, today: ["sleep", "call"] });
      assert.equal(await apology.result(), "I lied.");
      assert.equal(await trial.result(), "Sure: 2. Today: sleep and call one person.");
      await trial.press("save");
      const { text } = await downloads.next();
      await trial.hears("saved");
      assert.deepEqual((JSON.parse(text) as { entries: { answers: object }[] }).entries[0]!.answers, { sure: 2, today: ["sleep", "call"] });
      await trial.press("erase");
      await trial.hears("erased");
      assert.equal(await trial.result(), "");
      assert.equal(await apology.result(), "I lied.");
      await apology.open(text);
      await apology.hears("other");
      await trial.open(text);
      await trial.hears("opened");
      assert.equal(await trial.result(), "Sure: 2. Today: sleep and call one person.");
      const doubled = await tab.page.$$eval("[id]", (all) => all.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at));
      assert.deepEqual(doubled, [], "ids stand twice");
      assert.deepEqual(tab.faults, []);
    });

    test("an exercise for two opens with the questions: they tell, and hold nothing back", async () => {
      const trial = await at("exercises/trial.html");
      const gate = new Sheet(tab.page, "before-you-start");
      const seen = await tab.page.evaluate(() => {
        const [gate, form] = [document.querySelector(".gate"), document.querySelector('[data-exercise="trial"] [data-step]')];
        return Boolean(gate && form && gate.checkVisibility() && form.checkVisibility() && gate.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING);
      });
      assert.ok(seen, "the questions do not stand before the form");
      const routes = (): Promise<string[]> => tab.page.$$eval(`${gate.root} [data-route]`, (all) => all.filter((route) => route.checkVisibility()).map((route) => (route as HTMLElement).dataset.route ?? ""));
      assert.deepEqual(await routes(), []);
      await gate.give({ check: ["fear"] });
      assert.deepEqual(await routes(), ["any"]);
      const links = await tab.page.$$eval(`${gate.root} [data-route=any] a`, (all) => all.map((link) => (link as HTMLAnchorElement).href));
      assert.ok(links.some((link) => link.includes("/help/")), "no way to help");
      await trial.give({ sure: 5, later: "now" });
      assert.equal(await trial.result(), "Sure: 5. Today: ….\n\nLater: now", "the questions hold the exercise back");
      await trial.press("save");
      assert.ok(!(await downloads.next()).text.includes("fear"), "what was ticked is in the file");
      assert.deepEqual(tab.faults, []);
      if (engine === "chromium") {
        await tab.page.evaluate(axe);
        assert.deepEqual(await violations(tab.page, [], "main"), []);
      }
    });

    test("by keyboard: a number is chosen and taken back, several are ticked, and what hangs on an answer comes and goes", async () => {
      const trial = await at("exercises/trial.html");
      const { keyboard } = tab.page;
      const later = (): Promise<boolean> => tab.page.$eval(`${trial.root} [data-id=later]`, (widget) => widget.checkVisibility());
      assert.equal(await later(), false);
      await tab.page.focus("[name=trial_sure]");
      await keyboard.press(" ");
      for (let steps = 0; steps < 4; steps++) await keyboard.press("ArrowRight");
      assert.equal(await later(), true);
      await keyboard.press("Tab"); // to the button that takes it back
      await keyboard.press("Tab");
      await keyboard.press(" ");
      await keyboard.press("Tab");
      await keyboard.press(" ");
      assert.equal(await trial.result(), "Sure: 5. Today: sleep and call one person.");
      await keyboard.press("Tab"); // none of these
      await keyboard.press(" ");
      assert.equal(await trial.result(), "Sure: 5. Today: None of these.");
      await tab.page.focus(`${trial.root} [data-id=sure] [data-clear]`);
      await keyboard.press("Enter");
      assert.equal(await later(), false);
      assert.equal(await trial.result(), "Sure: …. Today: None of these.");
      assert.ok(await tab.page.evaluate(() => document.activeElement?.matches("[name=trial_sure]")), "the focus is lost");
    });
  });
}
