/*
 * Every example of every exercise goes the whole round: filled in, read, printed, saved, erased, opened again, and the same
 * words stand there. On the way nothing is kept, asked for or told to the address bar.
 *
 * Each exercise is opened in Chromium, served or from a folder, which takes turns; those that have every widget between them in
 * Firefox too, which takes four times as long. A few go all ways in both. What every other test of an exercise leans on, its first
 * example, goes the whole round; the others are filled in and read, and in Chromium those with every widget go the round too. In
 * the one file that holds all pages, Chromium opens those with every widget, and Firefox the few.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "puppeteer-core";
import { watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, everyWidget, exercises, fully, locked, stubPrint, traces, type Answer, type Downloads, type Example, type Exercise } from "./exercises.ts";
import { inOneFile, opened, openedOne, output, serve, type Place } from "./output.ts";

const passphrase = "four plain words 🔑";

/** The reader's date, as the file's name has it. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** An answer as a file holds it: the fields of rows are texts, and those without an answer are left out. */
function saved(answer: Answer): unknown {
  if (!Array.isArray(answer)) return answer;
  return answer.map((row) => (typeof row === "string" ? row : Object.fromEntries(Object.entries(row).flatMap(([id, text]) => (text === "" ? [] : [[id, String(text)]])))));
}

/** Every text in an example, as typed. */
const texts = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [String(value)];

/** Shown routes are those that an answer leads to, and there is one wherever something was ticked. */
async function checkRoutes(sheet: Sheet, example: Example): Promise<void> {
  const found = await sheet.page.$$eval(`${sheet.root} route-check`, (checks) =>
    checks.map((check) => ({
      id: (check as HTMLElement).dataset.id ?? "",
      shown: [...check.querySelectorAll<HTMLElement>("[data-route]")].filter((route) => route.checkVisibility()).map((route) => route.dataset.route ?? ""),
      all: [...check.querySelectorAll<HTMLElement>("[data-route]")].map((route) => route.dataset.route ?? ""),
    })),
  );
  for (const { id, shown, all } of found) {
    const picked = [example.answers[id] ?? []].flat().map(String);
    const led = (route: string): boolean => picked.includes(route) || (route === "any" && picked.some((one) => one !== "none"));
    assert.deepEqual(shown, all.filter(led), `${id}: other routes are shown than the ticks lead to`);
    if (picked.length) assert.notEqual(shown.length, 0, `${id}: nothing is shown for ${picked.join()}`);
  }
}

/** Prints in each way; afterwards the page is as it was. */
async function checkPrints(sheet: Sheet, { keep }: Exercise, example: Example): Promise<void> {
  const before = await traces(sheet.page);
  const site = await sheet.page.$eval(sheet.root, (root) => (root as HTMLElement).dataset.site);
  for (const kind of ["blank", ...(keep ? ["filled"] : []), "large"]) {
    const printed = await sheet.prints(kind);
    assert.deepEqual([printed.kind, printed.title, printed.alone], [kind, site, true]);
    if (kind === "blank") assert.deepEqual([printed.hiddenLines, printed.hiddenWidgets], [0, 0], "a blank sheet leaves something out");
    else {
      const fields = await sheet.page.$$eval(`${sheet.root} [data-widget] :is(textarea,[type=text])`, (all) => all.map((field) => (field as HTMLInputElement).value));
      assert.deepEqual(printed.said, fields.filter(Boolean), "the words are not set out for paper");
    }
    const left = await sheet.page.evaluate(() => [document.documentElement.dataset.print ?? "", document.querySelectorAll(".said,.printing").length]);
    assert.deepEqual(left, ["", 0], "printing left something behind");
    assert.deepEqual(await traces(sheet.page), before);
  }
  await checkResult(sheet, example, "printing changed the result");
}

/** The whole round of what is kept: save, erase, open. */
async function checkFile(sheet: Sheet, example: Example, downloads: Downloads, blank: string[]): Promise<void> {
  const filled = await sheet.fields();
  await sheet.press("save");
  const { name, text } = await downloads.next();
  await sheet.hears("saved");
  assert.equal(name, `notes-${today()}.json`);
  const file = JSON.parse(text) as { saved: string };
  assert.deepEqual(file, {
    format: "underpin",
    version: 1,
    exercise: sheet.id,
    saved: file.saved,
    entries: [{ date: today(), answers: Object.fromEntries(Object.entries(example.answers).map(([id, answer]) => [id, saved(answer)])) }],
  });
  assert.ok(Math.abs(Date.parse(file.saved) - Date.now()) < 60_000, file.saved);
  assert.equal(await sheet.text("[data-status]"), await sheet.words("saved"));

  await checkErase(sheet, blank);
  await sheet.open(text);
  await sheet.hears("opened");
  assert.deepEqual(await sheet.fields(), filled, "the opened file fills other fields");
  await checkResult(sheet, example, "the result of the opened file differs");
}

async function checkResult(sheet: Sheet, example: Example, complaint: string): Promise<void> {
  if (example.result !== undefined) assert.equal(await sheet.result(), example.result.trim(), complaint);
}

async function checkErase(sheet: Sheet, blank: string[]): Promise<void> {
  await sheet.press("erase");
  await sheet.hears("erased");
  assert.deepEqual(await sheet.fields(), blank, "erase left something");
  assert.equal(await sheet.text("[data-status]"), await sheet.words("erased"));
  const places = await sheet.page.$$eval(`${sheet.root} [data-value]:not([data-empty])`, (all) => all.length);
  assert.equal(places, 0, "the result still holds words");
}

async function checkSealed(sheet: Sheet, example: Example, downloads: Downloads, blank: string[]): Promise<void> {
  const filled = await sheet.fields();
  await sheet.put("[data-pass]", passphrase);
  await sheet.put("[data-pass-again]", passphrase);
  await sheet.press("seal");
  const { name, text } = await downloads.next();
  await sheet.hears("saved");
  assert.equal(name, `notes-${today()}.json`);
  const file = JSON.parse(text) as { sealed: { rounds: number } };
  assert.deepEqual(Object.keys(file), ["format", "version", "sealed"]);
  assert.deepEqual(Object.keys(file.sealed).sort(), ["data", "kdf", "nonce", "rounds", "salt"]);
  assert.ok(file.sealed.rounds >= 600_000);
  for (const words of [sheet.id, "answers", ...texts(example.answers)]) assert.ok(!text.includes(words), `the sealed file shows ${words}`);
  assert.deepEqual(await sheet.page.$$eval(`${sheet.root} :is([data-pass],[data-pass-again])`, (all) => all.map((field) => (field as HTMLInputElement).value)), ["", ""]);

  await checkErase(sheet, blank);
  await sheet.open(text);
  await sheet.page.waitForFunction((root) => document.activeElement?.matches(`${root} [data-unseal-pass]`), { timeout: 5000 }, sheet.root);
  await sheet.put("[data-unseal-pass]", passphrase + "!");
  await sheet.press("unseal");
  const wrong = await sheet.words("wrongPass");
  const error = `${sheet.root} [data-said]`;
  await sheet.page.waitForFunction((line, words) => document.querySelector(line)?.textContent === words, { timeout: 15_000 }, error, wrong);
  assert.deepEqual(await sheet.fields(), blank);
  await sheet.put("[data-unseal-pass]", passphrase);
  await sheet.press("unseal");
  await sheet.hears("opened");
  assert.deepEqual(await sheet.fields(), filled);
  await checkResult(sheet, example, "the result of the unlocked file differs");
}

/** Registers the rounds for one engine. */
export function roundTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: every example`, () => {
    const places: Partial<Record<"http" | "file" | "one", { place: Place; tab: Watched }>> = {};
    before(async () => {
      for (const kind of ["http", "file", "one"] as const) {
        const place = kind === "http" ? await serve(output) : kind === "file" ? opened(output) : openedOne();
        const tab = await watched(browser(), place.base);
        tab.page.on("dialog", (dialog) => void dialog.accept());
        await tab.page.evaluateOnNewDocument(stubPrint);
        places[kind] = { place, tab };
      }
    });
    after(async () => {
      for (const { place, tab } of Object.values(places)) {
        await tab.page.close();
        await place.close();
      }
    });

    test("there are examples", () => assert.ok(exercises.length >= 6 && exercises.every(({ examples }) => examples.length >= 3)));

    for (const [turn, exercise] of exercises.entries()) {
      for (const [at, kind] of (["http", "file", "one"] as const).entries()) {
        const [all, widgets] = [fully.includes(exercise.id), everyWidget.has(exercise.id)];
        if (engine === "firefox" && !widgets) continue;
        if (!all && (kind === "one" ? engine === "firefox" || !widgets : (turn + at + (engine === "firefox" ? 1 : 0)) % 2)) continue;
        test(`${exercise.id} over ${kind}`, async () => {
          const { place, tab } = places[kind]!;
          const { page, faults } = tab;
          await page.bringToFront(); // fields of another tab have no focus to lose
          downloads.clear();
          const thorough = all || (engine === "chromium" && widgets);
          const path = `exercises/${exercise.id}.html`;
          const url = place.base + (kind === "one" ? inOneFile.get(path) : path);
          await page.goto(url);
          const sheet = await new Sheet(page, exercise.id).ready();
          const blank = await sheet.fields();
          const untouched = await traces(page);
          assert.deepEqual(untouched, { stored: 0, url, title: untouched.title });
          const examples = kind === "one" ? exercise.examples.slice(0, 1) : exercise.examples;
          for (const [number, example] of examples.entries()) {
            await sheet.give(example.answers);
            if (example.result === undefined) await checkRoutes(sheet, example);
            await checkResult(sheet, example, example.name);
            if (number === 0 || thorough) await checkPrints(sheet, exercise, example);
            if (exercise.keep && (number === 0 || thorough)) await checkFile(sheet, example, downloads, blank);
            if (number === 0 && locked.includes(exercise.id)) await checkSealed(sheet, example, downloads, blank);
            await checkErase(sheet, blank);
            assert.deepEqual(await traces(page), untouched, `${example.name} left a trace`);
          }
          assert.deepEqual(faults.splice(0), []);
        });
      }
    }
  });
}
