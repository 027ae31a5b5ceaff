/*
 * The one file that holds all pages: the same words as on the site, one page at a time, Back, Forward and reload, the exit, and
 * nothing asked of anyone. Exercises go their rounds in rounds.ts.
 */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { once, watched, type Engine } from "./browser.ts";
import { Neutral, inOneFile, oneExercise, oneFile, oneOfTwo, onePart, openedOne, output, pages, pagesIn, samples } from "./output.ts";

const base = openedOne().base;

/** The words of a main part, but for forms and what the file adds. Runs in a page. */
function wordsOf(html: string): string {
  const main = (html ? new DOMParser().parseFromString(html, "text/html") : document).querySelector("main")!.cloneNode(true) as HTMLElement;
  for (const part of main.querySelectorAll("[data-exercise],[data-pair],[data-things],[data-plain],[data-do=print-all],script,template")) part.remove();
  return main.textContent!.replace(/\s+/g, " ").trim();
}

/** How each element of the main part is laid out and colored, but for forms, which scripts change, and what the file adds. Runs in a page. */
function looksOf(): string[] {
  const page = document.querySelector("main > [data-page]") ?? document.querySelector("main")!;
  return [...page.querySelectorAll<HTMLElement>("*")]
    .filter((part) => part.checkVisibility() && !part.closest("[data-exercise],[data-pair],[data-things],[data-plain],[data-do=print-all],svg"))
    .map((part) => {
      const is = getComputedStyle(part);
      const of = ["display", "color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "margin", "padding", "borderWidth", "width"] as const;
      return `${part.tagName} ${part.className}: ${of.map((name) => is[name]).join("; ")}`;
    });
}

/** Which page is shown; all of them, were there several. */
const shown = (page: Page): Promise<string> => page.$$eval("main > [data-page]", (all) => all.map((each) => (each as HTMLElement).dataset.page).join());

/** Goes to an address of the file as a link does, and waits for its page. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), inOneFile.get(path)!);
  await arrives(page, path);
}

const arrives = async (page: Page, path: string): Promise<void> =>
  void (await page.waitForFunction((wanted) => document.querySelector<HTMLElement>("main > [data-page]:only-child")?.dataset.page === wanted, {}, path));

/** Registers the tests of the file for one engine. */
export function oneTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: all pages in one file`, () => {
    test("every page says what it says on the site", async () => {
      const reader = await browser().newPage(); // the file's own policy lets no script parse HTML
      const { page, faults } = await watched(browser(), base);
      await page.goto(base);
      const listed = engine === "chromium" ? pages().filter((path) => path !== "404.html") : samples().filter((path) => path !== "404.html");
      for (const path of listed) {
        await go(page, path);
        assert.equal(await page.evaluate(wordsOf, ""), await reader.evaluate(wordsOf, readFileSync(join(output, path), "utf8")), path);
        assert.equal(await shown(page), path);
      }
      assert.equal(inOneFile.size, pages().filter((path) => path !== "404.html").length);
      assert.deepEqual(faults, []);
      await reader.close();
      await page.close();
    });

    once(engine, "a page of each kind is laid out as on the site", async () => {
      const { page: whole } = await watched(browser(), pathToFileURL(output).href);
      const { page, faults } = await watched(browser(), base);
      await page.goto(base);
      for (const width of [390, 1280]) {
        for (const each of [whole, page]) await each.setViewport({ width, height: 900 });
        for (const path of samples().filter((path) => path !== "404.html")) {
          await whole.goto(pathToFileURL(join(output, path)).href);
          await go(page, path);
          const [there, here] = await Promise.all([whole.evaluate(looksOf), page.evaluate(looksOf)]);
          for (const [at, look] of there.entries()) assert.equal(here[at], look, `${path} at ${width} px`);
        }
      }
      assert.deepEqual(faults, []);
      await whole.close();
      await page.close();
    });

    test("Back, Forward and reload come to the same page", async () => {
      const { page, faults } = await watched(browser(), base);
      const [first, second] = ["help/help-lines.html", "exercises/apology.html"];
      await page.goto(base);
      await go(page, first);
      await go(page, second);
      for (const [step, path] of [[-1, first], [-1, "index.html"], [1, first], [1, second]] as const) {
        await page.evaluate((by) => history.go(by), step);
        await arrives(page, path);
      }
      await page.reload();
      await arrives(page, second);
      assert.deepEqual(faults, []);
      await page.close();
    });

    test("a link inside leads to its place, by keyboard too, and search finds pages", async () => {
      const { page, faults } = await watched(browser(), base);
      await page.goto(base);
      await page.waitForSelector("main > [data-page]:only-child");
      await page.focus("a[data-search]");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#search-words");
      await page.keyboard.type("apologize");
      await page.waitForSelector("[data-results] a");
      await page.focus("[data-results] a");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.hash !== "");
      assert.notEqual(await shown(page), "index.html");
      assert.equal(await page.evaluate(() => document.activeElement?.closest("[data-page]") !== null), true, "the focus is not in the page");
      assert.equal(await page.evaluate(() => location.href.includes("apolog")), false);
      const dead = await page.evaluate(() => {
        const found: string[] = [];
        for (const link of document.querySelectorAll<HTMLAnchorElement>("main a[href^='#']")) {
          link.click();
          const id = decodeURIComponent(link.hash.slice(1));
          if (!document.getElementById(id) && /^p\d+-/.test(id) && id.startsWith(`${document.querySelector("main > [data-page]")!.id}-`)) found.push(id);
        }
        return found;
      });
      assert.deepEqual(dead, []);
      assert.deepEqual(faults, []);
      await page.close();
    });

    // Chromium alone: Firefox would have to be started anew, and what is shown without scripts is plain HTML.
    if (engine === "chromium") test("without scripts all pages stand in order, and the contents lead to them", async () => {
      const { page } = await watched(browser(), base);
      await page.setJavaScriptEnabled(false);
      await page.goto(base);
      const order = await page.$$eval("main > [data-page]", (all) => all.filter((each) => each.checkVisibility()).map((each) => `#${each.id}`));
      assert.deepEqual(order, [...inOneFile.values()]);
      assert.deepEqual(await page.$$eval("noscript .contents a", (all) => all.map((link) => link.getAttribute("href"))), order);
      await page.close();
    });

    test("one exercise is a whole file: it works, leads to help and back, and asks nobody", async () => {
      const address = pathToFileURL(oneExercise).href;
      const { page, faults } = await watched(browser(), address);
      await page.goto(address);
      const [exercise, ...others] = [...pagesIn(oneExercise).keys()];
      assert.equal(await shown(page), exercise);
      assert.ok(others.includes("help/help-lines.html") && others.length < 6, `help is missing, or there is more than help: ${others.join()}`);
      const field = "main form textarea";
      await page.waitForFunction((selector) => document.querySelector(selector)?.checkVisibility(), {}, field);
      await page.type(field, "what I did");
      await page.waitForFunction(() => document.querySelector("[data-result]")?.textContent?.includes("what I did"));
      assert.equal(await page.$eval("[data-state] [data-do=erase]", (button) => button.checkVisibility()), true);
      for (const path of others) {
        await page.evaluate((hash) => void (location.hash = hash), pagesIn(oneExercise).get(path)!);
        await arrives(page, path);
        await page.evaluate(() => history.back());
        await arrives(page, exercise!);
        assert.equal(await page.$eval(field, (each) => (each as HTMLTextAreaElement).value), "what I did");
      }
      assert.equal(await page.$eval(".strip a[data-exit]", (link) => link.checkVisibility()), true);
      const other = await browser().newPage();
      await other.goto(address);
      assert.equal(await other.$eval(field, (each) => (each as HTMLTextAreaElement).value), "", "words typed are kept somewhere");
      await other.close();
      assert.deepEqual(faults, []);
      await page.close();
    });

    test("search in a part finds no page that is left out", async () => {
      const found: Record<string, Set<string>> = {};
      for (const file of [onePart, oneFile]) {
        const address = pathToFileURL(file).href;
        const { page, faults } = await watched(browser(), address);
        await page.goto(address);
        await page.waitForSelector("main > [data-page]:only-child");
        await page.click("a[data-search]");
        await page.waitForSelector("#search-words");
        found[file] = new Set();
        const known = new Map([...pagesIn(file)].map(([path, hash]) => [hash, path]));
        for (const words of ["apologize", "trust", "promise", "talk", "help"]) {
          await page.$eval("#search-words", (field) => void ((field as HTMLInputElement).value = ""));
          await page.type("#search-words", words);
          await page.waitForFunction(() => document.querySelector("[data-results] a"));
          for (const href of await page.$$eval("[data-results] a", (links) => links.map((link) => link.getAttribute("href")!))) {
            const path = known.get(/^#p\d+/.exec(href)?.[0] ?? "");
            assert.ok(path, `${words} finds ${href}, which is not in ${file}`);
            found[file].add(path);
          }
        }
        assert.deepEqual(faults, []);
        await page.close();
      }
      const left = [...found[oneFile]!].filter((path) => !pagesIn(onePart).has(path));
      assert.ok(found[onePart]!.size > 0 && left.length > 0, "the control: the whole file finds pages that the part has not");
    });

    test("in a file of two languages one is there at a time, with its header and its search", async () => {
      const address = pathToFileURL(oneOfTwo).href;
      const { page, faults } = await watched(browser(), address);
      const around = (): Promise<string> =>
        page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.querySelectorAll("body > header").length, document.querySelectorAll("body > footer").length].join(" "));
      await page.goto(address);
      await arrives(page, "index.html");
      assert.equal(await around(), "en ltr 1 1");
      await page.click("footer a[lang=ar]");
      await arrives(page, "ar/index.html");
      assert.equal(await around(), "ar rtl 1 1");
      await page.click("header a[data-search]");
      await page.waitForSelector("#search-words");
      await page.type("#search-words", "الصفحة");
      await page.waitForSelector("[data-results] a");
      const found = await page.$$eval("[data-results] a", (links) => links.map((link) => /^#p\d+/.exec(link.getAttribute("href")!)?.[0] ?? ""));
      const arabic = [...pagesIn(oneOfTwo)].filter(([path]) => path.startsWith("ar/")).map(([, hash]) => hash);
      assert.ok(found.every((hash) => arabic.includes(hash)), `${found.join()} are not all of ${arabic.join()}`);
      await page.keyboard.press("Escape");
      for (const [step, path, is] of [[-1, "index.html", "en ltr 1 1"], [1, "ar/index.html", "ar rtl 1 1"]] as const) {
        await page.evaluate((by) => history.go(by), step);
        await arrives(page, path);
        assert.equal(await around(), is);
      }
      await page.reload();
      await arrives(page, "ar/index.html");
      assert.equal(await around(), "ar rtl 1 1");
      assert.deepEqual(faults, []);
      await page.close();
    });

    test("words typed are gone after the exit, and Back shows nothing; without the exit they come back", async () => {
      const neutral = await Neutral.open();
      const folder = mkdtempSync(join(tmpdir(), "underpin-one-"));
      const file = join(folder, "one.html");
      const html = readFileSync(oneFile, "utf8");
      const exit = /data-exit-url="([^"]+)"/.exec(html)![1]!;
      writeFileSync(file, html.replaceAll(exit, neutral.url));
      const address = pathToFileURL(file).href;
      for (const leaves of [false, true]) {
        const page = await browser().newPage();
        page.on("dialog", (dialog) => void dialog.accept());
        await page.goto(address);
        await go(page, "exercises/apology.html");
        await page.type("main textarea", "secret words");
        await go(page, "help/help-lines.html");
        if (leaves) {
          await page.click(".strip a[data-exit]");
          await page.waitForFunction(() => document.title.startsWith("weather"));
        } else await go(page, "index.html");
        for (let back = 0; back < 2; back++) {
          const loads = neutral.loads;
          await page.goBack({ waitUntil: "domcontentloaded" }).catch(() => null);
          if (leaves) await page.waitForFunction((before) => document.title.startsWith("weather") && Number(document.title.slice(8)) > before, { timeout: 10_000 }, loads);
        }
        const text = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll("textarea")].map((field) => field.value).join());
        assert.equal(text.includes("secret words"), !leaves);
        assert.equal((await page.title()).startsWith("weather"), leaves);
        await page.close();
      }
      await neutral.close();
      rmSync(folder, { recursive: true });
    });
  });
}
