/*
 * Leaving quickly: once left, Back never shows the site again in that tab, whatever way it was left and wherever the site
 * was opened from. Each claim has its control, for a test in which nothing shows could also be one in which nothing works.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import type { Engine } from "./browser.ts";
import { Neutral, copy, opened, output, pages, serve, type Place } from "./output.ts";

const stripExit = ".strip a[data-exit]";
const wait = { timeout: 10_000 };

/** Writes a line to the console for every frame in which something of the site can be read, in the page or on its tab. Runs in the page. */
export function watchForWords(): void {
  const look = (): void => {
    const typed = document.querySelector("textarea")?.value ?? "";
    const seen = !document.documentElement.hidden && (document.body?.innerText ?? "").trim() !== "";
    if ((seen || document.title) && !document.title.startsWith("weather")) console.debug(`shown ${location.pathname} [${typed}] at ${Date.now()}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Whether a line of the console was written by watchForWords after a moment. The page that was left tells of its last frame,
 * in which its tab says where it goes, from a process of its own: on a busy machine that arrives after the next page has.
 */
export const toldAfter = (line: string, moment: number): boolean => Number(/^shown .* at (\d+)$/.exec(line)?.[1] ?? 0) > moment;

/** Keeps the five seconds of patience in the test's hand: timers that long run when window.passTime is called. */
function holdTime(): void {
  const real = window.setTimeout.bind(window);
  const waiting = new Map<number, () => void>();
  let last = 1_000_000;
  Object.assign(window, {
    setTimeout: (act: () => void, after = 0) => {
      if (after < 5000) return real(act, after);
      waiting.set(++last, act);
      return last;
    },
    clearTimeout: (id: number) => void waiting.delete(id),
    passTime: () => {
      const due = [...waiting.values()];
      waiting.clear();
      due.forEach((act) => act());
    },
  });
}

/**
 * One page of each of three folders: a folder is what Firefox keeps apart when the site is opened as files. None holds an
 * exercise, which would ask before its words are left; leaving.ts has those.
 */
function threePages(): string[] {
  const byFolder = new Map<string, string>();
  for (const page of pages()) {
    const folder = page.slice(0, page.lastIndexOf("/") + 1);
    if (page === "404.html" || byFolder.has(folder)) continue;
    if (!readFileSync(join(output, page), "utf8").includes("data-exercise=")) byFolder.set(folder, page);
  }
  const three = [...byFolder.values()].slice(0, 3);
  assert.equal(three.length, 3, "the site has too few folders for this test");
  return three;
}

/** Waits for something that a person would wait ten seconds for. */
async function within<T>(what: Promise<T>, complaint: string): Promise<T> {
  const late = new AbortController();
  const limit = delay(wait.timeout, undefined, late).then(() => Promise.reject(new Error(complaint)));
  try {
    return await Promise.race([what, limit]);
  } finally {
    late.abort();
    limit.catch(() => {});
  }
}

async function type(page: Page, words: string): Promise<void> {
  await page.focus("textarea");
  await page.keyboard.type(words);
}

async function shift(page: Page, key: "ShiftLeft" | "ShiftRight" = "ShiftLeft"): Promise<void> {
  await page.keyboard.press(key);
}

const shownStatus = (page: Page): Promise<string | null> =>
  page.$eval("[data-presses]", (status) => status.textContent);

/** Registers the tests of leaving quickly for one engine. */
export function exitTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: leaving quickly`, () => {
    let neutral: Neutral;
    let site: ReturnType<typeof copy>;
    let served: Place;
    let page: Page;
    let shown: string[];
    let arrival: number; // at the neutral page

    before(async () => {
      neutral = await Neutral.open();
      const outside = `<p><a id="outside" href="${neutral.url}" rel="noreferrer">another site</a></p>`;
      site = copy((html) => {
        const exit = /data-exit-url="?([^\s">]+)/.exec(html)?.[1];
        assert.ok(exit, "a page has no data-exit-url");
        return html
          .replaceAll(exit, neutral.url)
          .replace("</main>", `<p><textarea aria-label="words" autocomplete="off"></textarea></p>${outside}</main>`);
      });
      served = await serve(site.folder);
    });
    afterEach(async () => {
      neutral.answer();
      await page.close();
    });
    after(async () => {
      await served.close();
      await neutral.close();
      site.discard();
    });

    const open = async (): Promise<void> => {
      page = await browser().newPage();
      shown = [];
      arrival = 0;
      await page.evaluateOnNewDocument(watchForWords);
      page.on("console", (message) => {
        if (toldAfter(message.text(), arrival)) shown.push(message.text());
      });
    };
    const visitThree = async (place: Place): Promise<void> => {
      for (const name of threePages()) {
        await page.goto(place.base + name);
        await type(page, "secret");
        await page.evaluate(() => Object.assign(window, { lived: true }));
      }
    };
    const arrived = async (): Promise<void> => {
      await page.waitForFunction(() => document.title.startsWith("weather"), wait);
    };
    const back = async (): Promise<void> => {
      await page.goBack().catch(() => null); // a page that leaves while it loads ends this wait with an error
    };
    const leaveAndGoBack = async (leave: () => Promise<void>): Promise<void> => {
      await leave();
      await arrived();
      arrival = Date.now();
      shown.length = 0;
      for (let times = 1; times <= 2; times++) {
        const before = neutral.loads;
        await back();
        await page.waitForFunction((title) => document.title === title, wait, `weather ${before + 1}`).catch(() => null);
        assert.deepEqual(shown, [], `Back showed the site`);
        assert.equal(neutral.loads, before + 1, "Back did not lead to the neutral page");
      }
      // Before the first page there is a blank one in Chromium, and nothing at all in Firefox.
      await back();
      await page.waitForFunction(() => location.href === "about:blank" || document.title.startsWith("weather"), wait);
      assert.deepEqual(shown, [], "Back showed the site");
    };

    for (const kind of ["http", "file"] as const) {
      const place = (): Place => (kind === "http" ? served : opened(site.folder));

      describe(`over ${kind}`, () => {
        test("control: without the exit, Back shows the pages again", async () => {
          await open();
          await visitThree(place());
          for (const name of threePages().slice(0, 2).reverse()) {
            shown.length = 0;
            await back();
            await page.waitForFunction((end) => location.pathname.endsWith(end), wait, name);
            await page.waitForFunction(() => document.body.innerText.trim() !== "", wait);
            assert.equal(await page.$eval("html", (html) => html.hidden), false);
            assert.equal(await page.evaluate(() => "lived" in window), false, "the page was kept as it stood");
          }
        });

        test("control: Back from another site that a link led to shows the page again", async () => {
          await open();
          const name = threePages()[1]!;
          await page.goto(place().base + threePages()[0]);
          await page.goto(place().base + name);
          await page.click("#outside");
          await arrived();
          await back();
          await page.waitForFunction((end) => location.pathname.endsWith(end), wait, name);
          assert.equal(await page.$eval("html", (html) => html.hidden), false);
        });

        test("by a press: Back three times shows nothing", async () => {
          await open();
          await visitThree(place());
          await page.waitForFunction(() => document.querySelector("textarea")?.value === "secret", wait);
          assert.ok(shown.length > 0, "control: what is shown is seen by this test");
          await leaveAndGoBack(() => page.click(stripExit));
        });

        test("by Shift three times, left and right: Back three times shows nothing", async () => {
          await open();
          await visitThree(place());
          await leaveAndGoBack(async () => {
            await shift(page, "ShiftLeft");
            await shift(page, "ShiftRight");
            await shift(page, "ShiftLeft");
          });
        });

        test("a later visit is an ordinary one, and Back works in it", async () => {
          await open();
          const [first, second] = threePages() as [string, string];
          await page.goto(place().base + first);
          await page.click(stripExit);
          await arrived();
          await page.goto(place().base + first);
          await page.goto(place().base + second);
          await back();
          await page.waitForFunction((end) => location.pathname.endsWith(end), wait, first);
          assert.equal(await page.$eval("html", (html) => html.hidden), false);
        });

        test("offline it leads to a blank page", async () => {
          await open();
          await page.evaluateOnNewDocument(() => {
            Object.defineProperty(Navigator.prototype, "onLine", { get: () => false });
          });
          await page.goto(place().base + threePages()[0]);
          const loads = neutral.loads;
          await page.click(stripExit);
          await page.waitForFunction(() => location.href === "about:blank", wait);
          assert.equal(neutral.loads, loads);
        });
      });
    }

    test("the page is blank and its fields are empty before the network answers", async () => {
      await open();
      await page.goto(served.base + threePages()[0]);
      await type(page, "secret");
      const told = new Promise<string>((resolve) => {
        page.on("console", (message) => {
          if (message.text().startsWith("left ")) resolve(message.text());
        });
      });
      // The page tells by itself: puppeteer does not look into a page that is on its way to another.
      await page.evaluate(() => {
        const field = document.querySelector("textarea");
        setInterval(() => {
          const { hidden } = document.documentElement;
          if (hidden) console.debug(`left [${document.body.textContent}] [${field?.value}] ${document.title}`);
        }, 20);
      });
      const asked = neutral.hold();
      const pressed = page.click(stripExit); // Chromium acknowledges a press only when the next page has answered
      await within(asked, "the neutral page was not asked for");
      assert.equal(await within(told, "the page was not blank"), `left [] [] ${new URL(neutral.url).host}`);
      neutral.answer();
      await pressed;
      await arrived();
      assert.equal(neutral.referrer, undefined, "the referrer was sent");
    });

    test("Shift is counted only when it is pressed alone, on a real keyboard, in time", async () => {
      await open();
      await page.evaluateOnNewDocument(holdTime);
      await page.goto(served.base + threePages()[0]);
      const loads = neutral.loads;
      const { two, one, gone } = await page.$eval("[data-presses]", (status) => ({ ...(status as HTMLElement).dataset }));
      assert.ok(two && one && gone, "the words for the count are missing");

      for (let times = 0; times < 4; times++) {
        await page.keyboard.down("ShiftLeft");
        await page.keyboard.press("KeyA");
        await page.keyboard.up("ShiftLeft");
      }
      assert.equal(await shownStatus(page), "", "Shift held for a capital was counted");

      await page.evaluate(() => {
        for (let times = 0; times < 4; times++)
          for (const kind of ["keydown", "keyup"])
            document.body.dispatchEvent(new KeyboardEvent(kind, { key: "Shift", code: "", bubbles: true }));
      });
      assert.equal(await shownStatus(page), "", "a touch keyboard's Shift was counted");

      for (let times = 0; times < 4; times++) await page.keyboard.press("Escape");
      assert.equal(await shownStatus(page), "", "Escape was counted");

      await shift(page);
      assert.equal(await shownStatus(page), two);
      await shift(page, "ShiftRight");
      assert.equal(await shownStatus(page), one);
      await page.evaluate(() => (window as unknown as { passTime(): void }).passTime());
      assert.equal(await shownStatus(page), gone);
      await shift(page);
      assert.equal(await shownStatus(page), two, "the count did not begin anew after five seconds");
      assert.equal(neutral.loads, loads);
      assert.equal(await page.$eval("[data-presses]", (status) => status.getAttribute("role")), "status");
    });

    test("the first stop of the keyboard is an exit, and Enter there leaves", async () => {
      await open();
      await page.goto(served.base + threePages()[1]);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.matches("a[data-exit]")), true);
      await page.keyboard.press("Enter");
      await arrived();
    });

    test("nothing is written to storage before the exit", async () => {
      await open();
      await page.goto(served.base + threePages()[0]);
      await type(page, "secret");
      const kept = await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie.length]);
      assert.deepEqual(kept, [0, 0, 0]);
    });
  });
}
