import { Writing } from "../../_lib/writing";

/** One line of the reader's own words. */
export class ShortText extends Writing {}

declare global {
  interface HTMLElementTagNameMap {
    "short-text": ShortText;
  }
}
