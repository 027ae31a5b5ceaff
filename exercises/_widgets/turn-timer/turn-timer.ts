import { Widget, type Value } from "../../_lib/widget";

/** A number that the reader may write too. */
export class TurnTimer extends Widget {
  get value(): Value {
    const { value } = this.field;
    return value ? Number(value) : null;
  }

  set value(value: Value) {
    this.field.value = `${value ?? ""}`;
    this.refresh();
  }

  accepts(value: unknown): boolean {
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1000;
  }

  texts(): string[] {
    return [this.field.value].filter(Boolean);
  }

  private get field(): HTMLInputElement {
    return this.all<HTMLInputElement>("input")[0]!;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "turn-timer": TurnTimer;
  }
}
