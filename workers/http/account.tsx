import { changeName, NameChange } from "@allteach/actions/change-name";
import { endOtherSessions, endSession } from "@allteach/actions/end-session";
import { listSessions } from "@allteach/actions/list-sessions";
import { JoinWish, requestToJoin } from "@allteach/actions/request-to-join";
import { openDirectory } from "@allteach/store/directory";
import { AccountPage } from "@allteach/web/pages/account-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { tallied } from "../tally.ts";
import type { AppEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { sessionHashOf } from "./caller.ts";
import { answerRefusal } from "./refusal.tsx";
import { entrancesFor, shellOf } from "./shell.ts";
import { unhurried } from "./unhurried.ts";
import { visitOf } from "./visit.ts";

/** What concerns a person and no network in particular. */
export const accountRoutes = new Hono<AppEnv>()
  .use("/account/*", unhurried)
  .use(paths.joinRequests, unhurried)
  .get(paths.account, (c) => page(c, {}))
  .post(paths.accountName, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    const asked = NameChange.safeParse(await c.req.parseBody());
    if (!asked.success) {
      return page(c, { nameError: "Use one line of plain text, of 200 characters at most." }, 422);
    }
    await changeName(directoryOf(c), person.id, asked.data);
    return c.redirect(`${paths.account}?now=named`, 303);
  })
  .post(paths.sessionEnd.pattern, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    const ended = await endSession(directoryOf(c), person.id, c.req.param("session"));
    if (!ended.ok) return answerRefusal(c, ended.refusal);
    return c.redirect(`${paths.account}?now=ended`, 303);
  })
  .post(paths.otherSessionsEnd, async (c) => {
    const { person } = c.var.caller;
    const current = await sessionHashOf(c);
    if (!person || !current) return answerRefusal(c, { kind: "not-signed-in" });
    await endOtherSessions(directoryOf(c), person.id, current);
    return c.redirect(`${paths.account}?now=others-ended`, 303);
  })
  // The same answer whether there is such a network or not.
  .post(paths.joinRequests, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    const wish = JoinWish.safeParse(await c.req.parseBody());
    if (!wish.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(wish.error) });
    }
    await requestToJoin(visitOf(c), person.id, wish.data);
    return c.redirect(`${paths.networks}?now=asked`, 303);
  });

const happenings: Readonly<Record<string, string>> = {
  named: "Your name is changed.",
  ended: "That browser is signed out.",
  "others-ended": "You are signed out everywhere but here.",
  left: "You have left the network.",
};

async function page(
  c: Context<AppEnv>,
  given: { nameError?: string },
  status: 200 | 422 = 200,
): Promise<Response> {
  const { caller, now } = c.var;
  const { person, networks } = caller;
  const current = await sessionHashOf(c);
  if (!person || !current) return answerRefusal(c, { kind: "not-signed-in" });
  const listed = await listSessions(directoryOf(c), person.id, current, now);
  return c.html(
    <AccountPage
      shell={shellOf(c)}
      now={now}
      email={person.email}
      name={person.name}
      networks={networks.map(({ slug, name, grants }) => ({
        ...{ slug, name, href: entrancesFor(person)(slug, grants) },
      }))}
      happened={happenings[c.req.query("now") ?? ""]}
      {...listed}
      {...given}
    />,
    status,
  );
}

const directoryOf = (c: Context<AppEnv>) => openDirectory(tallied(c.env.DIRECTORY, c.var.tally));
