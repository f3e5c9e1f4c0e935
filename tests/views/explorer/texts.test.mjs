import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { sentencesOf, textsOf } from "../../../kg/views/explorer/texts.mjs";
import { canUnpack, unpack } from "../../../kg/views/explorer/unpack.mjs";

const plain = (data) => ({ type: "application/json", textContent: JSON.stringify(data) });
const deflated = (data) => ({
  type: "application/zlib",
  textContent: deflateSync(Buffer.from(JSON.stringify(data))).toString("base64"),
});

test("blocks are read, deflated or not", async () => {
  const data = [[1, { abstracts: [["ko", "연이 난다 🪁"]] }]];

  assert.deepEqual(await unpack(plain(data)), data);
  assert.deepEqual(await unpack(deflated(data)), data);
});

test("a browser that cannot inflate can still read what is small", (context) => {
  const known = globalThis.DecompressionStream;
  context.after(() => {
    globalThis.DecompressionStream = known;
  });
  globalThis.DecompressionStream = undefined;

  assert.equal(canUnpack(plain([])), true);
  assert.equal(canUnpack(deflated([])), false);
});

test("a text is read from its block when it is asked for, and each block once", async () => {
  let reads = 0;
  const counted = (data) => ({
    type: "application/json",
    get textContent() {
      reads += 1;
      return JSON.stringify(data);
    },
  });
  const texts = textsOf(
    [
      counted([[2, { sources: ["a"] }]]),
      counted([
        [5, { sources: ["b"] }],
        [7, { sources: ["c"] }],
      ]),
    ],
    [2, 5],
  );

  assert.equal(texts.known(7), null);
  assert.deepEqual(await texts.of(7), { sources: ["c"] });
  assert.deepEqual(await texts.of(6), null);
  assert.deepEqual(texts.known(5), { sources: ["b"] });
  assert.equal(await texts.of(1), null);
  assert.equal(reads, 1);

  const all = [];
  await texts.all((records) => all.push(...records.map(([id]) => id)));
  assert.deepEqual(all, [2, 5, 7]);
  assert.equal(reads, 2);
});

test("the sentences of a text that mention a thing", () => {
  const record = { mentions: [[6, [["title", "Glider 2", 0, 8]]]] };

  assert.deepEqual(sentencesOf(record, 6), [["title", "Glider 2", 0, 8]]);
  assert.deepEqual(sentencesOf(record, 7), []);
  assert.deepEqual(sentencesOf(null, 6), []);
});
