import { startToFollow, stopToFollow } from "@allteach/actions/boards/follow";
import { readFollows, setNewsMails } from "@allteach/actions/boards/read-follows";
import { Followed } from "@allteach/domain/boards/follow";
import { openDirectory } from "@allteach/store/directory";
import { FollowsPage } from "@allteach/web/pages/boards/follows-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { namesFor } from "./names.ts";

/** What somebody follows. */
export const followRoutes = new Hono<NetworkEnv>()
  .get(paths.follows.pattern, async (c) => {
    const [read, nameOf] = await Promise.all([readFollows(c.var.action), namesFor(c)]);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { follows, ...view } = read.value;
    const network = c.var.network.slug;
    const hrefs = {
      person: (target: string) => paths.member({ network, person: target }),
      site: (target: string) => paths.site({ network, site: target }),
      board: (target: string) => paths.board({ network, board: target }),
      family: (target: string) => `${paths.pins({ network })}?family=${target}`,
    };
    return c.html(
      <FollowsPage
        shell={networkShell(c, "pins")}
        {...view}
        follows={follows.map(({ kind, target, name }) => ({
          ...{ kind, target, name: name ?? nameOf(target) },
          ...((kind !== "person" || nameOf(target) !== "a former member") && {
            href: hrefs[kind](target),
          }),
        }))}
        happened={happenings[c.req.query("now") as keyof typeof happenings]}
      />,
    );
  })
  .post(paths.follows.pattern, async (c) => {
    const { next, ...asked } = textsIn(await c.req.formData(), ["kind", "target", "next"]);
    const followed = Followed.safeParse(asked);
    if (!followed.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(followed.error) });
    }
    const begun = await startToFollow(c.var.action, openDirectory(c.env.DIRECTORY), followed.data);
    return begun.ok ? back(c, next, "followed") : answerRefusal(c, begun.refusal);
  })
  .post(paths.followEnd.pattern, async (c) => {
    const { next, ...asked } = textsIn(await c.req.formData(), ["kind", "target", "next"]);
    const followed = Followed.safeParse(asked);
    if (!followed.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(followed.error) });
    }
    const ended = await stopToFollow(c.var.action, followed.data);
    return ended.ok ? back(c, next, "unfollowed") : answerRefusal(c, ended.refusal);
  })
  .post(paths.followMails.pattern, async (c) => {
    const { wanted } = textsIn(await c.req.formData(), ["wanted"]);
    const set = await setNewsMails(c.var.action, wanted === "yes");
    if (!set.ok) return answerRefusal(c, set.refusal);
    return back(c, "", wanted === "yes" ? "mailed" : "quiet");
  });

const happenings = {
  followed: "You follow it. What is new there comes in your mail of the day.",
  unfollowed: "You follow it no longer.",
  mailed: "What is new comes in your mail of the day.",
  quiet: "No more mails about pins.",
} as const;

/** To the page one came from, where it is one of this network's own. */
function back(c: Context<NetworkEnv>, next: string, now: keyof typeof happenings): Response {
  const network = c.var.network.slug;
  const isOurs = new RegExp(`^/n/${network}/(boards|pins|sites|people)/[A-Za-z0-9_.~-]+$`).test(
    next,
  );
  return c.redirect(isOurs ? next : `${paths.follows({ network })}?now=${now}`, 303);
}
