import assert from "node:assert/strict";
import { test } from "node:test";
import "../../_lib/fakes";
import { PlanDates } from "./plan-dates";

const plan = (event: string): object => ({ dataset: { event } });

const make = (): PlanDates => Object.assign(new PlanDates(), { querySelectorAll: () => [plan("talk"), plan("look")] });

test("only times by the ids of its events are accepted from a file", () => {
  const widget = make();
  assert.ok(widget.accepts({}));
  assert.ok(widget.accepts({ talk: "2026-11-29T19:00", look: "2026-12-31T09:30" }));
  const others = ['{"walk":"2026-11-29T19:00"}', '{"talk":""}', '{"talk":"soon"}', '{"talk":7}', '{"talk":["2026-11-29T19:00"]}', '{"__proto__":"2026-11-29T19:00"}', '["2026-11-29T19:00"]', '"2026-11-29T19:00"', "null", "7"];
  for (const other of others) assert.ok(!widget.accepts(JSON.parse(other)), other);
});
