import { Picks } from "../../_lib/picks";

/** Cards to read one at a time or all at once, and to keep those that help. */
export class CardDeck extends Picks {}

declare global {
  interface HTMLElementTagNameMap {
    "card-deck": CardDeck;
  }
}
