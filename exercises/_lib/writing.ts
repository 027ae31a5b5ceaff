/*
 * Widgets that the reader writes in. Their notes stand in the form, hidden, as [data-words] elements: they come while one of
 * their words is there, in a live region that the fields name in aria-describedby.
 */
import { found } from "./text";
import { Widget, type Value } from "./widget";

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const wordsOf = (note: HTMLElement): string[] => note.dataset.words!.split("|");

export abstract class Writing extends Widget {
  protected get fields(): TextField[] {
    return this.all("input,textarea");
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
    return this.all("[data-words]").flatMap(wordsOf);
  }

  protected override refresh(typing?: boolean): void {
    const growing = typing && document.activeElement;
    const text = this.fields.map((field) => field.value + (field === growing ? "" : "\n")).join("");
    for (const note of this.all("[data-words]")) {
      const words = found(text, wordsOf(note)).join(", ");
      const named = note.querySelector("[data-found]")!;
      note.hidden = !words;
      if (named.textContent !== words) named.textContent = words; // the live region would say it again
    }
  }
}
