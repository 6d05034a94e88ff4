import { existsSync } from "node:fs";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { removableChecks } from "./test/isolation/removable-checks.ts";

// A clean clone has no styles and scripts yet, and the pages name them.
if (!existsSync("web/dist/manifest.json")) await import("./web/build.mjs");

const canBeBundled = process.platform === "linux" && process.arch === "x64";

/** Three places to run: plain Node for what is pure, workerd for what needs a database, Chromium for what is seen. */
export default defineConfig(async () => ({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/**/*.test.ts", "web/**/*.test.{ts,tsx}", "test/unit/**/*.test.ts"],
          environment: "node",
          // Nothing here keeps anything from one file to the next: what is read in once serves all.
          isolate: false,
          setupFiles: ["./test/support/seed.ts"],
          // Nothing here measures time; some build the library seventy times.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [cloudflareTest(await workerd())],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          // The service is read in once for all files; each begins with empty databases.
          isolate: false,
          // Some ask fifty times at once, on machines that do other things besides.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          setupFiles: ["./test/support/migrate.ts"],
        },
      },
      ...(process.env.ISOLATION ? [await withoutChecks()] : []),
      {
        test: {
          name: "browser",
          globalSetup: ["./test/browser/start.ts"],
          include: ["test/browser/**/*.test.ts"],
          environment: "node",
          // It has no window to draw: a page takes a third of what it takes in a whole browser.
          ...(canBeBundled && { env: { CHROMIUM: process.env.CHROMIUM ?? "bundled" } }),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxConcurrency: 3,
        },
      },
    ],
  },
}));

/** The Worker as it is deployed, with what only tests are bound to. */
async function workerd() {
  return {
    wrangler: { configPath: process.env.WORKER_CONFIG ?? "./wrangler.toml" },
    miniflare: {
      compatibilityFlags: ["service_binding_extra_handlers"],
      bindings: {
        AUTH_SECRET: "a secret for tests alone, of more than 32 characters",
        OPERATORS: "operator@allteach.example, second@allteach.example",
        ...(process.env.FAULT_NETWORKS && { FAULT_NETWORKS: process.env.FAULT_NETWORKS }),
        ...(process.env.FAULT_UPLOADS && { FAULT_UPLOADS: process.env.FAULT_UPLOADS }),
        ...(process.env.FAULT_REPORTS && { FAULT_REPORTS: process.env.FAULT_REPORTS }),
        ...(process.env.BENCH_NIGHT && { BENCH_NIGHT: process.env.BENCH_NIGHT }),
        ...(process.env.FAULT_GOALS && { FAULT_GOALS: process.env.FAULT_GOALS }),
        ...(process.env.FAULT_ACTS && { FAULT_ACTS: process.env.FAULT_ACTS }),
        ...(process.env.FAULT_SEED && { FAULT_SEED: process.env.FAULT_SEED }),
        ...(process.env.FULL && { FULL: process.env.FULL }),
        ...(process.env.HOSTILE_FILES && { HOSTILE_FILES: process.env.HOSTILE_FILES }),
        ...(process.env.ISOLATION && { ISOLATION: process.env.ISOLATION }),
        ...(process.env.ISOLATION_CHECKS && { ISOLATION_CHECKS: process.env.ISOLATION_CHECKS }),
        ...(process.env.ISOLATION_ROUTES && { ISOLATION_ROUTES: process.env.ISOLATION_ROUTES }),
        DIRECTORY_MIGRATIONS: await readD1Migrations("migrations/directory"),
        COMMONS_MIGRATIONS: await readD1Migrations("migrations/commons"),
        NETWORK_MIGRATIONS: await readD1Migrations("migrations/network"),
      },
      queueConsumers: {
        reports: { maxBatchTimeout: 0.05 },
        mail: { maxBatchTimeout: 0.05 },
        upkeep: { maxBatchTimeout: 0.05 },
      },
    },
  };
}

/** The same with checks that can be taken out: for `pnpm isolation` alone. */
async function withoutChecks() {
  return {
    plugins: [removableChecks(import.meta.dirname), cloudflareTest(await workerd())],
    test: {
      name: "isolation",
      include: ["test/isolation/**/*.test.ts"],
      setupFiles: ["./test/isolation/planted.ts", "./test/support/migrate.ts"],
    },
  };
}
