import { Pick } from "../../_lib/picks";

/** One of a few answers. */
export class ChooseOne extends Pick {}

declare global {
  interface HTMLElementTagNameMap {
    "choose-one": ChooseOne;
  }
}
