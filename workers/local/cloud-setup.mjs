// `pnpm cloud:setup --origin https://learn.example.org --mail-from "Name <reports@example.org>"`
// makes what an account needs and deploys. --operators, --free and
// --turnstile-site-key (with TURNSTILE_SECRET in the environment, once) may be given. Run again it changes nothing; cut off, run it again.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { cloudflare } from "./cloudflare.ts";
import { setUpCloud } from "./set-up-cloud.ts";

const { values } = parseArgs({
  options: {
    origin: { type: "string" },
    "mail-from": { type: "string" },
    operators: { type: "string" },
    "turnstile-site-key": { type: "string" },
    free: { type: "string", default: "20" },
  },
});
const given = {
  AUTH_URL: values.origin && new URL(values.origin).origin,
  MAIL_FROM: values["mail-from"],
  OPERATORS: values.operators,
  TURNSTILE_SITE_KEY: values["turnstile-site-key"],
};
const vars = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
const local = readFileSync(resolve(import.meta.dirname, "../../wrangler.toml"), "utf8");
const free = Number(values.free);
if (!Number.isInteger(free) || free < 1) throw new Error("--free: how many databases stand free");

const say = (line) => console.log(`cloud: ${line}`);
const turnstileSecret = process.env.TURNSTILE_SECRET;
const tasks = await setUpCloud(cloudflare(), { local, vars, free, turnstileSecret }, say);
for (const task of tasks) say(task);
