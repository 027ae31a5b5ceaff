/*
 * The bar: print, copy, save, open, erase, and what is said of it. Nothing is written anywhere but into a file that the reader
 * asked for.
 *
 * What the markup gives it, in the exercise's element; each may be missing:
 *   [data-do]             a button: print-blank, print, print-large, copy, save, seal, unseal, replace, cancel, erase
 *   [data-status]         whether anything is kept: data-empty, data-unsaved, data-saved
 *   [data-bar]            the words for what happened; [data-said] in it is a live region
 *   [data-pass], [data-pass-again], [data-unseal-pass]    passphrases, each naming its error line in aria-describedby
 *   [data-seal], [data-no-crypto]      sealing, or why there is none
 *   [data-file]           opens a file
 *   [data-unseal], [data-replace]      the questions that come after that
 *   [data-copy]           holds the words where the browser won't copy them
 *   [data-spellcheck]     the switch
 */
import type { Exercise } from "./exercise";
import { decode, encode, encodeSealed, limit, settle, today, type Entry, type Sealed } from "./file";
import { printing } from "./print";
import type { Result } from "./result";
import { canSeal, seal, unseal } from "./seal";

/** In characters, of a passphrase. */
const shortest = 8;

const download = (text: string, name: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

export const keeping = (exercise: Exercise, result: Result): void => {
  const { root, data, widgets } = exercise;
  // A part that the layout leaves out is stood in for by an element that nobody sees.
  const one = (name: string): HTMLInputElement => root.querySelector<HTMLInputElement>(`[data-${name}]`) ?? document.createElement("input");
  const words = (what: string): string => one("bar").dataset[what] ?? "";
  const print = printing(exercise);

  let earlier: Entry[] = []; // the entries of an opened file before its last
  let opened: Entry[] | Sealed | undefined;
  let changes = 0;

  const say = (what: string): void => {
    one("said").textContent = words(what);
  };

  const answers = (): [string, NonNullable<Entry["answers"][string]>][] =>
    [...widgets].flatMap(([id, { kept, value }]) => (kept && value !== null ? [[id, value]] : []));

  const ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    event.returnValue = true; // older browsers
  };

  const state = (name = answers().length ? "unsaved" : "empty"): void => {
    const status = one("status");
    status.textContent = status.dataset[name] ?? "";
    removeEventListener("beforeunload", ask);
    if (name === "unsaved" && data.keep) addEventListener("beforeunload", ask);
  };

  /** Puts an error beside its field, or takes it away. */
  const fault = (name: string, what = ""): void => {
    const field = one(name);
    const line = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    if (line) line.textContent = words(what);
    field.setAttribute("aria-invalid", `${Boolean(what)}`);
    if (what) field.focus();
  };

  const forget = (): void => {
    for (const name of ["pass", "pass-again", "unseal-pass"]) fault(name);
    for (const name of ["pass", "pass-again", "unseal-pass", "copy", "file"]) one(name).value = "";
    for (const name of ["unseal", "replace", "copy"]) one(name).hidden = true;
    opened = undefined;
  };

  /** Puts answers, or none, in the place of all that is there. */
  const fill = (entries: Entry[], values: ReadonlyMap<string, Entry["answers"][string]>): void => {
    forget();
    earlier = entries.slice(0, -1);
    for (const [id, widget] of widgets) widget.value = values.get(id) ?? null;
    exercise.update();
    result.speak(true);
  };

  const save = async (passphrase = ""): Promise<void> => {
    const at = changes;
    const now = new Date();
    const date = today(now);
    let text = encode(data.id, [...earlier, { date, answers: Object.fromEntries(answers()) }], now);
    if (passphrase) text = encodeSealed(await seal(text, passphrase));
    if (new Blob([text]).size > limit) return say("tooMuch");
    download(text, `notes-${date}.json`);
    end("saved");
    if (at === changes) state("saved");
  };

  const saveSealed = (): void => {
    const passphrase = one("pass").value;
    fault("pass");
    if ([...passphrase].length < shortest) fault("pass", "passShort");
    else if (passphrase !== one("pass-again").value) fault("pass-again", "passDiffers");
    else void save(passphrase);
  };

  /** Ends what was begun, with a word on how. */
  const end = (what: string): void => {
    forget();
    say(what);
  };

  const replace = (): void => {
    const entries = opened as Entry[];
    const settled = entries.map((entry) => settle(entry.answers, data.ids, data.retired, (id, value) => widgets.get(id)!.accepts(value)));
    const last = settled.pop();
    if (!last || settled.includes(undefined)) return end("unreadable");
    fill(entries, last.answers);
    state("saved");
    say(last.gone ? "some" : "opened");
  };

  const take = (text: string): void => {
    const file = decode(text, data.id);
    if (typeof file === "string") return end(file);
    opened = file;
    const sealed = !Array.isArray(file);
    if (!sealed && !answers().length) return replace();
    one("unseal").hidden = !sealed;
    one("replace").hidden = sealed;
    if (sealed) one("unseal-pass").focus();
    else one("replace").querySelector("button")!.focus();
  };

  const open = async ([file]: FileList): Promise<void> => {
    end("");
    if (!file) return;
    if (file.size > limit) return say("tooLarge");
    try {
      take(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
    } catch {
      end("unreadable");
    }
  };

  const openSealed = async (): Promise<void> => {
    const sealed = opened as Sealed;
    try {
      const text = await unseal(sealed, one("unseal-pass").value);
      if (opened === sealed) take(text);
    } catch {
      fault("unseal-pass", "wrongPass");
    }
  };

  const copy = async (): Promise<void> => {
    const text = result.text();
    try {
      await navigator.clipboard.writeText(text);
      say("copied");
    } catch {
      const shown = one("copy");
      shown.hidden = false;
      shown.value = text;
      shown.select();
      say("copyFailed");
    }
  };

  const acts: Record<string, () => unknown> = {
    copy,
    save: () => save(),
    seal: saveSealed,
    unseal: openSealed,
    replace,
    cancel: () => {
      end("");
      one("file").focus();
    },
    erase: () => {
      fill([], new Map());
      state();
      say("erased");
      one("status").textContent = words("erased");
    },
  };

  root.addEventListener("click", (event) => {
    const act = (event.target as Element).closest<HTMLElement>("[data-do]")?.dataset.do ?? "";
    if (act.startsWith("print")) print(act.slice(6) || "filled");
    else acts[act]?.();
  });
  root.addEventListener("keydown", (event) => {
    const passphrase = (event.target as Element).closest("[data-seal] input,[data-unseal] input");
    if (event.key === "Enter" && !event.isComposing) passphrase?.closest("[data-seal],[data-unseal]")?.querySelector<HTMLElement>("[data-do]")?.click();
  });
  root.addEventListener("answer", () => {
    changes++;
    say("");
    state();
  });
  one("file").addEventListener("change", (event) => void open((event.target as HTMLInputElement).files!));
  one("spellcheck").addEventListener("change", (event) => {
    const { checked } = event.target as HTMLInputElement;
    for (const text of root.querySelectorAll<HTMLElement>("[data-widget] :is(textarea,input)")) text.spellcheck = checked;
  });
  one("seal").hidden = !canSeal();
  one("no-crypto").hidden = canSeal();
  state();
};
