import { Picks } from "../../_lib/picks";
import type { Value } from "../../_lib/widget";

/** One of a few answers. */
export class ChooseOne extends Picks {
  override get value(): Value {
    return this.picked[0] ?? null;
  }

  override set value(value: Value) {
    super.value = value;
  }

  override accepts(value: unknown): boolean {
    return this.has(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "choose-one": ChooseOne;
  }
}
