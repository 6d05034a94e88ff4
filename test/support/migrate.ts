import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";

// Test files share one runtime, so that the service is read in once; its databases begin empty.
// What the file before has left under way may write once more after a reset.
do {
  await reset();
} while (!(await areEmpty()));
await applyD1Migrations(env.DIRECTORY, env.DIRECTORY_MIGRATIONS);
await applyD1Migrations(env.COMMONS, env.COMMONS_MIGRATIONS);

async function areEmpty(): Promise<boolean> {
  const databases = Object.entries(env).flatMap(([name, bound]) =>
    name.startsWith("NET_") ? [bound as D1Database] : [],
  );
  const tables = await Promise.all(
    [env.DIRECTORY, env.COMMONS, ...databases].map((database) =>
      database
        .prepare("select 1 from sqlite_master where name not like '\\_cf%' escape '\\'")
        .all(),
    ),
  );
  return tables.every(({ results }) => results.length === 0);
}
