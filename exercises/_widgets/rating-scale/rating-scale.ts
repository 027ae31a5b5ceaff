import { Picks } from "../../_lib/picks";
import type { Value } from "../../_lib/widget";

/** A number between two ends that have words. */
export class RatingScale extends Picks {
  override get value(): Value {
    return this.picked.length ? Number(this.picked[0]) : null;
  }

  override set value(value: Value) {
    super.value = value;
  }

  override accepts(value: unknown): boolean {
    return typeof value === "number" && this.has(String(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rating-scale": RatingScale;
  }
}
