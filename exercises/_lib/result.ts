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
import { all, element } from "./element";
import type { Exercise } from "./exercise";
import { join, pieces } from "./text";

/** More would be a burden to hear; all of it can be read. */
const longest = 400;

export interface Result {
  /** Puts the words in. */
  render(): void;
  /** Says the lines that are new since the last time; silently, it only remembers them, and unsays what was said. */
  speak(silently?: boolean): void;
}

interface Line {
  readonly line: HTMLElement;
  readonly places: readonly Element[];
  /** What was said of it. */
  heard?: string;
}

export const result = ({ root, widgets, language, shown }: Exercise): Result => {
  const lines = all(root, "[data-result] [data-line]").map((line): Line => ({ line, places: all(line, "[data-value]") })).filter(({ places }) => places[0]);
  const places = all(root, "[data-result] [data-value]");

  const fill = (place: HTMLElement): void => {
    const { value, part, rows } = place.dataset;
    const widget = widgets.get(value!)!;
    const texts = shown(value!) ? widget.texts(part) : [];
    const said = rows !== undefined && texts[0] ? texts : [join(texts, language) || "…"];
    place.toggleAttribute("data-empty", !texts.join(""));
    // Of hundreds of rows only the one that is written in is made anew.
    if (place.childElementCount !== said.length) place.replaceChildren(...said.map(() => element("span", {})));
    said.forEach((text, i) => {
      const to = place.children[i]!;
      if (to.textContent !== text) to.replaceChildren(...pieces(text, widget.pointed).map((piece) => (piece.pointed ? element("u", { textContent: piece.text }) : piece.text)));
    });
  };

  const render = (): void => {
    places.forEach(fill);
    for (const { line, places } of lines) line.hidden = places.every((place) => place.matches("[data-empty]"));
  };

  const speak = (silently?: boolean): void => {
    const news = lines.flatMap((each) => {
      const before = each.heard;
      each.heard = each.line.hidden ? "" : each.line.textContent!;
      return each.heard === before ? [] : each.heard;
    });
    const said = news.join(" ").trim();
    const region = root.querySelector("[data-spoken]");
    if (region && (said || silently)) region.textContent = silently ? "" : said.slice(0, longest);
  };

  return { render, speak };
};
