// Bundles the styles and client scripts into web/dist/assets under names that carry a hash of
// their content, and writes web/dist/manifest.json, which web/assets.ts imports.
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const web = import.meta.dirname;
const assets = join(web, "dist", "assets");

const FOREVER = `/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
`;

/** Browsers old enough for a hospital's PC: Chrome 109 is the last one on Windows 7 and 8. */
const target = ["chrome109", "edge109", "firefox115", "safari15.4"];

const { metafile } = await build({
  absWorkingDir: web,
  entryPoints: { style: "styles/index.css", icon: "images/icon.svg", ...(await clientScripts()) },
  outdir: assets,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".svg": "copy" },
  bundle: true,
  minify: true,
  format: "esm",
  target,
  metafile: true,
  logLevel: "warning",
});

const manifest = Object.fromEntries(
  Object.keys(metafile.outputs)
    .map((output) => basename(output))
    .map((file) => [file.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, ""), `/${file}`])
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1)),
);

await mkdir(assets, { recursive: true });
await writeWhole(join(assets, "_headers"), FOREVER);
await writeWhole(join(web, "dist", "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await removeAllBut(new Set(["_headers", ...Object.values(manifest).map((path) => path.slice(1))]));

/** Whoever reads it meanwhile finds the old or the new, and never a part. */
async function writeWhole(file, text) {
  const beside = join(web, "dist", `${process.pid}-${basename(file)}`);
  await writeFile(beside, text);
  await rename(beside, file);
}

async function clientScripts() {
  const files = (await readdir(join(web, "client"))).filter(isScript);
  return Object.fromEntries(files.map((file) => [basename(file, ".ts"), `client/${file}`]));
}

function isScript(file) {
  return file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.endsWith(".d.ts");
}

/** Only now, so that a server that watches the folder never finds it empty. */
async function removeAllBut(current) {
  const stale = (await readdir(assets)).filter((file) => !current.has(file));
  await Promise.all(stale.map((file) => rm(join(assets, file), { recursive: true })));
}
