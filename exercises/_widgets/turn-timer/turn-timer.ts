import { Count } from "../../_lib/count";
import type { Value } from "../../_lib/widget";
import { leftAt, minutesLeft, rest, run, stretch, wound, type Clock } from "./clock";
import { tone } from "./tone";

/** Turns that are taken one after the other. Each begins and ends with a press; the end of its time is only said. */
export class TurnTimer extends Count {
  declare private ticking: number;
  declare private at: number; // the turn
  declare private clock: Clock;
  declare private begun: boolean; // it was started, and may rest
  declare private over: boolean; // the end of its time was said

  override get value(): Value {
    return super.value;
  }

  /** Erasing or opening a file ends what goes on. */
  override set value(value: Value) {
    this.ready(0, this.words("ready"));
    super.value = value;
  }

  protected override connected(): void {
    this.ready(0, this.words("ready"));
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback(): void {
    clearInterval(this.ticking);
  }

  protected override pressed({ target }: Event): void {
    const act = (target as Element).closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act) this.act(act, Date.now());
  }

  private act(act: string, now: number): void {
    const { clock, begun, at } = this;
    const sound = this.button("sound");
    if (act === "sound") sound.setAttribute("aria-pressed", `${!this.loud}`);
    if (act === "sound" && this.loud) tone(); // so that nobody is startled later
    if (act === "start") {
      this.clock = clock.since === undefined ? run(clock, now) : rest(clock, now);
      this.begun = true;
      if (!begun) this.say(this.turn(at));
    }
    if (act === "more") {
      this.clock = stretch(clock, now);
      this.over = false;
      this.say(this.turn(at));
    }
    if (act === "next") {
      this.add();
      if (at + 1 < this.turns.length) this.ready(at + 1, this.turn(at + 1));
      else this.ready(0, this.words("end"));
    }
    if (act === "stop") this.ready(0, this.words("ready"));
    if (!this.begun) this.button("start").focus(); // the others are gone
    this.show(now);
  }

  private get turns(): HTMLElement[] {
    return this.all("[data-turn]");
  }

  private get loud(): boolean {
    return this.button("sound").ariaPressed === "true";
  }

  private button(act: string): HTMLElement {
    return this.one(`[data-act=${act}]`);
  }

  private words(what: string, n = 0): string {
    return this.one(".clock").dataset[what]!.replace("{n}", `${n}`).replace("{all}", `${this.turns.length}`);
  }

  /** What a turn is called, and what there is to do in it. */
  private turn(at: number): string {
    const [name, say] = ["[data-name]", "[data-say]"].map((part) => this.turns[at]!.querySelector(part)?.textContent ?? "");
    return `${this.words("turnOf", at + 1).replace("{name}", () => name!)}. ${say}`;
  }

  private say(words: string): void {
    const news = this.one("[data-news]");
    if (news.textContent !== words) news.textContent = words; // the live region would say it again
  }

  /** Lets a turn wait for its start. */
  private ready(at: number, words: string): void {
    this.at = at;
    this.begun = this.over = false;
    this.clock = wound(Number(this.turns[at]!.dataset.minutes));
    this.say(words);
    this.show(0);
  }

  private tick(): void {
    const now = Date.now();
    const { clock } = this;
    if (clock.since === undefined) return;
    if (!this.over && leftAt(clock, now) <= 0) {
      this.over = true;
      this.say(this.words("over"));
      if (this.loud) tone();
    }
    this.show(now);
  }

  private show(now: number): void {
    const { at, begun, clock, over } = this;
    const left = leftAt(clock, now);
    const rests = clock.since === undefined;
    const minutes = minutesLeft(left);
    const line = over ? "" : minutes ? this.words("left", minutes) : this.words("last");
    const start = this.button("start");
    this.one("[data-left-now]").textContent = begun ? [rests ? this.words("paused") : "", line].filter(Boolean).join(". ") : "";
    this.one("progress").setAttribute("value", `${begun ? Math.min(1 - left / clock.length, 1) : 0}`);
    start.textContent = start.dataset[!begun ? "start" : rests ? "resume" : "pause"]!;
    for (const act of ["next", "more", "stop"]) this.button(act).hidden = !begun;
    this.turns.forEach((turn, i) => (i === at ? turn.setAttribute("aria-current", "step") : turn.removeAttribute("aria-current")));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "turn-timer": TurnTimer;
  }
}
