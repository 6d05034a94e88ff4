import { ProvisionRequest, provisionNetwork } from "@allteach/actions/provision-network";
import { randomId } from "@allteach/actions/random-id";
import { templateDiagram } from "@allteach/catalogue/drivers/template-diagram";
import { templateOf, templates } from "@allteach/catalogue/templates";
import { TimeZone } from "@allteach/domain/calendar";
import { AIM, branchOf, childrenOf } from "@allteach/domain/key-driver-diagram";
import { Slug } from "@allteach/domain/network";
import type { Refusal } from "@allteach/domain/refusal";
import { suggestedSlug } from "@allteach/domain/suggest-slug";
import { readSiteLines } from "@allteach/interchange/read-site-lines";
import { openDirectory } from "@allteach/store/directory";
import { isSlugFree } from "@allteach/store/pool";
import type { OfferedTemplate } from "@allteach/web/components/template-cards";
import {
  NewNetworkPage,
  type NewNetworkPageProps,
  type TypedNetwork,
} from "@allteach/web/pages/new-network-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { foundryOf } from "../networks.ts";
import type { AppEnv } from "./app-env.ts";
import { whenceOf } from "./caller.ts";
import { textsIn } from "./form-text.ts";
import { ANSWER_FIELD, humanCheckOf, isHuman } from "./human-check.ts";
import { isTooOften } from "./pace.ts";
import { answerRefusal } from "./refusal.tsx";
import { shellOf } from "./shell.ts";
import { timeZones } from "./time-zones.ts";

/** Starting a network, by whoever is signed in. */
export const provisionRoutes = new Hono<AppEnv>()
  .get(paths.newNetwork, (c) => {
    if (!c.var.caller.person) return answerRefusal(c, { kind: "not-signed-in" });
    const typed = { ...nothing, timeZone: zoneOf(c), template: templates[0]?.key ?? "" };
    return page(c, { typed });
  })
  .get(paths.slugs.pattern, async (c) => {
    const { person } = c.var.caller;
    if (!person) return c.json({ because: "Sign in first." }, 401);
    const slug = Slug.safeParse(c.req.param("slug"));
    if (!slug.success) return c.json({ free: false, because: slug.error.issues[0]?.message });
    const free = await isSlugFree(openDirectory(c.env.DIRECTORY), slug.data);
    return c.json({ free, because: free ? "is free" : "is taken: choose another" });
  })
  .post(paths.newNetwork, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    if (await isTooOften(c, c.env.PROVISION_LIMIT, "network", person.id)) {
      return answerRefusal(c, { kind: "too-many" });
    }
    const form = await c.req.formData();
    const typed = typedIn(form);
    if (!(await isHuman(c, form.get(ANSWER_FIELD)))) return page(c, { typed, notHuman: true }, 422);
    const asked = await requestFrom(c, typed);
    if ("wrong" in asked) return page(c, { typed, wrong: asked.wrong }, 422);
    const made = await provisionNetwork(foundryOf(c.env, c.var.now), person.id, asked.request, {
      whence: whenceOf(c),
    });
    return made.ok
      ? c.redirect(paths.network({ network: made.value.slug }), 303)
      : declined(c, typed, made.refusal);
  });

const nothing: TypedNetwork = {
  name: "",
  slug: "",
  template: "",
  timeZone: "",
  purpose: "",
  mission: "",
  vision: "",
  aim: "",
  transparency: "named",
  sites: "",
};

type Wrong = NonNullable<NewNetworkPageProps["wrong"]>[number];

/** What was typed as a request, or everything that is wrong with it at once. */
async function requestFrom(
  c: Context<AppEnv>,
  typed: TypedNetwork,
): Promise<{ request: ProvisionRequest } | { wrong: Wrong[] }> {
  const sites = readSiteLines(typed.sites, templateOf(typed.template)?.siteTypes ?? []);
  const slug = typed.slug.trim() || (await freeSlug(c, typed.name));
  const read = ProvisionRequest.safeParse({
    ...{ slug, name: typed.name, template: typed.template, timeZone: typed.timeZone },
    ...Object.fromEntries(
      optional.flatMap((name) => (typed[name].trim() ? [[name, typed[name]]] : [])),
    ),
    sites: sites.ok ? sites.value : [],
  });
  const wrong = [
    ...(read.success ? [] : oncePerField(read.error.issues.map(wrongOf))),
    ...(sites.ok ? [] : wrongSites(sites.refusal)),
    ...(templateOf(typed.template) ? [] : [{ field: "template", because: CHOOSE } as const]),
  ];
  return read.success && wrong.length === 0 ? { request: read.data } : { wrong };
}

/** What stands as the template has it where nothing is typed. */
const optional = ["purpose", "mission", "vision", "aim", "transparency"] as const;

const CHOOSE = "choose one of the templates";

/** The address that a name suggests, or that with the first number behind it that is free. */
async function freeSlug(c: Context<AppEnv>, name: string): Promise<string> {
  const suggested = suggestedSlug(name);
  if (!suggested) return randomId("network-", 6);
  const directory = openDirectory(c.env.DIRECTORY);
  for (const slug of [suggested, ...[2, 3, 4].map((n) => `${suggested.slice(0, 38)}-${n}`)]) {
    if (await isSlugFree(directory, slug)) return slug;
  }
  return randomId(`${suggested.slice(0, 32)}-`, 6);
}

/** More lines than this are put right together. */
const MOST_LINES = 5;

function wrongSites(refusal: Refusal): Wrong[] {
  if (refusal.kind !== "invalid") return [];
  const lines = refusal.problems.map(({ because }) => because);
  const more = lines.length - MOST_LINES;
  const rest = more > 0 ? [`and ${more} more lines`] : [];
  return [{ field: "sites", because: [...lines.slice(0, MOST_LINES), ...rest].join("; ") }];
}

function wrongOf({ path, message }: z.core.$ZodIssue): Wrong {
  const [field] = path;
  const known = typeof field === "string" && field in nothing;
  return { field: known ? (field as keyof TypedNetwork) : "name", because: message };
}

const oncePerField = (wrong: readonly Wrong[]) => [
  ...new Map(wrong.toReversed().map((each) => [each.field, each])).values(),
];

function declined(
  c: Context<AppEnv>,
  typed: TypedNetwork,
  refusal: Refusal,
): Response | Promise<Response> {
  switch (refusal.kind) {
    case "taken":
      return page(c, { typed, wrong: [{ field: "slug", because: refusal.because }] }, 409);
    case "pool-empty":
      return page(c, { typed, full: true }, 503);
    case "invalid": {
      const wrong = refusal.problems.map(({ field, because }) => ({
        field: field.startsWith("sites") ? ("sites" as const) : ("template" as const),
        because,
      }));
      return page(c, { typed, wrong }, 422);
    }
    default:
      return answerRefusal(c, refusal);
  }
}

function page(
  c: Context<AppEnv>,
  given: Pick<NewNetworkPageProps, "typed" | "wrong" | "full" | "notHuman">,
  status: 200 | 409 | 422 | 503 = 200,
) {
  const { host } = new URL(c.var.settings.origin);
  return c.html(
    <NewNetworkPage
      shell={shellOf(c)}
      templates={templates.map(offered)}
      timeZones={timeZones(given.typed.timeZone)}
      addressBefore={`${host}${paths.network({ network: "" })}`}
      humanCheck={humanCheckOf(c)}
      {...given}
    />,
    status,
  );
}

/** A template with its key drivers, and what can be tried for each, in short. */
function offered(template: (typeof templates)[number]): OfferedTemplate {
  const nodes = templateDiagram(template) ?? [];
  const drivers = childrenOf(nodes, AIM).map(({ key, text }) => {
    const branch = branchOf(nodes, key);
    const ideas = nodes.filter((node) => node.kind === "intervention" && branch.has(node.key));
    return { driver: text, interventions: ideas.map((idea) => idea.text) };
  });
  return { ...template, drivers };
}

/** Where the founder seems to be; a guess that the form shows, to be put right there. */
function zoneOf(c: Context<AppEnv>): string {
  const seen = new Map<string, unknown>(Object.entries(c.req.raw.cf ?? {}));
  const guessed = TimeZone.safeParse(seen.get("timezone"));
  return guessed.success ? guessed.data : "UTC";
}

function typedIn(form: FormData): TypedNetwork {
  return textsIn(form, Object.keys(nothing) as (keyof TypedNetwork)[]);
}
