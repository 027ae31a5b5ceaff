import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/*
 * The build shortens some names of properties (ownNames in internal/assets/exercises.go). That is safe while each of them means
 * something of ours alone: nothing of the browser's that we use, of a page, or of a file.
 */
const source = readFileSync("internal/assets/exercises.go", "utf8");
const names = [...source.slice(source.indexOf("const ownNames")).split("\n\n")[0]!.matchAll(/`([^`]*)`/g)].flatMap(([, text]) => text!.trim().split(" "));

const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"));

const scripts = files("exercises", /\.ts$/);

/** The browser's own properties of these names, none of which an exercise uses; what it belongs to, and how its use would look. */
const elsewhere: Record<string, RegExp> = {
  all: /document\.all\b/,
  connected: /navigator\.(usb|hid|bluetooth)|MessagePort/,
  fields: /navigator\.contacts/,
  items: /\b(dataTransfer|clipboardData)\b/,
  language: /navigator\.language\b|Intl\.Locale/,
  line: /VTTCue/,
  pressed: /Gamepad/,
  refresh: /navigator\.(plugins|mimeTypes)/,
  render: /navigator\.xr/,
  speak: /speechSynthesis/,
  update: /serviceWorker/,
};

test("there are names to hold", () => assert.ok(names.length > 20 && new Set(names).size === names.length, names.join(" ")));

test("none is a property of the browser's that an exercise could mean", () => {
  const [compiler] = readdirSync("node_modules/@typescript").filter((name) => name.startsWith("typescript-")); // one for each kind of machine
  const browser = ["lib.dom.d.ts", "lib.es5.d.ts", "lib.es2015.core.d.ts", "lib.es2015.collection.d.ts", "lib.es2015.promise.d.ts"]
    .map((name) => readFileSync(`node_modules/@typescript/${compiler}/lib/${name}`, "utf8"))
    .join("\n");
  const theirs = names.filter((name) => new RegExp(`^ {4}(readonly |get |set )?${name}\\??[(:<]`, "m").test(browser));
  assert.deepEqual(theirs.filter((name) => !(name in elsewhere)), []);
  for (const name of theirs) for (const script of scripts) assert.doesNotMatch(script, elsewhere[name]!);
});

test("none is read from data attributes by its name, or written in quotes to reach a property", () => {
  for (const script of scripts) {
    for (const name of names) {
      assert.doesNotMatch(script, new RegExp(`dataset\\.${name}\\b|\\[["']${name}["']\\]`));
      for (const [, taken] of script.matchAll(/\{([^{}]*)\} = [\w.!()]*dataset\b/g)) assert.doesNotMatch(taken!, new RegExp(`\\b${name}\\b`));
    }
  }
});

test("none is what a button does, by which a table may be asked", () => {
  const done = [...files("exercises", /\.html$/), ...files("layouts/parts", /\.html$/)].flatMap((html) => [...html.matchAll(/data-(?:do|act)="([\w-]+)"/g)].map(([, act]) => act!));
  assert.ok(done.includes("save"));
  // card-deck compares its "all", and has no table of what its buttons do.
  assert.deepEqual(names.filter((name) => done.includes(name) && name !== "all"), []);
});

test("none is a key of the JSON in pages or of a saved file", () => {
  const keys = [...readFileSync("internal/pages/exerciseview.go", "utf8").matchAll(/json:"(\w+)|"(\w+)": m\.x/g)].flatMap(([, a, b]) => [a, b]);
  const saved = "format version exercise saved entries date answers sealed kdf rounds salt nonce data files id keep ids retired value was when entry".split(" ");
  assert.deepEqual(names.filter((name) => keys.includes(name) || saved.includes(name)), []);
});
