import type { D1Migration } from "cloudflare:test";
import type { Bindings } from "../../workers/env.ts";

declare global {
  interface ImportMeta {
    /** Files as text, by a pattern; none where there are none. Filled in by the test runner. */
    glob(
      pattern: string,
      how: { query: "?raw"; import: "default"; eager: true },
    ): Record<string, string>;
  }

  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import("../../workers/index.ts");
    }

    /** What a worker test is bound to: the Worker's own bindings and the migrations to apply. */
    interface Env extends Bindings {
      DIRECTORY_MIGRATIONS: D1Migration[];
      COMMONS_MIGRATIONS: D1Migration[];
      NETWORK_MIGRATIONS: D1Migration[];
      /** Set where `npm run check:full` has time for what the check takes a part of. */
      FULL?: string;
      /** `all` where `npm run attack:pins` sends every hostile file and link. */
      HOSTILE_FILES?: string;
      /** How many networks `pnpm chaos:provisioning` makes. */
      FAULT_NETWORKS?: string;
      FAULT_UPLOADS?: string;
      FAULT_REPORTS?: string;
      /** Of which sizes `pnpm bench` measures a night of reports. */
      BENCH_NIGHT?: string;
      /** How many goals, acts and which chance `pnpm chaos:commons` takes. */
      FAULT_GOALS?: string;
      FAULT_ACTS?: string;
      FAULT_SEED?: string;
      /** `full` where `pnpm isolation` asks as everyone, in every way. */
      ISOLATION?: string;
      /** Which checks and which routes alone are looked at: see `test/isolation/isolation.mjs`. */
      ISOLATION_CHECKS?: string;
      ISOLATION_ROUTES?: string;
    }
  }
}
