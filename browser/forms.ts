/*
 * The form, for everyone: with the keyboard alone, with a screen reader, on any paper, in light and dark, and with scripts off.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { axe, schemes, violations } from "./access.ts";
import { watched, type Engine, type Watched } from "./browser.ts";
import { Sheet, everyWidget, examplesOf, exercises, stubPrint, type Answers, type Downloads } from "./exercises.ts";
import { output, serve, type Place } from "./output.ts";

const wait = { timeout: 10_000 };

/** Moves the focus with Tab until it is on what matches; says where it went if it never is. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** What is wrong with the fields of a page without scripts. Runs in the page. */
export function plainFaults(root: Element): string[] {
  const wrong: string[] = [];
  const forms = [...root.querySelectorAll("[data-exercise] form")];
  if (!forms.length || forms.some((form) => form.getAttribute("autocomplete") !== "off")) wrong.push("no form with autocomplete off");
  for (const field of root.querySelectorAll<HTMLInputElement>("[data-widget] :is(input,textarea,select)")) {
    const say = (what: string): unknown => wrong.push(`${what}: ${field.outerHTML.slice(0, 120)}`);
    if (!field.checkVisibility()) say("is not shown");
    if (![...(field.labels ?? [])].some((label) => label.textContent?.trim())) say("has no label");
    if (field.getAttribute("autocomplete") !== "off") say("is completed");
    if (/^text/.test(field.type) && field.spellcheck) say("is spell checked");
    if (/radio|checkbox/.test(field.type) && !field.closest("fieldset")?.querySelector("legend")?.textContent?.trim()) say("stands in no group");
    for (const id of field.getAttribute("aria-describedby")?.split(/\s+/).filter(Boolean) ?? []) if (!document.getElementById(id)) say(`is described by ${id}, which is not there`);
  }
  for (const step of root.querySelectorAll("[data-step]")) {
    if (step.getAttribute("role") !== "group" || !document.getElementById(step.getAttribute("aria-labelledby") ?? "")?.textContent) wrong.push("a step has no name");
  }
  const controls = [...root.querySelectorAll("[data-bar],[data-bar] *,[data-state],[data-clear],[data-act]")];
  const dead = controls.filter((control) => control.checkVisibility());
  if (dead.length) wrong.push(`shown, and does nothing without scripts: ${dead[0]!.outerHTML.slice(0, 120)}`);
  if (!root.querySelector("[data-plain]")?.checkVisibility()) wrong.push("no word on how to use it without scripts");
  return wrong;
}

interface Node {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly live: string;
}

/** The nodes that a screen reader is given, in the order of the page. */
async function tree(page: Page): Promise<Node[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter((node) => !node.ignored)
    .map(({ role, name, description, properties = [] }) => ({
      role: String(role?.value ?? ""),
      name: String(name?.value ?? ""),
      description: String(description?.value ?? ""),
      live: String(properties.find((property) => property.name === "live")?.value.value ?? ""),
    }));
}

/** Registers the tests of forms for one engine. */
export function formTests(engine: Engine, browser: () => Browser, downloads: Downloads): void {
  describe(`${engine}: forms`, () => {
    let place: Place;
    let tab: Watched;
    let page: Page;
    before(async () => {
      place = await serve(output);
      tab = await watched(browser(), place.base);
      page = tab.page;
      page.on("dialog", (dialog) => void dialog.accept());
      await page.evaluateOnNewDocument(stubPrint);
    });
    after(async () => {
      await page.close();
      await place.close();
    });
    const at = async (id: string): Promise<Sheet> => {
      await page.goto(`${place.base}exercises/${id}.html`);
      return new Sheet(page, id).ready();
    };

    test("by keyboard: long text, a sentence and a choice, then save and erase", async () => {
      const sheet = await at("apology");
      await tabTo(page, "#apology_what_field");
      await page.keyboard.type("I lied.");
      await tabTo(page, "#apology_sorry_that");
      await page.keyboard.type("lied");
      await tabTo(page, "[name=apology_end]");
      await page.keyboard.press(" ");
      await page.keyboard.press("ArrowDown");
      assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).value), "listen");
      assert.equal((await sheet.result()).split("\n\n").slice(0, 2).join(" "), "I lied. I am sorry that I lied.");
      await tabTo(page, "[data-bar] [data-do=save]");
      await page.keyboard.press("Enter");
      assert.match((await downloads.next()).text, /"end": "listen"/);
      await tabTo(page, "[data-bar] [data-do=erase]");
      await page.keyboard.press(" ");
      await sheet.hears("erased");
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-do=erase]")), "erasing lost the focus");
      assert.deepEqual(tab.faults, []);
    });

    test("by keyboard: one line, and a choice taken back", async () => {
      const sheet = await at("say-it");
      await tabTo(page, "[name=say-it_question]");
      await page.keyboard.press(" ");
      await tabTo(page, "[data-id=question] [data-clear]");
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[name=say-it_question]")), "taking back lost the focus");
      await tabTo(page, "#say-it_time_when");
      await page.keyboard.type("now");
      assert.match(await sheet.result(), /now\?$/);
    });

    test("by keyboard: rows are added, moved, removed and put back, and the focus is never lost", async () => {
      const sheet = await at("requests");
      const list = `${sheet.root} [data-id=asks]`;
      const order = (): Promise<string[]> => page.$$eval(`${list} [data-item]:not([hidden]) [data-column=what]`, (fields) => fields.map((field) => (field as HTMLInputElement).value));
      const said = (): Promise<string> => sheet.text("[data-id=asks] [data-news]");
      await tabTo(page, `${list} [data-column=what]`);
      await page.keyboard.type("first");
      await tabTo(page, `${list} [data-item]:nth-of-type(2) [data-column=what]`);
      await page.keyboard.type("second");
      await tabTo(page, `${list} [data-item]:nth-of-type(2) [data-act=up]`);
      await page.keyboard.press("Enter");
      assert.deepEqual(await order(), ["second", "first", ""]);
      assert.match(await said(), /1/);
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-act=up]")), "moving lost the focus");
      await tabTo(page, `${list} [data-act=remove]`);
      await page.keyboard.press(" ");
      assert.deepEqual(await order(), ["first", ""]);
      assert.ok(await said());
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-act=back]")), "removing lost the focus");
      await page.keyboard.press("Enter");
      assert.deepEqual(await order(), ["second", "first", ""]);
      assert.ok(await page.evaluate(() => document.activeElement?.matches("[data-column]")), "putting back lost the focus");
      await tabTo(page, `${list} [data-act=add]`);
      await page.keyboard.press("Enter");
      await page.keyboard.type("last");
      assert.deepEqual(await order(), ["second", "first", "", "last"]);
      assert.deepEqual(tab.faults, []);
    });

    test("by keyboard: questions are ticked, and lead on to links within reach", async () => {
      const sheet = await at("right-door");
      await tabTo(page, "[value=life]");
      await page.keyboard.press(" ");
      await tabTo(page, "[data-route=life] a");
      await tabTo(page, "[data-bar] [data-do=print][value=blank]");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => (window as unknown as { printed: unknown[] }).printed.length), 1);
      assert.equal((await sheet.fields()).filter((field) => field.endsWith("true")).length, 1);
    });

    if (engine !== "chromium") return;

    // Empty, they are pages like all others: access.ts has those.
    const states: Record<string, (sheet: Sheet) => Promise<unknown>> = {
      filled: (sheet) => sheet.give(examplesOf(sheet.id)[2]!.answers),
    };
    const more: Record<string, (sheet: Sheet) => Promise<unknown>> = {
      "with notes on words": (sheet) => sheet.give({ what: "I lied, but only because you made me.", sorry: { that: "if you felt hurt" } }),
      "with an error": async (sheet) => {
        await page.$eval(`${sheet.root} [data-seal]`, (details) => void ((details as HTMLDetailsElement).open = true));
        await sheet.press("seal");
      },
      "with the question before words are replaced": async (sheet) => {
        const answers: Answers = { what: "theirs" };
        await sheet.open(JSON.stringify({ format: "underpin", version: 1, exercise: "apology", saved: new Date().toISOString(), entries: [{ date: "2026-11-22", answers }] }));
        await page.waitForSelector("[data-replace]:not([hidden])", wait);
      },
      "with the words to copy by hand": async (sheet) => {
        await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
        await sheet.press("copy");
        await sheet.hears("copyFailed");
      },
    };
    for (const { id } of exercises) {
      test(`axe finds nothing in ${id}, in every state`, async () => {
        const sheet = await at(id);
        await page.evaluate(axe);
        const wrong: string[] = [];
        for (const [state, enter] of Object.entries({ ...states, ...(id === "apology" && more) })) {
          await enter(sheet);
          for (const [value, rules] of everyWidget.has(id) ? schemes : schemes.slice(0, 1)) {
            await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }, { name: "prefers-reduced-motion", value: "reduce" }]);
            wrong.push(...(await violations(page, rules, "main")).map((what) => `${state}, ${value}: ${what}`));
          }
        }
        assert.deepEqual(wrong, []);
      });
    }

    test("a screen reader is given a name for each field, its hint, and the group that it stands in", async () => {
      for (const { id } of exercises) {
        const sheet = await at(id);
        const nodes = await tree(page);
        const labels = await page.$$eval(`${sheet.root} [data-widget] :is(input,textarea,select)`, (fields) =>
          fields.filter((field) => field.checkVisibility()).map((field) => ({
            kind: field.matches("select") ? "combobox" : field.matches("[type=radio]") ? "radio" : field.matches("[type=checkbox]") ? "checkbox" : field.matches("[type=date]") ? "Date" : field.matches("[type=time]") ? "InputTime" : field.matches("[type=number]") ? "spinbutton" : "textbox",
            hint: (field.getAttribute("aria-describedby") ?? "").split(/\s+/).map((hint) => (hint && document.getElementById(hint)?.innerText) || "").join(" ").trim().slice(0, 20),
          })),
        );
        for (const kind of new Set(labels.map((label) => label.kind))) {
          const named = nodes.filter(({ role }) => role === kind);
          assert.ok(named.length >= labels.filter((label) => label.kind === kind).length, `${id}: ${named.length} of ${kind}`);
          assert.deepEqual(named.filter(({ name }) => !name.trim()), [], `${id}: a ${kind} has no name`);
        }
        for (const { hint } of labels.filter((label) => label.hint)) assert.ok(nodes.some(({ description }) => description.includes(hint)), `${id}: nothing says "${hint}"`);
        const groups = await page.$$eval(`${sheet.root} :is(legend,[data-step] > :first-child)`, (all) => all.filter((element) => element.checkVisibility()).map((element) => element.textContent!.replace(/\s+/g, " ").trim()));
        const grouped = nodes.filter(({ role }) => role === "group" || role === "radiogroup").map(({ name }) => name.trim());
        assert.deepEqual(groups.filter((name) => !grouped.includes(name)), [], `${id}: groups without their name`);
        assert.deepEqual(nodes.filter(({ role, name }) => role === "button" && !name), [], `${id}: buttons without a name`);
      }
    });

    test("what changes is announced: the result when a field is left, notes at once, what the bar did", async () => {
      const sheet = await at("apology");
      const live = async (): Promise<string> => {
        const session = await page.createCDPSession();
        const { nodes } = await session.send("Accessibility.getFullAXTree");
        await session.detach();
        const byId = new Map(nodes.map((node) => [node.nodeId, node]));
        const text = (id: string): string => {
          const node = byId.get(id);
          return node?.role?.value === "StaticText" ? String(node.name?.value) : (node?.childIds ?? []).map(text).join(" ");
        };
        return nodes.filter((node) => !node.ignored && node.role?.value === "status").map((node) => text(node.nodeId)).join(" | ");
      };
      const before = await live();
      await page.focus("#apology_what_field");
      await page.keyboard.type("I lied, but you were away");
      const typing = await live();
      assert.notEqual(typing, before);
      assert.match(typing, /takes? back|full stop/i, "the note is not announced");
      assert.ok(!typing.includes("I lied"), "the result is said with every letter");
      await page.keyboard.press("Tab");
      assert.ok((await live()).includes("I lied, but you were away"), "the result is not said when the field is left");
      await sheet.press("save");
      await downloads.next();
      await sheet.hears("saved");
      assert.ok((await live()).includes(await sheet.words("saved")));
      assert.deepEqual((await tree(page)).filter(({ role, live }) => role === "status" && live !== "polite"), []);
    });
  });
}
