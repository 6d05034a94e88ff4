import { sha256 } from "@allteach/domain/digest";
import { Address } from "@allteach/mail/address";
import { ConfirmPage, SpentLinkPage } from "@allteach/web/pages/confirm-page";
import { SignInPage, SignInSentPage } from "@allteach/web/pages/sign-in-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { deleteCookie, getCookie } from "hono/cookie";
import * as z from "zod";
import type { Settings } from "../env.ts";
import { seal, unseal } from "../sealed.ts";
import type { AppEnv } from "./app-env.ts";
import { beginSignIn, completeSignIn, endSignIn, type SignInLink, sessionCookie } from "./auth.ts";
import { ANSWER_FIELD, humanCheckOf, isHuman } from "./human-check.ts";
import { Next } from "./next-page.ts";
import { isTooOften } from "./pace.ts";
import { postMail } from "./post-mail.ts";
import { answerRefusal } from "./refusal.tsx";
import { signInMail } from "./sign-in-mail.ts";
import { singleSignOnOf } from "./single-sign-on.tsx";

const Asked = z.object({ email: Address, next: Next });

const Link = z.object({ email: z.string(), token: z.string(), next: z.string() });

const PURPOSE = "sign-in";

/** Signing in by a link in a mail, and signing out. */
export const signInRoutes = new Hono<AppEnv>()
  .get(paths.signIn, (c) => {
    const next = Next.parse(c.req.query("next"));
    if (c.var.caller.person) return c.redirect(next, 303);
    return c.html(
      <SignInPage
        next={next}
        singleSignOn={singleSignOnOf(c.var.settings)}
        humanCheck={humanCheckOf(c)}
      />,
    );
  })
  .post(paths.signIn, async (c) => {
    const body = await c.req.parseBody<{
      email?: string;
      next?: string;
      [ANSWER_FIELD]?: string;
    }>();
    const { email = "", next, [ANSWER_FIELD]: answer } = body;
    const again = (error: string) => {
      const typed = { email, error, next: Next.parse(next), humanCheck: humanCheckOf(c) };
      return c.html(<SignInPage {...typed} singleSignOn={singleSignOnOf(c.var.settings)} />, 422);
    };
    const asked = Asked.safeParse({ email, next });
    if (!asked.success) return again("Type one mail address, such as ada@hospital.example.");
    const to = await sha256(asked.data.email);
    if (await isTooOften(c, c.env.SIGN_IN_LIMIT, "sign-in", to)) {
      return answerRefusal(c, { kind: "too-many" });
    }
    if (!(await isHuman(c, answer))) return again("Wait for the check below, then ask again.");
    await beginSignIn(c.env, asked.data.email, asked.data.next, (link) => mailLink(c, link));
    return c.redirect(paths.signInSent, 303);
  })
  .get(paths.signInSent, (c) =>
    c.html(<SignInSentPage {...(c.var.settings.development && { outboxHref: paths.outbox })} />),
  )
  // Opening the link changes nothing, so that a mail scanner that opens it cannot use it up.
  .get(paths.signInConfirm, async (c) => {
    const link = c.req.query("link") ?? "";
    const opened = await openLink(c.var.settings, link);
    return opened
      ? c.html(<ConfirmPage link={link} email={opened.email} />)
      : c.html(<SpentLinkPage />, 410);
  })
  .post(paths.signInConfirm, async (c) => {
    const { link = "" } = await c.req.parseBody<{ link?: string }>();
    const opened = await openLink(c.var.settings, link);
    const cookies = opened && (await completeSignIn(c.env, opened));
    if (!cookies) return c.html(<SpentLinkPage />, 410);
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    return c.redirect(Next.parse(opened.next), 303);
  })
  .post(paths.signOut, async (c) => {
    const name = sessionCookie(c.var.settings.origin);
    const token = getCookie(c, name);
    if (token) await endSignIn(c.env, token);
    deleteCookie(c, name, { path: "/", secure: c.var.settings.origin.startsWith("https:") });
    return c.redirect(paths.front, 303);
  });

async function openLink({ secret }: Settings, text: string): Promise<SignInLink | undefined> {
  return Link.safeParse(await unseal([secret], PURPOSE, text)).data;
}

async function mailLink(
  c: { env: AppEnv["Bindings"]; var: AppEnv["Variables"] },
  link: SignInLink,
): Promise<void> {
  const { origin, secret } = c.var.settings;
  const sealed = await seal(secret, PURPOSE, link);
  const mail = signInMail(`${origin}${paths.signInConfirm}?link=${sealed}`);
  await postMail(c, "sign-in", link.email, mail);
}
