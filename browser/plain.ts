/*
 * Without scripts: every page reads, search is a link to all titles, the exit is a link that sends no referrer.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { start, watched, type Engine } from "./browser.ts";
import { plainFaults } from "./forms.ts";
import { Neutral, copy, output, pages, samples, serve, type Place } from "./output.ts";

/**
 * Words of the page's main part, as shown. Not innerText alone: that reads a hidden page's words too. Exercises, taking turns with
 * them, and the list of what is kept are left out: scripts give them what would be of no use without, and take away a word on that.
 */
const words = (page: Page): Promise<string> =>
  page.$eval("main", (main) => {
    for (const exercise of main.querySelectorAll("[data-exercise],[data-pair],[data-things],[data-plain]")) exercise.remove();
    return main.checkVisibility() ? (main as HTMLElement).innerText.replace(/\s+/g, " ").trim() : "";
  });

/** Presses a link and waits for where it leads. Puppeteer's click, $$eval and wait for a navigation lean on scripts. */
async function press(page: Page, selector: string): Promise<void> {
  const [x, y] = await page.$eval(selector, (link) => {
    const { left, top, width, height } = link.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  });
  const loaded = new Promise<void>((resolve) => page.once("load", () => resolve()));
  await page.mouse.click(x, y);
  await loaded;
}

/** Registers the tests without scripts for one engine. Firefox takes the setting at its start, so it is started anew. */
export function plainTests(engine: Engine, withScripts: () => Browser): void {
  describe(`${engine}: scripts off`, () => {
    let browser: Browser;
    let place: Place;
    before(async () => {
      browser = engine === "firefox" ? await start(engine, { scripts: false }) : withScripts();
      place = await serve(output);
    });
    after(async () => {
      if (engine === "firefox") await browser.close();
      await place.close();
    });
    const open = async (base: string): Promise<ReturnType<typeof watched>> => {
      const opened = await watched(browser, base);
      if (engine === "chromium") await opened.page.setJavaScriptEnabled(false);
      return opened;
    };

    test("pages of each kind read as they do with scripts", async () => {
      const read = async ({ page }: Awaited<ReturnType<typeof open>>): Promise<Record<string, string>> => {
        const found: Record<string, string> = {};
        for (const path of samples()) {
          await page.goto(place.base + path, { waitUntil: "domcontentloaded" });
          found[path] = await words(page);
        }
        await page.close(); // before the next is opened: browsers slow down what lies behind
        return found;
      };
      const whole = await read(await watched(withScripts(), place.base));
      const plain = await open(place.base);
      assert.deepEqual(await read(plain), whole);
      assert.deepEqual(plain.faults, []);
    });

    test("every exercise is a whole form, with its questions before it, and without what needs scripts", async () => {
      const { page, faults } = await open(place.base);
      const wrong: string[] = [];
      let gates = 0;
      for (const path of pages().filter((name) => /^exercises\/(?!index)/.test(name))) {
        await page.goto(place.base + path, { waitUntil: "domcontentloaded" });
        wrong.push(...(await page.$eval("main", plainFaults)).map((what) => `${path}: ${what}`));
        const gated = await page.evaluate(() => document.querySelector(".gate")?.checkVisibility() && document.querySelectorAll(".gate [data-route] a[href]").length > 0);
        if (gated) gates++;
      }
      await page.close();
      assert.deepEqual(wrong, []);
      assert.ok(gates > 0, "no exercise stands behind the questions");
      assert.deepEqual(faults, []);
    });

    test("search is a link to the page of all titles", async () => {
      const { page } = await open(place.base);
      await page.goto(place.base + "index.html");
      await press(page, "a[data-search]");
      const [panels, titles = 0] = await page.evaluate(() => [
        document.querySelectorAll("#search").length,
        document.querySelectorAll("main a[href]").length,
      ]);
      assert.equal(panels, 0, "scripts are on: this test shows nothing");
      assert.ok(titles >= 14, `only ${titles} titles`);
      await page.close();
    });

    test("the exit is a link, and sends no referrer", async () => {
      const neutral = await Neutral.open();
      const exit = /data-exit-url="?([^\s">]+)/;
      const site = copy((html) => html.replaceAll(exit.exec(html)?.[1] ?? assert.fail("no exit"), neutral.url));
      const copied = await serve(site.folder);
      const { page } = await open(copied.base);
      await page.goto(copied.base + "index.html");
      await press(page, ".strip a[data-exit]");
      assert.equal(page.url(), neutral.url);
      assert.equal(neutral.referrer, undefined, "the referrer was sent");
      await page.close();
      await copied.close();
      await neutral.close();
      site.discard();
    });
  });
}
