/*
 * The result: the reader's own words where the text of the exercise has their places. They are seen at once, and said when a
 * field is left, not with each letter.
 *
 * What the markup gives it, in the exercise's element:
 *   [data-result]                      the text, above the element that says it
 *   [data-value=id][data-part=part]    a place; data-empty while it is unanswered
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

const marked = (text: string, pointed: readonly string[]): (Node | string)[] =>
  pieces(text, pointed).map((piece) => (piece.pointed ? made("u", [piece.text]) : piece.text));

export interface Result {
  /** Puts the words in. */
  render(): void;
  /** Says the lines that are new since the last time; silently, it only remembers them, and unsays what was said. */
  speak(silently: boolean): void;
  /** The result as plain text. */
  text(): string;
}

export const result = ({ root, data, widgets, language, shown }: Exercise): Result => {
  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-result] ${selector}`)];
  const spoken = new Map<HTMLElement, string | null>();
  const lines = all("[data-line]").map((line) => ({ line, places: [...line.querySelectorAll("[data-value]")] }));
  const places = all("[data-value]").map((place) => {
    const id = place.dataset.value!;
    const alone = place.closest("[data-line]")?.textContent?.trim() === place.textContent;
    place.dir = "auto";
    return { place, id, rows: alone && /list|record/.test(data.ids[id]!.value), before: "" };
  });

  const fill = (at: (typeof places)[number]): void => {
    const { place, id, rows } = at;
    const widget = widgets.get(id)!;
    const texts = shown(id) ? widget.texts(place.dataset.part) : [];
    const now = texts.join("\n\n");
    if (at.before === now) return;
    at.before = now;
    place.toggleAttribute("data-empty", !now);
    const said = rows && now ? texts : [join(texts, language) || "…"];
    const words = said.map((text) => marked(text, widget.pointed));
    place.replaceChildren(...(rows && now ? words.map((row) => made("span", row)) : words.flat()));
  };

  const render = (): void => {
    places.forEach(fill);
    for (const { line, places } of lines) line.hidden = places.length > 0 && places.every((place) => place.matches("[data-empty]"));
    for (const list of all(":is(ul,ol)")) list.hidden = !list.querySelector("li:not([hidden])");
  };

  const speak = (silently: boolean): void => {
    const news = lines.flatMap(({ line, places }) => {
      const before = spoken.get(line);
      const now = line.hidden ? "" : line.textContent!;
      spoken.set(line, now);
      return places.length && now !== before ? now : [];
    });
    const said = news.join(" ").trim();
    const region = root.querySelector("[data-spoken]");
    if (region && (said || silently)) region.textContent = silently ? "" : said.slice(0, longest);
  };

  // Without a result: the answers alone.
  const answers = (): string => [...widgets.values()].flatMap((widget) => widget.texts()).join("\n\n");

  return { render, speak, text: () => root.querySelector<HTMLElement>("[data-result]")?.innerText.trim() ?? answers() };
};
