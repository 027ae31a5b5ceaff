/*
 * Two people, no account: two files of one exercise next to each other, and one form by turns on one phone. Nothing of one is on
 * the page for the other before both have said so; what is held back is not there at all; either can take theirs back or stop;
 * nothing is kept.
 */
import assert from "node:assert/strict";
import { createCipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { parse } from "yaml";
import { encode, type Answers } from "../exercises/_lib/file.ts";
import { axe, sideways, violations } from "./access.ts";
import { once, watched, type Engine, type Watched } from "./browser.ts";
import { exercises, traces } from "./exercises.ts";
import { opened, output, serve, type Place } from "./output.ts";

const wait = { timeout: 10_000 };

/** Those that two people do apart, each with two examples as their answers. */
const apart = exercises
  .filter(({ id }) => (parse(readFileSync(join("exercises", id, "exercise.yaml"), "utf8")) as { mode: string }).mode === "apart-then-together")
  .map(({ id, examples }) => ({ id, mine: examples[0]!.answers as Answers, theirs: examples[2]!.answers as Answers }));

/** The exercise whose form is filled in by hand, and where each person writes: in a line, and in a box. */
const phoned = { id: "hopes-and-fears", line: "#hopes-and-fears_hope_field", box: "[name=hopes-and-fears_hopes][value=sleep]" };

const names = ["first", "second"] as const;
type Who = (typeof names)[number];

/** Everything that can be read on the page or in its fields. Runs in the page. */
function readable(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input,textarea,select")].map((field) => field.value);
  return [document.documentElement.outerHTML, document.title, ...fields].join("\n");
}

/** Files that the page opens; it reads them when it likes, so they stay as long as the tests run. */
const folder = mkdtempSync(join(tmpdir(), "underpin-two-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
let chosen = 0;

/** The page that opens two files. */
class Files {
  constructor(readonly page: Page) {}

  async at(base: string): Promise<void> {
    await this.page.goto(`${base}communication/side-by-side.html`);
    await this.page.waitForSelector("[data-pair]:not([hidden])", wait);
  }

  side(who: Who, inside = ""): string {
    return `[data-side]:has(#${who}) ${inside}`.trim();
  }

  async choose(who: Who, text: string | Uint8Array): Promise<void> {
    const path = join(folder, `${++chosen}.json`);
    writeFileSync(path, text);
    await ((await this.page.$(this.side(who, "[data-file]"))) as ElementHandle<HTMLInputElement>).uploadFile(path);
  }

  /** Waits until one person's part is at a moment. */
  async comes(who: Who, at: string): Promise<void> {
    await this.page.waitForSelector(`${this.side(who)} > [data-at=${at}]:not([hidden])`, wait).catch(async () => {
      throw new Error(`the ${who} is not at ${at}: ${await this.said()}`);
    });
  }

  async press(who: Who, what: string): Promise<void> {
    await this.page.$$eval(this.side(who, `[data-do=${what}]`), (buttons) => (buttons.find((button) => button.checkVisibility()) as HTMLElement).click());
  }

  async ready(who: Who, text: string): Promise<void> {
    await this.choose(who, text);
    await this.comes(who, "check");
    await this.press(who, "say");
  }

  said(): Promise<string> {
    return this.page.$eval("[data-pair] [data-said]", (said) => said.textContent ?? "");
  }

  words(what: string): Promise<string> {
    return this.page.$eval("[data-pair] [data-said]", (said, name) => (said as HTMLElement).dataset[name] ?? `no word ${name}`, what);
  }

  async refuses(who: Who, text: string | Uint8Array, why: string): Promise<void> {
    await this.choose(who, text);
    const words = await this.words(why);
    await this.page.waitForFunction((wanted) => document.querySelector("[data-pair] [data-said]")!.textContent === wanted, wait, words).catch(async () => {
      throw new Error(`waited for "${words}", and it says "${await this.said()}"`);
    });
    assert.equal(await this.page.$eval(this.side(who), (side) => side.querySelector("[data-offer]")!.childElementCount), 0);
  }

  /** What is shown of both, cell by cell, "" before it is. */
  both(): Promise<string[]> {
    return this.page.$$eval("[data-both] .cells > div", (cells) => cells.filter((cell) => cell.checkVisibility()).map((cell) => (cell as HTMLElement).innerText));
  }
}

const saved = (id: string, answers: Answers, second = 0): string => encode(id, [{ date: "2026-11-22", answers }], new Date(Date.UTC(2026, 10, 22, 10, 0, second)));

/** A locked file, made as the format says and not by the code under test. */
function locked(text: string, passphrase: string): string {
  const [salt, nonce, rounds] = [randomBytes(16), randomBytes(12), 600_000];
  const cipher = createCipheriv("aes-256-gcm", pbkdf2Sync(passphrase, salt, rounds, 32, "sha256"), nonce);
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const sealed = { kdf: "PBKDF2-SHA-256", rounds, salt: salt.toString("base64"), nonce: nonce.toString("base64"), data: data.toString("base64") };
  return JSON.stringify({ format: "underpin", version: 1, sealed });
}

/** The words that somebody wrote freely. */
const written = (answers: Answers): string[] =>
  Object.values(answers)
    .flatMap((answer) => (typeof answer === "string" ? answer : Array.isArray(answer) ? answer.flatMap((row) => (typeof row === "object" ? Object.values(row) : [])) : []))
    .flatMap((text) => text.split("\n"))
    .map((text) => text.trim())
    .filter((text) => text.length > 20);

/** Registers the tests of two people for one engine. */
export function besideTests(engine: Engine, browser: () => Browser): void {
  describe(`${engine}: two people`, () => {
    let served: Place;
    let tab: Watched;
    let page: Page;
    let files: Files;
    before(async () => {
      served = await serve(output);
    });
    after(async () => {
      await page.close();
      await served.close();
    });
    const visit = async (place: Place): Promise<void> => {
      if (page) await page.close();
      tab = await watched(browser(), place.base);
      page = tab.page;
      page.on("dialog", (dialog) => void dialog.accept());
      files = new Files(page);
    };
    /** Nothing of this stands anywhere on the page. */
    const absent = async (words: readonly string[]): Promise<void> => {
      const all = await page.evaluate(readable);
      for (const text of words) assert.ok(!all.includes(text), `"${text}" is on the page`);
    };
    const nothingKept = async (): Promise<void> => {
      const { stored, url, title } = await traces(page);
      assert.equal(stored, 0, "something was kept");
      assert.doesNotMatch(url, /[?#]/);
      assert.match(title, /Underpin/);
      assert.deepEqual(tab.faults, []);
    };

    /** Moves the focus with Tab until it is on what matches. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
        await page.keyboard.press("Tab");
        assert.notEqual(await page.evaluate(() => document.activeElement?.localName), "body", "the focus is lost");
      }
      throw new Error(`Tab does not reach ${selector}`);
    };

    for (const kind of ["http", "file"] as const) {
      test(`over ${kind}, the files of each exercise open, are looked at apart, and lie next to each other once both say so`, async () => {
        const place = kind === "http" ? served : opened(output);
        await visit(place);
        assert.ok(apart.length >= 3, "there are exercises for two");
        for (const { id, mine, theirs } of kind === "http" && engine === "chromium" ? apart : apart.slice(0, 1)) {
          await files.at(place.base);
          await files.choose("first", saved(id, mine));
          await files.comes("first", "check");
          assert.equal(await page.$eval(files.side("second"), (side) => side.checkVisibility()), false, "the other one has something to do meanwhile");
          const offered = await page.$eval(files.side("first", "[data-offer]"), (offer) => (offer as HTMLElement).innerText);
          for (const text of written(mine)) assert.ok(offered.includes(text), `${id}: "${text}" is not among what will be shown: ${offered}`);
          await files.press("first", "say");
          await files.comes("first", "ready");
          await absent(written(mine));
          await files.choose("second", saved(id, theirs, 1));
          await files.comes("second", "check");
          await absent(written(mine));
          assert.deepEqual(await files.both(), []);
          await files.press("second", "say");
          const cells = (await files.both()).join("\n");
          for (const text of [...written(mine), ...written(theirs)]) assert.ok(cells.includes(text), `${id}: "${text}" is not shown: ${cells}`);
          assert.ok((await page.$eval("[data-prompts]", (prompts) => (prompts as HTMLElement).innerText)).length > 20, `${id} has no prompts for the talk`);
          assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-reveal]")), "what is shown is not where the focus is");
          await page.click("[data-pair] [data-do=stop]");
          assert.deepEqual(await files.both(), []);
          await absent([...written(mine), ...written(theirs)]);
          await nothingKept();
        }
      });
    }

    const [one, other] = apart as [(typeof apart)[0], (typeof apart)[0]];

    once(engine, "what is held back is not there, and reads like what was left open", async () => {
      await visit(served);
      await files.at(served.base);
      const [kept, given] = ["I keep this to myself for now.", "I say this one to you."];
      await files.ready("first", saved("hopes-and-fears", { hope: kept, fear: given }));
      await page.click("[data-pair] [data-do=stop]");
      await files.choose("first", saved("hopes-and-fears", { hope: kept, fear: given }));
      await files.comes("first", "check");
      await page.click(files.side("first", "[data-offer] input"));
      await files.press("first", "say");
      await files.ready("second", saved("hopes-and-fears", { hope: "I hope for rain.", hopes: ["sleep"] }, 1));
      await absent([kept]);
      const cells = await files.both();
      assert.ok(cells.some((cell) => cell.includes(given)));
      const empty = cells.filter((cell) => !/rain|sleep|say this/.test(cell)).map((cell) => cell.split("\n").slice(1).join(""));
      assert.equal(empty.length, 3);
      assert.equal(new Set(empty).size, 1, `what was held back can be told from what was left open: ${empty.join(" | ")}`);
    });

    once(engine, "a file that does not fit is refused with its reason, and nothing is lost by it", async () => {
      await visit(served);
      await files.at(served.base);
      const good = saved(one.id, one.mine);
      await files.ready("first", good);
      const plain = JSON.parse(good) as Record<string, unknown>;
      const refused: [string | Uint8Array, string][] = [
        [good, "same"],
        [saved(other.id, other.mine, 1), "different"],
        [saved("apology", { what: "words" }, 1), "unknown"],
        [JSON.stringify({ ...plain, version: 7 }), "newer"],
        [JSON.stringify({ ...plain, extra: 1 }), "unreadable"],
        [saved(one.id, { "no-such-question": "words" }, 1), "unreadable"],
        [saved(one.id, {}, 1), "nothing"],
        ["[".repeat(200_000), "unreadable"],
        ["<script>alert(1)</script>", "unreadable"],
        [new Uint8Array([0xff, 0xfe, 0x00]), "unreadable"],
        ["", "unreadable"],
        [" ".repeat(1 << 20) + good, "tooLarge"],
      ];
      for (const [text, why] of refused) await files.refuses("second", text, why);
      await files.ready("second", saved(one.id, one.theirs, 1));
      assert.ok((await files.both()).length > 0, "the first file was lost by a refusal");
      await nothingKept();
    });

    test("of several days in a file one is chosen before anything is shown, and no other day is; the ticks before it go", async () => {
      await visit(served);
      await files.at(served.base);
      const days = ["2026-11-20", "2026-11-22", "2026-11-22"].map((date, i) => ({ date, answers: { hope: `Day ${i} is mine.` } }));
      await page.$eval("[data-exercise=before-you-start] input", (box) => (box as HTMLElement).click());
      await files.choose("first", encode(phoned.id, days));
      await files.comes("first", "check");
      const select = files.side("first", "[data-day]");
      assert.deepEqual(await page.$$eval(`${select} option`, (all) => all.map((day) => day.textContent)), ["November 22, 2026 (2)", "November 22, 2026", "November 20, 2026"]);
      const offered = (): Promise<string> => page.$eval(files.side("first", "[data-offer]"), (offer) => (offer as HTMLElement).innerText);
      assert.match(await offered(), /Day 2/, "the latest day is not offered first");
      await page.select(select, "2");
      assert.match(await offered(), /Day 0/);
      assert.doesNotMatch(await offered(), /Day [12]/);
      assert.match(await page.$eval(files.side("first", "[data-from]"), (from) => from.textContent ?? ""), /November 20/);
      await files.press("first", "say");
      assert.equal(await page.$$eval("[data-exercise=before-you-start] input:checked", (all) => all.length), 0, "what one ticked is there for the other");
      await absent(["November 20"]);
      await files.ready("second", saved(phoned.id, { hope: "One day alone." }, 1));
      assert.equal(await page.$eval(files.side("second", "[data-days]"), (part) => (part as HTMLElement).hidden), true, "one day is offered to choose");
      const cells = (await files.both()).join("\n");
      assert.ok(cells.includes("Day 0") && cells.includes("One day alone."), cells);
      await absent(["Day 1", "Day 2"]);
      await page.click("[data-pair] [data-do=stop]");
      await nothingKept();
    });

    once(engine, "markup in a file is words", async () => {
      await visit(served);
      await files.at(served.base);
      const markup = `<img src=x onerror="document.title='hit'"><b>bold</b>{hope}`;
      const before = await page.$$eval("img,b,script", (all) => all.length);
      await files.ready("first", saved("hopes-and-fears", { hope: markup }));
      await files.ready("second", saved("hopes-and-fears", { hope: markup, fear: markup }, 1));
      assert.ok((await files.both())[0]?.includes(markup));
      assert.equal(await page.$$eval("img,b,script", (all) => all.length), before);
      await nothingKept();
    });

    test("a locked file opens with its passphrase alone, and the passphrase goes", async () => {
      await visit(served);
      await files.at(served.base);
      await files.choose("first", locked(saved(one.id, one.theirs), "four words in a row"));
      await files.comes("first", "locked");
      const pass = files.side("first", "[data-pass]");
      await page.type(pass, "three words");
      await page.keyboard.press("Enter");
      await page.waitForFunction((selector) => document.querySelector(selector)!.textContent, wait, files.side("first", "[data-wrong]"));
      assert.ok(await page.$eval(pass, (field) => field === document.activeElement && field.getAttribute("aria-invalid") === "true"));
      await page.$eval(pass, (field) => ((field as HTMLInputElement).value = ""));
      await page.type(pass, "four words in a row");
      await page.keyboard.press("Enter");
      await files.comes("first", "check");
      await absent(["four words in a row"]);
      await page.click("[data-pair] [data-do=stop]");
      await files.choose("first", locked(saved(one.id, one.theirs), "four words in a row"));
      await files.comes("first", "locked");
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.down("Shift");
      for (let times = 0; times < 5; times++) await page.keyboard.press("z");
      await page.keyboard.up("Shift");
      await page.keyboard.up("Control");
      await absent(["four words in a row"]);
      await page.type(pass, "four words in a row");
      await page.keyboard.press("Enter");
      await files.comes("first", "check");
      await files.press("first", "say");
      await files.ready("second", saved(one.id, one.mine, 1));
      assert.ok(written(one.theirs).every(Boolean) && (await files.both()).length > 0);
      await nothingKept();
    });

    once(engine, "by keyboard, two files are looked at, one answer is held back, and both are stopped; the focus is never lost", async () => {
      await visit(served);
      await files.at(served.base);
      await page.focus(files.side("first", "[data-file]"));
      await files.choose("first", saved(one.id, one.mine));
      await files.comes("first", "check");
      await tabTo(files.side("first", "[data-offer] input"));
      await page.keyboard.press(" ");
      await tabTo(files.side("first", "[data-do=say]"));
      await page.keyboard.press("Enter");
      await tabTo(files.side("second", "[data-file]"));
      await files.choose("second", saved(one.id, one.theirs, 1));
      await files.comes("second", "check");
      await tabTo(files.side("second", "[data-do=say]"));
      await page.keyboard.press(" ");
      assert.ok((await files.both()).length > 0);
      await tabTo("[data-pair] [data-do=stop]");
      await page.keyboard.press("Enter");
      assert.deepEqual(await files.both(), []);
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-file]")), "stopping lost the focus");
      assert.equal(await files.said(), await files.words("stopped"));
    });

    /** What the gate and the form of the exercise hold, and which part for two is shown. */
    const state = (): Promise<{ fields: string[]; ticks: number; shown: string[]; form: boolean }> =>
      page.evaluate((id) => {
        const form = document.querySelector(`[data-exercise="${id}"]`)!;
        return {
          fields: [...form.querySelectorAll<HTMLInputElement>("[data-widget] :is(textarea,input[type=text])")].map((field) => field.value).filter(Boolean),
          ticks: document.querySelectorAll("[data-exercise] [data-widget] input:checked").length,
          shown: [...document.querySelectorAll<HTMLElement>("[data-pair] > [data-at]:not([hidden])")].map((part) => part.dataset.at!),
          form: form.checkVisibility(),
        };
      }, phoned.id);
    const act = (what: string, who = ""): Promise<void> => page.$eval(`[data-pair] [data-do=${what}]${who && `[data-who="${who}"]`}`, (button) => {
      if (!button.checkVisibility()) throw new Error(`${button.textContent} is not shown`);
      (button as HTMLElement).click();
    });
    const write = async (text: string): Promise<void> => {
      await page.click(phoned.line);
      await page.keyboard.type(text);
      await page.$eval(phoned.box, (box) => (box as HTMLElement).click());
    };
    const phone = async (place: Place): Promise<void> => {
      await visit(place);
      await page.goto(`${place.base}exercises/${phoned.id}.html`);
      await page.waitForSelector("[data-pair]:not([hidden])", wait);
    };
    const turn = async (text: string): Promise<void> => {
      await write(text);
      await act("finish");
      await act("hide");
    };
    const [mine, theirs] = ["What the first one wrote.", "What the second one wrote."];

    for (const kind of ["http", "file"] as const) {
      test(`over ${kind}, one phone: the first hides, the second answers, and both press before anything is shown`, async () => {
        await phone(kind === "http" ? served : opened(output));
        await page.$eval("[data-exercise=before-you-start] input", (box) => (box as HTMLElement).click());
        await write(mine);
        await act("finish");
        assert.ok((await page.$eval("[data-pair] [data-offer]", (offer) => (offer as HTMLElement).innerText)).includes(mine));
        await act("hide");
        assert.deepEqual({ ...(await state()), shown: [] }, { fields: [], ticks: 0, shown: [], form: false }, "something of the first is left");
        await absent([mine]);
        await act("begin");
        assert.ok((await state()).form);
        assert.ok(await page.evaluate(() => Boolean(document.activeElement?.closest(".gate"))), "the second one does not begin at the questions");
        assert.ok(await page.$eval("[data-waiting]", (note) => note.checkVisibility()));
        assert.equal(await page.$eval("[data-bar]", (bar) => bar.checkVisibility()), false, "what is kept could be opened over the other one's turn");
        await page.click(phoned.line);
        await page.keyboard.down("Control");
        for (let times = 0; times < 5; times++) await page.keyboard.press("z");
        await page.keyboard.down("Shift");
        for (let times = 0; times < 5; times++) await page.keyboard.press("z");
        await page.keyboard.up("Shift");
        await page.keyboard.up("Control");
        await absent([mine]);
        await turn(theirs);
        assert.deepEqual((await state()).fields, []);
        await absent([mine, theirs]);
        await act("say", "1");
        await absent([mine, theirs]);
        assert.deepEqual(await files.both(), []);
        await act("say", "1");
        await act("say", "0");
        assert.deepEqual(await files.both(), [], "one who took it back was not asked again");
        await act("say", "1");
        const cells = await files.both();
        assert.ok(cells.some((cell) => cell.includes(mine)) && cells.some((cell) => cell.includes(theirs)), cells.join("\n"));
        assert.ok((await page.$eval("[data-prompts]", (prompts) => (prompts as HTMLElement).innerText)).length > 20);
        await act("stop");
        await absent([mine, theirs]);
        assert.deepEqual(await state(), { fields: [], ticks: 0, shown: ["write", "write next", "write"], form: true });
        await nothingKept();
      });
    }

    test("by keyboard, one phone: two by turns, both press, and one stops; the focus is never lost", async () => {
      await phone(served);
      await page.focus(phoned.line);
      await page.keyboard.type(mine);
      for (const what of ["finish", "hide", "begin"]) {
        await tabTo(`[data-pair] [data-do=${what}]`);
        await page.keyboard.press("Enter");
      }
      await tabTo("[data-exercise=before-you-start] input");
      await page.keyboard.press(" ");
      await tabTo(phoned.line);
      await page.keyboard.type(theirs);
      for (const what of ["finish", "hide", 'say][data-who="0"', 'say][data-who="1"']) {
        await tabTo(`[data-pair] [data-do=${what}]`);
        await page.keyboard.press(" ");
      }
      assert.ok((await files.both()).some((cell) => cell.includes(theirs)));
      await tabTo("[data-pair] [data-do=stop]");
      await page.keyboard.press("Enter");
      await absent([mine, theirs]);
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-pair] h2")), "stopping lost the focus");
    });

    once(engine, "one phone: each exercise shows the same of an answer as its file does", async () => {
      const offered = (): Promise<string> => page.$$eval("[data-offer]", (offers) => offers.map((offer) => (offer as HTMLElement).innerText).join("").trim());
      await visit(served);
      for (const { id, mine } of apart) {
        await files.at(served.base);
        await files.choose("first", saved(id, mine));
        await files.comes("first", "check");
        const fromFile = await offered();
        await page.goto(`${served.base}exercises/${id}.html`);
        await page.waitForSelector("[data-pair]:not([hidden])", wait);
        await page.evaluate((form, answers) => {
          Object.assign(document.querySelector(`[data-exercise="${form}"]`)!, { entry: { date: "2026-11-22", answers } });
        }, id, mine);
        await act("finish");
        assert.equal(await offered(), fromFile, id);
      }
      assert.deepEqual(tab.faults, []);
    });

    once(engine, "one phone: either takes theirs back before it is shown, and it is gone", async () => {
      await phone(served);
      await turn(mine);
      await act("back", "0");
      await absent([mine]);
      assert.deepEqual((await state()).shown, ["write", "write next", "write"]);
      await turn(mine);
      await act("begin");
      await turn(theirs);
      await act("say", "0");
      await act("back", "1");
      await assert.rejects(act("back", "1"), /not shown/, "there is still something to take back");
      assert.ok((await state()).shown.includes("cover"), "the one who took it back can't answer again");
      await act("begin");
      await turn("Something else.");
      assert.deepEqual(await files.both(), [], "what the first one said of other answers still counted");
      await act("say", "0");
      await act("say", "1");
      const cells = (await files.both()).join("\n");
      assert.ok(cells.includes(mine) && cells.includes("Something else.") && !cells.includes(theirs), cells);
    });

    test("one phone: stopping clears both at every step, and so does Erase", async () => {
      const steps: Record<string, () => Promise<void>> = {
        check: async () => {
          await write(mine);
          await act("finish");
        },
        cover: () => turn(mine),
        "the second writes": async () => {
          await turn(mine);
          await act("begin");
          await write(theirs);
        },
        both: async () => {
          await turn(mine);
          await act("begin");
          await turn(theirs);
        },
      };
      await phone(served);
      for (const [name, come] of Object.entries(steps)) {
        await come();
        await act("stop");
        await absent([mine, theirs]);
        assert.deepEqual(await state(), { fields: [], ticks: 0, shown: ["write", "write next", "write"], form: true }, name);
        await act("finish");
        assert.ok(!(await state()).shown.includes("check"), `${name}: something is left to show`);
      }
      await steps["the second writes"]!();
      await page.$eval(`[data-exercise="${phoned.id}"] [data-state] [data-do=erase]`, (button) => (button as HTMLElement).click());
      await page.waitForFunction(() => document.querySelector("[data-pair] > [data-at=write]:not([hidden])"), wait);
      await turn(theirs);
      assert.ok((await state()).shown.includes("cover"), "Erase left the first one's answers");
    });

    test("one phone: what is kept on the device is not touched, and does not come back into the form", async () => {
      await phone(served);
      await write(mine);
      await page.$eval(`[data-exercise="${phoned.id}"] [data-do=keep]`, (button) => (button as HTMLElement).click());
      await page.waitForFunction(() => Object.values(localStorage).some((text) => String(text).includes("first one wrote")), wait);
      const before = await page.evaluate(() => JSON.stringify(localStorage));
      await act("finish");
      await act("hide");
      await act("begin");
      await write(theirs);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), before);
      const offers = await page.$$eval(`[data-exercise="${phoned.id}"] :is([data-entries],[data-ask],[data-bar])`, (all) => all.filter((part) => part.checkVisibility()).length);
      assert.equal(offers, 0, "what is kept could be opened over the other one's turn");
      await page.evaluate(() => localStorage.clear());
    });

    test("one phone: leaving with something hidden is asked about, and Leave quickly is not and shows nothing", async () => {
      await phone(served);
      let asked = 0;
      page.on("dialog", (dialog) => void (asked += dialog.type() === "beforeunload" ? 1 : 0));
      await turn(mine);
      await page.mouse.click(5, 5);
      await page.goto(`${served.base}index.html`);
      assert.equal(asked, 1, "what was hidden was lost without a question");
      await page.goto(`${served.base}exercises/${phoned.id}.html`);
      await page.waitForSelector("[data-pair]:not([hidden])", wait);
      await turn(mine);
      await page.evaluate(() => {
        document.querySelector<HTMLAnchorElement>("a[data-exit]")!.href = "about:blank";
        document.querySelector<HTMLElement>("a[data-exit]")!.click();
      });
      await page.waitForFunction(() => location.href === "about:blank", wait);
      assert.equal(asked, 1, "the exit was asked about");
    });

    if (engine !== "chromium") return;

    once(engine, "axe finds nothing, and nothing sticks out, at each step, narrow and wide, light and dark", async () => {
      const fine = async (name: string): Promise<void> => {
        await page.evaluate(axe);
        for (const [width, scheme] of [[320, "light"], [1280, "dark"]] as const) {
          await page.setViewport({ width, height: 800 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          assert.deepEqual(await violations(page), [], `${name} at ${width}`);
          assert.deepEqual(await page.evaluate(sideways), [], `${name} at ${width}`);
        }
      };
      await visit(served);
      await files.at(served.base);
      await fine("two files");
      await files.choose("first", locked(saved(one.id, one.mine), "four words in a row"));
      await files.comes("first", "locked");
      await fine("a locked file");
      await page.click("[data-pair] [data-do=stop]");
      await files.choose("first", saved(one.id, one.mine));
      await files.comes("first", "check");
      await fine("looking at what will be shown");
      await files.press("first", "say");
      await files.ready("second", saved(one.id, { ...one.theirs }, 1));
      await fine("both files");
      await phone(served);
      await turn(mine);
      await fine("the phone changes hands");
      await act("begin");
      await fine("the second one's turn");
      await turn(theirs);
      await fine("both are hidden");
      await act("say", "0");
      await act("say", "1");
      await fine("both by turns");
    });

    once(engine, "without scripts, the page says how it is done on paper, and offers nothing that does nothing", async () => {
      await visit(served);
      await page.setJavaScriptEnabled(false);
      await page.goto(`${served.base}communication/side-by-side.html`);
      const text = await page.$eval("main", (main) => (main as HTMLElement).innerText);
      assert.match(text, /On paper/);
      assert.ok(!(await page.$("[data-pair]").then((part) => part!.isVisible())));
      assert.ok(await page.$("[data-exercise=before-you-start]").then((gate) => gate!.isVisible()));
      await page.goto(`${served.base}exercises/${phoned.id}.html`);
      assert.ok(!(await page.$("[data-pair]").then((part) => part!.isVisible())));
    });
  });
}
