/*
 * Keeping on this device: nothing before the choice, and after it every word, also when the page is gone at once; what another
 * tab wrote is never lost; what goes wrong is said, and costs no word; and erasing leaves nothing in any kind of storage.
 */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { once, watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, type Answers, type Downloads } from "./exercises.ts";
import { opened, output, serve, type Place } from "./output.ts";

const wait = { timeout: 10_000 };
const passphrase = "four plain words 🔑";
const first: Answers = { what: "I lied.", end: "listen" };

/** What is in every kind of storage that a page has. Runs in the page. */
async function storage(): Promise<Record<string, string[]>> {
  const all = (store: Storage): string[] => Object.keys(store).filter((key) => key !== "underpin-left");
  const guarded = async (read: () => Promise<string[]>): Promise<string[]> => read().catch(() => []); // a folder has some of them not
  return {
    local: all(localStorage),
    session: all(sessionStorage),
    cookies: document.cookie.split("; ").filter(Boolean),
    databases: await guarded(async () => (await indexedDB.databases()).map(({ name }) => name ?? "")),
    caches: await guarded(() => caches.keys()),
    workers: await guarded(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)),
    files: await guarded(async () => {
      const names: string[] = [];
      const folder = (await navigator.storage.getDirectory()) as unknown as { keys(): AsyncIterable<string> };
      for await (const name of folder.keys()) names.push(name);
      return names;
    }),
  };
}

/** What a page that goes out of sight does, without waiting for typing to rest. Runs in the page. */
const hide = (): unknown => document.dispatchEvent(new Event("visibilitychange"));

type ExerciseElement = HTMLElement & { entry: { date: string; answers: Answers } };

const nothing = { local: [], session: [], cookies: [], databases: [], caches: [], workers: [], files: [] };

/** Registers the tests of keeping for one engine. */
export function keepingTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: keeping on this device`, () => {
    let place: Place;
    let tabs: Watched[];
    before(async () => {
      place = await serve(output);
    });
    after(() => place.close());
    beforeEach(() => {
      tabs = [];
    });
    afterEach(async () => {
      for (const { page } of tabs) await page.close().catch(() => undefined);
      const page = await browser().newPage();
      await page.goto(`${place.base}robots.txt`);
      await page.evaluate(() => localStorage.clear());
      await page.close();
      assert.deepEqual(tabs.flatMap(({ faults }) => faults), []);
    });

    /** A tab; all of them share what is kept. */
    const tab = async (base = place.base): Promise<Page> => {
      const made = await watched(browser(), base);
      made.page.on("dialog", (dialog) => void dialog.accept());
      tabs.push(made);
      return made.page;
    };
    const at = async (page: Page, id = "apology", base = place.base): Promise<Sheet> => {
      await page.goto(`${base}exercises/${id}.html`);
      return new Sheet(page, id).ready();
    };
    /** The apology on a tab of its own, begun and kept. */
    const keptApology = async (): Promise<Sheet> => {
      const sheet = await at(await tab());
      await sheet.give(first);
      await sheet.press("keep");
      await sheet.hears("kept");
      return sheet;
    };
    const key = (id = "apology"): string => `underpin:${new URL(place.base).pathname}:${id}`;
    const read = (page: Page, id?: string): Promise<string | null> => page.evaluate((name) => localStorage.getItem(name), key(id));
    const has = (page: Page, words: string, id?: string): Promise<unknown> =>
      page.waitForFunction((name, wanted) => localStorage.getItem(name)?.includes(wanted), wait, key(id), words);
    const write = async (sheet: Sheet, words: string): Promise<void> => {
      await sheet.page.focus(`#${sheet.id}_what_field`);
      await sheet.page.keyboard.type(words);
    };
    const lockWith = async (sheet: Sheet, words: string): Promise<void> => {
      await sheet.put("[data-pass]", words);
      await sheet.put("[data-pass-again]", words);
      await sheet.press("keep-sealed");
    };
    const what = async (sheet: Sheet): Promise<string> => (await sheet.fields())[0]!;

    for (const kind of ["http", "file"] as const) {
      test(`over ${kind}: nothing before the choice; then every word comes back, until it is erased`, async () => {
        const base = kind === "http" ? place.base : opened(output).base;
        const page = await tab(base);
        let sheet = await at(page, "apology", base);
        await sheet.give(first);
        await page.evaluate(hide);
        assert.deepEqual(await page.evaluate(storage), nothing, "something was kept before the choice");
        assert.equal(await page.$eval(`${sheet.root} [data-folder]`, (note) => (note as HTMLElement).hidden), kind === "http");
        await sheet.press("keep");
        await sheet.hears("kept");
        const kept = await sheet.fields();
        await page.reload();
        await sheet.ready();
        assert.deepEqual(await sheet.fields(), kept);
        assert.match(await sheet.result(), /^I lied\./);
        const there = await page.evaluate(storage);
        assert.deepEqual({ ...there, local: there.local!.length }, { ...nothing, local: 1 });
        await write(sheet, " Twice.");
        await sheet.press("save"); // which is no reason to keep less
        await downloads.next();
        sheet = await at(page, "apology", base); // at once: what was typed last is kept as the page goes
        assert.match(await what(sheet), /Twice/);
        await sheet.press("erase");
        await sheet.hears("erased");
        assert.deepEqual(await page.evaluate(storage), nothing, "erasing left something");
        await page.reload();
        await sheet.ready();
        assert.equal(await what(sheet), "");
        assert.deepEqual(await page.evaluate(storage), nothing);
      });
    }

    once(engine, "what is kept is the text of a saved file, and is as hostile as one", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      const text = (await read(page))!;
      assert.deepEqual((JSON.parse(text) as { entries: { answers: Answers }[] }).entries[0]!.answers, first);
      for (const [bad, why] of [[text.replace("apology", "say-it"), "other"], [text.replace('"what"', '"who"'), "unreadable"], [text.replace('"version": 1', '"version": 2'), "newer"], ["{}", "unreadable"]] as const) {
        await page.evaluate((name, words) => localStorage.setItem(name, words), key(), bad);
        await page.reload();
        await sheet.ready();
        await sheet.hears(why);
        await sheet.give({ what: "new" });
        await page.evaluate(hide);
        assert.equal(await read(page), bad, "it was written over without a choice");
        await sheet.press("keep");
        assert.equal(await read(page), bad, "it was written over at the first press");
        await sheet.press("keep");
        await has(page, "new");
      }
    });

    test("locked: it asks for the passphrase, and goes on locked", async () => {
      const page = await tab();
      const sheet = await at(page);
      await sheet.give(first);
      await lockWith(sheet, passphrase);
      await sheet.hears("kept");
      assert.doesNotMatch((await read(page))!, /lied|apology|answers/);
      await page.reload();
      await sheet.ready();
      await sheet.hears("locked");
      assert.equal(await what(sheet), "");
      assert.ok(await page.evaluate(() => !document.activeElement?.matches("input")), "a page that opens takes the focus");
      await sheet.put("[data-unseal-pass]", "not this one");
      await sheet.press("unseal");
      await sheet.hears("wrongPass");
      await sheet.put("[data-unseal-pass]", passphrase);
      await sheet.press("unseal");
      await sheet.hears("opened");
      assert.equal(await what(sheet), "I lied.");
      const before = (await read(page))!;
      await write(sheet, " Again.");
      await page.waitForFunction((name, old) => localStorage.getItem(name) !== old, wait, key(), before);
      assert.doesNotMatch((await read(page))!, /Again|answers/);
      await page.reload();
      await sheet.ready();
      await sheet.put("[data-unseal-pass]", passphrase);
      await sheet.press("unseal");
      await sheet.hears("opened");
      assert.match(await what(sheet), /Again/);
      await page.reload();
      await sheet.ready();
      await sheet.hears("locked");
      await sheet.press("erase");
      assert.deepEqual(await page.evaluate(storage), nothing, "what is locked can be erased without the passphrase");
    });

    /** What ends whatever is under way, and lets nothing of it follow. */
    const endings: Record<string, (sheet: Sheet) => Promise<unknown>> = {
      "Leave quickly": (sheet) =>
        sheet.page.evaluate(() => {
          const exit = document.querySelector<HTMLAnchorElement>("a[data-exit]")!;
          exit.href = "#"; // the page is emptied, and stays to be looked at
          exit.click();
        }),
      Erase: (sheet) => sheet.press("erase"),
      "another person's turn": (sheet) =>
        sheet.page.$eval(sheet.root, (root) => void ((root as unknown as ExerciseElement).entry = { date: "2026-11-22", answers: {} })),
    };
    /** A page on which one slow thing comes to its end only when it is let, and on which saving a file is counted. */
    const slowly = async (slow: string): Promise<Page> => {
      const page = await tab();
      await page.evaluateOnNewDocument((name) => {
        Object.assign(window, { saves: 0, begun: 0, done: 0 });
        const wait = new Promise((resolve) => Object.assign(window, { release: resolve }));
        const owner = (name === "arrayBuffer" ? Blob.prototype : crypto.subtle) as unknown as Record<string, (...of: unknown[]) => Promise<unknown>>;
        const act = owner[name]!;
        owner[name] = async function (this: unknown, ...of: unknown[]) {
          Object.assign(window, { begun: 1 });
          const made = await act.apply(this, of);
          await wait;
          Object.assign(window, { done: 1 });
          return made;
        };
        HTMLAnchorElement.prototype.click = new Proxy(HTMLAnchorElement.prototype.click, {
          apply: (click, link: HTMLAnchorElement, of) => (link.download ? Object.assign(window, { saves: 1 }) : Reflect.apply(click, link, of)),
        });
      }, slow);
      return page;
    };
    const begun = (page: Page): Promise<unknown> => page.waitForFunction(() => (window as unknown as { begun: number }).begun, wait);
    const released = async (page: Page): Promise<void> => {
      await page.evaluate(() => (window as unknown as { release(): void }).release());
      await page.waitForFunction(() => (window as unknown as { done: number }).done, wait);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    };
    const saved = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { saves: number }).saves);

    test("locking takes a while, and nothing follows it where the words went meanwhile", async () => {
      for (const [name, ended] of Object.entries(endings)) {
        for (const slow of ["deriveKey", "encrypt"]) {
          for (const what of ["keep-sealed", "seal"]) {
            const page = await slowly(slow);
            const sheet = await at(page);
            await sheet.give(first);
            await sheet.put("[data-pass]", passphrase);
            await sheet.put("[data-pass-again]", passphrase);
            await sheet.press(what);
            await begun(page);
            await ended(sheet);
            await released(page);
            assert.equal(await saved(page), 0, `${what}, ${slow}: a file was saved after ${name}`);
            assert.deepEqual(await page.evaluate(storage), nothing, `${what}, ${slow}: words were kept after ${name}`);
            await page.close();
          }
        }
      }
    });

    test("reading a file may take a while, and its words do not come where others went meanwhile", async () => {
      const file = JSON.stringify({ format: "underpin", version: 1, exercise: "apology", saved: "2026-11-22T10:00:00Z", entries: [{ date: "2026-11-22", answers: first }] });
      for (const [name, ended] of [...Object.entries(endings), ["nothing", () => Promise.resolve()]] as const) {
        const page = await slowly("arrayBuffer");
        const sheet = await at(page);
        const root = (await page.$(sheet.root))!; // the exit takes it off the page
        await sheet.open(file);
        await begun(page);
        await ended(sheet);
        await released(page);
        const there = await root.evaluate((form) => [...form.querySelectorAll("textarea")].some(({ value }) => value.includes("lied")));
        assert.equal(there, name === "nothing", `after ${name}`);
        await page.close();
      }
    });

    test("what the browser does not erase is not called erased", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      const refuse = (): unknown => (Storage.prototype.removeItem = () => undefined);
      await page.evaluate(refuse);
      await sheet.press("stop");
      await sheet.hears("stays");
      await sheet.press("erase");
      await sheet.hears("stays");
      assert.match((await read(page))!, /lied/);
      await write(sheet, "New.");
      await sheet.hears("stays"); // and not that nothing is kept
      await page.goto(`${place.base}about/my-things.html`);
      await page.waitForSelector("[data-list] li", wait);
      const said = (what: string): Promise<boolean> => page.$eval("[data-things]", (things, name) => things.querySelector("[data-said]")!.textContent === (things as HTMLElement).dataset[name], what);
      await page.evaluate(refuse);
      for (const press of ["erase", "erase-all"]) {
        await page.$eval(`[data-do=${press}]`, (button) => (button as HTMLElement).click());
        assert.ok(await said("stays"), press);
        assert.equal((await page.$$("[data-list] li")).length, 1);
      }
      await page.reload();
      await page.waitForSelector("[data-list] li", wait);
      await page.evaluate(() => {
        Storage.prototype.removeItem = () => {
          throw new DOMException("blocked", "SecurityError");
        };
      });
      await page.$eval("[data-do=erase]", (button) => (button as HTMLElement).click());
      assert.ok(await said("stays"), "an error");
      await page.reload();
      await page.waitForSelector("[data-list] li", wait);
      await page.$eval("[data-do=erase]", (button) => (button as HTMLElement).click());
      assert.ok(await said("erased"));
    });

    test("neither Undo nor Redo brings back what was erased", async () => {
      const page = await tab();
      const { keyboard } = page;
      const often = async (keys: readonly ("Control" | "Shift")[]): Promise<void> => {
        for (const key of keys) await keyboard.down(key);
        for (let times = 0; times < 8; times++) await keyboard.press("z");
        for (const key of keys) await keyboard.up(key);
      };
      for (const id of ["apology", "requests"]) {
        const sheet = await at(page, id);
        const fields = `${sheet.root} [data-widget] :is(textarea,input[type=text])`;
        const shown = await page.$$eval(fields, (all) => all.flatMap((field, i) => (field.checkVisibility() ? i : [])));
        const focus = (i: number): Promise<void> => page.$$eval(fields, (all, at) => (all[at] as HTMLElement).focus(), i);
        for (const i of shown) {
          await focus(i);
          await keyboard.type("hush");
          await keyboard.press("Backspace");
        }
        await page.$eval(`${sheet.root} [data-do=erase]`, (button) => {
          (button as HTMLElement).focus();
          (button as HTMLElement).click();
        });
        for (const i of shown) {
          await focus(i);
          await often(["Control"]);
          await often(["Control", "Shift"]);
          await keyboard.type("n");
          await often(["Control"]);
          await often(["Control", "Shift"]);
          assert.doesNotMatch((await sheet.fields()).join("\n"), /hus/, `${id}, field ${i}`);
        }
      }
    });

    test("two tabs: neither writes over what the other kept, and the reader chooses", async () => {
      const [one, other] = [await tab(), await tab()];
      const mine = await at(one);
      await mine.give({ what: "mine" });
      await mine.press("keep");
      await mine.hears("kept");
      const theirs = await at(other);
      assert.equal(await what(theirs), "mine");
      await write(theirs, " and theirs");
      await has(other, "theirs");
      await mine.hears("clash"); // at once: what one tab says of keeping is true when another one keeps
      await one.bringToFront();
      await write(mine, " alone");
      assert.match((await read(one))!, /theirs/, "what the other tab kept is gone");
      assert.equal(await what(mine), "mine alone");
      assert.ok(await one.evaluate(() => document.activeElement?.id === "apology_what_field"), "the question took the focus while one types");
      await mine.press("replace");
      assert.match(await what(mine), /theirs/);
      await write(mine, " again");
      await has(one, "again");
      await theirs.hears("clash");
      await other.bringToFront();
      await write(theirs, "!");
      await theirs.press("cancel");
      await theirs.press("keep"); // the other choice: these in their place
      await has(other, "!");
      await mine.hears("clash");
      await mine.press("replace");
      await theirs.press("erase");
      await theirs.hears("erased");
      await mine.hears("lost"); // and not that it is kept
      await one.bringToFront();
      await write(mine, " more");
      assert.equal(await read(one), null, "what was erased came back");
      assert.match(await what(mine), /more/);
    });

    test("two tabs: what one keeps does not come under the hands that empty a field of the other, nor goes with what that one stops keeping", async () => {
      const [one, other] = [await tab(), await tab()];
      await one.evaluateOnNewDocument(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true)); // it is told too late
      const mine = await at(one);
      await mine.give({ what: "mine" });
      await mine.press("keep");
      await mine.hears("kept");
      const theirs = await at(other);
      await write(theirs, " and theirs");
      await has(other, "theirs");
      await one.bringToFront();
      await one.focus("#apology_what_field");
      await one.$eval("#apology_what_field", (field) => (field as HTMLTextAreaElement).select());
      await one.keyboard.press("Backspace");
      await mine.hears("clash");
      assert.equal(await one.evaluate(() => document.activeElement?.id), "apology_what_field", "the focus is lost");
      assert.equal(await what(mine), "", "words came without asking");
      assert.ok(await one.$(`${mine.root} [data-replace]:not([hidden])`), "nothing asks");
      await mine.press("replace");
      assert.match(await what(mine), /theirs/);
      await other.bringToFront();
      await write(theirs, " Still.");
      await has(other, "Still.");
      await one.bringToFront();
      await mine.press("stop");
      await mine.hears("clash");
      assert.match((await read(one))!, /Still\./, "what the other tab kept is gone");
      await mine.press("replace");
      await mine.press("stop");
      await mine.hears("unsaved");
      assert.equal(await read(one), null);
    });

    test("a file does not take the place of several days without asking, though an empty one stands on the page", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      await sheet.press("save");
      const { text } = await downloads.next();
      await page.$eval(`${sheet.root} [data-do=another]`, (button) => (button as HTMLElement).click());
      await page.waitForFunction((name) => JSON.parse(localStorage.getItem(name)!).entries.length === 2, wait, key());
      await sheet.open(text);
      await page.waitForSelector(`${sheet.root} [data-replace]:not([hidden])`, wait);
      assert.equal((JSON.parse((await read(page))!) as { entries: unknown[] }).entries.length, 2);
    });

    test("storage that is full or blocked is said, and costs no word", async () => {
      for (const broken of ["setItem", "getItem"] as const) {
        const page = await tab();
        await page.evaluateOnNewDocument((name) => {
          Storage.prototype[name] = () => {
            throw new DOMException("no room", "QuotaExceededError");
          };
        }, broken);
        const sheet = await at(page);
        await sheet.give(first);
        await sheet.press("keep");
        await sheet.hears("noRoom");
        assert.equal(await what(sheet), "I lied.");
        assert.match(await sheet.result(), /^I lied\./);
        await sheet.press("save");
        assert.match((await downloads.next()).text, /I lied\./);
      }
    });

    test("storage that is cleared meanwhile is said, and nothing is written again by itself", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      await page.evaluate(() => localStorage.clear());
      await write(sheet, " More.");
      await sheet.hears("lost");
      await page.evaluate(hide);
      assert.equal(await read(page), null);
      await sheet.press("keep");
      await has(page, "More");
    });

    once(engine, "several entries, each with its day", async () => {
      const page = await tab();
      const sheet = await at(page);
      const select = `${sheet.root} [data-entry]`;
      assert.equal(await page.$eval(select, (field) => field.checkVisibility()), false, "entries are offered before anything is kept");
      await sheet.give({ what: "the first" });
      await sheet.press("keep");
      await sheet.hears("kept");
      await page.$eval(`${sheet.root} [data-do=another]`, (button) => (button as HTMLElement).click());
      assert.equal(await what(sheet), "");
      await sheet.give({ what: "the second" });
      await has(page, "the second");
      await page.reload();
      await sheet.ready();
      assert.equal(await what(sheet), "the second");
      const days = await page.$$eval(`${select} option`, (all) => all.map((day) => day.textContent ?? ""));
      assert.match(days[0]!, /\d$/);
      assert.equal(days[1], `${days[0]} (2)`, "two entries of one day look alike");
      await page.select(select, "0");
      assert.equal(await what(sheet), "the first");
      await write(sheet, ", changed");
      await has(page, "changed");
      const { entries } = JSON.parse((await read(page))!) as { entries: { answers: Answers }[] };
      assert.equal(entries.length, 2);
      assert.match(String(entries[0]!.answers.what), /changed/);
      assert.equal(entries[1]!.answers.what, "the second");
    });

    once(engine, "to keep no more takes it off the device and leaves the page as it is", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      await sheet.press("stop");
      await sheet.hears("unsaved");
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-status]")), "the button is gone, and the focus with it");
      assert.equal(await what(sheet), "I lied.");
      await write(sheet, " More.");
      await page.reload();
      await sheet.ready();
      assert.deepEqual(await page.evaluate(storage), nothing);
    });

    test("the exit keeps what was kept, and asks nothing", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      const before = await read(page);
      let asked = 0;
      page.on("dialog", () => asked++);
      await page.setOfflineMode(true).catch(() => undefined);
      await page.evaluate(() => {
        Object.defineProperty(navigator, "onLine", { value: false });
        const field = document.querySelector<HTMLTextAreaElement>("#apology_what_field")!;
        field.value += " More.";
        field.dispatchEvent(new Event("input", { bubbles: true })); // what is not kept yet when the exit empties the page
        document.querySelector<HTMLElement>(".strip a[data-exit]")!.click();
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await page.waitForFunction(() => location.href === "about:blank", wait).catch(() => undefined);
      const other = await tab();
      await other.goto(`${place.base}index.html`);
      assert.equal(await read(other), before, "the empty page was kept");
      assert.equal(asked, 0);
    });

    once(engine, "an exercise that keeps nothing does not offer it", async () => {
      const page = await tab();
      const sheet = await at(page, "right-door");
      assert.equal(await page.$(`${sheet.root} :is([data-do=keep],[data-do=save],[data-file])`), null);
    });

    once(engine, "another script reads and sets the answers, and then nothing is kept", async () => {
      const sheet = await keptApology();
      const { page } = sheet;
      const before = await read(page);
      const answers = await page.$eval(sheet.root, (root) => (root as unknown as ExerciseElement).entry.answers);
      assert.deepEqual(answers, first);
      const result = await page.$eval(sheet.root, (root) => {
        (root as unknown as ExerciseElement).entry = { date: "2026-11-22", answers: { what: "another person" } };
        return root.querySelector<HTMLElement>("[data-result]")!.innerText;
      });
      assert.match(result, /^another person/);
      const refused = await page.$eval(sheet.root, (root) => {
        try {
          (root as unknown as ExerciseElement).entry = { date: "2026-11-22", answers: { what: 5 } };
          return "";
        } catch (error) {
          return (error as Error).name;
        }
      });
      assert.equal(refused, "RangeError");
      assert.equal(await page.$(`${sheet.root} [data-do^=keep]`), null, "keeping is still offered");
      await write(sheet, " writes");
      await page.reload();
      await sheet.ready();
      assert.equal(await read(page), before, "another person's words were kept");
      assert.equal(await what(sheet), "I lied.");
    });

    test("My things: what it is, to open, save and erase, one and all", async () => {
      const page = await tab();
      const press = (selector: string): Promise<void> => page.$eval(selector, (button) => (button as HTMLElement).click());
      for (const [id, answers] of [["apology", first], ["say-it", { question: "now" }], ["requests", { hope: "sleep" }]] as const) {
        const sheet = await at(page, id);
        await sheet.give(id === "say-it" ? {} : answers);
        if (id === "say-it") await lockWith(sheet, passphrase);
        else await sheet.press("keep");
        await sheet.hears("kept");
      }
      await page.goto(`${place.base}about/my-things.html`);
      assert.equal(await page.$eval("[data-things] [data-folder]", (note) => (note as HTMLElement).hidden), true);
      const list = (): Promise<string[]> => page.$$eval("[data-list] li", (all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, " ")));
      await page.waitForSelector("[data-list] li", wait);
      const found = await list();
      assert.equal(found.length, 3);
      const year = String(new Date().getFullYear());
      assert.ok(found[0]!.includes(year) && /byte/.test(found[0]!), found[0]);
      assert.match(found[2]!, /locked/);
      await press("[data-all] [data-do=save]");
      const { name, text } = await downloads.next();
      assert.match(name, /^notes-\d{4}-\d\d-\d\d\.json$/);
      assert.equal((JSON.parse(text) as { files: unknown[] }).files.length, 3);
      await press("[data-list] li:nth-child(2) [data-do=erase]");
      assert.equal((await list()).length, 2);
      assert.equal(await read(page, "requests"), null);
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-said]")), "erasing lost the focus");
      await press("[data-list] li:first-child a");
      const apology = await new Sheet(page, "apology").ready();
      assert.equal(await what(apology), "I lied.");
      await page.goBack();
      await page.waitForSelector("[data-list] li", wait);
      await press("[data-do=erase-all]");
      assert.deepEqual(await list(), []);
      assert.deepEqual(await page.evaluate(storage), nothing);
      const requests = await at(page, "requests");
      await requests.open(text);
      await requests.hears("opened");
      assert.ok((await requests.fields()).includes("sleep"), "an exercise does not take its own part of the file");
      const locked = await at(page, "say-it");
      await locked.open(text);
      await page.waitForSelector(`${locked.root} [data-unseal]:not([hidden])`, wait);
      await locked.put("[data-unseal-pass]", passphrase);
      await locked.press("unseal");
      await locked.hears("opened");
    });
  });
}
