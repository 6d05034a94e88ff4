import type { PlatformContext } from "@allteach/actions/context";
import { askForMigrations } from "@allteach/actions/migrate-networks";
import { jobIn, retryDeadLetters } from "@allteach/actions/retry-dead-letters";
import { schemaVersion } from "@allteach/actions/schema-version";
import { FEW_DATABASES } from "@allteach/actions/warn-operators";
import type { UserId } from "@allteach/domain/identity";
import { openDirectory } from "@allteach/store/directory";
import { readOperations } from "@allteach/store/operations";
import { OperatorPage } from "@allteach/web/pages/operator-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { laterIn } from "../later.ts";
import { databasesOf, networkMigrations } from "../networks.ts";
import { tallied } from "../tally.ts";
import type { AppEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { isOperator, shellOf } from "./shell.ts";

interface OperatorEnv {
  Bindings: AppEnv["Bindings"];
  Variables: AppEnv["Variables"] & { operator: UserId };
}

/**
 * To whom the settings name, once a mail link has shown that the address is theirs. To everyone else
 * this page does not exist.
 */
const operatorsOnly = createMiddleware<OperatorEnv>(async (c, next) => {
  const { person } = c.var.caller;
  const asAnyone = c as unknown as Context<AppEnv>;
  if (!person || !isOperator(asAnyone)) {
    return answerRefusal(asAnyone, { kind: "not-found", what: "page", known: [paths.front] });
  }
  c.set("operator", person.id);
  return next();
});

/** How the service fares, and what can be done about it. */
export const operatorRoutes = new Hono<OperatorEnv>()
  .use(paths.operator, operatorsOnly)
  .use(`${paths.operator}/*`, operatorsOnly)
  .get(paths.operator, async (c) => {
    const { now } = c.var;
    const version = schemaVersion(networkMigrations);
    const bound = [...databasesOf(c.env).keys()];
    const after = c.req.query("after") ?? "";
    const operations = await readOperations(directoryOf(c), { bound, version, after, now });
    const letters = operations.letters.map((letter) => ({
      ...letter,
      isJob: jobIn(letter.body) !== undefined,
    }));
    return c.html(
      <OperatorPage
        {...operations}
        shell={shellOf(c as unknown as Context<AppEnv>)}
        {...{ now, version, letters, happened: happenedIn(c) }}
        hasScanner={c.env.SCANNER !== undefined}
        pool={{ ...operations.pool, few: FEW_DATABASES }}
      />,
    );
  })
  .post(paths.operatorMigrations, async (c) => {
    const asked = await askForMigrations(platformOf(c), networkMigrations, { all: true });
    return done(c, "migrating", asked);
  })
  .post(paths.deadLettersAgain, async (c) =>
    done(c, "again", await retryDeadLetters(platformOf(c), c.var.operator)),
  )
  .post(paths.deadLetterAgain.pattern, async (c) =>
    done(c, "again", await retryDeadLetters(platformOf(c), c.var.operator, c.req.param("letter"))),
  );

function directoryOf(c: Context<OperatorEnv>) {
  return openDirectory(tallied(c.env.DIRECTORY, c.var.tally));
}

function platformOf(c: Context<OperatorEnv>): PlatformContext {
  return { directory: directoryOf(c), later: laterIn(c.env), now: c.var.now };
}

/** Every act of an operator stands in the log, with who did it. */
function done(c: Context<OperatorEnv>, what: keyof typeof sentences, jobs: number) {
  console.log("operator acted", { operator: c.var.operator, what, path: c.req.path, jobs });
  return c.redirect(`${paths.operator}?done=${what}&jobs=${jobs}`, 303);
}

const sentences = {
  migrating: (jobs: number) => `Asked for ${jobs} migrations. Open this page again in a minute.`,
  again: (jobs: number) => `Asked again for ${jobs} of the jobs that were given up.`,
};

function happenedIn(c: Context<OperatorEnv>): string | undefined {
  const { done: what, jobs = "" } = c.req.query();
  if (!/^\d{1,6}$/.test(jobs)) return undefined;
  return what === "migrating" || what === "again" ? sentences[what](Number(jobs)) : undefined;
}
