import { commentOnPin, takeBackComment } from "@allteach/actions/boards/comment-on-pin";
import { flagPin, moderatePin, readModeration } from "@allteach/actions/boards/moderate-pin";
import { remixPin } from "@allteach/actions/boards/remix-pin";
import { tryPin, untryPin } from "@allteach/actions/boards/try-pin";
import { CommentDraft } from "@allteach/domain/boards/pin-comment";
import { FlagDraft, Moderation } from "@allteach/domain/boards/pin-flag";
import { TryDraft } from "@allteach/domain/boards/pin-try";
import type { Refusal } from "@allteach/domain/refusal";
import { openDirectory } from "@allteach/store/directory";
import { ModerationPage } from "@allteach/web/pages/boards/moderation-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { pinPlatform } from "../pins/pin-platform.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { pinPage } from "./pin-page.tsx";

/** What people do with a pin: say something, try it, make a version, report it, moderate it. */
export const pinTalkRoutes = new Hono<NetworkEnv>()
  .post(paths.pinComments.pattern, async (c) => {
    const given = textsIn(await c.req.formData(), ["text"]);
    const typed = { text: given.text.replaceAll("\r\n", "\n") };
    const asked = CommentDraft.safeParse(typed);
    const id = c.req.param("pin");
    if (!asked.success) {
      return pinPage(c, id, { typed: typed.text, problems: problemsIn(asked.error) });
    }
    const said = await commentOnPin(c.var.action, openDirectory(c.env.DIRECTORY), id, asked.data);
    if (said.ok) return goTo(c, id, "said", said.value.id);
    if (said.refusal.kind !== "too-many") return answerRefusal(c, said.refusal);
    const because = said.refusal.because ?? "wait a little";
    return pinPage(c, id, { typed: typed.text, problems: [{ field: "text", because }] });
  })
  .post(paths.pinCommentRemoval.pattern, async (c) => {
    const { pin, comment } = c.req.param();
    const back = await takeBackComment(c.var.action, pin, comment);
    return back.ok ? goTo(c, pin, "taken-back-comment") : answerRefusal(c, back.refusal);
  })
  .post(paths.pinTries.pattern, async (c) => {
    const asked = TryDraft.safeParse(textsIn(await c.req.formData(), ["site", "test", "since"]));
    const id = c.req.param("pin");
    if (!asked.success) return pinPage(c, id, { tryProblems: problemsIn(asked.error) });
    const tried = await tryPin(c.var.action, id, asked.data);
    if (tried.ok) return goTo(c, id, "tried");
    const tryProblems = problemsOf(tried.refusal);
    return tryProblems ? pinPage(c, id, { tryProblems }) : answerRefusal(c, tried.refusal);
  })
  .post(paths.pinTryRemoval.pattern, async (c) => {
    const { pin, try: id } = c.req.param();
    const back = await untryPin(c.var.action, pin, id);
    return back.ok ? goTo(c, pin, "untried") : answerRefusal(c, back.refusal);
  })
  .post(paths.remixes.pattern, async (c) => {
    const { pin, site } = textsIn(await c.req.formData(), ["pin", "site"]);
    const made = await remixPin(c.var.action, pinPlatform(c), pin, site);
    if (!made.ok) return answerRefusal(c, asked(made.refusal));
    const at = { network: c.var.network.slug, pin: made.value.id };
    return c.redirect(paths.editPin(at), 303);
  })
  .post(paths.pinFlags.pattern, async (c) => {
    const { comment, ...typed } = textsIn(await c.req.formData(), ["comment", "why", "text"]);
    const draft = FlagDraft.safeParse(typed);
    if (!draft.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(draft.error) });
    }
    const id = c.req.param("pin");
    const flagged = await flagPin(c.var.action, id, comment, draft.data);
    return flagged.ok ? goTo(c, id, "reported") : answerRefusal(c, flagged.refusal);
  })
  .post(paths.pinModeration.pattern, async (c) => {
    const { comment, ...typed } = textsIn(await c.req.formData(), ["comment", "act", "why"]);
    const decision = Moderation.safeParse(typed);
    if (!decision.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(decision.error) });
    }
    const id = c.req.param("pin");
    const done = await moderatePin(c.var.action, pinPlatform(c), id, comment, decision.data);
    if (!done.ok) return answerRefusal(c, done.refusal);
    return c.redirect(`${paths.moderation({ network: c.var.network.slug })}?now=decided`, 303);
  })
  .get(paths.moderation.pattern, async (c) => {
    const read = await readModeration(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <ModerationPage
        shell={networkShell(c, "pins")}
        now={c.var.now}
        {...read.value}
        happened={c.req.query("now") === "decided" ? "Decided. It stands in the audit." : undefined}
      />,
    );
  });

/** What a pin's page says after something was done on it. */
export const talkHappenings = {
  said: "Said. Whoever you named is told in their mail of the day.",
  "taken-back-comment": "Taken back. No word of it is left.",
  tried: "Noted. Your chart speaks for this pin from now on.",
  untried: "Taken back.",
  reported: "Thank you. The moderators look at it.",
} as const;

function goTo(
  c: Context<NetworkEnv>,
  pin: string,
  now: keyof typeof talkHappenings,
  comment?: string,
): Response {
  const address = `${paths.pin({ network: c.var.network.slug, pin })}?now=${now}`;
  return c.redirect(comment ? `${address}#${comment}` : address, 303);
}

/** A version that cannot be made as it was asked for: said of the site, the one thing one chooses. */
function asked(refusal: Refusal): Refusal {
  return refusal.kind === "invalid"
    ? { kind: "closed", because: refusal.problems.map(({ because }) => because).join("; ") }
    : refusal;
}
