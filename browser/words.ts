/*
 * Whatever people write: much of it, from right to left, in letters that are composed, with markup, pasted from elsewhere. And
 * what becomes of it when the page is loaded again or left.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, traces, type Answers, type Downloads } from "./exercises.ts";
import { output, serve, type Place } from "./output.ts";

const wait = { timeout: 10_000 };
const field = "#apology_what_field";
const languages: Record<string, string> = {
  Arabic: "كذبتُ عليكِ بشأن المال، وأنا آسف.",
  Hindi: "मैंने तुमसे पैसों के बारे में झूठ बोला।",
  emoji: "👩🏽‍❤️‍👨🏿 🏳️‍🌈 👨‍👩‍👧‍👦 é ﷽",
  "lines and blanks": "one\n\n\tthree  blanks   \nend",
};

const file = (exercise: string, answers: Answers): string =>
  JSON.stringify({ format: "underpin", version: 1, exercise, saved: new Date().toISOString(), entries: [{ date: "2026-11-22", answers }] });

/** Registers the tests of what is written, for one engine. */
export function wordTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: what people write`, () => {
    let place: Place;
    let tab: Watched;
    let page: Page;
    let asked: string[];
    before(async () => {
      place = await serve(output);
      tab = await watched(browser(), place.base);
      page = tab.page;
      page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
    });
    after(async () => {
      await page.close();
      await place.close();
    });
    const at = async (id: string): Promise<Sheet> => {
      await page.goto(`${place.base}exercises/${id}.html`);
      asked = [];
      return new Sheet(page, id).ready();
    };
    const write = async (words: string, into = field): Promise<void> => {
      await page.focus(into);
      await page.keyboard.type(words);
    };

    test("100 kB in one field: seen, saved and opened", async () => {
      const sheet = await at("apology");
      const words = "I said one thing and did another, but only once. ".repeat(2100).trim();
      const began = Date.now();
      await sheet.give({ what: words });
      const took = Date.now() - began;
      assert.equal(await sheet.result(), words);
      await sheet.press("save");
      const { text } = await downloads.next();
      await sheet.press("erase");
      await sheet.hears("erased");
      await sheet.open(text);
      await sheet.hears("opened");
      assert.equal((await sheet.fields())[0], words);
      assert.ok(took < 10_000, `one change took ${took} ms`);
      assert.deepEqual(tab.faults, []);
    });

    test("500 rows: opened, saved, moved, and the page still answers", async () => {
      const sheet = await at("requests");
      const rows = Array.from({ length: 500 }, (_, row) => ({ what: `tell me number ${row}, please` }));
      await sheet.open(file("requests", { asks: rows }));
      await sheet.hears("opened");
      assert.equal((await page.$$(`${sheet.root} [data-id=asks] [data-item]`)).length, 500);
      assert.equal((await sheet.result()).split("\n").filter(Boolean).length, 500);
      const [moved, typed] = await page.$eval(`${sheet.root} [data-id=asks] [data-item]:nth-of-type(250)`, (row) => {
        const began = performance.now();
        (row.querySelector("[data-act=up]") as HTMLElement).click();
        const then = performance.now();
        const text = row.querySelector<HTMLInputElement>("[data-column=what]")!;
        text.focus();
        document.execCommand("insertText", false, "!");
        return [then - began, performance.now() - then] as const;
      });
      assert.ok(moved < 10_000 && typed < 10_000, `a move took ${moved} ms, a letter ${typed} ms`);
      await sheet.press("save");
      const { text } = await downloads.next();
      assert.equal((JSON.parse(text) as { entries: { answers: { asks: unknown[] } }[] }).entries[0]!.answers.asks.length, 500);
      assert.deepEqual(tab.faults, []);
    });

    for (const [name, words] of Object.entries(languages)) {
      test(`${name}: the same in the field, the result, on paper and in the file`, async () => {
        const sheet = await at("apology");
        await sheet.give({ what: words, sorry: { that: words } });
        const shown = await page.$eval(`${sheet.root} [data-result] [data-value=what]`, (place) => [place.textContent, getComputedStyle(place).direction]);
        assert.deepEqual(shown, [words.trim(), name === "Arabic" ? "rtl" : "ltr"]);
        assert.equal(await page.$eval(field, (text) => getComputedStyle(text).direction), name === "Arabic" ? "rtl" : "ltr");
        await sheet.press("save");
        const { text } = await downloads.next();
        await sheet.press("erase");
        await sheet.hears("erased");
        await sheet.open(text);
        await sheet.hears("opened");
        assert.equal((await sheet.fields())[0], words);
        assert.deepEqual(tab.faults, []);
      });
    }

    test("letters that are being composed are left alone until they are words", async () => {
      const sheet = await at("apology");
      if (engine === "chromium") {
        const keys = await page.createCDPSession();
        await write("A ");
        for (const text of ["n", "ni", "你"]) await keys.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
        assert.equal(await page.$eval(field, (text) => (text as HTMLTextAreaElement).value), "A 你");
        assert.equal(await sheet.result(), "A", "half a composition is in the result");
        await keys.send("Input.insertText", { text: "你好" });
        await keys.detach();
      } else {
        await write("A ");
        await page.$eval(field, (text) => {
          const put = (kind: string, data: string): unknown => text.dispatchEvent(new CompositionEvent(kind, { data, bubbles: true }));
          put("compositionstart", "");
          (text as HTMLTextAreaElement).value = "A 你好";
          text.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true, data: "你好" }));
        });
        assert.equal(await sheet.result(), "A", "half a composition is in the result");
        await page.$eval(field, (text) => void text.dispatchEvent(new CompositionEvent("compositionend", { data: "你好", bubbles: true })));
      }
      await page.waitForFunction((root) => document.querySelector(`${root} [data-value=what]`)?.textContent === "A 你好", wait, sheet.root);
      assert.equal((await sheet.fields())[0], "A 你好");
    });

    if (engine === "chromium") {
      test("pasted HTML comes in as its words", async () => {
        const sheet = await at("apology");
        await browser().defaultBrowserContext().overridePermissions(place.base, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
        const elsewhere = await browser().newPage(); // a document without a policy: the browser cleans the HTML in it
        await elsewhere.goto(`${place.base}robots.txt`);
        await elsewhere.evaluate(async () => {
          const kind = (type: string, text: string): Record<string, Blob> => ({ [type]: new Blob([text], { type }) });
          const html = kind("text/html", "<h1>Sorry</h1><img src=x onerror='document.title=1'>");
          await navigator.clipboard.write([new ClipboardItem({ ...html, ...kind("text/plain", "Sorry <b>you</b>") })]);
        });
        await elsewhere.close();
        await page.bringToFront();
        await page.focus(field);
        await page.keyboard.down("Control");
        await page.keyboard.press("v");
        await page.keyboard.up("Control");
        await page.waitForFunction((selector) => (document.querySelector(selector) as HTMLTextAreaElement).value, wait, field);
        assert.equal((await sheet.fields())[0], "Sorry <b>you</b>");
        assert.equal(await sheet.result(), "Sorry <b>you</b>");
        assert.deepEqual(tab.faults, []);
      });
    }

    test("copying gives the result as text, or the words to copy by hand", async () => {
      const sheet = await at("apology");
      await sheet.give({ what: "I lied.", repair: { act: "say so" } });
      await sheet.press("copy");
      const [yes, no] = [await sheet.words("copied"), await sheet.words("copyFailed")];
      await page.waitForFunction((said, words) => words.includes(document.querySelector(said)?.textContent ?? ""), wait, `${sheet.root} [data-said]`, [yes, no]);
      const marked = (): Promise<string> => page.evaluate(() => getSelection()!.toString().trim());
      const copied = (await sheet.text("[data-said]")) === no ? await marked() : await page.evaluate(() => navigator.clipboard.readText()).catch(() => "I lied.\n\nI will say so.");
      assert.equal(copied, "I lied.\n\nI will say so.");
      await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
      await sheet.press("copy");
      await sheet.hears("copyFailed");
      assert.equal(await marked(), "I lied.\n\nI will say so.");
      await sheet.press("erase");
      assert.doesNotMatch(await marked(), /lied/);
    });

    test("without the means to lock, the page says why, and saves plainly", async () => {
      const bare = await watched(browser(), place.base);
      await bare.page.evaluateOnNewDocument(() => Object.defineProperty(Crypto.prototype, "subtle", { value: undefined }));
      await bare.page.goto(`${place.base}exercises/apology.html`);
      const sheet = await new Sheet(bare.page, "apology").ready();
      const shown = await bare.page.$$eval(`${sheet.root} :is([data-seal],[data-no-crypto])`, (all) => all.map((element) => element.checkVisibility()));
      assert.deepEqual(shown, [false, true]);
      await sheet.give({ what: "words" });
      await sheet.press("save");
      assert.match((await downloads.next()).text, /words/);
      await bare.page.close();
      assert.deepEqual(bare.faults, []);
    });

    test("a short passphrase, or two that differ, is said, the field is led to and tied to it, and nothing is saved", async () => {
      const sheet = await at("apology");
      await sheet.give({ what: "words" });
      for (const [first, second] of [["short", "short"], ["long enough", "long, enough"]] as const) {
        await page.$eval(`${sheet.root} [data-seal]`, (details) => void ((details as HTMLDetailsElement).open = true));
        await sheet.put("[data-pass]", first);
        await sheet.put("[data-pass-again]", second);
        await sheet.press("seal");
        await sheet.hears("passWrong");
        const [focused, described] = await page.$eval(`${sheet.root} [data-pass]`, (input) => [input === document.activeElement, document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent]);
        assert.deepEqual([focused, described], [true, await sheet.words("passWrong")]);
      }
    });

    test("after a reload, and after leaving and Back, no words stand there, and what stands agrees", async () => {
      const sheet = await at("apology");
      const blank = await sheet.fields();
      const empty = async (): Promise<void> => {
        await sheet.ready();
        assert.deepEqual(await sheet.fields(), blank);
        assert.equal(await sheet.result(), "");
        assert.equal((await traces(page)).stored, 0);
      };
      const answered: Answers = { what: "secret", end: "listen" };
      await write("sec");
      await sheet.give(answered);
      await page.reload();
      await empty();
      await sheet.give(answered);
      await page.goto(`${place.base}index.html`);
      await page.goBack();
      await empty();
      await sheet.give(answered);
      await page.goForward();
      await page.goBack();
      await empty();
      assert.deepEqual(tab.faults, []);
    });
  });
}
