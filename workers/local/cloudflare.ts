import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Platform } from "./platform.ts";
import { nameOf } from "./production-config.ts";

const root = resolve(import.meta.dirname, "../..");
const wrangler = join(root, "node_modules", "wrangler", "bin", "wrangler.js");
const CONFIG = join(root, "wrangler.production.toml");
const WORKER = "allteach";

/** Runs one command of wrangler and returns what it printed. */
export type Run = (args: readonly string[], input?: string) => string;

class Refused extends Error {}

/** Wrangler, of whoever is logged in to it (or CLOUDFLARE_API_TOKEN). */
export const runWrangler: Run = (args, input) => {
  const done = spawnSync(process.execPath, [wrangler, ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, CI: "true", FORCE_COLOR: "0", WRANGLER_SEND_METRICS: "false" },
    ...(input !== undefined && { input }),
  });
  if (done.status === 0) return done.stdout;
  const [command, what] = args;
  throw new Refused(`wrangler ${command} ${what} failed:\n${done.stdout}${done.stderr}`);
};

/** The platform itself, asked through wrangler's command line: JSON where it speaks it. */
export function cloudflare(run: Run = runWrangler): Platform {
  const inProduction = ["--config", CONFIG];
  const ofWorker = ["--name", WORKER];
  return {
    async readConfig() {
      return existsSync(CONFIG) ? readFileSync(CONFIG, "utf8") : undefined;
    },
    async writeConfig(text) {
      writeFileSync(`${CONFIG}.new`, text);
      renameSync(`${CONFIG}.new`, CONFIG);
    },
    async databases() {
      const listed = parsed<{ name: string; uuid: string }[]>(run(["d1", "list", "--json"]));
      return listed.map(({ name, uuid }) => ({ name, id: uuid }));
    },
    async createDatabase(name) {
      run(["d1", "create", name, ...placement()]);
    },
    async hasQueue(name) {
      return orWhere(/does not exist/, false, () => run(["queues", "info", name]) !== "");
    },
    async createQueue(name) {
      run(["queues", "create", name]);
    },
    async buckets() {
      const listed = run(["r2", "bucket", "list"]);
      return [...listed.matchAll(/^name:\s+(\S+)/gm)].flatMap(([, name]) => name ?? []);
    },
    async createBucket(name) {
      run(["r2", "bucket", "create", name]);
    },
    async secrets() {
      return orWhere(/10007/, [], () => {
        const listed = run(["secret", "list", "--format", "json", ...ofWorker]);
        return parsed<{ name: string }[]>(listed).map(({ name }) => name);
      });
    },
    async putSecret(name, value) {
      run(["secret", "put", name, ...ofWorker], value);
    },
    async migrate(binding) {
      run(["d1", "migrations", "apply", binding, "--remote", ...inProduction]);
    },
    async takenDatabases() {
      const sql = "select binding from pool where network_id is not null";
      return orWhere(/no such table/, [], () => {
        const args = ["d1", "execute", nameOf("directory"), "--remote", "--json", "--command", sql];
        const [answer] = parsed<{ results: { binding: string }[] }[]>(run(args));
        return (answer?.results ?? []).map(({ binding }) => binding);
      });
    },
    async fingerprint() {
      return fingerprintOf(run);
    },
    async deployed() {
      return orWhere(/10007|no deployments/, undefined, () => {
        const status = run(["deployments", "status", "--json", ...ofWorker]);
        const { versions } = parsed<{ versions: { version_id: string }[] }>(status);
        const [current] = versions;
        if (!current) return undefined;
        const seen = run(["versions", "view", current.version_id, "--json", ...ofWorker]);
        const { annotations } = parsed<{ annotations?: Record<string, string> }>(seen);
        return annotations?.["workers/tag"];
      });
    },
    async deploy(fingerprint) {
      run(["deploy", "--tag", fingerprint, ...inProduction]);
    },
    async mailDomains() {
      const listed = run(["email", "sending", "list"]);
      return [...listed.matchAll(/([\w-]+(?:\.[\w-]+)+)\W+yes\b/g)].flatMap(
        ([, name]) => name ?? [],
      );
    },
    async heardDomains(queue) {
      const listed = run(["queues", "subscription", "list", queue, "--per-page", "100", "--json"]);
      return parsed<EventSubscription[]>(listed)
        .filter(
          ({ enabled, events }) => enabled && mailEvents.every((each) => events.includes(each)),
        )
        .flatMap(({ source }) => source.domain ?? []);
    },
  };
}

/** What of the Email Service's events stops an address. */
export const mailEvents = ["message.bounced", "message.complained"];

interface EventSubscription {
  enabled: boolean;
  events: string[];
  source: { type: string; domain?: string };
}

/** Where databases live can be chosen only when they are made: `CLOUD_JURISDICTION=eu`. */
function placement(): string[] {
  const { CLOUD_JURISDICTION: jurisdiction, CLOUD_LOCATION: location } = process.env;
  if (jurisdiction) return ["--jurisdiction", jurisdiction];
  return location ? ["--location", location] : [];
}

/** The bundle that would be sent, its files and its configuration, as sixteen hexadecimal digits. */
function fingerprintOf(run: Run): string {
  const scratch = mkdtempSync(join(tmpdir(), "allteach-bundle-"));
  try {
    run(["deploy", "--dry-run", "--outdir", scratch, "--config", CONFIG]);
    const digest = createHash("sha256").update(readFileSync(CONFIG));
    for (const folder of [scratch, join(root, "web/dist/assets")]) {
      for (const file of readdirSync(folder).sort()) {
        if (file.endsWith(".map") || file === "README.md") continue;
        digest.update(file).update(readFileSync(join(folder, file)));
      }
    }
    return digest.digest("hex").slice(0, 16);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** An answer, or another where wrangler refuses with certain words: what is not there yet. */
function orWhere<Answer>(words: RegExp, otherwise: Answer, ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refused && words.test(error.message)) return otherwise;
    throw error;
  }
}

/** The JSON in what wrangler printed, whatever it printed before. */
function parsed<Shape>(text: string): Shape {
  return JSON.parse(text.slice(text.search(/[[{]/))) as Shape;
}
