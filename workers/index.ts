import { onTheHour } from "./cron/on-the-hour.ts";
import type { Bindings } from "./env.ts";
import { app } from "./http/app.ts";
import { consume } from "./queue/consume.ts";

export default {
  fetch: app.fetch,
  queue: consume,
  scheduled: onTheHour,
} satisfies ExportedHandler<Bindings>;
