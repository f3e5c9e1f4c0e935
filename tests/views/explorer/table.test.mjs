import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../../../kg/views/explorer/table.mjs";
import { named, small } from "./small.mjs";

const model = small();

test("a selection as a table", () => {
  const table = csvOf(model, [named(model, "Papers That Fly"), named(model, "wind")]);

  assert.equal(
    table,
    "\ufeffkind,name,date,address,authors,topics,papers,id\r\n" +
      "paper,Papers That Fly,2024-01-02,https://arxiv.org/abs/2401.00001,Bo Test; Ada Example,wind,,paper/kite\r\n" +
      "tag,wind,,,,,3,tag/wind\r\n",
  );
});

test("quotes are doubled, and a spreadsheet runs nothing", () => {
  const hostile = { ...model, labels: ['=HYPERLINK("http://x")', "a,b\nc", "@x", "-1"] };
  const cells = csvOf(hostile, [0, 1, 2, 3]).split("\r\n");

  assert.match(cells[1], /^paper,"'=HYPERLINK\(""http:\/\/x""\)",/);
  assert.match(cells[2], /^paper,"a,b\nc",/);
  assert.match(cells[3], /^note,'@x,/);
  assert.match(cells[4], /^tag,'-1,/);
});
