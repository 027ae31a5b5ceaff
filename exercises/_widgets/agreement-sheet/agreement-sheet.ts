import { Widget, type Value } from "../../_lib/widget";

/** Points to agree on, each with the same few fields. */
export class AgreementSheet extends Widget {
  get value(): Value {
    return null;
  }

  set value(_value: Value) {
    this.refresh();
  }

  accepts(_value: unknown): boolean {
    return false;
  }

  texts(): string[] {
    return [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "agreement-sheet": AgreementSheet;
  }
}
