/*
 * What every widget is: a custom element around a form that is complete without it.
 *
 * A bundle holds its own copy of this class, and two exercises may stand on one page, so a widget is known by what it can
 * do and never by instanceof.
 */
export type Row = Record<string, string>;

/** An answer as a saved file holds it. null: not answered. */
export type Value = string | number | string[] | Row | Row[] | null;

/** Whether a value from a file is a record, and each of its parts passes. */
export const isRecord = <T>(value: T, passes = (_part: [name: string, value: unknown]) => true): value is T & Record<string, unknown> =>
  Object(value) === value && !Array.isArray(value) && Object.entries(value as object).every(passes);

export abstract class Widget extends HTMLElement {
  declare private ending?: AbortController;

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
    this.ending = new AbortController();
    const { signal } = this.ending;
    // Words that are being composed are not words yet; compositionend follows their last input.
    const typed = (event: Event): void => {
      if (!(event as InputEvent).isComposing) this.heard(event);
    };
    this.addEventListener("input", typed, { signal });
    this.addEventListener("compositionend", typed, { signal });
    this.addEventListener("change", () => this.refresh(), { signal });
    this.connected(signal);
    this.refresh();
  }

  disconnectedCallback(): void {
    this.ending?.abort();
  }

  /** Adds what a widget listens to besides its fields. */
  protected connected(_signal: AbortSignal): void {}

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
    return [...this.querySelectorAll<E>(selector)];
  }
}

/** The language that an element is written in. */
export const languageOf = (element: Element): string => element.closest<HTMLElement>("[lang]")?.lang || "en";
