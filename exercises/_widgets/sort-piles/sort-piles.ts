import { element } from "../../_lib/element";
import { isRecord, Widget, type Row, type Value } from "../../_lib/widget";

type Box = HTMLInputElement;

const labelOf = (box: Box): string => box.parentElement!.querySelector("[data-name]")!.textContent!;

const cardOf = (box: Box): string => box.closest("fieldset")!.querySelector("legend")!.textContent!;

const item = (textContent: string): HTMLElement => element("li", { textContent });

/** Cards that are sorted into piles by a press each. After a card is sorted, one way to see it stands below it. */
export class SortPiles extends Widget {
  get value(): Value {
    const sorted = this.sorted().map((box) => [box.dataset.card, box.value]);
    return sorted.length ? Object.fromEntries(sorted) : null;
  }

  set value(value: Value) {
    const piles = (value ?? {}) as Row;
    for (const box of this.boxes) box.checked = piles[box.dataset.card!] === box.value;
    this.refresh();
  }

  accepts(value: unknown): boolean {
    return isRecord(value, ([card, pile]) => this.boxes.some((box) => box.dataset.card === card && box.value === pile));
  }

  /** The piles, each with its cards; or the cards of one pile, or the pile of one card. */
  texts(part?: string): string[] {
    const own = this.sorted().find((box) => box.dataset.card === part);
    if (own) return [labelOf(own)];
    if (part) return this.sorted(part).map(cardOf);
    return this.boxes
      .filter((box, i, boxes) => boxes.findIndex(({ value }) => value === box.value) === i)
      .flatMap((box) => {
        const cards = this.texts(box.value).map((card) => card.replace(/[.。]$/, "")); // full stops would break the line
        return cards.length ? `${labelOf(box)}: ${cards.join("; ")}` : [];
      });
  }

  protected override pressed(event: Event): void {
    const button = event.target as HTMLElement;
    const box = button.matches("[data-clear]") && button.closest("fieldset")!.querySelector<Box>(":checked");
    if (!box) return;
    box.focus(); // before the button goes
    box.checked = false;
    this.heard(event);
  }

  protected override refresh(): void {
    for (const pile of this.all("[data-pile]")) pile.replaceChildren(...this.texts(pile.dataset.pile).map(item));
  }

  private get boxes(): Box[] {
    return this.all("input");
  }

  /** The boxes of sorted cards: of all of them, or of those in one pile. */
  private sorted(pile?: string): Box[] {
    return this.boxes.filter((box) => box.checked && (!pile || box.value === pile));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sort-piles": SortPiles;
  }
}
