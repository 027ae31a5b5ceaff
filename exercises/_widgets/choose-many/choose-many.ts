import { Picks } from "../../_lib/picks";

/** Any number of answers. */
export class ChooseMany extends Picks {}

declare global {
  interface HTMLElementTagNameMap {
    "choose-many": ChooseMany;
  }
}
