import { Count } from "../../_lib/count";
import { steps } from "./steps";

/** Slow breathing in words, with a line to follow. It begins when it is asked to, and stops at once. */
export class BreathingPause extends Count {
  declare private ticking: number | undefined; // while it goes on

  disconnectedCallback(): void {
    clearInterval(this.ticking);
  }

  protected override pressed({ target }: Event): void {
    if (target !== this.one("[data-act]")) return;
    if (this.ticking) this.stop();
    else this.begin();
  }

  /** What is erased, opened or written over it ends what goes on. */
  protected override refresh(typing?: boolean): void {
    if (!typing) this.stop();
  }

  private begin(): void {
    const breath = steps(this.lines.map((line) => Number(line.dataset.seconds)));
    const names = this.all("[data-name]");
    const now = this.one("[data-now]");
    let second = 0;
    const tick = (): void => {
      const at = second % breath.length;
      const { part, count } = breath[at]!;
      const whole = second && !at;
      if (whole) this.add();
      if (whole && second / 60 >= Number(now.dataset.minutes)) return this.stop(now.dataset.end);
      this.show(names[part]!.textContent!, at, count);
      second++;
    };
    this.ticking = setInterval(tick, 1000);
    tick();
  }

  private stop(words = ""): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.show(words);
  }

  /** Says what to do, and draws the line as far as the breath has come. */
  private show(words: string, at = -1, count: number | string = ""): void {
    const now = this.one("[data-now]");
    const button = this.one("[data-act]");
    let left = 99 - at - 1; // a dash of 99 and a gap of 99: what of it is drawn is as long as the breath so far
    if (now.textContent !== words) now.textContent = words; // it is said, and once is enough
    this.one("[data-count]").textContent = `${count}`;
    button.textContent = button.dataset[this.ticking ? "halt" : "begin"]!;
    for (const line of this.lines) {
      line.setAttribute("stroke-dashoffset", `${left}`);
      left += Number(line.dataset.seconds);
    }
  }

  private get lines(): HTMLElement[] {
    return this.all("path[data-seconds]");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "breathing-pause": BreathingPause;
  }
}
