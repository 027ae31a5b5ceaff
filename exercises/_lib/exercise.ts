/*
 * An exercise: its widgets, what is shown when, its result and its bar. The page's form is complete without any of this.
 *
 * A bundle is a classic script that is run once the page is parsed. It may stand beside another exercise's, so nothing here is
 * shared between the two but the page.
 *
 * What the markup gives it:
 *   [data-exercise=id]               the exercise, once a page; data-site is the title to print under
 *   [data-widget][data-id]           its widgets
 *   script[data-exercise-data]       what is not words
 *   [data-state], [data-bar]         hidden until there is a script; [data-plain] is shown until then
 *   [data-folder]                    shown where the page was opened from a folder
 *   [data-seal], [data-no-crypto]    locking; or, where the browser has not the means, why there is none
 */
import { all } from "./element";
import type { Entry } from "./file";
import { keeping } from "./keeping";
import { result } from "./result";
import { canSeal } from "./seal";
import { languageOf, type Widget } from "./widget";

interface Data {
  readonly id: string;
  readonly keep: boolean;
  readonly retired: readonly string[];
  readonly ids: Record<string, Use>;
}

interface Use {
  readonly value: string;
  readonly was?: readonly string[];
  readonly when?: readonly { readonly id: string; readonly value: string }[];
}

/** An exercise as other scripts of the page meet it. */
export type ExerciseElement = HTMLElement & {
  /**
   * The answers as they are now, as a saved file holds them. Set, they take the place of all that is there, and from then on the
   * page keeps nothing on the device, for they may be another person's. Throws a RangeError where one fits nowhere.
   */
  entry: Entry;
};

export interface Exercise {
  readonly root: HTMLElement;
  readonly data: Data;
  readonly widgets: ReadonlyMap<string, Widget>;
  readonly language: string;
  /** Whether all that a widget depends on is answered so; each stands further up than it does. */
  shown(id: string): boolean;
  /** Shows what follows from the answers as they are now. */
  update(): void;
}

const begin = (root: HTMLElement): void => {
  const data = JSON.parse(root.querySelector("[data-exercise-data]")!.textContent!) as Data;
  const widgets = new Map(all<Widget>(root, "[data-widget]").map((widget) => [widget.dataset.id!, widget]));
  const shown = (id: string): boolean =>
    (data.ids[id]?.when ?? []).every((condition) => {
      const answer = widgets.get(condition.id)?.value ?? [];
      return shown(condition.id) && [answer].flat().map(String).includes(condition.value);
    });
  const update = (): void => {
    for (const [id, widget] of widgets) widget.hidden = !shown(id);
    seen.render();
  };
  const exercise: Exercise = { root, data, widgets, shown, update, language: languageOf(root) };
  const seen = result(exercise);

  const turned = "[data-state],[data-bar],[data-plain]" + (canSeal ? "" : ",[data-seal],[data-no-crypto]") + (location.protocol === "file:" ? ",[data-folder]" : "");
  for (const part of all(root, turned)) part.hidden = !part.hidden;
  keeping(exercise, seen);
};

/** Runs an exercise, with the classes of the widgets that it uses by their tags. */
export const start = (id: string, widgets: Readonly<Record<string, CustomElementConstructor>>): void => {
  for (const [tag, widget] of Object.entries(widgets)) if (!customElements.get(tag)) customElements.define(tag, widget);
  const root = document.querySelector<HTMLElement>(`[data-exercise="${id}"]`);
  if (root) begin(root);
};
