import { env } from "cloudflare:workers";
import { askAs, everyAsk, isOfNetwork, isRead, outcomeOf } from "./ask.ts";
import { type CanaryNetwork, canary } from "./canary.ts";
import {
  holds,
  holdsAnywhere,
  isAllowed,
  isUnsigned,
  type Principal,
  principalsOf,
} from "./principals.ts";
import type { Ask } from "./request.ts";
import { addressOf, asks } from "./requests.ts";
import type { Answer } from "./service.ts";
import type { Size } from "./stage.ts";

/** One thing that one person asks of their own network. */
export interface Wish {
  network: CanaryNetwork;
  who: Principal;
  route: string;
  ask: Ask;
}

/**
 * What every role asks of its own network: all of the first, whose sites see each other; of the
 * others, which hide them, what those may not see who do not see every site. The check lets those
 * who are not leaders take turns.
 */
export async function everyWish(networks: readonly CanaryNetwork[], size: Size): Promise<Wish[]> {
  const wishes: Wish[] = [];
  for (const [place, network] of networks.entries()) {
    const people = (await principalsOf(network)).filter(isInside);
    const here = place === 0 ? [...people, visitor] : people.filter((who) => !sees(who));
    const every = everyAsk().filter(({ route }) => isOfNetwork(route));
    for (const [turn, { route, ask }] of every.entries()) {
      const first = here.find((who) => isAllowed(who, ask, network));
      for (const [at, who] of here.entries()) {
        const isAsked = !ask.hidden || (network.transparency === "blinded" && !sees(who));
        const isTurn = (place === 0 && who === first) || (at + turn + place) % TURNS === 0;
        if (isAsked && (size === "full" || isTurn)) wishes.push({ network, who, route, ask });
      }
    }
  }
  return wishes;
}

/** The check asks as every so-manieth. */
const TURNS = 15;

const isInside = ({ is }: Principal) => is === "member" || is === "token";

const visitor: Principal = {
  name: "visitor",
  headers: {},
  is: "visitor",
  grants: [],
  isLeader: false,
};

const sees = (who: Principal) => holds(who, "see-every-site");

const belongsToASite = (who: Principal) =>
  who.site !== undefined || who.grants.some(({ site }) => site !== undefined);

/** Asks, and says everything about the answer that the matrix does not allow. */
export async function wrongWith(wish: Wish): Promise<{ wrong: string[]; answer: Answer }> {
  const { network, who, route, ask } = wish;
  const isVisit = who.is === "visitor";
  if (isVisit) await pretend(network, 1);
  const answer = await askAs(who, wish, network.ids);
  if (isVisit) await pretend(network, 0);
  const outcome = outcomeOf(answer);
  const expected = isAllowed(who, ask, network) ? "done" : "refused";
  const closed = ask.also && isShut(answer) ? "refused" : outcome;
  const isHidden = hides(network, who, ask) && outcome !== "done";
  return {
    answer,
    wrong: [
      ...(closed === expected || isHidden
        ? []
        : [`${who.name}, ${route}: ${expected} expected, ${outcome} (${answer.status})`]),
      ...guardedTexts(network, who)
        .filter((text) => answer.text.includes(text) && !saidIn(wish).includes(text))
        .map((text) => `${who.name}, ${route}: shows ${text}`),
      ...(answer.isPage && answer.status === 200 && who.is !== "token"
        ? offersIn(answer.text, wish)
        : []),
    ],
  };
}

/** Whether the site that is asked about has no name here for whoever asks. */
const hides = (network: CanaryNetwork, who: Principal, ask: Ask) =>
  (network.transparency !== "named" || isUnsigned(who, network)) &&
  (ask.at === "other" || !belongsToASite(who));

/** What somebody named themselves may be named to them again. */
const saidIn = ({ network, route, ask }: Wish) =>
  addressOf(route, ask, network.ids) + JSON.stringify(ask.body?.(network.ids) ?? "");

/** A closed month says that it is closed, not that somebody else may open it. */
const isShut = ({ status }: Answer) => status === 409 || status === 422;

/** Whether the answer may have left something changed that others will ask for. */
export const mayHaveChanged = ({ route, ask }: Wish, answer: Answer) =>
  (!isRead(route) || ask.takesAway === true) && answer.status < 400;

const pretend = ({ ids }: CanaryNetwork, simulated: 0 | 1) =>
  env.DIRECTORY.prepare("update network set simulated = ? where id = ?")
    .bind(simulated, ids.id)
    .run();

/** The sum of a month that no funder's report told, as a report would say it. */
const UNTOLD = "15 in 5,000";

/** The network's own texts that someone may not read on any page. */
function guardedTexts(network: CanaryNetwork, who: Principal): string[] {
  const { letter, transparency, ids } = network;
  const mine = who.grants.flatMap(({ site }) => site ?? []).concat((who.site as never) ?? []);
  const namesHidden = (transparency !== "named" || isUnsigned(who, network)) && !sees(who);
  const mayInvite = holds(who, "invite-people");
  const seesAudit = holds(who, "see-audit");
  const isOfSite = sees(who) || mine.includes(ids.siteId as never);
  const mayShare = holds(who, "share-goals", ids.siteId);
  const isClosed = isUnsigned(who, network) && !sees(who);
  const seesPeople = holds(who, "see-people") || holds(who, "see-audit");
  const guards: [string, boolean][] = [
    ...[1, 2, 3, 4, 5].map((n): [string, boolean] => [
      `site-${n}`,
      !namesHidden || mine.includes(n as never),
    ]),
    ["signer", holds(who, "manage-policies")],
    ["failure", holds(who, "run-reports")],
    ["former", holds(who, "manage-network")],
    ["small", !namesHidden],
    ...["far-title", "far-pin-title"].map((text): [string, boolean] => [text, !isClosed]),
    ["whole-title", sees(who)],
    ["bystander", seesPeople],
    ["goal-lead", isOfSite],
    ["goal-members", isOfSite],
    ...["title", "to", "lead"].map((part): [string, boolean] => [`kept-${part}`, sees(who)]),
    ["introduction", mayShare],
    ["asker", mayShare],
    ["site-asked", mayShare || who.isLeader],
    ["invited", holds(who, "invite-people", ids.siteId)],
    ["wish", mayInvite],
    ["asking", mayInvite],
    ["bystander-", mayInvite || seesAudit],
    ["leader-", who.isLeader || mayInvite || seesAudit || holds(who, "run-reports")],
    ["token", seesAudit || holds(who, "make-tokens")],
    ["site-token", seesAudit || holds(who, "make-tokens", ids.siteId)],
    ["subject", seesAudit],
    ["detail", seesAudit],
  ];
  const untold = holds(who, "see-network") ? [] : [UNTOLD];
  const codes = [1, 2, 3, 4, 5].filter((n) => namesHidden && !mine.includes(n as never));
  return [
    ...guards.filter(([, isSeen]) => !isSeen).map(([text]) => canary(letter) + text),
    ...untold,
    ...codes.map((n) => `${ids.network.toUpperCase()}${n}`),
  ];
}

/**
 * Forms and links of a page that its reader would be refused; but for what every page links to, the
 * network's own, and the example that the page on permissions links to.
 */
function offersIn(html: string, { who, network, route }: Wish): string[] {
  if (route === "GET /n/:network/permissions") return [];
  const forms = html.matchAll(/<form\b[^>]*\baction="(\/n\/[^"?]*)[^>]*>/g);
  const links = html.matchAll(/<a\b[^>]*\bhref="(\/n\/[^"?#]*)/g);
  const offered = [
    ...[...forms].map(([tag, path = ""]) => [/method="post"/i.test(tag) ? "POST" : "GET", path]),
    ...[...links].map(([, path = ""]) => ["GET", path]),
  ];
  const wrong = new Set<string>();
  for (const [method = "GET", path = ""] of offered) {
    const found = routeOf(method, path);
    if (!found) wrong.add(`${who.name}, ${route}: offers ${method} ${path}, which is nowhere`);
    else if (!found.some((ask) => mayOpen(who, ask, network))) {
      wrong.add(`${who.name}, ${route}: offers ${method} ${path}, which is refused`);
    }
  }
  return [...wrong];
}

function mayOpen(who: Principal, ask: Ask, { ids }: CanaryNetwork): boolean {
  if (ask.by === "people" && who.is !== "member") return false;
  if (ask.by === "leader") return who.is === "member";
  return (
    !ask.need ||
    ask.need === "see-network" ||
    holdsAnywhere(who, ask.need) ||
    holds(who, ask.need, ids.siteId)
  );
}

const patterns = [...asks].map(([route, some]) => {
  const [method = "", pattern = ""] = route.split(" ");
  const source = pattern
    .replace(/[.]/g, "\\.")
    .replace(/:\w+\{.*\}/g, "chart(?:\\.\\w+)?")
    .replace(/:\w+/g, "[^/]+");
  const weight = pattern.split("/").filter((part) => part.startsWith(":")).length;
  return { method, path: new RegExp(`^${source}$`), some, weight };
});

/** The ways of asking for an address: of the pattern with the fewest unknowns. */
function routeOf(method: string, path: string): readonly Ask[] | undefined {
  return patterns
    .filter((each) => each.method === method && each.path.test(path))
    .sort((one, other) => one.weight - other.weight)[0]?.some;
}
