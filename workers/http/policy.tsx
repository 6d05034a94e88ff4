import { PolicyRequest, publishPolicy } from "@allteach/actions/publish-policy";
import { readPolicies, readPolicy } from "@allteach/actions/read-policies";
import { requireSignatures } from "@allteach/actions/require-signatures";
import { ReviewRequest, reviewPolicy } from "@allteach/actions/review-policy";
import { SigningRequest, signPolicy } from "@allteach/actions/sign-policy";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import { PoliciesPage } from "@allteach/web/pages/policies-page";
import { PolicyPage, type PolicyPageProps } from "@allteach/web/pages/policy-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Policies: read, signed by sponsors, published by leaders. */
export const policyRoutes = new Hono<NetworkEnv>()
  .get(paths.policies.pattern, async (c) => {
    const read = await readPolicies(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <PoliciesPage
        shell={networkShell(c, "policies")}
        now={c.var.now}
        {...read.value}
        maySeeAudit={may(c.var.action.actor, "see-audit")}
        happened={c.req.query("now") === "rule" ? "The rule holds from now on." : undefined}
      />,
    );
  })
  .post(paths.signatureRule.pattern, async (c) => {
    const { required } = textsIn(await c.req.formData(), ["required"]);
    const ruled = await requireSignatures(c.var.action, required === "yes");
    if (!ruled.ok) return answerRefusal(c, ruled.refusal);
    return c.redirect(`${paths.policies({ network: c.var.network.slug })}?now=rule`, 303);
  })
  .get(paths.policy.pattern, (c) => {
    const happened = happenings[c.req.query("now") as keyof typeof happenings];
    return page(c, c.req.param("policy"), { ...(happened && { happened }) });
  })
  .post(paths.policySignatures.pattern, async (c) => {
    const form = await c.req.formData();
    const policy = c.req.param("policy");
    const typed = textsIn(form, ["site", "name"]);
    const asked = SigningRequest.safeParse(Object.fromEntries(form));
    const back = (signingProblems: readonly Problem[]) =>
      page(c, policy, { signingTyped: typed, signingProblems }, 422);
    if (!asked.success) return back(problemsIn(asked.error));
    const signed = await signPolicy(c.var.action, policy, asked.data);
    if (signed.ok) return c.redirect(`${addressOf(c, policy)}?now=signed`, 303);
    const problems = problemsOf(signed.refusal);
    return problems ? back(problems) : answerRefusal(c, signed.refusal);
  })
  .post(paths.policyReviews.pattern, async (c) => {
    const policy = c.req.param("policy");
    const typed = textsIn(await c.req.formData(), ["version", "again"]);
    const asked = ReviewRequest.safeParse(typed);
    const back = (reviewProblems: readonly Problem[]) =>
      page(c, policy, { reviewTyped: typed.again, reviewProblems }, 422);
    if (!asked.success) return back(problemsIn(asked.error));
    const reviewed = await reviewPolicy(c.var.action, policy, asked.data);
    if (reviewed.ok) return c.redirect(`${addressOf(c, policy)}?now=reviewed`, 303);
    const problems = problemsOf(reviewed.refusal);
    return problems ? back(problems) : answerRefusal(c, reviewed.refusal);
  })
  .post(paths.policyVersions.pattern, async (c) => {
    const policy = c.req.param("policy");
    const texts = textsIn(await c.req.formData(), ["title", "text", "effective", "review"]);
    const typed = { ...texts, text: texts.text.replaceAll("\r\n", "\n") };
    const asked = PolicyRequest.safeParse(typed);
    const back = (problems: readonly Problem[]) => page(c, policy, { typed, problems }, 422);
    if (!asked.success) return back(problemsIn(asked.error));
    const published = await publishPolicy(c.var.action, policy, asked.data);
    if (published.ok) {
      const { version } = published.value;
      return c.redirect(`${addressOf(c, policy)}?version=${version}&now=published`, 303);
    }
    const problems = problemsOf(published.refusal);
    return problems ? back(problems) : answerRefusal(c, published.refusal);
  });

const happenings = {
  signed: "Signed. Thank you: your site’s name stands below.",
  reviewed: "Confirmed as it stands. What sites signed holds.",
  published: "Published. Tell the sites: their sponsors sign it on this page.",
} as const;

function addressOf(c: Context<NetworkEnv>, policy: string): string {
  return paths.policy({ network: c.var.network.slug, policy });
}

async function page(
  c: Context<NetworkEnv>,
  key: string,
  given: Partial<PolicyPageProps>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const asked = Number(c.req.query("version"));
  const version = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
  const read = await readPolicy(c.var.action, key, version);
  if (!read.ok) return answerRefusal(c, read.refusal);
  return c.html(
    <PolicyPage
      shell={networkShell(c, "policies")}
      now={c.var.now}
      {...read.value}
      name={c.var.caller.person?.name ?? ""}
      {...given}
    />,
    status,
  );
}
