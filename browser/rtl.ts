/*
 * A language that is written from right to left: the same layouts, mirrored, with nothing sticking out, and its own search.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { axe, sideways, violations } from "./access.ts";
import { watched, type Engine } from "./browser.ts";
import { pages, serve, twoLanguages, type Place } from "./output.ts";

/** Registers the tests of the site in two languages for one engine. */
export function rtlTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: from right to left`, () => {
    let place: Place;
    before(async () => {
      place = await serve(twoLanguages);
    });
    after(() => place.close());

    test("every page is mirrored, fits its window and is free of faults", async () => {
      const { page, faults } = await watched(browser(), place.base);
      const arabic = pages(twoLanguages).filter((path) => path.startsWith("ar/"));
      assert.ok(arabic.length >= 4, `only ${arabic.length} pages`);
      for (const path of arabic) {
        await page.goto(place.base + path);
        for (const width of [320, 1280]) {
          await page.setViewport({ width, height: 800 });
          faults.push(...(await page.evaluate(sideways)).map((what) => `${path} at ${width} px: ${what}`));
        }
        const seen = await page.evaluate(() => {
          const left = (selector: string): number => document.querySelector(selector)!.getBoundingClientRect().left;
          const { lang, dir } = document.documentElement;
          return { lang, dir, mirrored: left(".strip .brand") > left(".strip a[data-exit]") };
        });
        assert.deepEqual(seen, { lang: "ar", dir: "rtl", mirrored: true }, path);
        if (engine === "chromium") {
          await page.evaluate(axe);
          faults.push(...(await violations(page)).map((what) => `${path}: ${what}`));
        }
      }
      await page.close();
      assert.deepEqual(faults, []);
    });

    test("search finds the language's own words", async () => {
      const { page, faults } = await watched(browser(), place.base);
      await page.goto(place.base + "ar/index.html");
      await page.focus("a[data-search]");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.matches("#search input"), { timeout: 10_000 });
      await page.keyboard.type("خطوة");
      await page.waitForFunction(() => document.querySelector("#search [data-results] a"), { timeout: 10_000 });
      const found = await page.$eval("#search [data-results] a", (link) => (link as HTMLAnchorElement).href);
      assert.equal(found, place.base + "ar/start/first.html");
      await page.close();
      assert.deepEqual(faults, []);
    });
  });
}
