/*
 * What every widget is: a custom element around a form that is complete without it.
 *
 * A bundle holds its own copy of this class, and two exercises may stand on one page, so a widget is known by what it can
 * do and never by instanceof.
 */
import { all } from "./element";

export type Row = Record<string, string>;

/** An answer as a saved file holds it. null: not answered. */
export type Value = string | number | string[] | Row | Row[] | null;

/** Whether a value from a file is a record, and each of its parts passes. */
export const isRecord = <T>(value: T, passes = (_part: [name: string, value: unknown]) => true): value is T & Record<string, unknown> =>
  Object(value) === value && !Array.isArray(value) && Object.entries(value as object).every(passes);

export abstract class Widget extends HTMLElement {
  /** The answer. Setting it is no action of the reader's, and sends no event. */
  abstract get value(): Value;
  abstract set value(value: Value);

  /** Whether this can be an answer here. It comes from a file, so it may be anything. */
  abstract accepts(value: unknown): boolean;

  /** The answer, or a part of it, as words: none while unanswered, several where it is a list. */
  abstract texts(part?: string): string[];

  /** Words to point at in the result. */
  get pointed(): string[] {
    return [];
  }

  /** Whether the answer goes into a saved file. */
  get kept(): boolean {
    return true;
  }

  connectedCallback(): void {
    // A widget that is put into a page again does not listen twice: it is the listener itself.
    for (const type of ["input", "compositionend", "change", "click"]) this.addEventListener(type, this);
    this.connected();
    this.refresh();
  }

  handleEvent(event: Event): void {
    if (event.type === "click") this.pressed(event);
    else if (event.type === "change") this.refresh();
    // Words that are being composed are not words yet; compositionend follows their last input.
    else if (!(event as InputEvent).isComposing) this.heard(event);
  }

  /** Makes ready what needs a script. */
  protected connected(): void {}

  /** Something in it was pressed. */
  protected pressed(_event: Event): void {}

  /** Brings what depends on the answer up to date. While it is being typed its last word may be half a word. */
  protected refresh(_typing?: boolean): void {}

  /** The reader has done something. */
  protected heard(_event: Event): void {
    this.refresh(true);
    this.dispatchEvent(new Event("answer", { bubbles: true }));
  }

  protected one(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!;
  }

  protected all<E extends HTMLElement>(selector: string): E[] {
    return all(this, selector);
  }
}

/** The language that an element is written in. */
export const languageOf = (element: Element): string => element.closest<HTMLElement>("[lang]")!.lang;
