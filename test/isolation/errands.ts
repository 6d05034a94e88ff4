import { env } from "cloudflare:workers";
import { gatherNews } from "@allteach/actions/boards/news";
import { introduce } from "@allteach/actions/introduce";
import { matrix, type Role } from "@allteach/domain/permission";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { storeOf } from "../../workers/networks.ts";
import { networkOf } from "../support/report-world.ts";
import type { Person } from "../support/world.ts";
import type { CanaryNetwork } from "./canary.ts";
import { newMember } from "./canary-network.ts";

/** What the service does by itself for a network's people, and what was wrong with it. */
export interface Errand {
  what: string;
  network: CanaryNetwork;
  wrong(): Promise<string[]>;
}

/** Everything that reaches people without a request of theirs, in the first network. */
export async function everyErrand([network]: readonly CanaryNetwork[]): Promise<Errand[]> {
  if (!network) return [];
  const funder = await newMember(network, "funder");
  const researcher = await newMember(network, "researcher");
  await follow(network, funder);
  await follow(network, researcher);
  return [
    { what: "news", network, wrong: () => wrongNews(network, { funder, researcher }) },
    { what: "an introduction", network, wrong: () => wrongIntroduction(network) },
  ];
}

const follow = ({ database, ids }: CanaryNetwork, { id }: Person) =>
  database.prepare("insert into follow values (?, 'board', ?, 1)").bind(id, ids.board).run();

const placeOf = async ({ ids }: CanaryNetwork) => {
  const network = await networkOf(ids.network);
  const [directory, commons] = [openDirectory(env.DIRECTORY), openCommons(env.COMMONS)];
  return { network, store: storeOf(env, network), directory, commons };
};

/** What is new goes to those who may see the network, and to nobody else who follows something. */
async function wrongNews(
  network: CanaryNetwork,
  { funder, researcher }: Record<"funder" | "researcher", Person>,
): Promise<string[]> {
  await gatherNews(await placeOf(network), new Date(SOON_AFTER));
  const { results } = await network.database
    .prepare("select user_id from news_mail where status <> 'failed'")
    .all<{ user_id: string }>();
  const told = new Set(results.map(({ user_id }) => user_id));
  return [
    ...(told.has(researcher.id) ? [] : ["news: a researcher hears nothing"]),
    ...(told.has(funder.id) ? ["news: a funder hears of them"] : []),
  ];
}

/** Everything in the networks of this test happened in the first moment. */
const SOON_AFTER = 24 * 60 * 60 * 1000;

/** Who asks a site is made known to those who may answer for it. */
async function wrongIntroduction(network: CanaryNetwork): Promise<string[]> {
  const asked: string[] = [];
  const post = async ({ to }: { to: { user: string } }) => void asked.push(to.user);
  await introduce({ ...(await placeOf(network)), post, now: new Date() }, network.ids.question);
  const roles = await Promise.all(asked.map((user) => rolesOf(network, user)));
  return [
    ...(asked.length > 0 ? [] : ["an introduction: nobody is asked"]),
    ...roles
      .filter((held) => !held.some((role) => matrix[role].includes("share-goals")))
      .map((held) => `an introduction: ${held.join()} is asked`),
  ];
}

async function rolesOf({ ids }: CanaryNetwork, user: string): Promise<Role[]> {
  const { results } = await env.DIRECTORY.prepare(
    "select role from membership where network_id = ? and user_id = ?",
  )
    .bind(ids.id, user)
    .all<{ role: Role }>();
  return results.map(({ role }) => role);
}
