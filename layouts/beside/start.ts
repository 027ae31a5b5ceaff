/*
 * The page that opens the files of two people and shows their answers next to each other. Each sees first what the other one
 * will see, and can hold back single answers; nothing is shown before both have said so; nothing is merged, counted or kept.
 * What is open lies in this script's memory alone, and goes with the page.
 *
 * What the markup gives it besides what view.ts names:
 *   [data-pair]    hidden until there is a script; [data-all] in it holds all but the button that stops
 *   [data-side]    one person, with [data-file], [data-from], [data-pass] and [data-wrong]; and [data-days], shown where the
 *                  file has several days, with the select [data-day]
 */
import { limit, type Sealed } from "../../exercises/_lib/file";
import { canSeal, unseal } from "../../exercises/_lib/seal";
import { open, type Day, type Shown, type Side } from "./pair";
import { all, clear, empty, focus, known, listen, offer, offered, one, reveal, spoken, stage, tell } from "./view";

interface Place {
  readonly element: HTMLElement;
  /** What is there now. An answer that comes when this is another one is too late. */
  now: {
    readonly locked?: readonly Sealed[];
    readonly side?: Side;
    /** Which of its days is looked at. */
    readonly day?: Day;
    /** What may be shown, once its holder has said so. */
    readonly ready?: readonly Shown[];
  };
}

/** Begins the part for two files on a page that holds one. */
export const start = (page: ParentNode): void => {
  const root = page.querySelector("[data-side]")?.closest<HTMLElement>("[data-pair]");
  if (!root) return;
  const pairs = known(root);
  const language = spoken();
  const places = all(root, "[data-side]").map((element): Place => ({ element, now: {} }));
  const placeOf = ({ target }: Event): Place => places.find(({ element }) => element.contains(target as Node))!;
  const besides = (place: Place): Place => places.find((each) => each !== place)!;
  const openBeside = (place: Place, text: string): ReturnType<typeof open> => open(text, pairs, besides(place).now.side, language);

  const go = (place: Place, at: string, now: Place["now"] = {}): void => {
    place.now = now;
    stage(place.element, at);
    place.element.hidden = false;
    besides(place).element.hidden = at === "locked" || at === "check"; // one looks, and the other does not
    stage(one(root, "[data-all]"), places.every((each) => each.now.ready) ? "shown" : "open");
    tell(root, "");
  };

  const close = (place: Place, why = ""): void => {
    go(place, "empty");
    all<HTMLInputElement>(place.element, "input").forEach(empty);
    for (const part of all(place.element, "[data-offer],[data-from],[data-day],[data-wrong]")) part.replaceChildren();
    one(place.element, "[data-file]").focus();
    tell(root, why);
  };

  /** Offers the answers of one day. */
  const look = (place: Place, side: Side, day: Day): void => {
    one(place.element, "[data-from]").textContent = `${side.pair.title}, ${day.name}`;
    offer(place.element, day.shown);
    go(place, "check", { side, day });
    if (day.gone) tell(root, "some");
  };

  const take = (place: Place, file: ReturnType<typeof open>): void => {
    if (typeof file === "string") return close(place, file);
    if ("pair" in file) {
      one(place.element, "[data-days]").hidden = file.days.length < 2;
      one(place.element, "[data-day]").replaceChildren(...file.days.map(({ name }, at) => new Option(name, `${at}`)));
      look(place, file, file.days[0]!);
      focus(one(place.element, "[data-from]"));
    } else if (canSeal) {
      go(place, "locked", { locked: file });
      one(place.element, "[data-pass]").focus();
    } else close(place, "noCrypto");
  };

  const choose = async (place: Place, [file]: FileList): Promise<void> => {
    if (!file) return;
    if (file.size > limit) return close(place, "tooLarge");
    const now = (place.now = {});
    const read = file.arrayBuffer().then((bytes) => new TextDecoder(undefined, { fatal: true }).decode(bytes));
    const text = await read.catch(() => ""); // gone, or not a text
    if (place.now === now) take(place, openBeside(place, text));
  };

  const unlock = async (place: Place): Promise<void> => {
    const { now } = place;
    const pass = one<HTMLInputElement>(place.element, "[data-pass]");
    let found: ReturnType<typeof open> = "wrongPass";
    for (const part of now.locked!) {
      const text = await unseal(part, pass.value).catch(() => undefined);
      if (place.now !== now) return;
      if (text !== undefined) found = openBeside(place, text);
      if (typeof found !== "string") break;
    }
    const wrong = found === "wrongPass";
    one(place.element, "[data-wrong]").textContent = wrong ? one(root, "[data-said]").dataset.wrongPass! : "";
    pass.setAttribute("aria-invalid", `${wrong}`);
    if (wrong) return pass.focus();
    empty(pass);
    take(place, found);
  };

  listen(root, {
    say: (event) => {
      const place = placeOf(event);
      const { side, day } = place.now;
      clear(page); // the other one is to look at the screen next
      go(place, "ready", { side: side!, ready: offered(place.element, day!.shown) });
      for (const part of all(place.element, "[data-offer],[data-from],[data-day]")) part.replaceChildren();
      const shown = places.flatMap(({ now }) => (now.ready ? [now.ready] : []));
      if (shown.length > 1) reveal(root, side!.pair, shown);
      else focus(one(place.element, "[data-at=ready] p"));
    },
    back: (event) => close(placeOf(event)),
    stop: () => {
      clear(page);
      for (const part of all(root, "[data-both],[data-prompts]")) part.replaceChildren();
      for (const place of [...places].reverse()) close(place, "stopped");
    },
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    void unlock(placeOf(event));
  });
  root.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement;
    const place = placeOf(event);
    const { side } = place.now;
    if (field.files) void choose(place, field.files);
    if (side && field.matches("[data-day]")) look(place, side, side.days[+field.value]!);
  });
  for (const place of places) go(place, "empty");
  root.hidden = false;
};
