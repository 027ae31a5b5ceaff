/*
 * What is drawn from the reader's answers, with the words beside it that say the same; words found in two steps; and the
 * calendar file, which a parser reads that somebody else wrote.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import ICAL from "ical.js";
import type { Browser, Page } from "puppeteer-core";
import { watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, examplesOf, type Downloads } from "./exercises.ts";
import { output, serve, type Place } from "./output.ts";

/** The exercises with a drawing, and the tag of what draws it. */
const drawings = { "what-changed": "area-map", "the-loop": "loop-map", "two-roads": "dated-log", weather: "dated-log" };

/** What the reader has answered, as it reads in the form. Runs in the page. */
function answered(widget: Element): string[] {
  const boxes = [...widget.querySelectorAll<HTMLInputElement>("[data-area]:checked")].flatMap((box) => [
    box.closest("fieldset")!.querySelector("legend")!.textContent!,
    box.parentElement!.querySelector("[data-name]")!.textContent!,
  ]);
  const fields = [...widget.querySelectorAll<HTMLInputElement>(":is(textarea,[type=text])")].map((field) => field.value);
  const choices = [...widget.querySelectorAll("select")].map((field) => (field.value ? field.selectedOptions[0]!.text : ""));
  return [...boxes, ...fields, ...choices].map((words) => words.trim()).filter(Boolean);
}

/** What stands beside a drawing. Runs in the page. */
function beside(picture: Element): string {
  return [...picture.querySelectorAll("li,td,th")].map((part) => part.textContent).join("\n");
}

/** Registers the tests of drawings, of words found in steps, and of calendar files for one engine. */
export function drawnTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: drawings and dates`, () => {
    let place: Place;
    let tab: Watched;
    let page: Page;
    before(async () => {
      place = await serve(output);
      tab = await watched(browser(), place.base);
      page = tab.page;
      page.on("dialog", (dialog) => void dialog.accept());
    });
    after(async () => {
      await page.close();
      await place.close();
    });
    const at = async (id: string): Promise<Sheet> => {
      await page.goto(`${place.base}exercises/${id}.html`);
      return new Sheet(page, id).ready();
    };

    for (const [id, tag] of Object.entries(drawings)) {
      test(`${id}: all that is drawn stands beside it in words, and nothing is left of it after Erase`, async () => {
        const sheet = await at(id);
        await sheet.give(examplesOf(id)[0]!.answers);
        const words = await page.$eval(`${sheet.root} ${tag}`, answered);
        const said = await page.$eval(`${sheet.root} ${tag} [data-picture]`, beside);
        assert.ok(words.length > 2);
        assert.deepEqual(words.filter((word) => !said.includes(word)), []);
        const drawn = await page.$eval(`${sheet.root} ${tag} [data-picture]`, (picture) => ({
          shapes: picture.querySelectorAll("path").length,
          heard: picture.querySelectorAll("svg:not([aria-hidden=true])").length,
          styled: picture.querySelectorAll("[style]").length,
        }));
        assert.ok(drawn.shapes > 2);
        assert.deepEqual([drawn.heard, drawn.styled], [0, 0]);
        const own = await page.$$eval(`${sheet.root} ${tag} :is(textarea,[type=text])`, (fields) => fields.map((field) => (field as HTMLInputElement).value).filter(Boolean));
        await sheet.press("erase");
        const left = await page.$eval(`${sheet.root} ${tag}`, (widget) => widget.textContent ?? "");
        assert.deepEqual(own.filter((word) => left.includes(word)), []);
        assert.deepEqual(await page.$eval(`${sheet.root} ${tag}`, answered), []);
        assert.deepEqual(tab.faults, []);
      });
    }

    test("what is written into a log without a day is written today", async () => {
      const sheet = await at("two-roads");
      const day = `${sheet.root} dated-log [data-column=date]`;
      await page.focus(`${sheet.root} dated-log select`);
      await page.keyboard.press("ArrowDown");
      if (engine === "firefox") await page.keyboard.press("Tab"); // it tells of a choice when the field is left
      const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
      assert.equal(await page.$eval(day, (field) => (field as HTMLInputElement).value), today);
    });

    test("feelings are found in two steps, by keyboard", async () => {
      const sheet = await at("feelings");
      const root = `${sheet.root} feelings-finder`;
      const shown = (): Promise<number> => page.$$eval(`${root} input`, (boxes) => boxes.filter((box) => box.checkVisibility()).length);
      assert.equal(await shown(), 0);
      await page.focus(`${root} legend button`);
      await page.keyboard.press("Enter");
      assert.ok((await shown()) > 0);
      await page.keyboard.press("Tab");
      await page.keyboard.press(" ");
      const word = await page.$eval(`${root} :checked`, (box) => box.parentElement!.querySelector("[data-name]")!.textContent!);
      assert.ok((await sheet.result()).includes(word));
      assert.ok((await sheet.text("feelings-finder [data-news]")).includes(word));
      await page.focus(`${root} legend button`);
      await page.keyboard.press(" ");
      assert.equal(await shown(), 0);
      assert.equal(await sheet.text("feelings-finder [data-fit]"), word, "a folded group says what is ticked in it");
    });

    test("a calendar file says the time and a neutral title, and rings only where that was ticked", async () => {
      const sheet = await at("weekly-talk");
      const root = `${sheet.root} plan-dates`;
      const make = async (): Promise<ICAL.Component[]> => {
        await page.$eval(`${root} [data-make]`, (button) => (button as HTMLElement).click());
        const { name, text } = await downloads.next();
        assert.match(name, /^calendar-\d{4}-\d\d-\d\d(\(\d\))?\.ics$/);
        assert.doesNotMatch(text, /[^\r]\n/);
        return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
      };
      await page.$eval(`${root} [data-make]`, (button) => (button as HTMLElement).click());
      assert.equal(await sheet.text("plan-dates [data-news]"), await sheet.words("none", "plan-dates [data-news]"));
      const example = examplesOf("weekly-talk")[0]!.answers.dates as Record<string, string>;
      await sheet.give({ dates: example });
      const titles = await page.$$eval(`${root} [data-event]`, (plans) => plans.map((plan) => (plan as HTMLElement).dataset.title));
      const events = await make();
      assert.deepEqual(events.map((event) => event.getFirstPropertyValue("dtstart")!.toString()), Object.values(example).map((time) => `${time}:00`));
      for (const event of events) {
        assert.ok(titles.includes(event.getFirstPropertyValue("summary")!.toString()));
        assert.deepEqual(event.getAllSubcomponents("valarm"), []);
      }
      await page.$eval(`${root} [data-alarm]`, (box) => (box as HTMLElement).click());
      assert.equal((await make())[0]!.getAllSubcomponents("valarm").length, 1);
      assert.deepEqual(tab.faults, []);
    });
  });
}
