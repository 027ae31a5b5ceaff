import { drawing, drawn, made, mirrored, wrapped, written } from "../../_lib/svg";
import { sentence } from "../../_lib/text";
import { isRecord, type Row, type Value } from "../../_lib/widget";
import { Writing } from "../../_lib/writing";
import { bars, box, head, height, stops, way, width } from "./ring";

const isText = (value: unknown): value is string => typeof value === "string";

/** A loop of stops in the reader's words, and where it could stop. */
export class LoopMap extends Writing {
  override get value(): Value {
    const said = this.fields.flatMap(({ value, dataset }) => (value.trim() ? [[dataset.part!, value]] : []));
    const { exit } = this;
    if (exit) said.push(["exit", exit]);
    return said.length ? Object.fromEntries(said) : null;
  }

  override set value(value: Value) {
    const parts = new Map(Object.entries((value ?? {}) as Row));
    for (const field of this.fields) field.value = parts.get(field.dataset.part!) ?? "";
    for (const box of this.exits) box.checked = box.value === parts.get("exit");
    this.one("[data-news]").textContent = "";
    this.refresh();
  }

  override accepts(value: unknown): boolean {
    const ids = this.fields.map((field) => field.dataset.part!);
    return isRecord(value, ([id, text]) => isText(text) && ids.includes(id === "exit" ? text : id));
  }

  override texts(part?: string): string[] {
    const said = this.fields.filter(({ dataset }) => !part || dataset.part === part).map((field) => this.said(field));
    const exit = this.exit && this.named(this.exit);
    const question = this.named("exit");
    if (exit && part === "exit") said.push(exit);
    if (exit && !part) said.push(question + (/\p{P}$/u.test(question) ? " " : ": ") + exit);
    return said.filter(Boolean);
  }

  protected override get fields(): HTMLTextAreaElement[] {
    return this.all("textarea");
  }

  protected override connected(): void {
    this.one("[data-picture]").hidden = false;
  }

  protected override pressed(event: Event): void {
    if (event.target !== this.one("[data-clear]")) return;
    this.exits[0]!.focus(); // before its button goes
    for (const box of this.exits) box.checked = false;
    this.heard(event);
  }

  protected override heard(event: Event): void {
    super.heard(event);
    if ((event.target as HTMLInputElement).type === "radio") {
      this.one("[data-news]").textContent = `${this.one("[data-picture]").dataset.here}: ${this.named(this.exit)}`;
    }
  }

  protected override refresh(): void {
    this.one("[data-clear]").hidden = !this.exit;
    this.one("[data-picture]").replaceChildren(this.ring(), ...this.list());
  }

  private get exits(): HTMLInputElement[] {
    return this.all("[data-exits] input");
  }

  private get exit(): string {
    return this.exits.find((box) => box.checked)?.value ?? "";
  }

  private named(id: string): string {
    return this.one(`[data-name="${id}"]`).textContent!.trim();
  }

  private said({ value, dataset }: HTMLTextAreaElement): string {
    return sentence([{ start: dataset.start!, end: "", words: value }]);
  }

  private ring(): SVGElement {
    const { fields } = this;
    const count = fields.length;
    const back = mirrored(this);
    const places = stops(count, back);
    const exit = fields.findIndex(({ dataset }) => dataset.part === this.exit);
    const ways = fields.flatMap((_, i) => [
      drawn("path", { d: way(i, count, back), class: "way", ...(i === exit && { "stroke-dasharray": "3 6" }) }),
      drawn("path", { d: (i === exit ? bars : head)(i, count, back), class: "mark" }),
    ]);
    const boxes = fields.flatMap((field, i) => {
      const { x, y } = places[i]!;
      const words = this.said(field);
      const frame = (less: number, open: boolean): Node =>
        drawn("rect", { x: x - box.width / 2 + less, y: y - box.height / 2 + less, width: box.width - 2 * less, height: box.height - 2 * less, class: "stop-box", ...(open && { "stroke-dasharray": "5 5" }) });
      return [frame(0, !words), ...(i === exit ? [frame(4, false)] : []), written(x, y, wrapped(`${i + 1}. ${words || this.named(field.dataset.part!)}`, 15, 4))];
    });
    const middle = exit < 0 ? [] : [written(width / 2, height(count) / 2, wrapped(`${this.one("[data-picture]").dataset.here}: ${exit + 1}`, 14, 4), { class: "name" })];
    return drawing(width, height(count), [...ways, ...boxes, ...middle]);
  }

  /** The same in words. */
  private list(): HTMLElement[] {
    const { here, again } = this.one("[data-picture]").dataset;
    const item = (field: HTMLTextAreaElement): HTMLElement => {
      const id = field.dataset.part!;
      const words = made("bdi", {}, this.said(field) || `${this.named(id)}: …`);
      return made("li", {}, words, ...(id === this.exit ? [" ", made("strong", {}, `(${here})`)] : []));
    };
    return [made("ol", {}, ...this.fields.map(item)), made("p", {}, again!)];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "loop-map": LoopMap;
  }
}
