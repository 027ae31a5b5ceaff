import { Widget, type Row, type Value } from "../../_lib/widget";
import { annotate, pointedIn } from "../../_lib/writing";
import { fieldsOf, fill, holds, isFilled, markEmpty, readingOf, valueOf } from "./fields";

/** A list that the reader writes row by row. The last row that was removed can be put back. */
export class ItemList extends Widget {
  declare private blank: HTMLElement; // a row without words, to be copied
  declare private made: number; // rows that were copied
  declare private gone?: HTMLElement | undefined;

  get value(): Value {
    const rows = this.rows.filter(isFilled).map(valueOf);
    return rows.length ? rows : null;
  }

  set value(value: Value) {
    const rows = (value ?? []) as Row[];
    this.letGo();
    for (const row of this.rows) row.remove();
    for (let i = 0; i < Math.max(Number(this.dataset.rows), rows.length); i++) fill(this.grow(), rows[i] ?? {});
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const copy = this.blank.cloneNode(true) as HTMLElement;
    return Array.isArray(value) && value.every((row) => holds(copy, row));
  }

  texts(): string[] {
    return this.rows.map(readingOf).filter(Boolean);
  }

  override get pointed(): string[] {
    return pointedIn(this.blank);
  }

  protected override connected(signal: AbortSignal): void {
    if (!this.blank) {
      this.dataset.rows ??= `${this.rows.length}`; // a copy of the list begins with as many
      this.made = 0;
      this.blank = this.rows[0]!.cloneNode(true) as HTMLElement;
      fill(this.blank, {});
    }
    this.addEventListener("click", (event) => this.pressed(event), { signal });
  }

  protected override refresh(typing?: boolean): void {
    this.rows.forEach((row, i) => {
      row.querySelector("[data-number]")!.textContent = `${i + 1}`;
      markEmpty(row);
      if (!typing || row.contains(document.activeElement)) annotate(row, typing);
    });
  }

  protected get rows(): HTMLElement[] {
    return this.all("[data-item]");
  }

  private grow(): HTMLElement {
    const row = this.blank.cloneNode(true) as HTMLElement;
    const checked = Boolean(this.closest("form")?.querySelector("[data-spellcheck]:checked"));
    const notes = row.querySelector("[data-notes]");
    if (notes) notes.id += `_${++this.made}`; // an id of its own
    for (const field of fieldsOf(row)) {
      field.spellcheck = checked;
      if (notes) field.setAttribute("aria-describedby", notes.id);
    }
    this.one("[data-end]").before(row);
    return row;
  }

  private pressed(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-act]");
    if (!button) return;
    const act = button.dataset.act!;
    const row = button.closest<HTMLElement>("[data-item]");
    const about = act === "remove" ? this.takeOut(row!) : row ? this.move(row, act === "up") : this.putIn(act === "back");
    const { rows } = this;
    const news = this.one("[data-news]");
    news.textContent = news.dataset[act]!.replace("{n}", `${about ? rows.indexOf(about) + 1 : rows.length}`);
    this.heard(event);
  }

  /** The neighbor goes round the row, which stays in the document and so keeps the focus. */
  private move(row: HTMLElement, up: boolean): HTMLElement {
    const { rows } = this;
    const neighbor = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (neighbor) row[up ? "after" : "before"](neighbor);
    return row;
  }

  /** A new row at the end, or the removed one where it was. */
  private putIn(back: boolean): HTMLElement {
    const row = back ? this.gone! : this.grow();
    if (back) this.one("[data-gone]").before(row);
    if (back) this.letGo();
    fieldsOf(row)[0]!.focus();
    return row;
  }

  /** The focus stays where the row was: on the button that puts it back, or in what stands there now. */
  private takeOut(row: HTMLElement): undefined {
    const offer = this.one("[data-gone]");
    this.letGo();
    if (this.rows.length < 2) this.grow();
    if (isFilled(row)) {
      this.gone = row;
      row.after(offer);
      offer.hidden = false;
    }
    const next = row.nextElementSibling as HTMLElement;
    (next.hidden ? this.one("[data-end]") : next).querySelector<HTMLElement>("[data-column],button")!.focus();
    row.remove();
  }

  private letGo(): void {
    const offer = this.one("[data-gone]");
    this.gone = undefined;
    offer.hidden = true;
    this.one("[data-end]").before(offer);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "item-list": ItemList;
  }
}
