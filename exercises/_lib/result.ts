/*
 * The result: the reader's own words where the text of the exercise has their places. They are seen at once, and said when a
 * field is left, not with each letter.
 *
 * What the markup gives it, in the exercise's element:
 *   [data-result]                      the text, above the element that says it
 *   [data-value=id][data-part=part]    a place; data-empty while it is unanswered; data-rows where it may be rows
 *   [data-line]                        what is left out when it has places and none of them is answered
 *   [data-spoken]                      an empty live region
 */
import type { Exercise } from "./exercise";
import { join, pieces } from "./text";

/** More would be a burden to hear; all of it can be read. */
const longest = 400;

const made = (name: string, content: (Node | string)[]): HTMLElement => {
  const element = document.createElement(name);
  element.append(...content);
  return element;
};

export interface Result {
  /** Puts the words in. */
  render(): void;
  /** Says the lines that are new since the last time; silently, it only remembers them, and unsays what was said. */
  speak(silently?: boolean): void;
}

export const result = ({ root, widgets, language, shown }: Exercise): Result => {
  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-result] ${selector}`)];
  const before = new Map<HTMLElement, string>(); // what stands in each place, and what was said of each line
  const lines = all("[data-line]").map((line) => ({ line, places: [...line.querySelectorAll("[data-value]")] }));
  const places = all("[data-value]");

  /** Whether an element has other words than before. */
  const differs = (element: HTMLElement, now: string): boolean => {
    const same = before.get(element) === now;
    before.set(element, now);
    return !same;
  };

  const fill = (place: HTMLElement): void => {
    const { value, part, rows } = place.dataset;
    const widget = widgets.get(value!)!;
    const texts = shown(value!) ? widget.texts(part) : [];
    const now = texts.join("\n\n");
    if (!differs(place, now)) return;
    place.toggleAttribute("data-empty", !now);
    const apart = rows !== undefined && texts.length > 1;
    const said = apart ? texts : [join(texts, language) || "…"];
    const words = said.map((text) => pieces(text, widget.pointed).map((piece) => (piece.pointed ? made("u", [piece.text]) : piece.text)));
    place.replaceChildren(...(apart ? words.map((row) => made("span", row)) : words.flat()));
  };

  const render = (): void => {
    places.forEach(fill);
    for (const { line, places } of lines) line.hidden = places.length > 0 && places.every((place) => place.matches("[data-empty]"));
  };

  const speak = (silently?: boolean): void => {
    const news = lines.flatMap(({ line, places }) => {
      const now = line.hidden ? "" : line.textContent!;
      return differs(line, now) && places.length ? now : [];
    });
    const said = news.join(" ").trim();
    const region = root.querySelector("[data-spoken]");
    if (region && (said || silently)) region.textContent = silently ? "" : said.slice(0, longest);
  };

  return { render, speak };
};
