/*
 * The first screen of a guide or an exercise does not wait for late.css: everything that stands in it stands there, and looks
 * as it does, when that file never comes.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { output, pages, samples, serve, type Place } from "./output.ts";

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

/** What of a page is in its first screen, each thing with its place and how it looks. Runs in the page. */
function screen(): string[] {
  return [...document.body.querySelectorAll("*:not(script, link, style, template, svg *)")].flatMap((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    if (!element.checkVisibility() || top >= innerHeight || bottom <= 0 || right <= 0) return [];
    const style = getComputedStyle(element);
    const place = [left, top, right, Math.min(bottom, innerHeight)].map(Math.round).join(" ");
    const look = [style.font, style.color, style.backgroundColor, style.borderWidth, style.textDecoration].join(" ");
    return `${element.tagName}.${element.className}: ${place}, ${look}, ${element.childElementCount ? "" : element.textContent!.slice(0, 40)}`;
  });
}

/** Registers the tests of first screens. */
export function firstTests(browser: () => Browser): void {
  describe("first screens", () => {
    let place: Place;
    let whole: Page;
    let bare: Page;
    before(async () => {
      place = await serve(output);
      [whole, bare] = [await browser().newPage(), await browser().newPage()];
      await bare.setRequestInterception(true);
      bare.on("request", (request) => void (/\/late-\w+\.css$/.test(request.url()) ? request.abort() : request.continue()));
    });
    after(async () => {
      await whole.close();
      await bare.close();
      await place.close();
    });

    test("at 360 px, and in one page of each kind at 1280, they do not need late.css", async () => {
      const wrong: string[] = [];
      const kinds = samples();
      const late = pages()
        .filter((path) => !path.startsWith("exercises/") || kinds.includes(path)) // they begin alike
        .filter((path) => /<link [^>]*href="[^"]*\/late-/.test(readFileSync(join(output, path), "utf8"))); // others hold it
      assert.ok(late.length > 20, `only ${late.length} pages wait for it`);
      for (const path of late) {
        for (const page of [whole, bare]) await page.goto(place.base + path);
        for (const size of kinds.includes(path) ? [phone, desk] : [phone]) {
          for (const page of [whole, bare]) await page.setViewport(size);
          const without = new Set(await bare.evaluate(screen));
          const missed = (await whole.evaluate(screen)).filter((thing) => !without.has(thing));
          if (missed.length) wrong.push(`${path} at ${size.width} px: ${missed.length} things, such as ${missed[0]}`);
        }
      }
      assert.equal(wrong.length, 0, wrong.join("\n"));
    });

    test("control: what stands further down does need it", async () => {
      const path = pages().find((page) => page.endsWith("/apology.html"))!;
      for (const page of [whole, bare]) {
        await page.goto(place.base + path);
        await page.evaluate(() => document.querySelector(".foot")!.scrollIntoView());
      }
      assert.notDeepEqual(await whole.evaluate(screen), await bare.evaluate(screen));
    });
  });
}
