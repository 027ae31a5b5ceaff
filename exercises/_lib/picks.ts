/*
 * Widgets whose answer is picked: radio buttons and checkboxes. Beside its box each has its words in a [data-name]. A
 * [data-clear] button takes back what radio buttons can't; a checkbox "none" takes the others back, and they take it back.
 */
import { Widget, type Value } from "./widget";

/** One of several. */
export abstract class Pick extends Widget {
  protected get boxes(): HTMLInputElement[] {
    return this.all("input");
  }

  protected get picked(): HTMLInputElement[] {
    return this.all("input:checked");
  }

  get value(): Value {
    return this.picked[0]?.value ?? null;
  }

  set value(value: Value) {
    const ids = [value].flat().map(String);
    for (const box of this.boxes) box.checked = ids.includes(box.value);
    this.refresh();
  }

  accepts(value: unknown): boolean {
    return this.boxes.some((box) => box.value === value);
  }

  texts(): string[] {
    return this.picked.map((box) => box.parentElement!.querySelector("[data-name]")!.textContent!.trim());
  }

  protected override pressed(event: Event): void {
    if (!(event.target as Element).matches("[data-clear]")) return;
    this.boxes[0]!.focus(); // before its button goes
    this.value = null;
    this.heard(event);
  }

  protected override refresh(_typing?: boolean): void {
    for (const clear of this.all("[data-clear]")) clear.hidden = !this.picked.length;
  }
}

/** Any of several. */
export abstract class Picks extends Pick {
  override get value(): Value {
    const ids = this.picked.map((box) => box.value);
    return ids.length ? ids : null;
  }

  override set value(value: Value) {
    super.value = value;
  }

  override accepts(value: unknown): boolean {
    if (!Array.isArray(value) || !value.length || (value.length > 1 && value.includes("none"))) return false;
    return new Set(value).size === value.length && value.every((id) => super.accepts(id));
  }

  protected override heard(event: Event): void {
    const pressed = event.target as HTMLInputElement;
    if (pressed.type === "checkbox" && pressed.checked) {
      for (const box of this.picked) if ((box.value === "none") !== (pressed.value === "none")) box.checked = false;
    }
    super.heard(event);
  }
}
