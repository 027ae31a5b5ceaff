import { Writing } from "../../_lib/writing";

/** Several lines of the reader's own words, with kind notes on words that tend to excuse. */
export class LongText extends Writing {}

declare global {
  interface HTMLElementTagNameMap {
    "long-text": LongText;
  }
}
