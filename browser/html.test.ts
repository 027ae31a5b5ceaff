/*
 * Every file of the site that is HTML, redirects too, is valid HTML as the standard has it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { files, output } from "./output.ts";

const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:standard"] }));

/*
 * The one thing in which the site is not as the standard has it. Firefox brings back what was ticked or chosen on a reload unless
 * the control itself says autocomplete="off"; the standard gives the attribute no meaning there, and a reader's safety comes first.
 */
const onPurpose = /^autocomplete attribute cannot be used on <input type="(checkbox|radio|file)">$/;

async function faults(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.filter(({ message }) => !onPurpose.test(message)).map(({ line, column, message, ruleId }) => `${name}:${line}:${column}: ${message} [${ruleId}]`),
  );
}

describe("HTML", () => {
  test("control: invalid HTML is noticed", async () => {
    const bad = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p><div id="a" id="b"></div></p></body></html>';
    assert.notDeepEqual(await faults(bad, "control"), []);
  });

  test("every page is valid", async () => {
    const found: string[] = [];
    const pages = files(output).filter((name) => name.endsWith(".html"));
    assert.ok(pages.length > 20, `only ${pages.length} pages`);
    for (const name of pages) found.push(...(await faults(readFileSync(join(output, name), "utf8"), name)));
    assert.deepEqual(found, []);
  });
});
