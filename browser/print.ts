/*
 * Printed, a page is its words: no navigation, no controls. Chromium alone prints to a file.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Browser } from "puppeteer-core";
import { output, pages, serve, type Place } from "./output.ts";

/** The words of each sheet of a printed file. */
export async function sheetsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: pdf, useSystemFonts: true, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return texts;
}

/** The words of a printed file. */
export const textOf = async (pdf: Uint8Array): Promise<string> => (await sheetsOf(pdf)).join(" ");

/** Hyphenation, ligatures and lines fall differently in print: letters and digits are what stays. */
export const letters = (text: string): string => text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Registers the tests of print. */
export function printTests(browser: () => Browser): void {
  describe("chromium: print", () => {
    let place: Place;
    before(async () => {
      place = await serve(output);
    });
    after(() => place.close());

    const last = pages().find((path) => path.endsWith("/help-lines.html"));
    for (const path of ["index.html", pages().find((path) => path.endsWith("/apology.html")), last]) {
      test(`${path} gives its words and no navigation`, async () => {
        const page = await browser().newPage();
        await page.goto(place.base + path);
        const paragraphs = await page.$$eval("main h1, main article p, main section p", (found) =>
          found.filter((element) => element.checkVisibility() && !element.closest("[popover]")).map((element) => element.textContent ?? ""),
        );
        await page.emulateMediaType("print");
        const controls = await page.$$eval("nav, form:not([data-form]), button, a[data-exit]", (found) =>
          found.filter((element) => element.checkVisibility() && element.getClientRects().length > 0 && !element.matches(".term")).map((element) => element.outerHTML.slice(0, 100)),
        );
        assert.deepEqual(controls, [], "printed controls");
        const text = letters(await textOf(await page.pdf({ format: "A4" })));
        await page.close();
        for (const paragraph of [paragraphs[0]!, paragraphs.at(-1)!]) {
          assert.ok(text.includes(letters(paragraph).slice(0, 60)), `not printed: ${paragraph}`);
        }
      });
    }
  });
}
