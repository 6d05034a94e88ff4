// `pnpm pool:grow N`: makes databases until N stand free for new networks, binds them and deploys.
// Run again it changes nothing; cut off, run it again.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { cloudflare } from "./cloudflare.ts";
import { growPool } from "./set-up-cloud.ts";

const free = Number(process.argv[2]);
if (!Number.isInteger(free) || free < 1) {
  console.error("usage: pnpm pool:grow N     makes databases until N are free");
  process.exit(1);
}
const local = readFileSync(resolve(import.meta.dirname, "../../wrangler.toml"), "utf8");
await growPool(cloudflare(), { local, vars: {}, free }, (line) => console.log(`pool: ${line}`));
