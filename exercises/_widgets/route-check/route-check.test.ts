import assert from "node:assert/strict";
import { test } from "node:test";
import { around, box } from "../../_lib/fakes";
import { leads } from "./route";
import { RouteCheck } from "./route-check";

const routes: { when: string; picked: string[]; want: boolean; reason: string }[] = [
  { when: "any", picked: [], want: false, reason: "nothing ticked is no answer" },
  { when: "none", picked: [], want: false, reason: "and does not mean that all is well" },
  { when: "any", picked: ["afraid"], want: true, reason: "one is enough" },
  { when: "any", picked: ["none"], want: false, reason: "none of these is not any of these" },
  { when: "none", picked: ["none"], want: true, reason: "none of these" },
  { when: "afraid", picked: ["hurt", "afraid"], want: true, reason: "a question's own route" },
  { when: "afraid", picked: ["hurt"], want: false, reason: "not another's" },
];

for (const { when, picked, want, reason } of routes) test(`route: ${reason}`, () => assert.equal(leads(when, picked), want));

test("what was ticked is never kept", () => {
  const widget = around(RouteCheck, [box("afraid", "I am afraid.", "checkbox")]);
  widget.value = ["afraid"];
  assert.deepEqual(widget.value, ["afraid"]);
  assert.equal(widget.kept, false);
});
