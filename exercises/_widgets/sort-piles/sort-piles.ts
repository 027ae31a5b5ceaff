import { Widget, type Row, type Value } from "../../_lib/widget";

type Box = HTMLInputElement;

const wordsOf = (element: Element | null): string => element?.textContent?.trim() ?? "";

const labelOf = (box: Box): string => wordsOf(box.parentElement!.querySelector("[data-name]"));

const cardOf = (box: Box): string => wordsOf(box.closest("fieldset")!.querySelector("legend"));

const item = (words: string): HTMLElement => {
  const made = document.createElement("li");
  made.textContent = words;
  return made;
};

/** Several cards in one line: a full stop at the end of each would break it. */
const line = (cards: readonly string[]): string => cards.map((card) => card.replace(/[.。]$/, "")).join("; ");

/** Cards that are sorted into piles by a press each. After a card is sorted, one way to see it stands below it. */
export class SortPiles extends Widget {
  get value(): Value {
    const sorted = this.sorted().map((box) => [box.dataset.card, box.value]);
    return sorted.length ? Object.fromEntries(sorted) : null;
  }

  set value(value: Value) {
    const piles = new Map(Object.entries((value ?? {}) as Row));
    for (const box of this.all<Box>("input")) box.checked = piles.get(box.dataset.card!) === box.value;
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const boxes = this.all<Box>("input");
    const fits = ([card, pile]: [string, unknown]): boolean => boxes.some((box) => box.dataset.card === card && box.value === pile);
    return typeof value === "object" && value !== null && !Array.isArray(value) && Object.entries(value).every(fits);
  }

  /** The piles, each with its cards; or the cards of one pile, or the pile of one card. */
  texts(part?: string): string[] {
    const own = this.sorted().find((box) => box.dataset.card === part);
    if (own) return [labelOf(own)];
    if (part) return this.sorted(part).map(cardOf);
    return [...new Set(this.all<Box>("input").map((box) => box.value))].map((pile) => this.sorted(pile)).flatMap((boxes) => (boxes[0] ? `${labelOf(boxes[0])}: ${line(boxes.map(cardOf))}` : []));
  }

  protected override connected(signal: AbortSignal): void {
    const clear = (event: Event): void => {
      const button = event.target as HTMLElement;
      const box = button.matches("[data-clear]") && button.closest("fieldset")!.querySelector<Box>(":checked");
      if (!box) return;
      box.focus(); // before the button goes
      box.checked = false;
      this.heard(event);
    };
    this.addEventListener("click", clear, { signal });
  }

  protected override refresh(): void {
    for (const pile of this.all("[data-pile]")) pile.replaceChildren(...this.texts(pile.dataset.pile).map(item));
  }

  /** The ticks of sorted cards: of all of them, or of those in one pile. */
  private sorted(pile?: string): Box[] {
    return this.all<Box>("input:checked").filter((box) => !pile || box.value === pile);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sort-piles": SortPiles;
  }
}
