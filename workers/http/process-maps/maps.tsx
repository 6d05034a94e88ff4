import { importMap } from "@allteach/actions/process-maps/import-map";
import { listMap } from "@allteach/actions/process-maps/list-map";
import { readMap, readMapHistory, readMaps } from "@allteach/actions/process-maps/read-map";
import { beginMap, NewMap } from "@allteach/actions/process-maps/save-map";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { MapHistoryPage } from "@allteach/web/pages/process-maps/map-history-page";
import { MapPage, type MapPageProps } from "@allteach/web/pages/process-maps/map-page";
import { MapsPage } from "@allteach/web/pages/process-maps/maps-page";
import { NewMapPage, type NewMapPageProps } from "@allteach/web/pages/process-maps/new-map-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

type NetworkContext = Context<NetworkEnv>;

/** Process maps: listed, begun, shown, read in. */
export const mapRoutes = new Hono<NetworkEnv>()
  .get(paths.processMaps.pattern, async (c) => {
    const read = await readMaps(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <MapsPage
        shell={networkShell(c, "processMaps")}
        now={c.var.now}
        {...read.value}
        mayDraw={ownersOf(c, read.value.sites).length > 0}
      />,
    );
  })
  .get(paths.newProcessMap.pattern, (c) => newPage(c, { from: c.req.query("from") ?? "" }))
  .post(paths.processMaps.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["name", "site", "from"]);
    const asked = NewMap.safeParse(typed);
    if (!asked.success) return newPage(c, typed, problemsIn(asked.error));
    const made = await beginMap(c.var.action, asked.data);
    if (!made.ok) return answerRefusal(c, made.refusal);
    const network = c.var.network.slug;
    return c.redirect(paths.processMapEdit({ network, map: made.value.id }), 303);
  })
  .get(paths.processMap.pattern, (c) => page(c, c.req.param("map")))
  .get(paths.processMapHistory.pattern, async (c) => {
    const read = await readMapHistory(c.var.action, c.req.param("map"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const shell = networkShell(c, "processMaps");
    return c.html(<MapHistoryPage shell={shell} now={c.var.now} {...read.value} />);
  })
  .post(paths.processMapListing.pattern, async (c) => {
    const id = c.req.param("map");
    const { listed } = textsIn(await c.req.formData(), ["listed"]);
    const kept = await listMap(c.var.action, id, listed === "yes");
    if (!kept.ok) return answerRefusal(c, kept.refusal);
    return c.redirect(
      `${paths.processMap({ network: c.var.network.slug, map: id })}?now=saved`,
      303,
    );
  })
  .post(paths.processMapImport.pattern, async (c) => {
    const id = c.req.param("map");
    const { outline } = textsIn(await c.req.formData(), ["outline"]);
    const read = await importMap(c.var.action, id, outline);
    if (read.ok && read.value.kind === "saved") {
      const to = paths.processMap({ network: c.var.network.slug, map: id });
      return c.redirect(`${to}?now=saved`, 303);
    }
    if (read.ok) return page(c, id, { typed: outline, problems: quicker }, 409);
    const problems = problemsOf(read.refusal);
    if (!problems) return answerRefusal(c, read.refusal);
    return page(c, id, { typed: outline, problems }, 422);
  });

const quicker: readonly Problem[] = [
  { field: "outline", because: "Someone changed the map at the same moment: read it in again" },
];

/** Whose map somebody may draw: their sites’, and the network's for those who run it. */
function ownersOf({ var: { action, network } }: NetworkContext, sites: readonly Site[]) {
  const { actor } = action;
  const own = sites.filter(({ id }) => may(actor, "edit-theory", id));
  return [
    ...(may(actor, "edit-theory") ? [{ code: "", name: network.name }] : []),
    ...own.map(({ code, name }) => ({ code: code as string, name })),
  ];
}

async function newPage(
  c: NetworkContext,
  typed: NewMapPageProps["typed"],
  problems: readonly Problem[] = [],
): Promise<Response> {
  const read = await readMaps(c.var.action);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const owners = ownersOf(c, read.value.sites);
  if (owners.length === 0) return answerRefusal(c, { kind: "not-allowed", need: "edit-theory" });
  const shell = networkShell(c, "processMaps");
  const maps = read.value.maps.filter(({ isListed }) => isListed);
  return c.html(
    <NewMapPage {...{ ...read.value, maps, shell, owners, typed, problems }} />,
    problems.length > 0 ? 422 : 200,
  );
}

async function page(
  c: NetworkContext,
  id: string,
  given: Partial<Pick<MapPageProps, "typed" | "problems">> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readMap(c.var.action, id);
  if (!read.ok) return answerRefusal(c, read.refusal);
  return c.html(
    <MapPage
      shell={networkShell(c, "processMaps")}
      now={c.var.now}
      {...read.value}
      isSaved={c.req.query("now") === "saved"}
      {...given}
    />,
    status,
  );
}
