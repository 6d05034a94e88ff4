import { listTokens, makeToken, TokenRequest, takeTokenBack } from "@allteach/actions/make-token";
import { readSetting } from "@allteach/actions/read-setting";
import { may } from "@allteach/domain/permission";
import { openDirectory } from "@allteach/store/directory";
import { TokensPage, type TokensPageProps } from "@allteach/web/pages/tokens-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { tallied } from "../tally.ts";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Tokens for other systems: made, shown once, taken back. */
export const tokenRoutes = new Hono<NetworkEnv>()
  .get(paths.tokens.pattern, (c) => page(c, { takenBack: c.req.query("taken-back") !== undefined }))
  .post(paths.tokens.pattern, async (c) => {
    const form = await c.req.formData();
    const typed = { name: text(form, "name"), site: text(form, "site") };
    const asked = TokenRequest.safeParse({
      name: typed.name,
      ...(typed.site && { site: typed.site }),
    });
    if (!asked.success) {
      const error = "Give it a name, of 200 characters at most.";
      return page(c, { typed, error }, 422);
    }
    const made = await makeToken(c.var.action, openDirectory(c.env.DIRECTORY), asked.data);
    if (!made.ok) return answerRefusal(c, made.refusal);
    // Shown in the answer itself: a redirection would need the secret in an address.
    return page(c, { made: { name: asked.data.name, token: made.value.token } }, 201);
  })
  .post(paths.revocation.pattern, async (c) => {
    const directory = openDirectory(c.env.DIRECTORY);
    const taken = await takeTokenBack(c.var.action, directory, c.req.param("token"));
    if (!taken.ok) return answerRefusal(c, taken.refusal);
    return c.redirect(`${paths.tokens({ network: c.var.network.slug })}?taken-back`, 303);
  });

async function page(
  c: Context<NetworkEnv>,
  given: Pick<TokensPageProps, "made" | "typed" | "error" | "takenBack">,
  status: 200 | 201 | 422 = 200,
): Promise<Response> {
  const { action, now } = c.var;
  const [listed, { charter, sites }] = await Promise.all([
    listTokens(action, openDirectory(tallied(c.env.DIRECTORY, c.var.tally))),
    readSetting(action),
  ]);
  if (!listed.ok) return answerRefusal(c, listed.refusal);
  c.header("cache-control", "no-store");
  return c.html(
    <TokensPage
      shell={networkShell(c, "tokens")}
      now={now}
      charter={charter}
      tokens={listed.value}
      sites={sites.filter(({ id }) => may(action.actor, "make-tokens", id))}
      mayMakeForAll={may(action.actor, "make-tokens")}
      {...given}
    />,
    status,
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
