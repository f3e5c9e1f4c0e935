import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, startsWordIn, widthOf, wordsOf, wrapped } from "../../../kg/views/explorer/words.mjs";

test("letters that are composed or not, and upper and lower case, are the same", () => {
  assert.equal(fold("강화학습".normalize("NFD")), "강화학습");
  assert.equal(fold("GRPO"), "grpo");
  assert.deepEqual(wordsOf("  Scaling\tLAW "), ["scaling", "law"]);
});

test("a word is found at the beginnings of words only", () => {
  assert.equal(startsWordIn("the world is an rl-agent", "rl"), true);
  assert.equal(startsWordIn("the world", "rl"), false);
  assert.equal(startsWordIn("pre-training", "train"), true);
});

test("Hangul is wider than Latin", () => {
  assert.equal(widthOf("abc"), 3);
  assert.equal(widthOf("연이"), 3.6);
});

test("a name is broken between words, long words within, and cut after the last line", () => {
  assert.equal(wrapped("Papers That Fly", 11, 3), "Papers That\nFly");
  assert.equal(wrapped("abcdefghij", 4, 3), "abcd\nefgh\nij");
  assert.equal(wrapped("one two three four", 5, 2), "one\ntwo…");
  assert.equal(wrapped("", 5, 2), "");
});
