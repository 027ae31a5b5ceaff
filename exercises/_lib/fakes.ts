/*
 * What stands in for a page where a widget's answers are tested in Node. Imported before the widget, since its class needs
 * something to extend.
 */
import type { Widget } from "./widget";

interface Fake {
  value: string;
  checked?: boolean;
  type?: string;
  readonly dataset?: Record<string, string>;
  readonly parentElement?: { querySelector(): { textContent: string } };
}

class FakeElement extends EventTarget {
  inside: Fake[] = [];

  querySelectorAll(selector: string): Fake[] {
    return /^input/.test(selector) ? this.inside.filter((field) => field.checked || !selector.includes(":checked")) : [];
  }
}

Object.assign(globalThis, { HTMLElement: FakeElement, document: { activeElement: null } });

/** A box to tick, with its words. */
export const box = (value: string, words: string, type = "radio"): Fake => ({
  value,
  type,
  checked: false,
  parentElement: { querySelector: () => ({ textContent: ` ${words} ` }) },
});

/** A field to write in. */
export const field = (dataset: Record<string, string> = {}): Fake => ({ value: "", dataset });

/** A widget around such fields. */
export const around = <W extends Widget>(Class: new () => W, inside: Fake[]): W => Object.assign(new Class(), { inside });

/** The reader ticks or unticks a box. */
export const press = (widget: Widget, pressed: Fake): void => {
  pressed.checked = !pressed.checked;
  Reflect.get(widget, "heard").call(widget, { target: pressed });
};
