import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, parseAddress } from "../../../kg/views/explorer/address.mjs";
import { EVERYTHING } from "../../../kg/views/explorer/selection.mjs";
import { named, small } from "./small.mjs";

const model = small();

test("a thing and a filter have an address, which leads back to them", () => {
  const kite = named(model, "Papers That Fly");
  const filter = {
    query: "연 & #1?",
    kind: "author",
    beside: [named(model, "wind"), named(model, "Bo Test")],
    from: "2024-01",
    to: "2024-12",
  };
  const address = addressOf(model, kite, filter);

  assert.equal(address.split("?")[0], "#/paper/kite");
  assert.deepEqual(parseAddress(model, address), { at: "paper/kite", thing: kite, filter });
});

test("nothing chosen and nothing filtered", () => {
  assert.equal(addressOf(model, null, EVERYTHING), "#/");
  for (const fragment of ["", "#", "#/"]) {
    assert.deepEqual(parseAddress(model, fragment), { at: "", thing: null, filter: EVERYTHING });
  }
});

test("what is not known is left out", () => {
  const told = parseAddress(model, "#/tag/%E0%A4%A?kind=__proto__&beside=tag/none&from=2024-13&to=soon&x=1");

  assert.deepEqual(told, { at: "tag/%E0%A4%A", thing: null, filter: EVERYTHING });
});
