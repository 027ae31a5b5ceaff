import { Picks } from "../../_lib/picks";
import { dealt } from "./deal";

/** Cards to read one at a time, in order or shuffled, or all at once, and to keep. Which one is seen is no answer. */
export class CardDeck extends Picks {
  protected override connected(signal: AbortSignal): void {
    super.connected(signal);
    let cards = this.all("[data-card]");
    let at = 0;
    let whole = false; // all cards are shown
    const show = (): void => {
      cards.forEach((card, i) => card.toggleAttribute("data-off", !whole && i !== at));
      this.one("[data-at]").textContent = `${at + 1}`;
      this.one(".deck").ariaLive = whole ? "off" : "polite"; // one card is said, all of them would be a burden
      this.one("[data-act=all]").ariaPressed = `${whole}`;
    };
    const press = ({ target }: Event): void => {
      const { act } = (target as HTMLElement).dataset;
      if (!act) return;
      whole = act === "all" && !whole;
      if (act === "shuffle") cards = dealt(cards, Math.random);
      if (act !== "all") at = act === "shuffle" ? 0 : (at + (act === "next" ? 1 : cards.length - 1)) % cards.length;
      show();
    };
    this.addEventListener("click", press, { signal });
    show();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "card-deck": CardDeck;
  }
}
