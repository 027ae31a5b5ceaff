/*
 * A file that someone else made: whatever it holds, it is refused in plain words and nothing on the page is lost; or it is
 * taken, and its words are words.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, examplesOf, traces, type Answers } from "./exercises.ts";
import { output, serve, type Place } from "./output.ts";

const saved = "2026-11-22T10:00:00.000Z";
const entry = { date: "2026-11-22", answers: { what: "theirs" } as Record<string, unknown> };
const plain = { format: "underpin", version: 1, exercise: "apology", saved, entries: [entry] };
const text = (change: object): string => JSON.stringify({ ...plain, ...change });
const answers = (change: object): string => text({ entries: [{ ...entry, answers: { ...entry.answers, ...change } }] });
const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const nested = (value: string): string => text({}).replace('"theirs"', value);

const bytes = "A".repeat(24);
const locked = (change: object, around: object = {}): string =>
  JSON.stringify({ format: "underpin", version: 1, sealed: { kdf: "PBKDF2-SHA-256", rounds: 600_000, salt: bytes, nonce: bytes, data: bytes, ...change }, ...around });

/** What is refused, by the words that refuse it. */
const refused: Record<string, Record<string, string | Uint8Array>> = {
  unreadable: {
    "nothing": "",
    "no JSON": "<!doctype html><script>alert(1)</script>",
    "cut off": text({}).slice(0, -30),
    "not UTF-8": new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    "UTF-16": Buffer.from("\ufeff" + text({}), "utf16le"),
    "null": "null",
    "a number": "7",
    "a list": `[${text({})}]`,
    "another format": text({ format: "other" }),
    "no version": text({ version: undefined }),
    "an older version than there is": text({ version: 0 }),
    "a version in words": text({ version: "1" }),
    "a strange field": text({ note: "x" }),
    "a strange field in an entry": text({ entries: [{ ...entry, note: "x" }] }),
    "no entries": text({ entries: [] }),
    "entries that are none": text({ entries: { length: 1 } }),
    "an entry that is a list": text({ entries: [[]] }),
    "a day that is none": text({ entries: [{ ...entry, date: "today" }] }),
    "a time that is none": text({ saved: "yesterday" }),
    "answers in a list": text({ entries: [{ ...entry, answers: ["x"] }] }),
    "an unknown id": answers({ unknown: "x" }),
    "an id of every object": answers({ constructor: "x" }),
    "a prototype": text({}).replace('"what"', '"__proto__":{"what":"x"},"what"'),
    "a number for words": answers({ what: 5 }),
    "a list for words": answers({ what: ["x"] }),
    "null for words": answers({ what: null }),
    "words for a sentence": answers({ sorry: "x" }),
    "a strange part of a sentence": answers({ sorry: { bogus: "x" } }),
    "a part that is no text": answers({ repair: { act: {} } }),
    "a choice that there is not": answers({ end: "bogus" }),
    "two choices for one": answers({ end: ["listen", "again"] }),
    "a bad entry before the last": text({ entries: [{ ...entry, answers: { what: 5 } }, entry] }),
    "deep": deep(100_000),
    "deep in an answer": nested(deep(100_000)),
    "few rounds": locked({ rounds: 1000 }),
    "rounds for an hour": locked({ rounds: 2_000_000_000 }),
    "no base64": locked({ data: "<script>" }),
    "another cipher": locked({ kdf: "none" }),
    "sealed and plain at once": locked({}, { entries: [entry] }),
  },
  tooLarge: { "huge": answers({ what: "x".repeat(1 << 20) }) },
  newer: { "a newer version": text({ version: 2, shape: "unknown" }), "half a version": text({ version: 1.5 }) },
  other: { "another exercise's": text({ exercise: "say-it" }), "an exercise's that there is not": text({ exercise: "<b>x</b>" }) },
};

const markup = `<img src=x onerror="document.title='hacked'"><script>document.title="hacked"</script></textarea>{what} &amp; \${1}`;

/** Markup in every field of an exercise that takes words. */
const marked: Record<string, Answers> = {
  apology: { what: markup, impact: markup, sorry: { that: markup }, repair: { act: markup, by: markup }, change: { when: markup, will: markup } },
  "say-it": { say: { when: markup, felt: markup, see: markup, ask: markup }, time: { when: markup } },
  requests: { hope: markup, asks: [{ what: markup, why: markup }], changes: [{ line: markup, why: markup }] },
};

/** Registers the tests of hostile files for one engine. */
export function hostileTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: files that others made`, () => {
    let place: Place;
    let tab: Watched;
    before(async () => {
      place = await serve(output);
      tab = await watched(browser(), place.base);
      tab.page.on("dialog", (dialog) => void dialog.accept());
    });
    after(async () => {
      await tab.page.close();
      await place.close();
    });
    const at = async (id: string): Promise<Sheet> => {
      await tab.page.goto(`${place.base}exercises/${id}.html`);
      return new Sheet(tab.page, id).ready();
    };
    const asks = (sheet: Sheet, what: string): Promise<unknown> =>
      tab.page.waitForFunction((question) => document.querySelector(question)?.checkVisibility(), { timeout: 10_000 }, `${sheet.root} [data-${what}]`);

    test("each is refused in plain words, and nothing on the page is lost", async () => {
      const sheet = await at("apology");
      await sheet.give(examplesOf("apology")[0]!.answers);
      const stood = { fields: await sheet.fields(), result: await sheet.result(), traces: await traces(tab.page) };
      const unsaved = await sheet.words("unsaved");
      const wrong: string[] = [];
      for (const [why, files] of Object.entries(refused)) {
        for (const [name, file] of Object.entries(files)) {
          await tab.page.$eval(`${sheet.root} [data-said]`, (said) => void (said.textContent = "waiting"));
          await sheet.open(file);
          const words = await sheet.words(why);
          // What is wrong with an answer shows when it is put in the place of what stands there, and not before.
          const heard = await tab.page.waitForFunction(
            (root: string, unsaved: string) => {
              const replace = document.querySelector<HTMLElement>(`${root} [data-replace]`)!;
              if (!replace.hidden) replace.querySelector<HTMLElement>("[data-do=replace]")!.click();
              if (!document.querySelector<HTMLElement>(`${root} [data-unseal]`)!.hidden) return "asks for a passphrase";
              const said = document.querySelector(`${root} [data-said]`)!.textContent;
              return said === "waiting" || said === unsaved ? "" : said; // while a file is read, it says how things stand
            },
            { timeout: 10_000 },
            sheet.root,
            unsaved,
          ).catch(() => undefined);
          const end = (await heard?.jsonValue()) ?? "nothing was said";
          if (end !== words) wrong.push(`${name}: ${end}`);
          assert.deepEqual({ fields: await sheet.fields(), result: await sheet.result(), traces: await traces(tab.page) }, stood, name);
        }
      }
      assert.deepEqual(wrong, []);
      assert.deepEqual(tab.faults, []);
    });

    test("a sealed file that is garbage, or is left alone, changes nothing", async () => {
      const sheet = await at("apology");
      await sheet.give({ what: "mine" });
      await sheet.open(locked({}));
      await asks(sheet, "unseal");
      await sheet.put("[data-unseal-pass]", "any passphrase");
      await sheet.press("unseal");
      const words = await sheet.words("wrongPass");
      await tab.page.waitForFunction((line, wanted) => document.querySelector(line)?.textContent === wanted, { timeout: 15_000 }, `${sheet.root} [data-said]`, words);
      await tab.page.$eval(`${sheet.root} [data-unseal] [data-do=cancel]`, (button) => (button as HTMLElement).click());
      assert.deepEqual((await sheet.fields())[0], "mine");
      assert.equal(await tab.page.$eval(`${sheet.root} [data-unseal]`, (question) => question.checkVisibility()), false);
      assert.deepEqual(tab.faults, []);
    });

    test("a good file asks before it takes the place of words, and can be left", async () => {
      const sheet = await at("apology");
      await sheet.give({ what: "mine" });
      await sheet.open(text({}));
      await asks(sheet, "replace");
      assert.ok(await tab.page.evaluate(() => document.activeElement?.matches("[data-replace] button")), "the focus is not at the question");
      await tab.page.$eval(`${sheet.root} [data-replace] [data-do=cancel]`, (button) => (button as HTMLElement).click());
      assert.equal((await sheet.fields())[0], "mine");
      await sheet.open(text({}));
      await asks(sheet, "replace");
      await sheet.press("replace");
      await sheet.hears("opened");
      assert.equal((await sheet.fields())[0], "theirs");
    });

    for (const [id, markedUp] of Object.entries(marked)) {
      test(`markup in every field of ${id} is words`, async () => {
        const sheet = await at(id);
        const before = await tab.page.$$eval("*", (all) => all.filter((element) => !element.closest("[data-result],[data-item]")).length);
        const title = await tab.page.title();
        await sheet.open(text({ exercise: id, entries: [{ ...entry, answers: markedUp }] }));
        await sheet.hears("opened");
        assert.ok((await sheet.fields()).includes(markup));
        assert.ok((await sheet.result()).includes(markup), await sheet.result());
        const after = await tab.page.$$eval("*", (all) => all.filter((element) => !element.closest("[data-result],[data-item]")).length);
        assert.equal(after, before, "the file made elements");
        const made = await tab.page.$$eval(`${sheet.root} [data-result] *`, (all) => [...new Set(all.map((element) => element.localName))]);
        assert.deepEqual(made.filter((name) => !["p", "span", "u", "ul", "ol", "li"].includes(name)), []);
        assert.equal(await tab.page.title(), title);
        assert.deepEqual(tab.faults, []);
      });
    }
  });
}
