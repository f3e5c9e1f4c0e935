// Notes to Turtle by vault-triplifier: node triplify.mjs NOTES FILE; prints how many triples were made and how many notes failed.
import { createWriteStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Writer } from "n3";
import { triplify } from "vault-triplifier";

const [notes, file] = process.argv.slice(2);
const names = readdirSync(notes, { recursive: true }).filter((name) => name.endsWith(".md"));
const writer = new Writer(createWriteStream(file));
let triples = 0;
let failed = 0;
for (const name of names.sort()) {
  try {
    const { dataset } = triplify(join(notes, name), readFileSync(join(notes, name), "utf8"));
    triples += dataset.size;
    writer.addQuads([...dataset]);
  } catch {
    failed += 1;
  }
}
writer.end(() => console.log(JSON.stringify({ triples, failed })));
