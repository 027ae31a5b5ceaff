/*
 * How pages look, against pictures that stand in browser/looks/. Both are compared at a quarter of their size, where letters
 * are gray and lines of text are stripes: another version of a font passes, a lost style sheet or a column in the wrong place
 * does not. The pages are those of the small site in two languages, whose words do not change, in the site's own layouts.
 *
 * UNDERPIN_NEW_LOOKS=1 writes the pictures anew; look at them before they are committed.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { serve, twoLanguages, type Place } from "./output.ts";

const folder = "browser/looks";
const scale = 4;

/** A difference of this many of 255 grades is seen, and this share of a picture may differ so. */
const seen = 48;
const share = 0.02;

const phone = { width: 360, height: 740 };
const tablet = { width: 768, height: 900 };
const desk = { width: 1280, height: 860 };

const shots = [
  { page: "index.html", size: phone, scheme: "light" },
  { page: "index.html", size: desk, scheme: "dark" },
  { page: "start/first.html", size: phone, scheme: "dark" },
  { page: "start/first.html", size: desk, scheme: "light" },
  { page: "start/index.html", size: tablet, scheme: "light" },
  { page: "ar/start/first.html", size: tablet, scheme: "light" },
] as const;

/** Makes a picture a quarter of its size, and says how much of it differs from another of that size: 0 is nothing, 1 all of it. */
async function compare(browser: Browser, picture: string, reference: string | undefined): Promise<{ small: string; differs: number }> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async (picture, reference, scale, seen) => {
        const draw = async (source: string, by: number): Promise<{ canvas: HTMLCanvasElement; grays: number[] }> => {
          const image = new Image();
          image.src = `data:image/png;base64,${source}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          canvas.width = Math.round(image.width / by);
          canvas.height = Math.round(image.height / by);
          const context = canvas.getContext("2d")!;
          context.imageSmoothingQuality = "high";
          context.drawImage(image, 0, 0, canvas.width, canvas.height);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const grays: number[] = [];
          for (let i = 0; i < data.length; i += 4) grays.push((data[i]! + data[i + 1]! + data[i + 2]!) / 3);
          return { canvas, grays };
        };
        const now = await draw(picture, scale);
        const small = now.canvas.toDataURL("image/png").split(",")[1]!;
        if (!reference) return { small, differs: 1 };
        const before = await draw(reference, 1);
        if (before.grays.length !== now.grays.length) return { small, differs: 1 };
        return { small, differs: now.grays.filter((gray, i) => Math.abs(gray - before.grays[i]!) > seen).length / now.grays.length };
      },
      picture,
      reference,
      scale,
      seen,
    );
  } finally {
    await page.close();
  }
}

/** Registers the tests of looks. */
export function lookTests(browser: () => Browser): void {
  describe("chromium: looks", () => {
    let place: Place;
    before(async () => {
      place = await serve(twoLanguages);
    });
    after(() => place.close());

    for (const { page: path, size, scheme } of shots) {
      const name = `${path.replace(/\.html$/, "").replaceAll("/", "-")}-${size.width}-${scheme}.png`;
      test(`${path} at ${size.width} px, ${scheme}`, async () => {
        const page = await browser().newPage();
        await page.setViewport(size);
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(place.base + path, { waitUntil: "networkidle0" });
        const picture = await page.screenshot({ encoding: "base64" });
        await page.close();
        const file = join(folder, name);
        const { small, differs } = await compare(browser(), picture, existsSync(file) ? readFileSync(file, "base64") : undefined);
        if (process.env.UNDERPIN_NEW_LOOKS) {
          mkdirSync(folder, { recursive: true });
          writeFileSync(file, small, "base64");
          return;
        }
        const shown = join("node_modules/.cache", name);
        if (differs > share) writeFileSync(shown, small, "base64");
        assert.ok(differs <= share, `${(100 * differs).toFixed(1)} % of the page looks otherwise than ${file}; see ${shown}`);
      });
    }

    // Browsers lay a plate of the page's color behind words then, on which words of that color are gone.
    describe("in forced colors the words of the exit can be read", () => {
      /** Whether other words in its place change the picture of an exit, under a rule that is added to the page's. */
      const readable = async (exit: string, rule = ""): Promise<boolean> => {
        const page = await browser().newPage();
        await page.setViewport(phone);
        const session = await page.createCDPSession();
        await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
        await page.goto(`${place.base}start/first.html`, { waitUntil: "networkidle0" });
        await page.evaluate((rule) => {
          const sheet = new CSSStyleSheet();
          sheet.insertRule("* { text-decoration: none !important }"); // a line below words would give them away
          if (rule) sheet.insertRule(rule);
          document.adoptedStyleSheets = [sheet];
        }, rule);
        await page.focus(exit);
        const before = await compare(browser(), await page.screenshot({ encoding: "base64" }), undefined);
        await page.bringToFront();
        await page.$eval(exit, (element) => {
          const words = element.lastChild!;
          words.textContent = [...words.textContent!].reverse().join("");
        });
        const now = await compare(browser(), await page.screenshot({ encoding: "base64" }), before.small);
        await page.close();
        return now.differs > 0;
      };
      for (const exit of [".skip[data-exit]", ".strip [data-exit]"]) {
        test(exit, async () => assert.ok(await readable(exit)));
        test(`control: ${exit} on a plate`, async () => assert.ok(!(await readable(exit, `${exit} { forced-color-adjust: auto !important }`))));
      }
    });
  });
}
