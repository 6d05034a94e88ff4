// `pnpm chaos:provisioning [N]`: the test of killed provisioning with N networks (200), each in a
// database of its own; the check runs it with as many as the local pool has room for.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const networks = Number(process.argv[2] ?? 200);
if (!Number.isInteger(networks) || networks < 2) {
  console.error("usage: pnpm chaos:provisioning [networks, at least 2]");
  process.exit(1);
}

const root = resolve(import.meta.dirname, "../..");
mkdirSync(join(root, ".wrangler"), { recursive: true });
const scratch = mkdtempSync(join(root, ".wrangler", "chaos-"));
try {
  const config = join(scratch, "wrangler.toml");
  writeFileSync(config, configuration(networks + 2));
  const started = Date.now();
  const args = ["run", "--project", "worker", "test/worker/provisioning-faults.test.ts"];
  const { status, stdout } = spawnSync("vitest", args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, WORKER_CONFIG: config, FAULT_NETWORKS: String(networks) },
    shell: process.platform === "win32",
  });
  if (status !== 0) process.stdout.write(stdout);
  for (const [, line] of stdout.matchAll(/^.*?chaos: (.*)$/gm)) console.log(line);
  console.log(`${status === 0 ? "holds" : "FAILS"} (${seconds(started)} s)`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(scratch, { recursive: true });
}

/** The local configuration with a pool of `size`, as seen from a folder two below it. */
function configuration(size) {
  const local = readFileSync(join(root, "wrangler.toml"), "utf8");
  const [before] = local.split(/^.*\n\[\[d1_databases\]\]\nbinding = "NET_0001"/m);
  const pool = Array.from({ length: size }, (_, index) => {
    const number = String(index + 1).padStart(4, "0");
    return `[[d1_databases]]
binding = "NET_${number}"
database_name = "allteach-net-${number}"
database_id = "local-net-${number}"
`;
  });
  return [
    before
      .replace('main = "workers/index.ts"', 'main = "../../workers/index.ts"')
      .replace('directory = "./web/dist/assets"', 'directory = "../../web/dist/assets"')
      .replace(/^\[build\]\n(.+\n)+/m, "")
      .replaceAll('migrations_dir = "migrations/', 'migrations_dir = "../../migrations/'),
    ...pool,
  ].join("\n");
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
