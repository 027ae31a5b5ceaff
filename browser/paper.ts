/*
 * An exercise on paper: blank, filled and large, each alone under a neutral head, with all of the words and nothing cut off.
 * Chromium alone prints to a file.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { Sheet, everyWidget, examplesOf, exercises } from "./exercises.ts";
import { letters, sheetsOf, textOf } from "./print.ts";
import { output, serve, type Place } from "./output.ts";

const long = Array.from({ length: 120 }, (_, line) => `Line ${line + 1} of what I want to say, word for word.`).join("\n");

/** Registers the tests of printed exercises. */
export function paperTests(browser: () => Browser): void {
  describe("chromium: exercises on paper", () => {
    let place: Place;
    let page: Page;
    before(async () => {
      place = await serve(output);
      page = await browser().newPage();
      page.on("dialog", (dialog) => void dialog.accept());
      // The dialog does not open, and it ends only when the file is written.
      await page.evaluateOnNewDocument(() => void Object.assign(window, { print: () => {} }));
    });
    after(async () => {
      await page.close();
      await place.close();
    });
    const at = async (id: string): Promise<Sheet> => {
      await page.goto(`${place.base}exercises/${id}.html`);
      return new Sheet(page, id).ready();
    };
    const paper = async (sheet: Sheet, way: string): Promise<string> => {
      await sheet.press("print", way);
      const text = await textOf(await page.pdf({ format: "A4" }));
      await page.evaluate(() => document.documentElement.dataset.print && dispatchEvent(new Event("afterprint")));
      return text;
    };
    /** What must stand on every sheet: the steps and the labels. */
    const form = (sheet: Sheet): Promise<string[]> =>
      page.$$eval(`${sheet.root} :is([data-step] > :first-child, [data-widget] :is(legend, [data-name]))`, (all) =>
        all.filter((element) => element.checkVisibility()).map((element) => element.textContent ?? ""),
      );
    const controls = (): Promise<string[]> => page.$$eval(".strip a, [data-bar] :is(button,label)", (all) => all.map((element) => element.textContent?.trim() ?? "").filter((text) => text.length > 12));

    for (const { id, keep } of exercises) {
      test(`${id}, blank: every step and label, and no control`, async () => {
        const sheet = await at(id);
        const [wanted, unwanted] = [await form(sheet), await controls()];
        await page.$$eval(`${sheet.root} [data-widget] :is(textarea,[type=text])`, (fields) => {
          for (const field of fields) {
            (field as HTMLInputElement).value = "okapi";
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
        });
        const text = letters(await paper(sheet, "blank"));
        assert.ok(!text.includes("okapi"), "a blank sheet holds words");
        assert.deepEqual(wanted.filter((words) => !text.includes(letters(words))), []);
        assert.deepEqual(unwanted.filter((words) => text.includes(letters(words))), [], "controls on paper");
      });

      if (!keep || !everyWidget.has(id)) continue; // rounds.ts prints the words of all, though not on paper
      test(`${id}, filled and large: the words and the result`, async () => {
        const sheet = await at(id);
        const example = examplesOf(id)[0]!;
        await sheet.give(example.answers);
        for (const way of ["filled", "large"]) {
          const text = letters(await paper(sheet, way));
          for (const line of example.result!.split("\n").filter(Boolean)) assert.ok(text.includes(letters(line)), `${way} lacks: ${line}`);
        }
      });
    }

    test("a long answer is on paper to its last line, from the page's button and from the browser's own menu", async () => {
      const sheet = await at("apology");
      await sheet.give({ what: long });
      const whole = (text: string): boolean => letters(text).split(letters(long)).length === 3; // in its field and in the result
      assert.ok(whole(await paper(sheet, "filled")), "the long answer is cut off");
      assert.ok(whole(await paper(sheet, "large")), "the long answer is cut off in large print");
      assert.ok(letters(await textOf(await page.pdf({ format: "A4" }))).includes(letters(long)), "the long answer is cut off when the page is printed");
    });

    test("large, the last step stands whole on its sheet, and what names a field is as large as the text", async () => {
      const sheet = await at("on-my-own");
      await sheet.give(examplesOf("on-my-own")[0]!.answers);
      await page.$eval(sheet.root, (root) => {
        root.closest(".exercise")!.classList.add("printing");
        document.documentElement.dataset.print = "large";
      });
      await page.emulateMediaType("print");
      const small = await page.$$eval(`${sheet.root} [data-form] :is(label, legend, .hint)`, (all) =>
        all.filter((name) => name.checkVisibility() && parseFloat(getComputedStyle(name).fontSize) < 16 / 0.75).map((name) => name.textContent),
      );
      await page.emulateMediaType();
      assert.deepEqual(small, [], "smaller than 16 points");
      const sheets = (await sheetsOf(await page.pdf({ format: "A4" }))).map(letters);
      const [heading, ...names] = (await page.$$eval(`${sheet.root} .step:last-of-type :is(h2, label)`, (all) => all.map((name) => name.textContent ?? ""))).map(letters);
      const on = sheets.find((words) => words.includes(heading!));
      assert.deepEqual(names.filter((name) => !on?.includes(name)), [], "a field stands apart from its step");
    });

    test("control: on the screen the long answer's field does not show all of it", async () => {
      const sheet = await at("apology");
      await sheet.give({ what: long });
      assert.ok(await page.$eval("#apology_what_field", (field) => field.scrollHeight > field.clientHeight));
    });
  });
}
