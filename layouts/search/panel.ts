/*
 * The panel of search, from any page and offline too.
 *
 * Words searched for are traces: they stand in the box and nowhere else, and are gone when it closes or the page is left.
 *
 * The panel is not modal, so that the exit stays within reach. Its words come from the page, and what is said of the count
 * among them: {n} stands for it, {shown} for how many are shown of more.
 */
import { finder, type Result } from "./find";
import type { Index } from "./read";

/** More are no help to anyone who looks for something. */
const most = 30;
/** A screen reader would otherwise speak over every letter. */
const pause = 500;

const made = <K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>, ...content: (Node | string)[]): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
};

/** Makes the panel of an index, and returns what opens it from a link. addressOf leads to a page of the index, or a heading there. */
export const searchPanel = (
  index: Index,
  said: Readonly<Record<string, string>>,
  addressOf: (url: string, heading?: string) => string,
): ((from: HTMLElement | null) => void) => {
  const word = (name: string): string => said[`search${name}`] ?? "";
  const box = made("input", {
    id: "search-words",
    type: "search",
    placeholder: " ",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    maxlength: "200",
    enterkeyhint: "search",
  });
  const closing = made("button", { class: "button", type: "button", "data-close": "" }, word("-close"));
  const status = made("p", { role: "status", "data-status": "" });
  const list = made("ol", { class: "rows", "data-results": "" });
  const panel = made(
    "div",
    { class: "panel search", popover: "manual", id: "search", role: "dialog", "aria-labelledby": "search-label" },
    made(
      "form",
      { role: "search", method: "dialog", autocomplete: "off" },
      made("label", { id: "search-label", for: "search-words" }, word("-label")),
      box,
      made("button", { class: "button", type: "submit" }, word("")),
      closing,
    ),
    status,
    list,
  );
  const find = finder(index);

  let opener: HTMLElement | null = null;
  let session: AbortController | undefined;
  let speaking: ReturnType<typeof setTimeout> | undefined;

  const say = (count: number): void => {
    const words = word(count > most ? "-more" : ["-none", "-one"][count] ?? "-many");
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      status.textContent = box.value.trim() && words.replace("{shown}", `${most}`).replace("{n}", `${count}`);
    }, pause);
  };

  const item = ({ url, title, section, summary, heading }: Result): HTMLElement => {
    const note = [section, summary].filter(Boolean).join(": ");
    const row = made("li", {}, made("a", { href: addressOf(url) }, made("b", {}, title), " ", made("span", { class: "note" }, note)));
    if (heading) row.append(" ", made("a", { href: addressOf(url, heading.id), class: "search-part" }, heading.text));
    return row;
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

  return (from) => {
    if (session) {
      box.focus();
      return;
    }
    opener = from;
    session = new AbortController();
    const { signal } = session;
    // After the header, so that Tab goes from the link into the panel and on into the page.
    opener?.closest("header")?.after(panel);
    if (!panel.isConnected) document.body.append(panel);
    panel.hidden = false;
    panel.showPopover?.();
    box.addEventListener("input", (event) => (event as InputEvent).isComposing || show(), { signal });
    box.addEventListener("compositionend", show, { signal });
    panel.addEventListener("keydown", press, { signal });
    panel.addEventListener("submit", submit, { signal });
    closing.addEventListener("click", leave, { signal });
    // A result may lie on this very page: then nothing else would take the panel away. The link has to work first.
    list.addEventListener("click", () => setTimeout(close), { signal });
    addEventListener("pagehide", close, { signal });
    box.focus();
  };
};
