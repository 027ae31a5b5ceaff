/*
 * The bar: print, copy, save, open, keep on this device, erase, and what is said of it. Nothing is written anywhere before the
 * reader chose it on a button that says so: a file, or this device's storage, from then on as they type.
 *
 * What is kept on the device is the very text of a saved file, and is read as one. Another tab may write there too, and the
 * reader may clear it: what stands there is touched only while it is what this page read or wrote last, but by Erase.
 *
 * What the markup gives it, in the exercise's element; each may be missing:
 *   [data-do]             what a press of a button or a change of a field does: one of acts
 *   [data-status]         a live region, in view all the time: where the words are, and what happened
 *   [data-bar]            its data are the words for that
 *   [data-pass], [data-pass-again]      the passphrase to lock with
 *   [data-ask]            forms that ask: [data-unseal] for a passphrase, [data-replace] before others take the place of words
 *   [data-file]           opens a file
 *   [data-entries]        shown once there may be several: [data-entry] is the select of their dates
 *   [data-here]           what begins keeping on this device; [data-stop] ends that
 */
import { download } from "./download";
import { all, element } from "./element";
import type { Exercise } from "./exercise";
import { decode, encode, isLocked, limit, settle, today, type Answers, type Entry, type Sealed } from "./file";
import { printing } from "./print";
import type { Result } from "./result";
import { lockOf, seal, unsealBy, type Lock } from "./seal";
import { days } from "./text";

export const keeping = (exercise: Exercise, result: Result): void => {
  const { root, data, widgets, language } = exercise;
  const key = `underpin:${new URL(root.dataset.root!, location.href).pathname}:${data.id}`;
  // A part that the layout leaves out is stood in for by an element that nobody sees.
  const one = (name: string): HTMLInputElement => root.querySelector<HTMLInputElement>(`[data-${name}]`) ?? element("input", {});
  const print = printing(exercise);
  const shortest = 8; // in characters, of a passphrase
  const rest = 300; // in milliseconds, until what is typed is kept: a phone may end a page without a word

  let entries: Entry[] = [];
  let at = 0; // the entry that stands on the page
  let opened: Entry[] | Sealed[] = []; // what waits for an answer
  let source: string | null = null; // its text, where it is kept on the device
  let here = false; // whether what is written is kept on the device
  let kept: string | null = null; // what stands there, as far as this page knows
  let lock: Lock | undefined; // for what is kept there
  let stays = false; // whether the browser would not erase it
  let unsaved = false; // whether words would be lost with the page
  let changes = 0;
  let timer = 0;

  const answers = (): Answers =>
    Object.fromEntries([...widgets].flatMap(([id, { kept, value }]) => (kept && value !== null ? [[id, value]] : [])));

  const anything = (): boolean => entries.length > 1 || Object.keys(answers()).length > 0;

  const current = (): Entry => ({ ...entries[at]!, answers: answers() });

  /** Says what happened, or else where the words are. What stands there already is not said again. */
  const say = (what = here ? "kept" : stays ? "stays" : anything() ? "unsaved" : "empty"): void => {
    const status = one("status");
    const words = one("bar").dataset[what]!;
    if (status.textContent !== words) status.textContent = words;
    one("stop").hidden = !here;
    one("entries").hidden = !here && entries.length < 2;
    one("entry").replaceChildren(...days(entries, language).map((day, i) => new Option(day, `${i}`, false, i === at)));
  };

  /** Shows one of the forms that ask, or none, and forgets what was written in any. */
  const ask = (name = ""): void => {
    for (const form of all<HTMLFormElement>(root, "form:not([data-form])")) {
      form.reset();
      form.hidden = form.matches(`[data-ask]:not([data-${name}])`);
    }
  };

  /** Leads to the question that is asked, or to what came of it: the button that was pressed may be gone. */
  const lead = (): void => (root.querySelector<HTMLElement>("[data-ask]:not([hidden]) :is(input,button)") ?? one("status")).focus();

  /** Ends what was begun and what is under way, with a word on how. */
  const end = (what?: string): void => {
    opened = [];
    source = null;
    ask();
    say(what);
  };

  /** Asked once something slow is over: whether nothing ended it meanwhile, as Erase, the exit or another person's turn do. */
  const waiting = (): (() => boolean) => {
    const now = opened;
    return () => opened === now && root.isConnected;
  };

  /** Shows an entry; one after the last is new. */
  const turn = (to: number): void => {
    at = to;
    const { answers } = (entries[at] ??= { date: today(), answers: {} });
    for (const [id, widget] of widgets) widget.value = answers[id] ?? null;
    // Chromium's Redo would write into a field what was typed there before. A copy has nothing to redo.
    for (const field of all(root, "input,textarea")) field.replaceWith(field.cloneNode());
    exercise.update();
    result.speak(true);
  };

  /** Puts entries in the place of all that is there, and says how that went. */
  const put = (raw: readonly Entry[]): "opened" | "some" | undefined => {
    const settled = raw.map((entry) => settle(entry.answers, data.ids, data.retired, (id, value) => widgets.get(id)!.accepts(value)));
    if (settled.includes(undefined)) return undefined;
    entries = raw.map(({ date }, i) => ({ date, answers: settled[i]!.answers }));
    turn(entries.length - 1);
    return settled.some((entry) => entry!.gone) ? "some" : "opened";
  };

  /** All entries as the text of a file. */
  const written = (): string => {
    entries[at] = current();
    return encode(data.id, entries);
  };

  /** Whether what is kept is this page's to change: or else it keeps no more, and asks. */
  const mine = (): boolean => {
    const there = localStorage.getItem(key);
    here = there === kept;
    if (!here) {
      unsaved = true;
      source = kept = there;
      say(there ? "clash" : "lost");
      if (there) take(there);
    }
    return here;
  };

  /** The exit empties the page, and what is kept stays as it is. */
  const due = (): boolean => here && unsaved && root.isConnected;

  /** Keeps what stands on the page. Without a lock that is done when this returns. */
  const keep = async (): Promise<void> => {
    if (!due()) return;
    const now = ++changes;
    let text = written();
    if (lock) text = await seal(text, lock);
    if (now !== changes || !due()) return; // it was erased, or goes on
    try {
      if (!mine()) return;
      localStorage.setItem(key, text);
      kept = text;
      unsaved = false;
      say();
    } catch {
      here = false;
      say("noRoom");
    }
  };

  /** Keeps no more, whatever is on its way. What is kept stays. */
  const part = (): void => {
    changes++;
    here = unsaved = false;
    kept = null;
    lock = undefined;
  };

  const begin = (by?: Lock): Promise<void> => {
    end();
    lock = by;
    here = unsaved = true;
    return keep();
  };

  /** Takes away what is kept. A browser may refuse, or let nobody look. */
  const remove = (): void => {
    part();
    stays = data.keep;
    try {
      localStorage.removeItem(key);
      stays = localStorage.getItem(key) !== null;
    } catch {
      // Blocked: nobody can say what is there.
    }
  };

  const changed = (): void => {
    exercise.update();
    changes++;
    unsaved = data.keep && (here || anything());
    say();
    clearTimeout(timer);
    if (here) timer = setTimeout(keep, rest);
  };

  const saveFile = async (by?: Lock): Promise<void> => {
    const now = changes;
    const goesOn = waiting();
    let text = written();
    if (by) text = await seal(text, by);
    if (!goesOn()) return;
    const file = new Blob([text]);
    if (file.size > limit) return end("tooLarge");
    download(file);
    if (now === changes && !here) unsaved = false; // what is kept here may still lack the last words
    end("saved");
  };

  /** Does what needs a lock, once there is a passphrase for it. */
  const sealed = async (act: (by: Lock) => unknown): Promise<void> => {
    const { value } = one("pass");
    if (value !== one("pass-again").value || value.length < shortest) {
      one("pass").focus();
      return say("passWrong");
    }
    const goesOn = waiting();
    const by = await lockOf(value);
    if (goesOn()) act(by);
  };

  /** Puts what was opened in the place of what stands there. */
  const replace = (): void => {
    const from = source;
    const how = put(opened as Entry[]);
    if (how) unsaved = here && !from;
    if (how && from) {
      here = true;
      kept = from;
    }
    end(how ?? "unreadable");
    void keep();
  };

  /** Takes what came in, from a file or from the device. */
  const take = (text: string, by?: Lock): void => {
    const file = decode(text, data.id);
    if (typeof file === "string") return end(file);
    opened = file;
    if (isLocked(file)) return ask("unseal");
    if (source) lock = by;
    if (unsaved || anything()) ask("replace");
    else replace();
  };

  const open = async ({ files }: HTMLInputElement): Promise<void> => {
    const file = files![0];
    if (!file) return;
    if (file.size > limit) return end("tooLarge");
    end();
    const goesOn = waiting();
    const read = file.arrayBuffer().then((bytes) => new TextDecoder(undefined, { fatal: true }).decode(bytes));
    const text = await read.catch(() => ""); // gone, or not a text
    if (goesOn()) take(text);
  };

  const unlock = async (): Promise<void> => {
    const goesOn = waiting();
    for (const part of opened as Sealed[]) {
      try {
        const by = await lockOf(one("unseal-pass").value, part);
        const text = await unsealBy(part, by);
        return goesOn() ? take(text, by) : undefined;
      } catch {
        // Not this one.
      }
    }
    if (goesOn()) say("wrongPass");
  };

  const copy = async (): Promise<void> => {
    const words = one("result");
    try {
      await navigator.clipboard.writeText(words.innerText.trim());
      say("copied");
    } catch {
      getSelection()!.selectAllChildren(words);
      say("copyFailed");
    }
  };

  const acts: Record<string, (field: HTMLInputElement) => unknown> = {
    print: ({ value }) => print(value),
    copy,
    save: () => saveFile(),
    seal: () => sealed(saveFile),
    keep: () => begin(),
    "keep-sealed": () => sealed(begin),
    open,
    unseal: unlock,
    replace,
    cancel: () => end(),
    stop: () => {
      try {
        if (!mine()) return;
      } catch {
        // Blocked: it is said that it stays.
      }
      remove();
      changed();
    },
    erase: () => {
      remove();
      entries = [];
      turn(0);
      end(stays ? "stays" : "erased");
      root.dispatchEvent(new Event("erased"));
    },
    another: () => {
      written();
      turn(entries.length);
      changed();
    },
    turn: ({ value }) => {
      written();
      turn(+value);
    },
    spelling: ({ checked }) => {
      for (const text of all(root, "[data-widget] :is(textarea,[type=text])")) text.spellcheck = checked;
    },
  };

  const act = async ({ type, target }: Event): Promise<void> => {
    result.speak();
    const field = (target as Element).closest<HTMLInputElement>("[data-do]");
    if (!field || (type === "click") !== field.matches("button")) return;
    await acts[field.dataset.do!]?.(field);
    if (field.matches("[data-ask] *,[data-stop] *,[data-file]")) lead();
  };

  root.addEventListener("click", act);
  root.addEventListener("change", act);
  root.addEventListener("answer", changed);
  document.addEventListener("visibilitychange", keep);
  addEventListener("storage", () => here && mine()); // another tab has kept or erased
  addEventListener("beforeunload", (event) => {
    void keep();
    if (unsaved) event.returnValue = true;
  });
  Object.defineProperty(root, "entry", {
    get: current,
    set: (entry: Entry) => {
      if (!put([entry])) throw new RangeError();
      part();
      for (const choice of all(root, "[data-here]")) choice.remove();
      end();
    },
  });

  turn(0);
  say();
  try {
    source = data.keep ? localStorage.getItem(key) : null;
  } catch {
    // Blocked: it is said once it is asked for.
  }
  if (source) take(source);
  if (source) say("locked");
};
