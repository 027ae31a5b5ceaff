import { Picks } from "../../_lib/picks";
import { leads } from "./route";

/** A few plain questions that lead on to pages. It counts nothing, and what was ticked is never kept. */
export class RouteCheck extends Picks {
  override get kept(): boolean {
    return false;
  }

  protected override connected(signal: AbortSignal): void {
    super.connected(signal);
    // Before an exercise for two it has no Erase of its own. The event does not bubble.
    const clear = (): void => {
      if (this.closest(".gate")) this.value = null;
    };
    document.addEventListener("erased", clear, { capture: true, signal });
  }

  protected override refresh(typing?: boolean): void {
    super.refresh(typing);
    const picked = this.ticked.map((box) => box.value);
    for (const route of this.all("[data-route]")) route.hidden = !leads(route.dataset.route!, picked);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "route-check": RouteCheck;
  }
}
