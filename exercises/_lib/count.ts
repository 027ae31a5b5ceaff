/*
 * Widgets that count something of the reader's own, in a field that the reader may write in too.
 */
import { Widget, type Value } from "./widget";

const isCount = (text: string): boolean => /^\d{1,3}$/.test(text);

export abstract class Count extends Widget {
  get value(): Value {
    const { value } = this.field;
    return isCount(value) ? Number(value) : null;
  }

  set value(value: Value) {
    this.field.value = `${value ?? ""}`;
    this.refresh();
  }

  accepts(value: unknown): boolean {
    return typeof value === "number" && isCount(`${value}`);
  }

  texts(): string[] {
    return [this.value ?? []].flat().map(String);
  }

  /** One more than before, which the reader has done. */
  protected add(): void {
    this.field.value = `${Number(this.value) + 1}`;
    this.heard(new Event("input"));
  }

  private get field(): HTMLInputElement {
    return this.all<HTMLInputElement>("input")[0]!;
  }
}
