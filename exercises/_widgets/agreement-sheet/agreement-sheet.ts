import { Widget, type Row, type Value } from "../../_lib/widget";
import { annotate, pointedIn } from "../../_lib/writing";
import { fill, holds, isFilled, markEmpty, readingOf, valueOf } from "../item-list/fields";
import { take } from "./take";

const pointOf = (row: HTMLElement): string | undefined => row.dataset.point;

const nameOf = (row: HTMLElement): string => (row.querySelector<HTMLInputElement>("[data-column=name]")?.value ?? row.querySelector("legend")!.textContent!).trim();

/** Points to agree on, each with the same few fields, and points of the reader's own. */
export class AgreementSheet extends Widget {
  get value(): Value {
    const rows = this.items.filter(isFilled).map((row) => ({ ...(pointOf(row) && { point: pointOf(row) }), ...valueOf(row) }) as Row);
    return rows.length ? rows : null;
  }

  set value(value: Value) {
    const left = [...((value ?? []) as Row[])];
    for (const row of this.items) fill(row, take(left, ({ point }) => point, pointOf(row)) ?? {});
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const left = this.items.map((row) => row.cloneNode(true) as HTMLElement);
    const fits = (row: unknown): boolean => {
      const copy = take(left, pointOf, (row as Row | null)?.point);
      return copy !== undefined && holds(copy, row, "point");
    };
    return Array.isArray(value) && value.every(fits);
  }

  texts(): string[] {
    return this.items.filter(isFilled).map((row) => [nameOf(row), readingOf(row)].filter(Boolean).join(": "));
  }

  override get pointed(): string[] {
    return pointedIn(this.one("[data-item]"));
  }

  protected override refresh(typing?: boolean): void {
    for (const row of this.items) {
      markEmpty(row);
      if (!typing || row.contains(document.activeElement)) annotate(row, typing);
    }
  }

  private get items(): HTMLElement[] {
    return this.all("[data-item]");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "agreement-sheet": AgreementSheet;
  }
}
