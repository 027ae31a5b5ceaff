/*
 * What two people see before and after: each what the other one will see, with a box to hold back single answers; then both,
 * next to each other. Answers stand in text nodes alone: their words may come from a file that anybody wrote.
 *
 * What the markup gives it, in a part for two:
 *   [data-pair-data], template[data-talk=id]    the exercises, and their prompts for the talk
 *   [data-at]      what is shown at a moment of that name; several names with spaces between
 *   [data-said]    a live region, whose data-… are the words for what happened
 *   [data-offer]   takes what will be shown
 *   [data-both]    takes both, with data-first, data-second and data-nothing; [data-prompts] the prompts
 *   [data-do]      a button
 */
import type { ExerciseElement } from "../../exercises/_lib/exercise";
import type { Pair, Shown } from "./pair";

export const all = <E extends HTMLElement>(root: ParentNode, selector: string): E[] => [...root.querySelectorAll<E>(selector)];

export const one = <E extends HTMLElement>(root: ParentNode, selector: string): E => root.querySelector<E>(selector)!;

/** The exercises of a part for two that are done apart. */
export const known = (root: HTMLElement): Pair[] => JSON.parse(one(root, "[data-pair-data]").textContent!) as Pair[];

/** The language of the page. */
export const spoken = (): string => document.documentElement.lang;

const made = (name: string, kind: string, ...content: (Node | string)[]): HTMLElement => {
  const element = document.createElement(name);
  element.className = kind;
  element.append(...content);
  return element;
};

/** Empties a field. A copy takes its place, for Chromium's Redo would bring back what was typed. */
export const empty = (field: HTMLInputElement): void => {
  field.value = "";
  field.replaceWith(field.cloneNode());
};

/** Empties all forms of a page: the ticks of the questions before an exercise are nobody else's business either. */
export const clear = (page: ParentNode): void => {
  for (const form of all<ExerciseElement>(page, "[data-exercise]")) if (form.entry) form.entry = { date: form.entry.date, answers: {} };
};

/** Moves the focus to words, so that they are read. At once: the form that stood there is gone, and smoothness would lose the place. */
export const focus = (element: HTMLElement): void => {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ behavior: "instant", block: "center" });
};

/** Shows those of a part's children that belong to a moment, and no other. */
export const stage = (root: HTMLElement, at: string): void => {
  for (const part of all(root, ":scope > [data-at]")) part.hidden = !part.dataset.at!.split(" ").includes(at);
};

/** Says what happened; "" takes back what was said. */
export const tell = (root: HTMLElement, what: string): void => {
  const said = one(root, "[data-said]");
  said.textContent = said.dataset[what] ?? "";
};

const wordsOf = ({ rows }: Shown): HTMLElement =>
  made(
    "div",
    "words",
    ...rows.map((row) =>
      made(
        "div",
        "",
        ...row.map(({ label, text }) => made("p", "", ...(label ? [made("b", "", label), " "] : []), made("span", "", text))),
      ),
    ),
  );

/** Lists what will be shown, each with a box that is ticked. */
export const offer = (root: HTMLElement, shown: readonly Shown[]): void => {
  const parts = shown.map((answer) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    box.checked = true;
    return made("div", "offered", made("label", "pick", box, made("span", "", answer.label)), wordsOf(answer));
  });
  one(root, "[data-offer]").replaceChildren(...parts);
};

/** What is still ticked. */
export const offered = (root: HTMLElement, shown: readonly Shown[]): Shown[] => {
  const boxes = all<HTMLInputElement>(root, "[data-offer] input");
  return shown.filter((_, at) => boxes[at]!.checked);
};

/** Question by question, what one wrote and what the other wrote. What was held back can't be told from what was left open. */
export const reveal = (root: HTMLElement, { id, uses }: Pair, sides: readonly (readonly Shown[])[]): void => {
  const place = one(root, "[data-both]");
  const { first, second, nothing } = place.dataset;
  const names = [first!, second!];
  const parts = uses.flatMap((use) => {
    const found = sides.map((side) => side.find((answer) => answer.id === use.id));
    const cells = found.map((answer, who) => made("div", "", made("p", "label", names[who]!), answer ? wordsOf(answer) : made("p", "note", nothing!)));
    return found.some(Boolean) ? [made("h4", "", use.label), made("div", "cells", ...cells)] : [];
  });
  place.replaceChildren(...parts);
  const talk = root.querySelector<HTMLTemplateElement>(`[data-talk="${id}"]`);
  if (talk) one(root, "[data-prompts]").append(talk.content.cloneNode(true));
  focus(one(root, "[data-reveal]"));
};

/** Listens to the buttons of a part by their names. */
export const listen = (root: HTMLElement, acts: Record<string, (event: Event) => void>): void =>
  root.addEventListener("click", (event) => acts[(event.target as HTMLElement).dataset.do ?? ""]?.(event));
