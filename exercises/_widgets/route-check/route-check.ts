import { Picks } from "../../_lib/picks";
import { leads } from "./route";

/** A few plain questions that lead on to pages. It counts nothing, and what was ticked is never kept. */
export class RouteCheck extends Picks {
  override get kept(): boolean {
    return false;
  }

  // Before an exercise for two it has no Erase of its own. The event does not bubble.
  protected override connected(): void {
    document.addEventListener("erased", this, true);
  }

  disconnectedCallback(): void {
    document.removeEventListener("erased", this, true);
  }

  override handleEvent(event: Event): void {
    if (event.type !== "erased") super.handleEvent(event);
    else if (this.closest(".gate")) this.value = null;
  }

  protected override refresh(typing?: boolean): void {
    super.refresh(typing);
    const picked = this.picked.map((box) => box.value);
    for (const route of this.all("[data-route]")) route.hidden = !leads(route.dataset.route!, picked);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "route-check": RouteCheck;
  }
}
