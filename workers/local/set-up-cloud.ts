import { randomBytes } from "node:crypto";
import { mailEvents } from "./cloudflare.ts";
import type { Platform } from "./platform.ts";
import {
  bucketsIn,
  nameOf,
  poolIn,
  productionConfig,
  queuesIn,
  type Vars,
  varsIn,
} from "./production-config.ts";

/** Bindings to which a Worker's metadata of 1 MB has room, less what is not the pool. */
const LARGEST_POOL = 4900;

export interface Wanted {
  /** wrangler.toml. */
  local: string;
  /** Settings that are given now; others stay as they were, or as they are locally. */
  vars: Vars;
  /** How many databases are to stand free. */
  free: number;
  /** Needed once, where TURNSTILE_SITE_KEY is set. */
  turnstileSecret?: string | undefined;
}

export type Say = (line: string) => void;

/**
 * Makes whatever a deployment lacks, then deploys. Each step looks before it makes, so that it can
 * be cut off anywhere and run again, and changes nothing where everything is there.
 *
 * @returns What a person still has to do.
 * @throws What the platform said; nothing made so far is lost.
 */
export async function setUpCloud(platform: Platform, wanted: Wanted, say: Say): Promise<string[]> {
  const vars = await varsOf(platform, wanted);
  for (const part of ["directory", "commons"]) await ensureDatabase(platform, nameOf(part), say);
  for (const queue of queuesIn(wanted.local)) {
    if (await platform.hasQueue(queue)) continue;
    await platform.createQueue(queue);
    say(`made queue ${queue}`);
  }
  const buckets = await platform.buckets();
  for (const bucket of bucketsIn(wanted.local).filter((each) => !buckets.includes(each))) {
    await platform.createBucket(bucket);
    say(`made bucket ${bucket}`);
  }
  await ensureSecrets(platform, { ...wanted, vars }, say);
  await growPool(platform, { ...wanted, vars }, say);
  return mailTasks(platform, vars);
}

/**
 * Makes databases until so many are free, binds them and deploys. Nothing else ever writes the
 * bindings of a deployment.
 */
export async function growPool(platform: Platform, wanted: Wanted, say: Say): Promise<void> {
  const vars = await varsOf(platform, wanted);
  const taken = new Set(await platform.takenDatabases());
  const pool = poolIn(await platform.databases());
  const free = pool.filter(({ binding }) => !taken.has(binding)).length;
  const last = Number(pool.at(-1)?.name.slice(-4) ?? 0);
  const missing = Math.max(0, wanted.free - free);
  if (pool.length + missing > LARGEST_POOL) {
    throw new Error(
      `one deployment binds ${LARGEST_POOL} databases at most; see docs/operations.md`,
    );
  }
  for (let number = last + 1; number <= last + missing; number++) {
    const name = nameOf(`net-${String(number).padStart(4, "0")}`);
    await platform.createDatabase(name);
    say(`made database ${name}`);
  }
  const databases = await platform.databases();
  const config = productionConfig(wanted.local, databases, vars);
  if ((await platform.readConfig()) !== config) {
    await platform.writeConfig(config);
    say("wrote wrangler.production.toml");
  }
  await platform.migrate("DIRECTORY");
  await platform.migrate("COMMONS");
  await deployChanges(platform, say);
  say(`${free + missing} databases are free, ${taken.size} are taken`);
}

/** Secrets are set before the version that needs them, and never replaced here. */
async function ensureSecrets(
  platform: Platform,
  { vars, turnstileSecret }: Wanted,
  say: Say,
): Promise<void> {
  const there = await platform.secrets();
  const made: Record<string, string | undefined> = {
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    ...(vars.TURNSTILE_SITE_KEY && { TURNSTILE_SECRET: turnstileSecret }),
  };
  for (const [name, value] of Object.entries(made)) {
    if (there.includes(name)) continue;
    if (!value) throw new Error(`put ${name} into the environment for this once`);
    await platform.putSecret(name, value);
    say(`set secret ${name}`);
  }
}

async function ensureDatabase(platform: Platform, name: string, say: Say): Promise<void> {
  if ((await platform.databases()).some((database) => database.name === name)) return;
  await platform.createDatabase(name);
  say(`made database ${name}`);
}

async function deployChanges(platform: Platform, say: Say): Promise<void> {
  const fingerprint = await platform.fingerprint();
  if ((await platform.deployed()) === fingerprint) {
    say("this version is deployed already");
    return;
  }
  await platform.deploy(fingerprint);
  say("deployed");
}

/** What is given now, else what stands, else what is so everywhere; checked before anything is made. */
async function varsOf(platform: Platform, { local, vars }: Wanted): Promise<Vars> {
  const everywhere = varsIn(local);
  const standing = varsIn((await platform.readConfig()) ?? "");
  const known = Object.keys(everywhere);
  const stray = Object.keys(vars).filter((name) => !known.includes(name));
  if (stray.length > 0) throw new Error(`no such setting: ${stray.join(", ")}`);
  const chosen = Object.fromEntries(
    known.map((name) => [name, vars[name] ?? standing[name] ?? everywhere[name] ?? ""]),
  );
  const settled: Vars = { ...chosen, ENVIRONMENT: "production" };
  for (const name of ["AUTH_URL", "MAIL_FROM"]) {
    if (settled[name] === everywhere[name]) throw new Error(`give ${name}: ${examples[name]}`);
  }
  const origin = URL.parse(settled.AUTH_URL ?? "");
  if (origin?.protocol !== "https:" || origin.pathname !== "/") {
    throw new Error(`AUTH_URL must be an https origin: ${examples.AUTH_URL}`);
  }
  return settled;
}

const examples: Readonly<Record<string, string>> = {
  AUTH_URL: "--origin https://learn.example.org",
  MAIL_FROM: '--mail-from "Allteach <reports@example.org>"',
};

/** The queue into which the Email Service puts what became of mails. */
const MAIL_EVENTS = "mail-events";

/** What is left to do before mail from our address is let through, and its bounces are heard of. */
async function mailTasks(platform: Platform, { MAIL_FROM = "" }: Vars): Promise<string[]> {
  const [, domain = ""] = /@([^>\s]+)/.exec(MAIL_FROM) ?? [];
  const [allowed, heard] = [await platform.mailDomains(), await platform.heardDomains(MAIL_EVENTS)];
  return [
    ...(allowed.includes(domain)
      ? []
      : [
          `mail cannot leave yet: run wrangler email sending enable ${domain}, then look at wrangler email sending dns get ${domain}`,
        ]),
    ...(heard.includes(domain)
      ? []
      : [
          `nobody hears of bounces yet: run wrangler queues subscription create ${MAIL_EVENTS} --source email.sending --domain ${domain} --zone-id ID --events ${mailEvents.join(",")}`,
        ]),
  ];
}
