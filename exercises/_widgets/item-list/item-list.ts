import { Widget, type Row, type Value } from "../../_lib/widget";
import { annotate, pointedIn } from "../../_lib/writing";
import { fieldsOf, fill, holds, isFilled, markEmpty, readingOf, valueOf } from "./fields";

/** Rows that a file may bring: each is made of many elements, and an empty one takes no room in a file. */
const most = 1000;

let copies = 0; // of rows, on the whole page

/** A list that the reader writes row by row. The last row that was removed can be put back. */
export class ItemList extends Widget {
  get value(): Value {
    const rows = this.items.filter(isFilled).map(valueOf);
    return rows.length ? rows : null;
  }

  set value(value: Value) {
    const rows = (value ?? []) as Row[];
    const wanted = Math.max(Number(this.dataset.rows), rows.length);
    this.letGo();
    for (let { length } = this.items; length < wanted; length++) this.grow();
    this.items.forEach((row, i) => (i < wanted ? fill(row, rows[i] ?? {}) : row.remove()));
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const copy = this.blank();
    return Array.isArray(value) && value.length <= most && value.every((row) => holds(copy, row));
  }

  texts(): string[] {
    return this.items.map(readingOf).filter(Boolean);
  }

  override get pointed(): string[] {
    return pointedIn(this.one("[data-item]"));
  }

  protected override connected(): void {
    this.dataset.rows ??= `${this.items.length}`; // a copy of the list begins with as many
  }

  protected override refresh(typing?: boolean): void {
    this.items.forEach((row, i) => {
      if (typing && !row.contains(document.activeElement)) return; // there may be hundreds
      row.querySelector("[data-number]")!.textContent = `${i + 1}`;
      markEmpty(row);
      annotate(row, typing);
    });
  }

  protected get items(): HTMLElement[] {
    return this.all("[data-item]:not([hidden])");
  }

  private blank(): HTMLElement {
    return this.one("[data-item]").cloneNode(true) as HTMLElement;
  }

  /** A row without words at the end; there is always one to copy. */
  private grow(): HTMLElement {
    const row = this.blank();
    const notes = row.querySelector("[data-notes]");
    if (notes) notes.id += `_${++copies}`; // an id of its own
    for (const field of fieldsOf(row)) if (notes) field.setAttribute("aria-describedby", notes.id);
    fill(row, {});
    this.one("[data-end]").before(row);
    return row;
  }

  protected override pressed(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>("[data-act]");
    if (!button) return;
    const act = button.dataset.act!;
    const row = button.closest<HTMLElement>("[data-item]");
    const about = act === "remove" ? this.takeOut(row!) : row ? this.move(row, act === "up") : this.putIn(act === "back");
    const rows = this.items;
    const news = this.one("[data-news]");
    news.textContent = news.dataset[act]!.replace("{n}", `${about ? rows.indexOf(about) + 1 : rows.length}`);
    this.refresh();
    this.heard(event);
  }

  /** The neighbor goes round the row, which stays in the document and so keeps the focus. */
  private move(row: HTMLElement, up: boolean): HTMLElement {
    const rows = this.items;
    const neighbor = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (neighbor) row[up ? "after" : "before"](neighbor);
    return row;
  }

  /** A new row at the end, or the removed one where it was. */
  private putIn(back: boolean): HTMLElement {
    const row = back ? this.one("[data-item][hidden]") : this.grow();
    row.hidden = false;
    if (back) this.letGo();
    fieldsOf(row)[0]!.focus();
    return row;
  }

  /** The row is out of sight until another one goes. The focus stays where it was, on the button that puts it back. */
  private takeOut(row: HTMLElement): undefined {
    const offer = this.one("[data-gone]");
    this.letGo();
    if (this.items.length < 2) this.grow();
    row.after(offer);
    row.hidden = true;
    offer.hidden = false;
    offer.querySelector("button")!.focus();
  }

  private letGo(): void {
    this.one("[data-gone]").hidden = true;
    this.querySelector("[data-item][hidden]")?.remove();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "item-list": ItemList;
  }
}
