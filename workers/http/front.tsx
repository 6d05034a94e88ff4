import { type NetworkView, readNetwork } from "@allteach/actions/read-network";
import type { NetworkRecord } from "@allteach/domain/network";
import { openDirectory } from "@allteach/store/directory";
import { demonstrations } from "@allteach/store/pool";
import { type MeasureChart, measureSvg } from "@allteach/web/components/measure-chart";
import { FrontPage } from "@allteach/web/pages/front-page";
import { NetworksPage } from "@allteach/web/pages/networks-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { currentStoreOf } from "../networks.ts";
import { tallied } from "../tally.ts";
import type { AppEnv } from "./app-env.ts";
import { whenceOf } from "./caller.ts";
import { exampleChart } from "./example-chart.ts";
import { importRoutes } from "./import.tsx";
import { provisionRoutes } from "./provision.tsx";
import { deletionRoutes } from "./removal.tsx";
import { shellOf } from "./shell.ts";

/** Pages outside of any network. */
export const frontRoutes = new Hono<AppEnv>()
  .get(paths.front, async (c) => {
    const { person, networks, footer } = shellOf(c);
    const [demonstration] = await demonstrationsOf(c);
    const shown = (await chartOf(c, demonstration)) ?? exampleChart(c.var.now);
    return c.html(
      <FrontPage
        person={person}
        networks={networks}
        footer={footer}
        exampleHref={demonstration && paths.network({ network: demonstration.slug })}
        chart={{
          svg: measureSvg(shown, "front", "wide"),
          narrowSvg: measureSvg(shown, "front", "narrow"),
          sentence: shown.reading.sentence,
          caption: `${shown.measure.name}, month by month, at all hospitals of one network together.`,
        }}
      />,
    );
  })
  .get(paths.networks, async (c) => {
    const shell = shellOf(c);
    const found = await demonstrationsOf(c);
    return c.html(
      <NetworksPage
        shell={shell}
        person={shell.person}
        yours={shell.networks ?? []}
        asked={c.req.query("now") === "asked"}
        demonstrations={found.map(({ name, slug }) => ({
          name,
          href: paths.network({ network: slug }),
        }))}
      />,
    );
  })
  .route("/", deletionRoutes)
  .route("/", importRoutes)
  .route("/", provisionRoutes);

function demonstrationsOf(c: Context<AppEnv>): Promise<NetworkRecord[]> {
  return demonstrations(openDirectory(tallied(c.env.DIRECTORY, c.var.tally)));
}

/** With more points beyond its limits than this, a chart is no first chart for anyone. */
const MOST_BEYOND = 3;

/** Of a demonstration's charts an improvement that one sees at a glance, if there is one. */
async function chartOf(
  c: Context<AppEnv>,
  network: NetworkRecord | undefined,
): Promise<MeasureChart | undefined> {
  if (!network) return undefined;
  const { now, tally } = c.var;
  const store = await currentStoreOf(c.env, network, { now, tally });
  const visitor = { actor: { kind: "visitor" }, whence: whenceOf(c), now } as const;
  const read = await readNetwork({ network, store, ...visitor });
  return read.ok ? mostTelling(read.value.charts) : undefined;
}

function mostTelling(charts: NetworkView["charts"]): MeasureChart | undefined {
  return charts.find(
    ({ reading: { chart, proposal, variation } }) =>
      (proposal?.favourable === true || variation.mark === "improvement") &&
      chart.points.filter(({ beyondLimits }) => beyondLimits).length <= MOST_BEYOND,
  );
}
