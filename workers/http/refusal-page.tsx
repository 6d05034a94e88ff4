import type { Refusal } from "@allteach/domain/refusal";
import { NotFoundPage } from "@allteach/web/pages/not-found-page";
import { RefusalPage } from "@allteach/web/pages/refusal-page";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { Answer } from "./answer.ts";
import type { AppEnv } from "./app-env.ts";

import { shellOf } from "./shell.ts";

/** A refusal as a page: what is the matter, and what to do. */
export function refusalPage(
  c: Context<AppEnv>,
  answer: Answer,
  refusal: Refusal,
): Response | Promise<Response> {
  const { person } = shellOf(c);
  if (refusal.kind === "not-found") {
    const page = <NotFoundPage what={refusal.what} links={linksTo(c, refusal)} person={person} />;
    return c.html(page, 404);
  }
  return c.html(<RefusalPage {...answer} shell={shellOf(c)} />, answer.status);
}

/** What does exist: the network's sites or measures, or the networks one belongs to. */
function linksTo(
  c: Context<AppEnv>,
  { what, known = [] }: Extract<Refusal, { kind: "not-found" }>,
) {
  const { network, networks } = c.var.caller;
  const slug = network?.slug;
  if (slug && what === "site") {
    return known.slice(0, 20).map((site) => ({
      label: site,
      href: paths.site({ network: slug, site }),
    }));
  }
  if (slug && what === "measure") {
    return known.slice(0, 20).map((measure) => ({
      label: measure,
      href: paths.measure({ network: slug, measure }),
    }));
  }
  return networks.map((each) => ({
    label: each.name,
    href: paths.network({ network: each.slug }),
  }));
}
