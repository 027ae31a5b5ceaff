import { join } from "../../_lib/text";
import { languageOf, Widget, type Row, type Value } from "../../_lib/widget";

type Box = HTMLInputElement;

const labelOf = (box: Box): string => box.parentElement!.querySelector("[data-name]")!.textContent!.trim();

const cardOf = (box: Box): HTMLElement => box.closest("fieldset")!;

const nameOf = (box: Box): string => cardOf(box).querySelector("legend")!.textContent!.trim();

/** Cards that are sorted into piles by a press each. After a card is sorted, one way to see it stands below it. */
export class SortPiles extends Widget {
  get value(): Value {
    const sorted = this.sorted.map((box) => [box.dataset.card!, box.value]);
    return sorted.length ? Object.fromEntries(sorted) : null;
  }

  set value(value: Value) {
    const piles = new Map(Object.entries((value ?? {}) as Row));
    for (const box of this.all<Box>("input")) box.checked = piles.get(box.dataset.card!) === box.value;
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const fits = ([card, pile]: [string, unknown]): boolean => this.all<Box>("input").some((box) => box.dataset.card === card && box.value === pile);
    return typeof value === "object" && value !== null && !Array.isArray(value) && Object.entries(value).every(fits);
  }

  /** All piles that hold something, each with its cards; the cards of one pile; or the pile of one card. */
  texts(part?: string): string[] {
    const own = this.sorted.find((box) => box.dataset.card === part);
    if (own) return [labelOf(own)];
    const piles = new Map<string, Box[]>();
    for (const box of this.all<Box>("input")) piles.set(box.value, [...(piles.get(box.value) ?? []), ...(box.checked ? [box] : [])]);
    if (part) return (piles.get(part) ?? []).map(nameOf);
    return [...piles.values()].filter((boxes) => boxes.length).map((boxes) => `${labelOf(boxes[0]!)}: ${join(boxes.map(nameOf), languageOf(this))}`);
  }

  private get sorted(): Box[] {
    return this.all("input:checked");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sort-piles": SortPiles;
  }
}
