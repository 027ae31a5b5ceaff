import { element } from "../../_lib/element";
import { Picks } from "../../_lib/picks";
import { join } from "../../_lib/text";
import { languageOf, type Value } from "../../_lib/widget";

const buttonOf = (group: HTMLElement): HTMLElement => group.querySelector("legend button")!;

const wordsOf = (group: HTMLElement): HTMLElement => group.querySelector(".feel-words")!;

const unfold = (group: HTMLElement, open: boolean): void => {
  wordsOf(group).hidden = !open;
  buttonOf(group).setAttribute("aria-expanded", `${open}`);
};

/** Words in groups: first a group is opened, then its words are ticked. */
export class FeelingsFinder extends Picks {
  override get value(): Value {
    return super.value;
  }

  override set value(value: Value) {
    this.groups.forEach((group) => unfold(group, false));
    super.value = value;
    this.one("[data-news]").textContent = "";
  }

  protected override connected(): void {
    this.one("[data-how]").hidden = false;
    for (const group of this.groups) {
      const legend = group.querySelector("legend")!;
      const button = element("button", { type: "button", textContent: legend.textContent }); // a copy of the form has one already
      button.setAttribute("aria-controls", wordsOf(group).id);
      legend.replaceChildren(button);
      unfold(group, false);
    }
  }

  protected override pressed(event: Event): void {
    const group = (event.target as Element).closest("legend button")?.closest<HTMLElement>(".feel");
    if (!group) return;
    unfold(group, Boolean(wordsOf(group).hidden));
    this.refresh();
  }

  /** A folded group says what is ticked in it. */
  protected override refresh(): void {
    super.refresh();
    for (const group of this.groups) {
      const fit = group.querySelector<HTMLElement>("[data-fit]")!;
      fit.textContent = join(this.namesIn(group), languageOf(this));
      fit.hidden = !fit.textContent || !wordsOf(group).hidden;
    }
  }

  protected override heard(event: Event): void {
    super.heard(event);
    const news = this.one("[data-news]");
    const words = join(this.texts(), languageOf(this));
    news.textContent = words && news.dataset.ticked!.replace("{words}", () => words);
  }

  private get groups(): HTMLElement[] {
    return this.all(".feel");
  }

  private namesIn(group: HTMLElement): string[] {
    return [...group.querySelectorAll(":checked")].map((box) => box.parentElement!.querySelector("[data-name]")!.textContent!.trim());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "feelings-finder": FeelingsFinder;
  }
}
