import { SingleSignOnFailedPage, SingleSignOnPage } from "@allteach/web/pages/sign-in-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { Settings } from "../env.ts";
import type { AppEnv } from "./app-env.ts";
import { beginSingleSignOn, completeSingleSignOn } from "./auth.ts";
import { Next } from "./next-page.ts";
import { answerRefusal } from "./refusal.tsx";

/** Signing in with the account one has at a hospital. */
export const singleSignOnRoutes = new Hono<AppEnv>()
  .post(paths.signInWith.pattern, async (c) => {
    const provider = providerOf(c.var.settings, c.req.param("provider"));
    if (!provider) return answerRefusal(c, { kind: "not-found", what: "page" });
    const key = `from ${c.req.header("cf-connecting-ip") ?? "local"}`;
    const { success } = await c.env.SIGN_IN_LIMIT.limit({ key });
    if (!success) return answerRefusal(c, { kind: "too-many" });
    const { next } = await c.req.parseBody<{ next?: string }>();
    const begun = await beginSingleSignOn(c.env, provider, Next.parse(next));
    if (!begun) return c.html(<SingleSignOnFailedPage name={provider.name} />, 502);
    for (const cookie of begun.cookies) c.header("set-cookie", cookie, { append: true });
    // A page, because a form may send nobody to another site by redirection.
    c.header("refresh", `0; url=${begun.location}`);
    return c.html(<SingleSignOnPage name={provider.name} href={begun.location} />);
  })
  .get(paths.signInReturn.pattern, async (c) => {
    const provider = providerOf(c.var.settings, c.req.param("provider"));
    if (!provider) return answerRefusal(c, { kind: "not-found", what: "page" });
    const { search } = new URL(c.req.url);
    const cookie = c.req.header("cookie") ?? "";
    const done = await completeSingleSignOn(c.env, provider, search, cookie);
    if (!done) return c.html(<SingleSignOnFailedPage name={provider.name} />, 403);
    for (const each of done.cookies) c.header("set-cookie", each, { append: true });
    return c.redirect(Next.parse(done.location), 303);
  });

/** The hospitals' buttons on the sign-in page. */
export const singleSignOnOf = ({ identityProviders }: Settings) =>
  identityProviders.map(({ id, name }) => ({ name, action: paths.signInWith({ provider: id }) }));

const providerOf = ({ identityProviders }: Settings, id: string) =>
  identityProviders.find((provider) => provider.id === id);
