import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/*
 * Exercises for two stand behind the questions before an exercise, and the build holds them to it. These are done alone, and are
 * made to be said, shown or kept to: what a controlling partner could demand, or punish.
 */
const demanded = ["amends", "apology", "boundary", "hear-it-again", "name-it", "promises", "requests", "say-it", "set-it-straight"];

for (const id of demanded) {
  test(`${id} stands behind the questions`, () => assert.match(readFileSync(`exercises/${id}/exercise.yaml`, "utf8"), /^gate: true$/m));
}
