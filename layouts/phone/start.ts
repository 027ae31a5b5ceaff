/*
 * Two people, one phone: the first fills in the form and hides it, the second does the same, and both lie next to each other
 * once both have said so. What is hidden lies in this script's memory alone: it goes with the page, with Erase, and with a
 * press that stops.
 *
 * What the markup gives it besides what ../beside/view.ts names:
 *   [data-pair]    hidden until there is a script
 *   [data-who]     whose button it is, 0 or 1
 *   [data-waiting]  says above the form that it is the other one's turn
 */
import type { ExerciseElement } from "../../exercises/_lib/exercise";
import { read, type Part, type Shown, type Use } from "../beside/pair";
import { begun, hide, other, say, takeBack, type Turns, type Who } from "../beside/turns";
import { all, clear, focus, known, listen, offer, offered, one, reveal, spoken, stage, tell } from "../beside/view";

const whoOf = (button: EventTarget | null): Who => ((button as HTMLElement).dataset.who === "1" ? 1 : 0);

/** Begins taking turns on a page that holds an exercise for it, once the exercise's own script has run. */
export const start = (page: ParentNode): void => {
  const note = page.querySelector<HTMLElement>("[data-waiting]");
  if (!note) return;
  const root = one(page, "[data-pair]");
  const { id, uses } = known(root)[0]!;
  const language = spoken();
  const form = one<ExerciseElement>(page, `[data-exercise="${id}"]`);
  if (!form.entry) return; // its script did not run
  // What is picked has its words in the form, so the page does not say them again.
  const picked = (use: Use): Part[] =>
    all(form, `[data-id="${use.id}"] [data-name]`).map((name) => ({ id: name.closest("label")?.querySelector("input")?.value ?? "", label: name.textContent! }));
  const pair = { id, title: "", uses: uses.map((use) => ({ ...use, parts: use.parts ?? picked(use) })) };
  const bar = form.querySelector<HTMLElement>("[data-bar]");
  let state: Turns<readonly Shown[]> = begun;
  let own: readonly Shown[] = [];

  const ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    event.returnValue = true; // older browsers
  };

  const go = (next: Turns<readonly Shown[]>, why = ""): void => {
    const before = state.at;
    const { at, turn, held, said } = (state = next);
    const waiting = at === "write" && Boolean(held[other(turn)]);
    const started = at !== "write" || waiting;
    stage(root, waiting ? "next" : at);
    form.hidden = at === "cover" || at === "both" || at === "shown";
    note.hidden = !waiting;
    if (bar) bar.hidden = started; // what is kept on the device is not to be opened over the other one's turn
    for (const button of all(root, "[data-who]")) {
      const who = whoOf(button);
      if (button.dataset.do === "say") button.setAttribute("aria-pressed", `${said[who]}`);
      else button.hidden = !held[who] || at === "check";
    }
    if (at !== "check") one(root, "[data-offer]").replaceChildren();
    for (const part of all(root, "[data-both],[data-prompts]")) if (at !== "shown") part.replaceChildren();
    tell(root, why);
    removeEventListener("beforeunload", ask);
    if (held.some(Boolean)) addEventListener("beforeunload", ask);
    if (at === "shown") reveal(root, pair, held as readonly (readonly Shown[])[]);
    else if (started && at !== before) focus(one(root, "[data-at]:not([hidden]) p"));
  };

  listen(root, {
    finish: () => {
      own = read(pair, form.entry.answers, language)?.shown ?? [];
      if (!own.length) return tell(root, "nothing");
      offer(root, own);
      go({ ...state, at: "check" });
    },
    edit: () => {
      go({ ...state, at: "write" });
      focus(one(form, "[data-step] > :first-child"));
    },
    hide: () => {
      const next = hide(state, offered(root, own));
      own = [];
      clear(page);
      go(next);
    },
    begin: () => {
      go({ ...state, at: "write" });
      focus(one(page, ".gate > :is(h2,h3)"));
    },
    say: ({ target }) => go(say(state, whoOf(target))),
    back: ({ target }) => go(takeBack(state, whoOf(target)), "back"),
    stop: () => {
      clear(page);
      go(begun, "stopped");
      focus(one(root, "h2"));
    },
  });
  form.addEventListener("erased", () => {
    own = [];
    if (state !== begun) go(begun, "stopped");
  });
  root.hidden = false;
  go(begun);
};
