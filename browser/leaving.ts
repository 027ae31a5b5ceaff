/*
 * Leaving an exercise: with words that are nowhere else it is asked about once, and never on the exit; and after the exit Back
 * shows neither the page nor the words, however it was opened.
 */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import type { Engine } from "./browser.ts";
import { toldAfter, watchForWords } from "./exit.ts";
import { Sheet, type Downloads } from "./exercises.ts";
import { Neutral, copy, opened, serve, type Place } from "./output.ts";

const wait = { timeout: 10_000 };

/** Tells how a page came to be opened, which decides whether it hides. Runs in the page, before its scripts. */
function tellVisit(): void {
  try {
    const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    console.debug(`opened by ${visit?.type} ${location.pathname} ${sessionStorage.getItem("underpin-left")}`);
  } catch (error) {
    console.debug(`opened ${String(error)}`);
  }
}

/** Pages of two folders, with the field of each that is written in. */
const written: Record<string, string> = {
  "acknowledgment/apology.html": "#apology_what_field",
  "exercises/say-it.html": "#say-it_say_when",
  "exercises/apology.html": "#apology_what_field",
};

/** Registers the tests of leaving an exercise for one engine. */
export function leavingTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: leaving an exercise`, () => {
    let neutral: Neutral;
    let site: ReturnType<typeof copy>;
    let served: Place;
    let page: Page;
    let shown: string[];
    let arrival: number; // at the neutral page
    let asked: string[];
    let visits: string[];

    before(async () => {
      neutral = await Neutral.open();
      site = copy((html) => html.replaceAll(/data-exit-url="?([^\s">]+)/.exec(html)?.[1] ?? assert.fail("no exit"), neutral.url));
      served = await serve(site.folder);
    });
    after(async () => {
      await served.close();
      await neutral.close();
      site.discard();
    });
    afterEach(() => page.close());

    const open = async (url: string): Promise<void> => {
      page = await browser().newPage();
      [shown, asked] = [[], []];
      arrival = 0;
      visits = [];
      await page.evaluateOnNewDocument(watchForWords);
      await page.evaluateOnNewDocument(tellVisit);
      page.on("console", (message) => {
        if (message.text().startsWith("opened ")) visits.push(message.text());
        if (toldAfter(message.text(), arrival)) shown.push(message.text());
      });
      page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await page.goto(url);
    };
    const write = async (field: string): Promise<void> => {
      await page.focus(field);
      await page.keyboard.type("secret");
    };
    /** Follows a link as a reader does, and says how often that was asked about. */
    const follow = async (): Promise<number> => {
      asked = [];
      const home = page.waitForFunction(() => location.pathname.endsWith("/index.html"), wait);
      await page.$eval('a[href$="index.html"]', (link) => setTimeout(() => (link as HTMLElement).click()));
      await home;
      return asked.filter((type) => type === "beforeunload").length;
    };

    for (const kind of ["http", "file"] as const) {
      test(`over ${kind}, after the exit Back three times shows neither the pages nor the words`, async () => {
        const place = kind === "http" ? served : opened(site.folder);
        const [first, ...rest] = Object.keys(written) as [string, ...string[]];
        await open(place.base + first);
        for (const name of [first, ...rest]) {
          if (name !== first) await page.goto(place.base + name);
          await write(written[name]!);
        }
        await page.waitForFunction((field) => (document.querySelector(field) as HTMLTextAreaElement).value === "secret", wait, written[rest.at(-1)!]!);
        assert.ok(shown.length > 0, "control: what is shown is seen by this test");
        asked = [];
        await page.click(".strip a[data-exit]");
        await page.waitForFunction(() => document.title.startsWith("weather"), wait);
        assert.deepEqual(asked, [], "the exit was asked about");
        arrival = Date.now();
        shown = [];
        for (let times = 1; times <= 2; times++) {
          const before = neutral.loads;
          await page.goBack().catch(() => null); // a page that leaves while it loads ends this wait with an error
          await page.waitForFunction((title) => document.title === title, wait, `weather ${before + 1}`).catch(() => null);
          assert.deepEqual([...new Set(shown)], [], `Back showed the site: ${visits.join(", ")}`);
          assert.equal(neutral.loads, before + 1, "Back did not lead to the neutral page");
        }
        await page.goBack().catch(() => null);
        await page.waitForFunction(() => location.href === "about:blank" || document.title.startsWith("weather"), wait);
        assert.deepEqual([...new Set(shown)], [], `Back showed the site: ${visits.join(", ")}`);
        assert.deepEqual(asked, []);
      });
    }

    test("what was written is asked about once, and nothing else is", async () => {
      const address = `${served.base}exercises/apology.html`;
      await open(address);
      const visit = async (name = "apology"): Promise<Sheet> => {
        await page.goto(`${served.base}exercises/${name}.html`);
        const sheet = await new Sheet(page, name).ready();
        await page.focus(`${sheet.root} :is(textarea,input)`);
        return sheet;
      };
      await visit();
      await page.keyboard.press("Tab");
      assert.equal(await follow(), 0, "asked about nothing");

      await visit();
      await write(written["exercises/apology.html"]!);
      assert.equal(await follow(), 1, "words were lost without a question");

      let sheet = await visit();
      await write(written["exercises/apology.html"]!);
      await sheet.press("erase");
      assert.equal(await follow(), 0, "asked about what was erased");

      sheet = await visit();
      await write(written["exercises/apology.html"]!);
      await sheet.press("save");
      await downloads.next();
      await sheet.hears("saved");
      assert.equal(await follow(), 0, "asked about what was saved");

      await visit("right-door");
      await page.keyboard.press(" ");
      assert.equal(await follow(), 0, "asked about what is never kept");
    });

    test("Shift three times leaves without a question, with words just typed", async () => {
      await open(`${served.base}exercises/apology.html`);
      await write(written["exercises/apology.html"]!);
      for (let times = 0; times < 3; times++) await page.keyboard.press("ShiftLeft");
      await page.waitForFunction(() => document.title.startsWith("weather"), wait);
      assert.deepEqual(asked, []);
    });
  });
}
