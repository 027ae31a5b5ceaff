import { Picks } from "../../_lib/picks";
import { dealt } from "./deal";

/** Cards to read one at a time, in order or shuffled, or all at once, and to keep. Which one is seen is no answer. */
export class CardDeck extends Picks {
  declare private cards: HTMLElement[];
  declare private at: number;
  declare private whole: boolean; // all cards are shown

  protected override connected(): void {
    this.cards = this.all("[data-card]");
    this.at = 0;
    this.whole = false;
    this.show();
  }

  protected override pressed({ target }: Event): void {
    const { act } = (target as HTMLElement).dataset;
    if (!act) return;
    const { length } = this.cards;
    this.whole = act === "all" && !this.whole;
    if (act === "shuffle") this.cards = dealt(this.cards, Math.random);
    if (act !== "all") this.at = act === "shuffle" ? 0 : (this.at + (act === "next" ? 1 : length - 1)) % length;
    this.show();
  }

  private show(): void {
    const { cards, at, whole } = this;
    cards.forEach((card, i) => card.toggleAttribute("data-off", !whole && i !== at));
    this.one("[data-at]").textContent = `${at + 1}`;
    this.one(".deck").ariaLive = whole ? "off" : "polite"; // one card is said, all of them would be a burden
    this.one("[data-act=all]").ariaPressed = `${whole}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "card-deck": CardDeck;
  }
}
