// Turtle, or the format of the argument, from standard input as N-Quads (of triples: N-Triples) on standard output; a
// fault ends it with the parser's words and exit code 1.
import { createRequire } from "node:module";
import { pipeline } from "node:stream/promises";

const { StreamParser, StreamWriter } = createRequire(import.meta.url)("n3");

try {
  await pipeline(
    process.stdin,
    new StreamParser({ format: process.argv[2] ?? "Turtle" }),
    new StreamWriter({ format: "N-Quads" }),
    process.stdout,
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
