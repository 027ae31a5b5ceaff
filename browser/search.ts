/*
 * Search: asked for by key or press, it opens in the page, finds forms of words and forgives one wrong letter, works from a
 * folder, and leaves the words nowhere but in its box.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { watched, type Engine } from "./browser.ts";
import { pages, places, type Place } from "./output.ts";

const box = "#search input[type=search]";
const wait = { timeout: 10_000 };

async function typed(page: Page, words: string): Promise<string[]> {
  await page.keyboard.type(words);
  await page.waitForFunction(() => document.querySelector("#search [data-status]")?.textContent !== "", wait);
  return page.$$eval("#search [data-results] li > a:first-child", (links) => links.map((link) => (link as HTMLAnchorElement).href));
}

const focused = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.activeElement?.matches(wanted), wait, selector);

async function control(page: Page, key: "k"): Promise<void> {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

/** Registers the tests of search for one engine. */
export function searchTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: search`, () => {
    let all: Place[];
    before(async () => {
      all = await places();
    });
    after(async () => {
      for (const place of all) await place.close();
    });
    const guide = pages().find((path) => path.endsWith("/apology.html"))!;

    for (const [index, name] of ["at the root", "under a path", "from a folder"].entries()) {
      test(`${name}: by keyboard, from the link to a page that was found`, async () => {
        const { base } = all[index]!;
        const { page, faults } = await watched(browser(), base);
        await page.goto(base + guide);
        assert.equal(await page.$("#search"), null, "search is in the page before it was asked for");
        await page.focus("a[data-search]");
        await page.keyboard.press("Enter");
        await focused(page, box);

        const found = await typed(page, "apologising");
        assert.ok(found.slice(0, 3).includes(base + guide), `"apologising" found ${found.slice(0, 5).join(" ")}`);
        assert.equal(page.url(), base + guide, "the address changed");
        assert.doesNotMatch(await page.title(), /apologising/);
        await page.keyboard.press("ArrowDown");
        await focused(page, "#search [data-results] a");
        const chosen = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
        await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
        assert.equal(page.url(), chosen);
        const kept = await page.evaluate(() => [sessionStorage.length, localStorage.length]);
        assert.deepEqual(kept, [0, 0], "something was kept");
        await page.close();
        assert.deepEqual(faults, []);
      });
    }

    test("one wrong letter is forgiven, and nonsense is said to find nothing", async () => {
      const { base } = all[0]!;
      const { page, faults } = await watched(browser(), base);
      await page.goto(base);
      await control(page, "k");
      await focused(page, box);
      const found = await typed(page, "apolagy");
      assert.ok(found.includes(base + guide), `"apolagy" found ${found.slice(0, 5).join(" ")}`);
      await page.$eval(box, (input) => (input as HTMLInputElement).select());
      await page.keyboard.type("xqzvw");
      await page.waitForFunction(() => document.querySelectorAll("#search [data-results] li").length === 0, wait);
      await page.waitForFunction(
        () => {
          const { underpinSaid } = window as unknown as { underpinSaid: Record<string, string> };
          return document.querySelector("#search [data-status]")?.textContent === underpinSaid["search-none"];
        },
        wait,
      );
      await page.close();
      assert.deepEqual(faults, []);
    });

    test("Escape closes it, empties it and gives the focus back; it opens again; the exit stays in sight", async () => {
      const { base } = all[0]!;
      const { page, faults } = await watched(browser(), base);
      await page.setViewport({ width: 390, height: 700 });
      await page.goto(base + guide);
      await page.focus("a[data-search]");
      await page.keyboard.press("Enter");
      await focused(page, box);
      await page.keyboard.type("apology");
      const exitSeen = await page.$eval(".strip a[data-exit]", (exit) => {
        const { left, top, width, height } = exit.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return exit.contains(hit);
      });
      assert.ok(exitSeen, "the panel covers the exit");
      await page.keyboard.press("Escape");
      await focused(page, "a[data-search]");
      assert.equal(await page.$eval(box, (input) => (input as HTMLInputElement).value), "");
      await page.keyboard.press("Enter");
      await focused(page, box);
      assert.equal((await page.$$("#search")).length, 1, "the panel was brought in twice");
      await page.close();
      assert.deepEqual(faults, []);
    });
  });
}
