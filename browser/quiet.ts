/*
 * One output, anywhere, and nothing leaves the page: every page is opened at a domain's root, under a path and as a file,
 * and none may ask for anything elsewhere, break its policy, miss a file or say an error.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { watched, type Engine } from "./browser.ts";
import { pages, places, samples, type Place } from "./output.ts";

/** Registers the tests that open every page from every place. */
export function quietTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: every page, anywhere`, () => {
    let all: Place[];
    before(async () => {
      all = await places();
    });
    after(async () => {
      for (const place of all) await place.close();
    });

    test("control: a page that asks elsewhere is noticed", async () => {
      const { page, faults } = await watched(browser(), all[0]!.base);
      await page.goto(all[0]!.base);
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            document.addEventListener("securitypolicyviolation", resolve);
            document.body.append(Object.assign(new Image(), { src: "http://127.0.0.1:1/x.png" }));
          }),
      );
      await page.evaluate(() => console.error("last"));
      assert.ok(faults.some((fault) => fault.includes("policy violated")), faults.join("\n"));
      await page.close();
    });

    for (const [index, name] of ["at the root", "under a path", "from a folder"].entries()) {
      const every = engine === "chromium" && index === 2;
      test(`${name}: no foreign request, no broken policy, no error, and words to read (${every ? "all" : "samples"})`, async () => {
        const place = all[index]!;
        const { page, faults } = await watched(browser(), place.base);
        for (const path of every ? pages() : samples()) {
          await page.goto(place.base + path);
          const heading = await page.$eval("h1", (h1) => h1.textContent?.trim() ?? "");
          if (!heading) faults.push(`${path}: has no heading`);
        }
        await page.close();
        assert.deepEqual(faults, []);
      });
    }
  });
}
