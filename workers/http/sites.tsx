import { addSites, SiteList } from "@allteach/actions/add-sites";
import { editSite, SiteEdit } from "@allteach/actions/edit-site";
import { listPlaces } from "@allteach/actions/list-sites";
import { mergeSites } from "@allteach/actions/merge-sites";
import { siteBy } from "@allteach/actions/site-by";
import { periodAtInstant } from "@allteach/domain/calendar";
import { Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { seesEverySite } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { readSiteLines } from "@allteach/interchange/read-site-lines";
import { openDirectory } from "@allteach/store/directory";
import { EditSitePage, type TypedSite } from "@allteach/web/pages/edit-site-page";
import { SitesPage } from "@allteach/web/pages/sites-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { goalPlatform } from "./goal-platform.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

type Wrong = readonly { field: string; because: string }[];

/** The network's sites: listed, added, changed, merged. */
export const sitesRoutes = new Hono<NetworkEnv>()
  .get(paths.sites.pattern, (c) => sitesPage(c, {}))
  .post(paths.sites.pattern, async (c) => {
    const { sites: typed } = textsIn(await c.req.formData(), ["sites"]);
    const read = await listPlaces(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    if (!may(c.var.action.actor, "manage-network")) return notTheirs(c);
    const lines = readSiteLines(typed, read.value.types);
    if (!lines.ok) return sitesPage(c, { typed, problems: reasonsIn(lines.refusal) }, 422);
    const listed = SiteList.safeParse(lines.value);
    if (!listed.success) {
      const problems = problemsIn(listed.error).map(({ because }) => because);
      return sitesPage(c, { typed, problems }, 422);
    }
    const added = await addSites(c.var.action, listed.data);
    if (added.ok) {
      const to = paths.sites({ network: c.var.network.slug });
      return c.redirect(`${to}?added=${added.value.codes.length}`, 303);
    }
    return added.refusal.kind === "invalid" || added.refusal.kind === "taken"
      ? sitesPage(c, { typed, problems: reasonsIn(added.refusal) }, 422)
      : answerRefusal(c, added.refusal);
  })
  .get(paths.siteEdit.pattern, (c) => editPage(c, c.req.param("site")))
  .post(paths.siteEdit.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["name", "code", "type", "joined", "left"]);
    const { left, ...rest } = typed;
    const edit = SiteEdit.safeParse({ ...rest, ...(left && { left }) });
    const code = c.req.param("site");
    if (!edit.success) return editPage(c, code, { typed, wrong: problemsIn(edit.error) }, 422);
    const saved = await editSite(c.var.action, goalPlatform(c), code, edit.data);
    if (saved.ok) {
      return c.redirect(paths.site({ network: c.var.network.slug, site: saved.value.code }), 303);
    }
    const { refusal } = saved;
    return refusal.kind === "taken"
      ? editPage(c, code, { typed, wrong: [refusal] }, 409)
      : answerRefusal(c, refusal);
  })
  .post(paths.siteMerger.pattern, async (c) => {
    const code = c.req.param("site");
    const { into, since } = textsIn(await c.req.formData(), ["into", "since"]);
    const from = Period.safeParse(since);
    if (!may(c.var.action.actor, "manage-network")) return notTheirs(c);
    if (!from.success || into === "") {
      const wrong = [
        ...(into === "" ? [{ field: "into", because: "choose a site" }] : []),
        ...(from.success
          ? []
          : problemsIn(from.error).map((each) => ({ ...each, field: "since" }))),
      ];
      return editPage(c, code, { wrong }, 422);
    }
    const directory = openDirectory(c.env.DIRECTORY);
    const merged = await mergeSites(c.var.action, directory, {
      from: code,
      into,
      since: from.data,
    });
    if (merged.ok) {
      const site = merged.value.into.code;
      return c.redirect(paths.site({ network: c.var.network.slug, site }), 303);
    }
    const { refusal } = merged;
    return refusal.kind === "invalid"
      ? editPage(c, code, { wrong: refusal.problems }, 422)
      : answerRefusal(c, refusal);
  });

const notTheirs = (c: Context<NetworkEnv>) =>
  answerRefusal(c, { kind: "not-allowed", need: "manage-network" });

function reasonsIn(refusal: { kind: string } & object): string[] {
  if ("problems" in refusal && Array.isArray(refusal.problems)) {
    return refusal.problems.map(({ because }: { because: string }) => because);
  }
  return "because" in refusal ? [String(refusal.because)] : [];
}

async function sitesPage(
  c: Context<NetworkEnv>,
  given: { typed?: string; problems?: readonly string[] },
  status: 200 | 422 = 200,
): Promise<Response> {
  const { actor } = c.var.action;
  const read = await listPlaces(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const page = Number(c.req.query("page") ?? 1);
  const added = Number(c.req.query("added") ?? 0);
  return c.html(
    <SitesPage
      shell={networkShell(c, "sites")}
      {...read.value}
      mayManage={may(actor, "manage-network")}
      seesEverySite={seesEverySite(actor)}
      query={(c.req.query("q") ?? "").slice(0, 100)}
      page={Number.isInteger(page) ? page : 1}
      added={Number.isInteger(added) ? added : 0}
      {...given}
    />,
    status,
  );
}

async function editPage(
  c: Context<NetworkEnv>,
  code: string,
  given: { typed?: TypedSite; wrong?: Wrong } = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { action, now, network } = c.var;
  if (!may(action.actor, "manage-network")) return notTheirs(c);
  const read = await listPlaces(action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, sites, types, former } = read.value;
  const site = siteBy(sites, code);
  if (!site) {
    const known = sites.map((each) => each.code);
    return answerRefusal(c, { kind: "not-found", what: "site", known });
  }
  return c.html(
    <EditSitePage
      shell={networkShell(c, "sites")}
      now={now}
      {...{ charter, site, sites, types }}
      former={former.filter(({ siteId }) => siteId === site.id)}
      typed={given.typed ?? typedOf(site)}
      nextPeriod={periodAtInstant(now, network.timeZone)}
      wrong={given.wrong}
    />,
    status,
  );
}

function typedOf({ name, code, type, joined, left = "" as Period }: Site): TypedSite {
  return { name, code, type, joined, left };
}
