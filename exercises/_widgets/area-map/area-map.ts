import { drawing, drawn, made, mirrored, wrapped, written } from "../../_lib/svg";
import { join } from "../../_lib/text";
import { isRecord, languageOf, Widget, type Row, type Value } from "../../_lib/widget";
import { eaves, filling, ground, rooms, width, type Room } from "./house";

interface Named {
  readonly id: string;
  readonly name: string;
}

const wordsOf = (element: Element, selector: string): string => element.querySelector(selector)!.textContent!.trim();

/** A room, filled as its area is; an open one has a broken outline. */
const painted = (room: Room, which: number): Node[] => [
  drawn("rect", { ...room, class: "room", ...(which < 0 && { "stroke-dasharray": "5 5" }) }),
  drawn("path", { d: which < 0 ? "" : filling(room, which), class: which === 1 ? "dots" : "hatch" }),
];

/** A house with a room for each area. */
export class AreaMap extends Widget {
  get value(): Value {
    const answers = this.all<HTMLInputElement>("input:checked").map((box) => [box.dataset.area!, box.value]);
    return answers.length ? Object.fromEntries(answers) : null;
  }

  set value(value: Value) {
    const answers = new Map(Object.entries((value ?? {}) as Row));
    for (const box of this.all<HTMLInputElement>("input")) box.checked = answers.get(box.dataset.area!) === box.value;
    this.one("[data-news]").textContent = "";
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const boxes = this.all<HTMLInputElement>("input");
    return isRecord(value, ([area, state]) => boxes.some((box) => box.dataset.area === area && box.value === state));
  }

  /** Each state with its areas; for an area its state, and for a state its areas. */
  texts(part?: string): string[] {
    const answers = (this.value ?? {}) as Row;
    const { states } = this;
    if (part && this.areas.some(({ id }) => id === part)) return states.filter(({ id }) => id === answers[part]).map(({ name }) => name);
    if (part) return this.areasIn(part);
    return states.filter(({ id }) => this.areasIn(id).length).map((state) => this.line(state));
  }

  protected override connected(): void {
    this.one("[data-picture]").hidden = false;
  }

  protected override pressed(event: Event): void {
    const area = (event.target as Element).closest("[data-clear]")?.closest("fieldset");
    if (!area) return;
    for (const box of area.querySelectorAll("input")) box.checked = false;
    area.querySelector("input")!.focus(); // before its button goes
    this.heard(event);
  }

  protected override heard(event: Event): void {
    super.heard(event);
    const area = (event.target as Element).closest("fieldset")!;
    const box = area.querySelector(":checked");
    const news = box ? wordsOf(box.parentElement!, "[data-name]") : this.one("[data-picture]").dataset.open!;
    this.one("[data-news]").textContent = `${wordsOf(area, "legend")}: ${news}`;
  }

  protected override refresh(): void {
    for (const clear of this.all("[data-clear]")) clear.hidden = !clear.closest("fieldset")!.querySelector(":checked");
    this.one("[data-picture]").replaceChildren(this.house(), this.list());
  }

  private get areas(): Named[] {
    return this.all(".area").map((area) => ({ id: area.dataset.area!, name: wordsOf(area, "legend") }));
  }

  private get states(): Named[] {
    return [...this.one(".area").querySelectorAll("input")].map((box) => ({ id: box.value, name: wordsOf(box.parentElement!, "[data-name]") }));
  }

  /** The names of the areas in a state; without a state, of those that are open. */
  private areasIn(state?: string): string[] {
    const answers = (this.value ?? {}) as Row;
    return this.areas.filter(({ id }) => answers[id] === state).map(({ name }) => name);
  }

  private line({ id, name }: Partial<Named>): string {
    const areas = join(this.areasIn(id), languageOf(this));
    return areas ? `${name}: ${areas}` : name!;
  }

  private house(): SVGElement {
    const { areas, states } = this;
    const answers = (this.value ?? {}) as Row;
    const floor = ground(areas.length);
    const all = rooms(areas.length, mirrored(this)).flatMap((room, i) => {
      const { id, name } = areas[i]!;
      const which = states.findIndex((state) => state.id === answers[id]);
      const letters = Math.floor(room.width / 9);
      const label = wrapped(name, letters, 2);
      const words = wrapped(states[which]?.name ?? "", letters, 2);
      const middle = [room.x + room.width / 2, room.y + room.height / 2] as const;
      return [
        ...painted(room, which),
        written(middle[0], middle[1] - words.length * 8, label, { class: "name" }),
        written(middle[0], middle[1] + label.length * 8, words),
      ];
    });
    const foot = drawn("path", { d: `M4 ${floor + 6}H${width - 4}`, class: "foot" });
    return drawing(width, floor + 12, [drawn("path", { d: eaves, class: "room" }), ...all, foot]);
  }

  /** The same in words, which tells what the patterns mean. */
  private list(): HTMLElement {
    const swatch = { x: 2, y: 2, width: 36, height: 22 };
    const row = (which: number, state: Partial<Named>): HTMLElement =>
      made("li", {}, drawing(40, 26, painted(swatch, which)), made("span", {}, this.line(state)));
    const open = this.areasIn().length ? [row(-1, { name: this.one("[data-picture]").dataset.open! })] : [];
    return made("ul", { class: "plain" }, ...this.states.map((state, i) => row(i, state)), ...open);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "area-map": AreaMap;
  }
}
