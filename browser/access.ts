/*
 * Anyone can use every page: no violation that axe knows, at a phone's and a desk's width, light and dark; no scrolling
 * sideways at 320 px or 400 % zoom, in either direction of writing; every control within reach of Tab, seen, and not covered.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "puppeteer-core";
import type { Engine } from "./browser.ts";
import { everyWidget } from "./exercises.ts";
import { output, pages, samples, serve, type Place } from "./output.ts";

/** The text of axe, to be given to page.evaluate: a script element would break the page's policy. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The palettes, each with the rules of axe to hold it to: none are all of them. */
export const schemes: readonly [string, string[]][] = [
  ["light", []],
  ["dark", ["color-contrast"]], // the only rule that another palette can break
];

/** What axe finds wrong with the page as it stands, or with a part of it, by all of its rules or by those named. */
export async function violations(page: Page, rules: string[] = [], part = "html"): Promise<string[]> {
  return page.evaluate(
    async (only, context) => {
      const runner = (window as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } }).axe;
      const options = { preload: false, resultTypes: ["violations"], ...(only.length ? { runOnly: only } : {}) };
      const { violations } = await runner.run(context, options);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
    },
    rules,
    part,
  );
}

/** How far the page can be scrolled sideways, and what sticks out. Runs in the page. */
export function sideways(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (right > clientWidth + 1 || left < -1);
  });
  return [`${scrollWidth} px of content in ${clientWidth} px`, ...out.slice(0, 3).map((element) => element.outerHTML.slice(0, 100))];
}

/** Lists what Tab should reach, for look to name, and stands before the first of them. Runs in the page. */
function listStops(within: string): number {
  // Tab goes to the first of radio buttons that belong together; arrows lead to the others.
  const followsItsLike = (element: HTMLElement): boolean =>
    element instanceof HTMLInputElement && element.type === "radio" && (element.form ?? document).querySelector(`[name="${element.name}"]`) !== element;
  const part = document.querySelector<HTMLElement>(within)!;
  const found = [...part.querySelectorAll<HTMLElement>("a[href],button,input,select,textarea,summary,[tabindex='0']")].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.tabIndex >= 0 &&
      !element.matches(":disabled, [inert] *, input[type=hidden]") &&
      !followsItsLike(element),
  );
  if (within !== "body") {
    part.tabIndex = -1;
    part.focus();
  }
  Object.assign(window, { stops: found, part });
  return found.length;
}

/** What is wrong with the stop that has the focus. Runs in the page. */
function look(): { stop: number; left: boolean; wrong: string } {
  const { stops, part } = window as unknown as { stops: HTMLElement[]; part: HTMLElement };
  const element = document.activeElement as HTMLElement;
  const at = { stop: stops.indexOf(element), left: element === part || !part.contains(element), wrong: "" };
  if (at.left) return at;
  // A file is chosen through a field that only its label stands for on the screen.
  const shown = (element.matches("input[type=file].sr") && (element as HTMLInputElement).labels?.[0]) || element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
  const marked = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || outlineStyle === "auto" || boxShadow !== "none";
  // What of it lies within the window: a table may be longer than that, and still be in sight.
  const hits = [...shown.getClientRects()].flatMap(({ left, top, right, bottom }) => {
    const [x1, y1, x2, y2] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    return x1 < x2 && y1 < y2 ? [document.elementFromPoint((x1 + x2) / 2, (y1 + y2) / 2)] : [];
  });
  const seen = hits.some((hit) => hit !== null && (shown.contains(hit) || hit.contains(shown)));
  const covered = hits.some((hit) => hit?.closest(".strip"));
  if (!marked) at.wrong = "focus is not visible";
  else if (!seen) at.wrong = "is focused out of sight";
  else if (covered && !element.closest(".strip, .skip")) at.wrong = "is covered by the strip";
  if (at.wrong) at.wrong += `: ${element.outerHTML.slice(0, 100)}`;
  return at;
}

/** Goes with Tab through the page, or through its main part alone, which the head and foot of every page surround. */
async function walk(page: Page, within: "body" | "main"): Promise<string[]> {
  const wrong: string[] = [];
  const count = await page.evaluate(listStops, within);
  const reached = new Set<number>();
  let last = -1;
  for (let presses = 0; presses < 3 * count + 30; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(look);
    // A field for a date holds several stops, one after the other.
    if (at.left || (at.stop >= 0 && at.stop !== last && reached.has(at.stop))) break;
    last = at.stop;
    reached.add(at.stop);
    if (at.wrong) wrong.push(at.wrong);
    if (at.stop === count - 1) break; // one more Tab would go to Firefox's own bars, and no page has the focus from there on
  }
  const missed = [...Array(count).keys()].filter((stop) => !reached.has(stop));
  const named = await page.evaluate(
    (which) => which.map((at) => (window as unknown as { stops: HTMLElement[] }).stops[at]?.outerHTML.slice(0, 100)),
    missed.slice(0, 3),
  );
  return missed.length ? [...wrong, `Tab does not reach ${missed.length} of ${count}: ${named.join(" | ")}`] : wrong;
}

/** Registers the tests of access for one engine. */
export function accessTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: access`, () => {
    let place: Place;
    let page: Page;
    before(async () => {
      place = await serve(output);
      page = await browser().newPage();
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]).catch(() => {});
    });
    after(async () => {
      await page.close();
      await place.close();
    });
    /** Opens every page and gathers what a look at each finds wrong. */
    const each = async (find: (path: string) => Promise<string[]>, paths = pages()): Promise<void> => {
      const wrong: string[] = [];
      for (const path of paths) {
        await page.goto(place.base + path, { waitUntil: "domcontentloaded" });
        wrong.push(...(await find(path)).map((what) => `${path}: ${what}`));
      }
      assert.equal(wrong.length, 0, wrong.join("\n"));
    };

    if (engine === "chromium") {
      test("axe finds nothing at 390 px, nor at 1280 or in the dark in one page of each kind", async () => {
        const whole = samples();
        // The pages of exercises are looked at in forms.ts, in every state.
        const paths = pages().filter((path) => whole.includes(path) || !path.startsWith("exercises/"));
        await each(async (path) => {
          const wrong: string[] = [];
          await page.evaluate(axe);
          for (const width of whole.includes(path) ? [390, 1280] : [390]) {
            await page.setViewport({ width, height: 900 });
            for (const [scheme, rules] of whole.includes(path) ? schemes : schemes.slice(0, 1)) {
              await page.emulateMediaFeatures([
                { name: "prefers-color-scheme", value: scheme },
                { name: "prefers-reduced-motion", value: "reduce" },
              ]);
              // Head and foot are the same on all.
              wrong.push(...(await violations(page, rules, whole.includes(path) ? "html" : "main")).map((what) => `${width} px, ${scheme}: ${what}`));
            }
          }
          return wrong;
        }, paths);
      });
    }

    test("nothing scrolls sideways at 320 px, which is also 400 % zoom of 1280, in either direction", async () => {
      await page.setViewport({ width: 320, height: 256 });
      await each(async () => {
        const wrong = await page.evaluate(sideways);
        await page.evaluate(() => void (document.documentElement.dir = document.dir === "rtl" ? "ltr" : "rtl"));
        return [...wrong, ...(await page.evaluate(sideways)).map((what) => `turned around: ${what}`)];
      }, engine === "chromium" ? pages() : samples());
    });

    test("control: something too wide is noticed", async () => {
      await page.setViewport({ width: 320, height: 256 });
      await page.goto(place.base);
      await page.evaluate(() => {
        const wide = document.createElement("div");
        wide.style.width = "400px";
        wide.textContent = "wide";
        document.body.append(wide);
      });
      assert.notDeepEqual(await page.evaluate(sideways), []);
    });

    test("Tab reaches every link and control, in sight, marked, and not under the strip", async () => {
      await page.setViewport({ width: 390, height: 700 });
      const whole = samples();
      const every = [...everyWidget].map((id) => `exercises/${id}.html`);
      const paths = engine === "chromium" ? pages().filter((path) => whole.includes(path) || every.includes(path)) : whole;
      await each((path) => walk(page, whole.includes(path) ? "body" : "main"), paths);
    });
  });
}
