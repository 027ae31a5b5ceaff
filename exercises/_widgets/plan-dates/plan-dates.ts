import { download } from "../../_lib/download";
import { today } from "../../_lib/file";
import { isRecord, languageOf, Widget, type Row, type Value } from "../../_lib/widget";
import { calendar, isTime, type Repeat } from "./ics";

const field = (plan: HTMLElement, name: string): HTMLInputElement => plan.querySelector<HTMLInputElement>(`[data-${name}]`)!;

const partsOf = (plan: HTMLElement): string[] => ["day", "time"].map((name) => field(plan, name).value);

/** The day and the time that were given, "" without both. */
const timeOf = (plan: HTMLElement): string => (partsOf(plan).every(Boolean) ? partsOf(plan).join("T") : "");

/** Days and times to plan, which a calendar file can be made of. */
export class PlanDates extends Widget {
  get value(): Value {
    const given = this.plans.filter(timeOf);
    return given.length ? Object.fromEntries(given.map((plan) => [plan.dataset.event, timeOf(plan)])) : null;
  }

  set value(value: Value) {
    const times = new Map(Object.entries((value ?? {}) as Row));
    for (const plan of this.plans) {
      const [day = "", time = ""] = (times.get(plan.dataset.event!) ?? "").split("T");
      field(plan, "day").value = day;
      field(plan, "time").value = time;
      for (const box of plan.querySelectorAll<HTMLInputElement>("[type=checkbox]")) box.checked = box.defaultChecked;
    }
    this.one("[data-news]").textContent = "";
    this.refresh();
  }

  accepts(value: unknown): boolean {
    const ids = this.plans.map((plan) => plan.dataset.event);
    return isRecord(value, ([id, time]) => ids.includes(id) && isTime(time));
  }

  texts(part?: string): string[] {
    const written = new Intl.DateTimeFormat(languageOf(this), { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
    const { plans } = this;
    const read = (plan: HTMLElement): string => {
      const when = written.format(Date.parse(`${timeOf(plan)}Z`));
      return part || plans.length < 2 ? when : `${plan.querySelector("legend")!.textContent}: ${when}`;
    };
    return plans.filter((plan) => timeOf(plan) && (!part || plan.dataset.event === part)).map(read);
  }

  protected override connected(): void {
    this.one("[data-calendar]").hidden = false;
  }

  protected override pressed({ target }: Event): void {
    if (target === this.one("[data-make]")) this.make();
  }

  protected override refresh(): void {
    for (const plan of this.plans) {
      for (const name of ["day", "time"]) field(plan, name).toggleAttribute("data-empty", !field(plan, name).value); // for paper
      if (new Set(partsOf(plan).map(Boolean)).size < 2) this.blame(plan, false);
    }
  }

  private get plans(): HTMLElement[] {
    return this.all("[data-event]");
  }

  /** Says at a plan that the half of it is missing, or that it is not. */
  private blame(plan: HTMLElement, half: boolean): void {
    plan.querySelector("[data-error]")!.textContent = half ? this.one("[data-news]").dataset.half! : "";
    for (const name of ["day", "time"]) field(plan, name).setAttribute("aria-invalid", `${half && !field(plan, name).value}`);
  }

  private make(): void {
    const { plans } = this;
    const halves = plans.filter((plan) => !timeOf(plan) && partsOf(plan).some(Boolean));
    const given = plans.filter(timeOf);
    const news = this.one("[data-news]");
    news.textContent = "";
    for (const plan of halves) this.blame(plan, true);
    if (halves.length) return this.querySelector<HTMLElement>("[aria-invalid=true]")!.focus();
    if (!given.length) {
      news.textContent = news.dataset.none!;
      return field(plans[0]!, "day").focus();
    }
    const now = new Date();
    const name = `calendar-${today(now)}.ics`;
    download(new Blob([calendar(given.map(planOf), now)], { type: "text/calendar" }), name);
    news.textContent = news.dataset.made!.replace("{name}", name);
  }
}

const planOf = (plan: HTMLElement): Parameters<typeof calendar>[0][number] => {
  const { title, minutes, repeat } = plan.dataset;
  return {
    uid: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""), // randomUUID asks for https
    title: title!,
    at: timeOf(plan),
    minutes: Number(minutes),
    repeat: plan.querySelector("[data-again]:checked") ? (repeat as Repeat) : "none",
    alarm: field(plan, "alarm").checked,
  };
};

declare global {
  interface HTMLElementTagNameMap {
    "plan-dates": PlanDates;
  }
}
