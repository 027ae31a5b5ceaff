/*
 * Widgets that the reader writes in. Their notes stand in the form, hidden, as [data-words] elements with a pattern of words: they come while
 * one of these is there, in a live region that the fields name in aria-describedby.
 */
import { all } from "./element";
import { found } from "./text";
import { Widget, type Value } from "./widget";

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const fieldsIn = (element: HTMLElement): TextField[] => all(element, "input,textarea");

const notesIn = (element: HTMLElement): HTMLElement[] => all(element, "[data-words]");

/** Patterns of the words that notes in an element point at. */
export const pointedIn = (element: HTMLElement): string[] => notesIn(element).map((note) => note.dataset.words!);

/** Shows the notes in an element that its fields give reason for. */
export const annotate = (element: HTMLElement, typing?: boolean): void => {
  const growing = typing && document.activeElement;
  const text = fieldsIn(element)
    .map((field) => field.value + (field === growing ? "" : "\n"))
    .join("");
  for (const note of notesIn(element)) {
    const words = found(text, note.dataset.words!).join(", ");
    const named = note.querySelector("[data-found]")!;
    note.hidden = !words;
    if (named.textContent !== words) named.textContent = words; // the live region would say it again
  }
};

export abstract class Writing extends Widget {
  protected get fields(): TextField[] {
    return fieldsIn(this);
  }

  get value(): Value {
    const words = this.fields[0]!.value;
    return words.trim() ? words : null;
  }

  set value(value: Value) {
    this.fields[0]!.value = String(value ?? "");
    this.refresh();
  }

  accepts(value: unknown): boolean {
    return typeof value === "string";
  }

  texts(_part?: string): string[] {
    return this.fields.map((field) => field.value.trim()).filter(Boolean);
  }

  override get pointed(): string[] {
    return pointedIn(this);
  }

  protected override refresh(typing?: boolean): void {
    annotate(this, typing);
  }
}
