import { sentence } from "../../_lib/text";
import { isRecord, type Row, type Value } from "../../_lib/widget";
import { Writing } from "../../_lib/writing";

/** A sentence of parts: each has its beginning written, and the reader ends it. */
export class SentenceBuilder extends Writing {
  override get value(): Value {
    const said = this.fields.filter((field) => field.value.trim());
    return said.length ? Object.fromEntries(said.map((field) => [field.dataset.part!, field.value])) : null;
  }

  override set value(value: Value) {
    const parts = (value ?? {}) as Row;
    for (const field of this.fields) field.value = parts[field.dataset.part!] ?? "";
    this.refresh(false);
  }

  override accepts(value: unknown): boolean {
    const ids = this.fields.map((field) => field.dataset.part);
    return isRecord(value, ([id, text]) => ids.includes(id) && typeof text === "string");
  }

  override texts(part?: string): string[] {
    const fields = this.fields.filter((field) => !part || field.dataset.part === part);
    const text = sentence(fields.map(({ value, dataset }) => ({ words: value, start: dataset.start!, end: dataset.end! })));
    return text ? [text] : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sentence-builder": SentenceBuilder;
  }
}
