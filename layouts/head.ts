/*
 * The script that stands first in every page's head, inlined: leaving quickly, and fetching search when it is asked for.
 *
 * It is small because every page carries it, and first because a page that was left must be hidden before its words are
 * read. Two means together keep Back from showing the site after an exit:
 *
 *   - a flag in sessionStorage, set by the exit: a page that is then reached through the tab's history hides and leaves;
 *   - pages the browser can't restore as they stood: an open BroadcastChannel and an unload listener keep them out of the
 *     back-forward cache, for a restored page runs no script before it is seen.
 *
 * Every touch of storage may throw (blocked by a setting, a sandbox, a strict folder), and leaving must go on all the same.
 *
 * What the markup gives it:
 *   <html data-exit-url>         where the guard goes, since it runs before any link is parsed; about:blank without it
 *   a[data-exit]                 a press leaves to its href; any number of them
 *   [data-presses]               an empty live region for the count of Shift; its data-two, data-one and data-gone hold
 *                                the words for "two more", "once more" and "time is up"
 *   a[data-search]               opens search; without scripts it leads to the page of all titles
 *   template#search-template     holds the parser-made scripts of search, which the last of them opens; empty where search is
 *                                there already
 */
const flag = "underpin-left";
const patience = 5000;
const root = document.documentElement;

const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

const visit = (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined)?.type ?? "";

// Opened from a folder, Firefox gives every folder a sessionStorage of its own: a page of another section does not know
// the flag. A busy Chromium loses it there now and then. But a tab's name lives on from file to file, and is gone after the
// exit, or in Firefox once the tab has shown another site. So there each page names the tab, and Back to a page whose tab has
// lost the name comes from elsewhere: from the exit, unless the page itself was left by a link to another site, which its own
// history entry remembers. Nothing of this is storage. Safari (which alone has gestures) was not tried, and has the flag.
const byName = location.protocol === "file:" && !("GestureEvent" in window);
const strayed = byName && visit === "back_forward" && window.name !== flag && history.state !== flag;
if (byName && !strayed) {
  window.name = flag;
  attempt(() => history.replaceState(null, ""));
}

/** Goes elsewhere in the place of this page. A page that can't load shows the browser's own error, so offline it is blank. */
const go = (url: string | undefined): void => {
  root.hidden = true;
  location.replace((navigator.onLine && url) || "about:blank");
};

const guard = (): void => {
  if (attempt(() => sessionStorage.getItem(flag)) == null && !strayed) return;
  // Once more, for the next Back: what a page writes in its last moment can be lost with its process.
  attempt(() => sessionStorage.setItem(flag, ""));
  stop(); // not one byte further: the title stands below, and a tab shows it
  go(root.dataset.exitUrl);
};

// A page that asks "leave this page?" would show itself again. This listener is the first of all: at the window Chromium calls
// them in the order in which they were added, and gives the capture phase no place before.
let leaving = false;
addEventListener("beforeunload", (event) => leaving && event.stopImmediatePropagation(), true);

/** Blank first, then away: the network may take seconds to answer, and the fields must not be kept for a later Back. */
const leave = (link: HTMLAnchorElement): void => {
  attempt(() => sessionStorage.setItem(flag, ""));
  window.name = "";
  document.title = link.host;
  leaving = true;
  go(link.href);
  for (const field of document.querySelectorAll<HTMLInputElement>("input,textarea,select,[contenteditable]")) {
    field.checked = false;
    field.value = field.textContent = "";
  }
  document.body.replaceChildren();
};

// Only what is surely an ordinary visit takes the flag away. All else is watched: Back, a kind of visit that is not named, and
// a reload, which is what an impatient hand does while the blank page still waits for the network.
if (visit === "navigate") attempt(() => sessionStorage.removeItem(flag));
else guard();
addEventListener("pageshow", (event) => event.persisted && guard());

// The listener holds the channel, or it could be collected and the page be cached after all.
const channel = attempt(() => new BroadcastChannel(flag));
addEventListener("unload", () => channel?.close());

const closest = <E extends HTMLElement>(event: Event, selector: string): E | null =>
  event.target instanceof Element ? event.target.closest<E>(selector) : null;

let searching = false;

/** Brings search into the page once. Afterwards the search script itself hears the same presses as "search-open". */
const openSearch = (link: HTMLAnchorElement, event: Event): void => {
  const template = document.querySelector<HTMLTemplateElement>("#search-template");
  if (!template) return;
  event.preventDefault();
  if (searching || !template.content.firstChild) {
    link.dispatchEvent(new Event("search-open", { bubbles: true }));
    return;
  }
  searching = true;
  const parts = template.content.cloneNode(true) as DocumentFragment;
  for (const script of parts.querySelectorAll("script")) {
    script.async = false; // in order: the index, then what reads it
    script.onerror = () => location.assign(link.href);
  }
  document.body.append(parts);
};

document.addEventListener(
  "click",
  (event) => {
    const link = closest<HTMLAnchorElement>(event, "a[data-exit]");
    if (link) {
      event.preventDefault();
      event.stopImmediatePropagation();
      leave(link);
      return;
    }
    if (byName && closest<HTMLAnchorElement>(event, "a[href^=http]")) attempt(() => history.replaceState(flag, ""));
    const search = closest<HTMLAnchorElement>(event, "a[data-search]");
    if (search && !event.ctrlKey && !event.metaKey && !event.shiftKey) openSearch(search, event);
  },
  true,
);

let count = 0;
let alone = false; // Shift went down, and nothing else happened since
let timer: number | undefined;

const say = (which?: "two" | "one" | "gone"): void => {
  const status = document.querySelector<HTMLElement>("[data-presses]");
  if (status) status.textContent = (which && status.dataset[which]) || "";
};

const expire = (): void => {
  count = 0;
  say("gone");
  timer = setTimeout(say, patience);
};

const press = (): void => {
  clearTimeout(timer);
  timer = setTimeout(expire, patience);
  say(++count > 1 ? "one" : "two");
  const link = document.querySelector<HTMLAnchorElement>("a[data-exit]");
  if (count > 2 && link) leave(link);
};

// A touch keyboard's Shift names no physical key: there it only means that a capital follows.
const isShift = (event: KeyboardEvent): boolean =>
  event.key === "Shift" && event.code !== "" && !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);

const spoil = (): void => {
  alone = false;
};

addEventListener(
  "keydown",
  (event) => {
    if (!isShift(event)) alone = false;
    else if (!event.repeat) alone = true;
    // Not "/": a shortcut of one printable key gets in the way of people who dictate (WCAG 2.1.4).
    if (event.key === "k" && (event.ctrlKey || event.metaKey) && !closest(event, "input,textarea,select,[contenteditable]")) {
      const search = document.querySelector<HTMLAnchorElement>("a[data-search]");
      if (search) openSearch(search, event);
    }
  },
  true,
);
addEventListener(
  "keyup",
  (event) => {
    const counts = alone && isShift(event);
    alone = false;
    if (counts) press();
  },
  true,
);
addEventListener("pointerdown", spoil, true); // a click with Shift held
addEventListener("blur", spoil);
