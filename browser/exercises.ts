/*
 * The exercises as a test meets them: their examples, and one of them on a page, to be filled, read and pressed. Answers go in
 * as a person gives them, into fields, so that a test sees what the script makes of that.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ElementHandle, Page } from "puppeteer-core";
import { parse } from "yaml";

export type Row = Record<string, string>;
export type Answer = string | number | string[] | Row[] | Row;
export type Answers = Record<string, Answer>;

export interface Example {
  readonly name: string;
  readonly answers: Answers;
  readonly result?: string;
}

export interface Exercise {
  readonly id: string;
  readonly keep: boolean;
  readonly widgets: ReadonlySet<string>;
  readonly examples: readonly Example[];
}

const read = <T>(...path: string[]): T => parse(readFileSync(join("exercises", ...path), "utf8")) as T;

/** Every exercise of the source that ./test is started in. */
export const exercises: readonly Exercise[] = readdirSync("exercises")
  .filter((id) => existsSync(join("exercises", id, "exercise.yaml")))
  .map((id) => ({
    id,
    keep: read<{ keep?: boolean }>(id, "exercise.yaml").keep !== false,
    widgets: new Set(read<{ steps: { widgets?: { widget: string }[] }[] }>(id, "exercise.yaml").steps.flatMap(({ widgets = [] }) => widgets.map(({ widget }) => widget))),
    examples: read<{ examples: Example[] }>(id, "examples.yaml").examples,
  }));

/** Exercises that go every way in both browsers. */
export const fully: readonly string[] = ["before-you-start", "where-are-you", "apology", "say-it", "requests", "right-door"];

/** Files of these are locked too: that costs a second each time, and knows nothing of what is in them. */
export const locked: readonly string[] = ["apology", "requests"];

/** Exercises that have every widget between them: each has one that those before it lack. */
export const everyWidget: ReadonlySet<string> = chosen();

function chosen(): Set<string> {
  const ids = new Set<string>(fully);
  const seen = new Set<string>();
  for (const { id, widgets } of [...exercises].sort((a, b) => b.widgets.size - a.widgets.size)) {
    if ([...widgets].some((widget) => !seen.has(widget))) ids.add(id);
    for (const widget of widgets) seen.add(widget);
  }
  return ids;
}

/** The examples of one exercise. */
export function examplesOf(id: string): readonly Example[] {
  const found = exercises.find((exercise) => exercise.id === id);
  if (!found) throw new Error(`there is no exercise ${id}`);
  return found.examples;
}

/** Gives answers as a reader does: by focus, input and change. Runs in the page. */
function give(root: Element, answers: Answers): void {
  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const put = (field: Field | null, text: string): void => {
    if (!field) throw new Error(`no field for ${text}`);
    field.focus();
    if (field instanceof HTMLSelectElement || /^(date|time|number)$/.test(field.type) || text.length > 5000) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      field.select();
      document.execCommand("insertText", false, text);
      field.blur(); // what was put in counts as changed now
    }
    if (field.value !== text) throw new Error(`"${text}" stands as "${field.value}"`);
  };
  const tick = (widget: Element, value: string): void => {
    const box = [...widget.querySelectorAll("input")].find((input) => input.value === value);
    if (!box) throw new Error(`nothing to tick for ${value}`);
    box.click();
  };
  const rows = (widget: Element, value: Row[]): void => {
    const items = (besides: string): Element[] => [...widget.querySelectorAll(`[data-item]:not([hidden])${besides}`)];
    let own = 0; // rows that are not about a point which the widget names
    for (const { point, ...row } of value) {
      if (!point && !items(":not([data-point])")[own]) widget.querySelector<HTMLElement>("[data-act=add]")?.click();
      const item = point ? items(`[data-point="${point}"]`)[0] : items(":not([data-point])")[own++];
      for (const [column, text] of Object.entries(row)) put(item?.querySelector<Field>(`[data-column="${column}"]`) ?? null, String(text));
    }
  };
  const part = (widget: Element, name: string, text: string): void => {
    const asks = (box: HTMLInputElement): unknown => [box.dataset.card, box.dataset.area].includes(name) || (name === "exit" && box.closest("[data-exits]"));
    const box = [...widget.querySelectorAll("input")].find((each) => each.value === text && asks(each));
    const [day = "", time = ""] = text.split("T");
    const plan = widget.querySelector(`[data-event="${name}"]`);
    if (box) return box.click();
    if (!plan) return put(widget.querySelector<Field>(`[data-part="${name}"]`), text);
    put(plan.querySelector<Field>("[type=date]"), day);
    put(plan.querySelector<Field>("[type=time]"), time);
  };
  for (const [id, answer] of Object.entries(answers)) {
    const widget = root.querySelector(`[data-id="${id}"]`);
    if (!widget?.checkVisibility()) throw new Error(`${id} is not shown`);
    const number = widget.querySelector<Field>("[type=number]");
    if (widget.querySelector("[data-item]")) rows(widget, answer as Row[]);
    else if (typeof answer === "object" && !Array.isArray(answer)) for (const [name, text] of Object.entries(answer)) part(widget, name, text);
    else if (number) put(number, String(answer));
    else if (widget.querySelector("[type=radio],[type=checkbox]")) for (const value of [answer].flat()) tick(widget, String(value));
    else put(widget.querySelector<Field>("input,textarea"), String(answer));
  }
}

/** What stands in every field. Runs in the page. */
function fieldsOf(root: Element): string[] {
  return [...root.querySelectorAll<HTMLInputElement>("[data-widget] :is(input,textarea,select)")].map((field) =>
    /radio|checkbox/.test(field.type) ? `${field.value}: ${field.checked}` : field.value,
  );
}

/** What was there at the moment of printing. */
export interface Printed {
  readonly kind: string | undefined;
  readonly title: string;
  readonly alone: boolean;
  readonly said: string[];
  readonly hiddenLines: number;
  readonly hiddenWidgets: number;
  readonly headings: string[];
}

/** Printing without a printer: notes what there is to print, and ends as a print does. Runs in the page, before its scripts. */
export function stubPrint(): void {
  const printed: Printed[] = [];
  // A blank sheet is a copy without words, printed in the place of the form.
  const count = (selector: string): number =>
    document.querySelectorAll(`.printing ${document.querySelector(".sheet") ? ".sheet " : ""}${selector}`).length;
  Object.assign(window, {
    printed,
    print: () => {
      dispatchEvent(new Event("beforeprint"));
      printed.push({
        kind: document.documentElement.dataset.print,
        title: document.title,
        alone: document.querySelectorAll(".printing").length === 1,
        said: [...document.querySelectorAll(".printing .said")].map((said) => said.textContent ?? ""),
        hiddenLines: count("[data-line][hidden]"),
        hiddenWidgets: count("[data-widget][hidden]"),
        headings: [...document.querySelectorAll("h1,h2,h3")].filter((heading) => heading.checkVisibility()).map((heading) => heading.textContent ?? ""),
      });
      dispatchEvent(new Event("afterprint"));
    },
  });
}

/** Files that a page opens; it reads them when it likes, so they stay as long as the tests run. */
const notes = mkdtempSync(join(tmpdir(), "underpin-notes-"));
process.on("exit", () => rmSync(notes, { recursive: true, force: true }));
let noted = 0;

/** One exercise on the page that stands open. */
export class Sheet {
  constructor(
    readonly page: Page,
    readonly id: string,
  ) {}

  get root(): string {
    return `[data-exercise="${this.id}"]`;
  }

  /** Waits for its script. */
  async ready(): Promise<this> {
    await this.page.waitForSelector(`${this.root} [data-bar]:not([hidden]), ${this.root}:not(:has([data-bar]))`, { timeout: 10_000 });
    return this;
  }

  async give(answers: Answers): Promise<void> {
    await this.page.$eval(this.root, give, answers);
  }

  fields(): Promise<string[]> {
    return this.page.$eval(this.root, fieldsOf);
  }

  /** The result as it reads on the screen. */
  result(): Promise<string> {
    return this.page.$eval(`${this.root} [data-result]`, (result) => (result as HTMLElement).innerText.trim());
  }

  /** The words that the bar has for something, so that no test repeats them. */
  words(what: string, on = "[data-bar]"): Promise<string> {
    return this.page.$eval(`${this.root} ${on}`, (element, name) => (element as HTMLElement).dataset[name] ?? `no data-${name}`, what);
  }

  text(selector: string): Promise<string> {
    return this.page.$eval(`${this.root} ${selector}`, (element) => element.textContent ?? "");
  }

  press(what: string, value = ""): Promise<void> {
    const button = `[data-do="${what}"]${value && `[value=${value}]`}`;
    return this.page.$eval(`${this.root} :is([data-bar],[data-ask]) ${button}`, (element) => (element as HTMLElement).click());
  }

  /** Waits until the bar says something. */
  async hears(what: string): Promise<void> {
    const words = await this.words(what);
    const said = (wanted: string, selector: string): boolean => document.querySelector(selector)?.textContent === wanted;
    await this.page.waitForFunction(said, { timeout: 15_000 }, words, `${this.root} [data-said]`).catch(async () => {
      throw new Error(`waited for "${words}", and the bar says "${await this.text("[data-said]")}"`);
    });
  }

  async put(selector: string, text: string): Promise<void> {
    await this.page.$eval(`${this.root} ${selector}`, (field, words) => void ((field as HTMLInputElement).value = words), text);
  }

  /** Opens a file with this text, as if it was chosen. */
  async open(text: string | Uint8Array): Promise<void> {
    const path = join(notes, `${++noted}.json`);
    writeFileSync(path, text);
    const input = (await this.page.$(`${this.root} [data-file]`)) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
  }

  /** Prints in one way and gives back what there was to print. */
  async prints(kind: string): Promise<Printed> {
    await this.press("print", kind);
    const printed = await this.page.evaluate(() => (window as unknown as { printed: Printed[] }).printed.pop());
    if (!printed) throw new Error(`${kind} was not printed`);
    return printed;
  }
}

/** Where a browser puts what is saved. */
export class Downloads {
  readonly folder = mkdtempSync(join(tmpdir(), "underpin-downloads-"));

  /**
   * Waits for the one file that is being saved, and takes it away. Firefox writes it under a name of its own first, with the
   * same ending, and gives it ours when it is whole: one that is taken before that is found again by the next test.
   */
  async next(): Promise<{ name: string; text: string }> {
    for (let tries = 0; tries < 400; tries++) {
      const [name = "", ...others] = readdirSync(this.folder);
      const path = join(this.folder, name);
      const text = !others.length && /^(notes|calendar)-[\d-]+\.(json|ics)$/.test(name) ? readFileSync(path, "utf8") : "";
      if (/(^\{[^]*\}|END:VCALENDAR\r\n)$/.test(text)) {
        rmSync(path);
        return { name, text };
      }
      await delay(25);
    }
    throw new Error(`no file was saved, but there is [${readdirSync(this.folder).join()}]`);
  }

  /** Forgets what a test before this one left, when it failed. */
  clear(): void {
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { force: true });
  }

  discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a page has kept and what it shows of itself to others. */
export function traces(page: Page): Promise<{ stored: number; url: string; title: string }> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases().catch(() => []);
    return {
      stored: sessionStorage.length + localStorage.length + document.cookie.length + databases.length,
      url: location.href,
      title: document.title,
    };
  });
}
