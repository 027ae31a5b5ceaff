/*
 * Search, from any page and offline too. layouts/head.ts brings this script and its panel into the page when a reader
 * first asks for it, after the index, so it opens at once; later presses come as the event "search-open".
 *
 * Words searched for are traces: they stand in the box and nowhere else, and are gone when it closes or the page is left.
 *
 * What the markup gives it, in #search:
 *   data-root                          relative address of the site's root, "" or ending in "/"
 *   data-none, data-one, data-many     what is said of the count ({n}); data-more when only the best are shown ({shown}, {n})
 *   input[type=search]                 the box
 *   [data-status]                      a live region
 *   [data-results]                     the list
 *   [data-close]                       the button
 */
import { finder, type Result } from "./search/find";
import type { Index } from "./search/read";

declare const underpinSearch: Index;

/** More are no help to anyone who looks for something. */
const most = 30;
/** A screen reader would otherwise speak over every letter. */
const pause = 500;

const panel = document.getElementById("search") as HTMLElement;
const part = <E extends HTMLElement>(selector: string): E => {
  const found = panel.querySelector<E>(selector);
  if (!found) throw new Error(`#search has no ${selector}, which search.ts needs`);
  return found;
};
const box = part<HTMLInputElement>("input[type=search]");
const list = part("[data-results]");
const status = part("[data-status]");
const find = finder(underpinSearch);

let opener: HTMLElement | null = null;
let session: AbortController | undefined;
let speaking: ReturnType<typeof setTimeout> | undefined;

const say = (count: number): void => {
  const { none = "", one = "", many = "", more = many } = panel.dataset;
  const words = count > most ? more : [none, one][count] ?? many;
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    status.textContent = box.value.trim() && words.replace("{shown}", `${most}`).replace("{n}", `${count}`);
  }, pause);
};

const element = <K extends keyof HTMLElementTagNameMap>(name: K, className: string, ...content: (Node | string)[]): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

const link = (url: string, className: string, ...content: (Node | string)[]): HTMLAnchorElement => {
  const made = element("a", className, ...content);
  made.href = (panel.dataset.root ?? "") + url;
  return made;
};

const item = ({ url, title, section, summary, heading }: Result): HTMLElement => {
  const note = [section, summary].filter(Boolean).join(": ");
  const made = element("li", "", link(url, "", element("b", "", title), " ", element("span", "note", note)));
  if (heading) made.append(" ", link(`${url}#${encodeURIComponent(heading.id)}`, "search-part", heading.text));
  return made;
};

const show = (): void => {
  const { count, results } = find(box.value, most);
  list.replaceChildren(...results.map(item));
  say(count);
};

const forget = (): void => {
  clearTimeout(speaking);
  box.value = status.textContent = "";
  list.replaceChildren();
};

const close = (): void => {
  session?.abort();
  session = undefined;
  forget();
  panel.hidden = true;
  panel.hidePopover?.();
};

const leave = (): void => {
  close();
  opener?.focus();
};

const walk = (step: number): void => {
  const stops: HTMLElement[] = [box, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  next?.focus();
};

const press = (event: KeyboardEvent): void => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") leave();
  else if (event.key === "ArrowDown") walk(1);
  else if (event.key === "ArrowUp") walk(-1);
  else return;
  event.preventDefault();
};

/** Enter, the button, or the key of a touch keyboard, which then gives way to the results. */
const submit = (event: Event): void => {
  event.preventDefault();
  list.querySelector("a")?.focus();
};

const open = (from: HTMLElement | null): void => {
  if (session) {
    box.focus();
    return;
  }
  opener = from;
  session = new AbortController();
  const { signal } = session;
  // After the header, so that Tab goes from the link into the panel and on into the page.
  opener?.closest("header")?.after(panel);
  panel.hidden = false;
  panel.showPopover?.();
  box.addEventListener("input", (event) => (event as InputEvent).isComposing || show(), { signal });
  box.addEventListener("compositionend", show, { signal });
  panel.addEventListener("keydown", press, { signal });
  panel.addEventListener("submit", submit, { signal });
  part("[data-close]").addEventListener("click", leave, { signal });
  // A result may lie on this very page: then nothing else would take the panel away. The link has to work first.
  list.addEventListener("click", () => setTimeout(close), { signal });
  addEventListener("pagehide", close, { signal });
  box.focus();
};

document.addEventListener("search-open", (event) => open(event.target as HTMLElement));
open(document.activeElement?.closest<HTMLElement>("a[data-search]") ?? document.querySelector<HTMLElement>("a[data-search]"));
