import { Pick } from "../../_lib/picks";
import type { Value } from "../../_lib/widget";

/** A number between two ends that have words. */
export class RatingScale extends Pick {
  override get value(): Value {
    return this.picked.length ? Number(super.value) : null;
  }

  override set value(value: Value) {
    super.value = value;
  }

  override accepts(value: unknown): boolean {
    return typeof value === "number" && super.accepts(`${value}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rating-scale": RatingScale;
  }
}
