/*
 * Widgets whose answer is picked: radio buttons and checkboxes. Beside its box each has its words in a [data-name]. A
 * checkbox "none" takes the others back, and they take it back; a [data-clear] button takes back what radio buttons can't.
 */
import { Widget, type Value } from "./widget";

export abstract class Picks extends Widget {
  private get boxes(): HTMLInputElement[] {
    return this.all("input");
  }

  private get ticked(): HTMLInputElement[] {
    return this.all("input:checked");
  }

  protected get picked(): string[] {
    return this.ticked.map((box) => box.value);
  }

  get value(): Value {
    const { picked } = this;
    return picked.length ? picked : null;
  }

  set value(value: Value) {
    const ids = [value].flat().map(String);
    for (const box of this.boxes) box.checked = ids.includes(box.value);
    this.refresh();
  }

  accepts(value: unknown): boolean {
    if (!Array.isArray(value) || !value.length || (value.length > 1 && value.includes("none"))) return false;
    return new Set(value).size === value.length && value.every((id) => this.has(id));
  }

  texts(): string[] {
    return this.ticked.map((box) => box.parentElement!.querySelector("[data-name]")!.textContent!.trim());
  }

  protected has(id: unknown): boolean {
    return this.boxes.some((box) => box.value === id);
  }

  protected override connected(signal: AbortSignal): void {
    const clear = (event: Event): void => {
      this.boxes[0]!.focus(); // before its button goes
      this.value = null;
      super.heard(event);
    };
    this.querySelector("[data-clear]")?.addEventListener("click", clear, { signal });
  }

  protected override refresh(_typing?: boolean): void {
    for (const clear of this.all("[data-clear]")) clear.hidden = !this.ticked.length;
  }

  protected override heard(event: Event): void {
    const pressed = event.target as HTMLInputElement;
    if (pressed.type === "checkbox") {
      for (const box of this.ticked) if ((box.value === "none") !== (pressed.value === "none") && pressed.checked) box.checked = false;
    }
    super.heard(event);
  }
}
