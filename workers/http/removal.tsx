import { endNetwork, keepNetwork } from "@allteach/actions/end-network";
import { may } from "@allteach/domain/permission";
import { certificateFor, leaderAddresses } from "@allteach/store/departure";
import { openDirectory } from "@allteach/store/directory";
import { DeletionPage } from "@allteach/web/pages/deletion-page";
import { RemovalPage, type RemovalPageProps } from "@allteach/web/pages/removal-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { removalMail } from "../removal-mail.ts";
import type { AppEnv, NetworkEnv } from "./app-env.ts";
import { textsIn } from "./form-text.ts";
import { pinPlatform } from "./pins/pin-platform.ts";
import { postMail } from "./post-mail.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell, shellOf } from "./shell.ts";

/** Removing a network, and keeping it after all. */
export const removalRoutes = new Hono<NetworkEnv>()
  .get(paths.removal.pattern, (c) => {
    const { actor } = c.var.action;
    if (!may(actor, "manage-network")) return notTheirs(c);
    return page(c, { step: c.req.query("sure") === undefined ? "first" : "second" });
  })
  .post(paths.removal.pattern, async (c) => {
    const { name: typed } = textsIn(await c.req.formData(), ["name"]);
    const { action, network } = c.var;
    const directory = openDirectory(c.env.DIRECTORY);
    const asked = await endNetwork(action, pinPlatform(c), typed);
    if (!asked.ok) {
      const { refusal } = asked;
      if (refusal.kind !== "invalid") return answerRefusal(c, refusal);
      return page(c, { step: "second", typed, error: refusal.problems[0]?.because }, 422);
    }
    const { certificate, dueAt } = asked.value;
    const { origin } = c.var.settings;
    const mail = removalMail({
      name: network.name,
      on: new Date(dueAt),
      timeZone: network.timeZone,
      keep: origin + paths.removal({ network: network.slug }),
      certificate: origin + paths.deletion({ certificate }),
    });
    for (const to of await leaderAddresses(directory, network.id)) {
      await postMail(c, "removal", to, mail);
    }
    return c.redirect(paths.network({ network: network.slug }), 303);
  })
  .post(paths.removalEnd.pattern, async (c) => {
    const kept = await keepNetwork(c.var.action, pinPlatform(c));
    return kept.ok
      ? c.redirect(paths.network({ network: c.var.network.slug }), 303)
      : answerRefusal(c, kept.refusal);
  });

const notTheirs = (c: Context<NetworkEnv>) =>
  answerRefusal(c, { kind: "not-allowed", need: "manage-network" });

function page(
  c: Context<NetworkEnv>,
  given: Pick<RemovalPageProps, "step" | "typed" | "error">,
  status: 200 | 422 = 200,
) {
  const { network, now } = c.var;
  const shell = networkShell(c, "settings");
  return c.html(<RemovalPage {...{ shell, network, now }} {...given} />, status);
}

/** What was removed, for whoever asked for it: to everyone else there is no such page. */
export const deletionRoutes = new Hono<AppEnv>().get(paths.deletion.pattern, async (c) => {
  const { person } = c.var.caller;
  if (!person) return answerRefusal(c, { kind: "not-signed-in" });
  const directory = openDirectory(c.env.DIRECTORY);
  const certificate = await certificateFor(directory, c.req.param("certificate"), person.id);
  if (!certificate) return answerRefusal(c, { kind: "not-found", what: "page" });
  return c.html(<DeletionPage shell={shellOf(c)} now={c.var.now} certificate={certificate} />);
});
