import { today } from "../../_lib/file";
import { drawing, drawn, made, mirrored, wrapped, written } from "../../_lib/svg";
import { languageOf } from "../../_lib/widget";
import { fieldsOf, isFilled, wordsOf, type Field } from "../item-list/fields";
import { ItemList } from "../item-list/item-list";
import { across, mark, span, width } from "./timeline";

const named = (field: Field): string => field.labels![0]!.querySelector("span")!.textContent!.trim();

const fieldOf = (row: HTMLElement, column: string): Field => fieldsOf(row).find(({ dataset }) => dataset.column === column)!;

/** A day that there is, written in figures, is in the order of time as it is in that of letters. */
const byDay = (a: HTMLElement, b: HTMLElement): number => {
  const [one, other] = [a, b].map((row) => fieldOf(row, "date").value || "~") as [string, string]; // those without a day come last
  return one < other ? -1 : Number(one > other);
};

interface Level {
  readonly id: string;
  readonly y: number;
  /** What stands at it, and how far from it to the middle of these words. */
  readonly words: string[];
  readonly off: number;
}

/** What the answers of a line are measured by, from the top. Of a scale the ends alone have words. */
const levels = ({ options, dataset }: HTMLSelectElement): Level[] => {
  const steps = [...options].slice(1);
  const last = steps.length - 1;
  if (dataset.kind !== "scale") return steps.map(({ value, text }, i) => ({ id: value, y: 18 + i * 34, words: wrapped(text, 14, 2), off: 0 }));
  return steps.reverse().map(({ value, text }, i) => {
    const words = i % last ? [] : wrapped(text, 14, 3);
    return { id: value, y: 18 + Math.round((i * 108) / last), words, off: (i ? -8 : 8) * (words.length - 1) };
  });
};

const ruled = ({ y, words, off }: Level, back: boolean): Node[] => {
  const [begin, end] = span(back);
  return words.length ? [drawn("path", { d: `M${begin} ${y}H${end}`, class: "level" }), written(back ? width : 0, y + off, words, { "text-anchor": "start" })] : [];
};

/** Entries with a day, drawn over time. */
export class DatedLog extends ItemList {
  protected override heard(event: Event): void {
    const row = (event.target as Element).closest<HTMLElement>("[data-item]");
    const date = row && fieldOf(row, "date");
    // What is written without a day is written today.
    if (date && !date.value && event.target !== date && fieldsOf(row).some((field) => field.value.trim())) date.value = today(new Date());
    super.heard(event);
    if (event.type === "click") this.draw();
  }

  protected override refresh(typing?: boolean): void {
    super.refresh(typing);
    if (!typing) this.draw();
  }

  private draw(): void {
    const entries = this.items.filter(isFilled).sort(byDay);
    const dated = entries.filter((row) => fieldOf(row, "date").value);
    const picture = this.one("[data-picture]");
    picture.hidden = !entries.length;
    picture.replaceChildren(...(dated.length ? this.figures(dated) : []), ...(entries.length ? [this.table(entries)] : []));
  }

  /** A drawing for each line that can be drawn, with the days under the last. */
  private figures(rows: HTMLElement[]): HTMLElement[] {
    const back = mirrored(this);
    const days = rows.map((row) => fieldOf(row, "date").value);
    const xs = across(days, back);
    const lines = fieldsOf(rows[0]!).filter((field): field is HTMLSelectElement => "kind" in field.dataset);
    return lines.map((line, kind) => {
      const all = levels(line);
      const bottom = all[all.length - 1]!.y;
      const points = rows.flatMap((row, i) => {
        const level = all.find(({ id }) => id === fieldOf(row, line.dataset.column!).value);
        return level ? [{ x: xs[i]!, y: level.y }] : [];
      });
      const trace = line.dataset.kind === "scale" && points.length > 1 && `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`;
      const content = [
        ...all.flatMap((level) => ruled(level, back)),
        ...(trace ? [drawn("path", { d: trace, class: "trace" })] : []),
        ...points.map(({ x, y }) => drawn("path", { d: mark(x, y, kind), class: "mark" })),
        ...(kind === lines.length - 1 ? this.ends(days, bottom + 30, back) : []),
      ];
      return made("figure", {}, made("figcaption", {}, named(line)), drawing(width, bottom + 38, content));
    });
  }

  /** The first day and the last. */
  private ends(days: readonly string[], y: number, back: boolean): Node[] {
    const ends = [...new Set([days[0]!, days[days.length - 1]!])];
    const places = ends.length > 1 ? span(back) : across(ends, back);
    return ends.map((end, i) => {
      const text = new Date(end).toLocaleDateString(languageOf(this), { dateStyle: "medium", timeZone: "UTC" });
      return written(places[i]!, y, [text], { "text-anchor": ends.length < 2 ? "middle" : i ? "end" : "start" });
    });
  }

  /** The same in words. */
  private table(rows: HTMLElement[]): HTMLElement {
    const { table } = this.one("[data-picture]").dataset;
    const head = fieldsOf(rows[0]!).map((field) => made("th", { scope: "col" }, named(field)));
    const body = rows.map((row) => made("tr", {}, ...fieldsOf(row).map((field) => made("td", field.type === "text" ? { class: "long" } : {}, made("bdi", {}, wordsOf(field) || "–")))));
    return made("div", { class: "table", role: "group", tabindex: "0", "aria-label": table! },
      made("table", {}, made("caption", {}, table!), made("thead", {}, made("tr", {}, ...head)), made("tbody", {}, ...body)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "dated-log": DatedLog;
  }
}
