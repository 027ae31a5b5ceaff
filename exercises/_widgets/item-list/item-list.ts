import { languageOf, type Row, type Value } from "../../_lib/widget";
import { Writing } from "../../_lib/writing";
import { acceptable, reading, type Column } from "./rows";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsOf = (row: HTMLElement): Field[] => [...row.querySelectorAll<Field>("[data-column]")];

/** The answered fields of a row. */
const valueOf = (row: HTMLElement): Row =>
  Object.fromEntries(fieldsOf(row).flatMap(({ value, dataset }) => (value.trim() ? [[dataset.column, value]] : [])));

const isFilled = (row: HTMLElement): boolean => fieldsOf(row).some((field) => field.value.trim());

const fill = (row: HTMLElement, value: Row): void => {
  const texts = new Map(Object.entries(value));
  for (const field of fieldsOf(row)) field.value = texts.get(field.dataset.column!) ?? "";
};

const columnOf = (field: Field): Column => ({
  id: field.dataset.column!,
  kind: field.type,
  reads: field.dataset.reads!,
  choices: new Map([...field.querySelectorAll("option")].map((option) => [option.value, option.text])),
});

/** A list that the reader writes row by row. The last row that was removed can be put back. */
export class ItemList extends Writing {
  declare private blank: HTMLElement; // a row without words, to be copied
  declare private first: number; // how many rows there are at first
  declare private gone?: HTMLElement | undefined;

  override get value(): Value {
    const rows = this.rows.filter(isFilled).map(valueOf);
    return rows.length ? rows : null;
  }

  override set value(value: Value) {
    const rows = (value ?? []) as Row[];
    this.letGo();
    for (const row of this.rows) row.remove();
    for (let i = 0; i < Math.max(this.first, rows.length); i++) fill(this.grow(), rows[i] ?? {});
    this.refresh();
  }

  override accepts(value: unknown): boolean {
    return acceptable(value, fieldsOf(this.blank).map(columnOf));
  }

  override texts(): string[] {
    const columns = fieldsOf(this.blank).map(columnOf);
    const language = languageOf(this);
    return this.rows.map((row) => reading(valueOf(row), columns, language)).filter(Boolean);
  }

  protected override connected(signal: AbortSignal): void {
    if (!this.blank) {
      this.first = this.rows.length;
      this.blank = this.rows[0]!.cloneNode(true) as HTMLElement;
      fill(this.blank, {});
    }
    this.addEventListener("click", (event) => this.pressed(event), { signal });
  }

  protected override refresh(typing?: boolean): void {
    super.refresh(typing);
    this.rows.forEach((row, i) => {
      row.querySelector("[data-number]")!.textContent = `${i + 1}`;
      row.toggleAttribute("data-added", i >= this.first); // not on a blank sheet
    });
  }

  private get rows(): HTMLElement[] {
    return this.all("[data-item]");
  }

  private grow(): HTMLElement {
    const row = this.blank.cloneNode(true) as HTMLElement;
    const checked = Boolean(this.closest("form")?.querySelector("[data-spellcheck]:checked"));
    for (const field of fieldsOf(row)) field.spellcheck = checked;
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
    if (isFilled(row)) {
      this.gone = row;
      row.after(offer);
      offer.hidden = false;
    }
    row.nextElementSibling!.querySelector<HTMLElement>("[data-column],button")!.focus();
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
