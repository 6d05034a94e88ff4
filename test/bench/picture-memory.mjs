// What decoding a picture takes: the decoder's own memory, which never shrinks, and the letters it is
// handed over in. A Worker has 128 MB for both, and for everything else.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pngOf } from "../faults/made-picture.ts";
import { printTable } from "./table.mjs";

const MB = 1024 * 1024;
const SMALL = 480;
const require = createRequire(new URL("../../packages/report/package.json", import.meta.url));
const { initWasm, Resvg } = require("@resvg/resvg-wasm");

let memory;
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  memory = (made.instance ?? made).exports.memory;
  return made;
};
await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));

const rows = [1, 4, 8, 12, 16].map((millions) => {
  const side = Math.round(Math.sqrt(millions * 1e6));
  const bytes = pngOf(side, side);
  const href = `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SMALL}" height="${SMALL}">
    <image width="${SMALL}" height="${SMALL}" href="${href}"/></svg>`;
  const renderer = new Resvg(svg);
  renderer.render().free();
  renderer.free();
  const decoder = memory.buffer.byteLength / MB;
  const letters = (bytes.length + svg.length) / MB;
  return [`${side} × ${side}`, bytes.length / MB, decoder, letters, decoder + letters];
});
printTable(
  "Decoding a picture, MB (a Worker has 128)",
  ["points", "file", "decoder", "file and letters", "together"],
  rows,
);
