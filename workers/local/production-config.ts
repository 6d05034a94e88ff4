import type { Database } from "./platform.ts";

/** Writes what a deployment is bound to: the local configuration with the account's own ids. */

const NOTE = `# Written by pnpm cloud:setup and pnpm pool:grow: change wrangler.toml or their settings, not this.
# Keep it under version control: it holds the ids of this deployment's databases, and no secret.
`;

/** The text settings of a deployment, as `[vars]` has them. */
export type Vars = Readonly<Record<string, string>>;

/**
 * @param local wrangler.toml, from which everything comes that is the same everywhere.
 * @param databases What the account has; the pool is every `…-net-NNNN` among them.
 * @throws When the directory or the commons is not among them.
 */
export function productionConfig(
  local: string,
  databases: readonly Database[],
  vars: Vars,
): string {
  const [shared = ""] = local.split(/\n(?:#.*\n)*\[\[d1_databases\]\]\n/, 1);
  const body = shared
    .replace(/^(?:#.*\n)+\n?/, "")
    .replace(
      /^\[vars\]\n(?:(?!\[).*\n)*/m,
      `[vars]\n${varLines({ ...varsIn(local), ...vars })}\n\n`,
    );
  const kept = ["directory", "commons"] as const;
  return [
    NOTE,
    routeLine(vars.AUTH_URL),
    body.trimEnd(),
    "",
    ...kept.map((part) => block(part.toUpperCase(), databaseNamed(databases, nameOf(part)), part)),
    ...poolIn(databases).map(({ binding, ...database }) => block(binding, database, "network")),
  ]
    .filter((part) => part !== undefined)
    .join("\n");
}

/** What an account's database of ours is called: `directory`, `commons`, `net-0001`. */
export const nameOf = (part: string) => `allteach-${part}`;

/** The databases of the pool among an account's, in order, with the names of their bindings. */
export function poolIn(databases: readonly Database[]): (Database & { binding: string })[] {
  return databases
    .flatMap((database) => {
      const [, number] = /^allteach-net-(\d{4})$/.exec(database.name) ?? [];
      return number ? [{ ...database, binding: `NET_${number}` }] : [];
    })
    .sort((a, b) => a.binding.localeCompare(b.binding));
}

/** The settings that a configuration's `[vars]` has. */
export function varsIn(config: string): Vars {
  const [, block = ""] = /^\[vars\]\n((?:(?!\[).*\n)*)/m.exec(config) ?? [];
  return Object.fromEntries(
    [...block.matchAll(/^(\w+) = (".*")\s*$/gm)].map(([, name = "", value = ""]) => [
      name,
      String(JSON.parse(value)),
    ]),
  );
}

/** The queues that a configuration's consumers read, dead-letter queues included. */
export function queuesIn(config: string): string[] {
  return [...new Set([...config.matchAll(/^queue = "(.+)"$/gm)].flatMap(([, name]) => name ?? []))];
}

/** The buckets that a configuration binds. */
export function bucketsIn(config: string): string[] {
  return [...config.matchAll(/^bucket_name = "(.+)"$/gm)].flatMap(([, name]) => name ?? []);
}

function varLines(vars: Vars): string {
  return Object.entries(vars)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join("\n");
}

/** A domain of one's own is served by a route; workers.dev needs none. */
function routeLine(origin: string | undefined): string | undefined {
  const { hostname } = new URL(origin ?? "");
  if (hostname.endsWith(".workers.dev")) return undefined;
  return `routes = [{ pattern = ${JSON.stringify(hostname)}, custom_domain = true }]\n`;
}

function databaseNamed(databases: readonly Database[], name: string): Database {
  const found = databases.find((database) => database.name === name);
  if (!found) throw new Error(`the account has no database ${name}`);
  return found;
}

function block(binding: string, { name, id }: Database, migrations: string): string {
  return `[[d1_databases]]
binding = "${binding}"
database_name = "${name}"
database_id = "${id}"
migrations_dir = "migrations/${migrations}"
`;
}
