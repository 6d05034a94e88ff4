import type { Permission, Role } from "@allteach/domain/permission";
import type { Ids } from "./canary-network.ts";

/**
 * What a route needs, and how it is asked for. Every route that is registered stands in `asks`, or
 * the test fails; every request must be one that somebody may make and that then succeeds.
 */
export interface Ask {
  /** What the permission matrix must give; left out, whoever may enter the network may. */
  need?: Permission;
  /** Which site the act concerns; left out, the network. `anywhere`: any site will do. */
  at?: "own" | "other" | "anywhere";
  /** A second permission, for the whole network. */
  also?: Permission;
  /** A role that is given: nobody gives more than they have. */
  gives?: Role;
  /**
   * People only, no token and no visitor; the network's leader alone, whose row it is; those who run
   * the service; nobody, where the service is no developer's.
   */
  by?: "people" | "leader" | "operators" | "nobody";
  /** Something is taken away: not by those whose site has yet to sign. */
  takesAway?: true;
  /** Names a site by the code that hides it: asked of those to whom it is hidden. */
  hidden?: true;
  /** Parameters of the address that are not simply the id of that name. */
  params?: (ids: Ids) => Record<string, string>;
  query?: (ids: Ids) => Record<string, string>;
  body?: (ids: Ids) => Body;
  headers?: Record<string, string>;
}

type Fields = Record<string, string | readonly string[]>;
export type Body = { form: Fields } | { json: unknown } | { text: string } | { file: string };

const form = (fields: (ids: Ids) => Fields) => (ids: Ids) => ({ form: fields(ids) });
const json = (value: (ids: Ids) => unknown) => (ids: Ids) => ({ json: value(ids) });

const atOther = ({ other }: Ids) => ({ site: other });
const atOtherBlinded = ({ otherBlinded }: Ids) => ({ site: otherBlinded });
const file = (name: string) => () => ({ artefact: name, chart: name });

const figures = ({ measure }: Ids) => ({
  figures: [{ measure, numerator: 1, denominator: 77 }],
  reason: "counted again",
});
const sheet = form(({ measure }) => ({
  [`numerator-${measure}`]: "1",
  [`denominator-${measure}`]: "78",
  reason: "counted again",
}));
const csv = (site: string, { period, measure }: Ids) =>
  `site,period,measure,numerator,denominator\n${site},${period},${measure},1,79\n`;

const sent = (site: "own" | "other" | "otherBlinded"): Ask => ({
  ...{ need: "report-figures", at: site === "own" ? "own" : "other" },
  query: () => ({ reason: "counted again" }),
  body: (ids) => ({ text: csv(site === "own" ? ids.site : ids[site], ids) }),
});

const seen = { need: "see-network" } as const;
const managed = { need: "manage-network" } as const;
const operated: Ask = { by: "operators", body: form(({ id }) => ({ network: id })) };
const governed = { need: "manage-policies" } as const;
const reporting = { need: "report-figures", at: "own" } as const;

const node = form(({ node: code, site }) => ({ code: `${code}-X`, name: "A node", in: [site] }));
const edited = form(({ other }) => ({
  ...{ name: "Another name", code: `${other}-X`, type: "", joined: "2024-01", left: "" },
}));
const signature = (site: string) =>
  form(({ policyHash, ...ids }) => ({
    ...{ site: site === "own" ? ids.site : ids.other, version: "1", sha256: policyHash },
    ...{ name: "A Sponsor", agree: "yes" },
  }));
const settings = form(() => ({
  ...{ name: "A network", purpose: "", mission: "", vision: "", aim: "", timeZone: "Etc/UTC" },
  ...{ transparency: "named", ruleSet: "ihi", opensOn: "1", nudgeOn: "10", dueOn: "15" },
  ...{ missingOn: "16", escalateOn: "18", softLockOn: "20", reportOn: "22", hardLockOn: "35" },
  hour: "8",
}));
const invites = (role: Role, site?: "own" | "other"): Ask => ({
  ...{ need: "invite-people", gives: role, by: "people", ...(site && { at: site }) },
  body: form((ids) => ({
    ...{ emails: "new@there.example", role },
    ...(site && { site: site === "own" ? ids.site : ids.other }),
  })),
});
const reportForm = (name: string): Ask => ({
  ...seen,
  takesAway: true,
  params: ({ report }) => ({ report: `${report}${name}` }),
});

/** Routes outside of networks: nobody finds a network's rows through them. */
const outside: Record<string, Ask> = {
  "GET /": {},
  "GET /networks": {},
  "GET /networks/import": {},
  "POST /networks/import": { body: form(({ network }) => ({ slug: network, name: network })) },
  "GET /networks/new": {},
  "GET /networks/addresses/:slug": { params: ({ network }) => ({ slug: network }) },
  "GET /deletions/:certificate": {},
  "POST /networks/new": {
    body: form(({ network }) => ({ name: network, slug: network, template: "blank", sites: "" })),
  },
  "GET /gallery": {},
  "GET /sign-in": { query: ({ network }) => ({ next: `/n/${network}` }) },
  "POST /sign-in": { body: form(({ email, network }) => ({ email, next: `/n/${network}` })) },
  "GET /sign-in/sent": {},
  "GET /sign-in/confirm": { query: ({ link }) => ({ link }) },
  "POST /sign-in/confirm": { body: form(({ link }) => ({ link })) },
  "POST /sign-out": {},
  "POST /sign-in/with/:provider": { body: form(({ network }) => ({ next: `/n/${network}` })) },
  "GET /auth/callback/:provider": { query: ({ link }) => ({ code: link, state: link }) },
  "GET /account": {},
  "POST /account/name": { body: form(({ person }) => ({ name: "Ada", person, id: person })) },
  "POST /account/sessions/:session/end": {},
  "POST /account/other-sessions/end": { body: form(({ person }) => ({ person, user: person })) },
  "POST /join-requests": { body: form(({ network }) => ({ network, message: "please" })) },
  "GET /invitations/:link": {},
  "POST /invitations/:link": {},
  "GET /unsubscribe/:link": {},
  "POST /unsubscribe/:link": {},
  "GET /operator": { by: "operators", query: ({ network }) => ({ after: network }) },
  "POST /operator/migrations": operated,
  "POST /operator/dead-letters/again": operated,
  "POST /operator/dead-letters/:letter/again": operated,
  "POST /api/v1/networks": {
    body: json(({ network: slug }) => ({ slug, name: slug, template: "blank", timeZone: "UTC" })),
  },
  "POST /dev/demo": { by: "nobody" },
  "GET /dev/outbox": { by: "nobody" },
  "GET /dev/outbox.json": { by: "nobody" },
  "GET /dev/outbox/:mail": { by: "nobody" },
  "GET /dev/outbox/:mail/html": { by: "nobody" },
  "GET /dev/outbox/:mail/files/:place": { by: "nobody" },
};

const api: Record<string, Ask | readonly Ask[]> = {
  "GET /api/v1/n/:network/measures": seen,
  "GET /api/v1/n/:network/sites": seen,
  "GET /api/v1/n/:network/submissions": {
    ...seen,
    takesAway: true,
    query: ({ period }) => ({ period }),
  },
  "GET /api/v1/n/:network/sites/:site/submissions/:period": seen,
  "PUT /api/v1/n/:network/sites/:site/submissions/:period": [
    { ...reporting, body: json(figures) },
    { ...reporting, at: "other", params: atOther, body: json(figures) },
    { ...reporting, at: "other", hidden: true, params: atOtherBlinded, body: json(figures) },
    {
      ...reporting,
      also: "correct-closed-months",
      params: ({ closed }) => ({ period: closed }),
      body: json(figures),
    },
  ],
  "POST /api/v1/n/:network/uploads": [
    sent("own"),
    sent("other"),
    { ...sent("otherBlinded"), hidden: true },
    {
      ...{ ...sent("own"), also: "correct-closed-months" },
      body: (ids) => ({ text: csv(ids.site, { ...ids, period: ids.closed }) }),
    },
  ],
  "GET /api/v1/n/:network/measures/:measure/:chart{chart(?:\\.svg|\\.png|\\.csv)?}": [
    { ...seen, params: file("chart") },
    { ...seen, params: file("chart"), query: ({ site }) => ({ site }) },
    { ...seen, params: file("chart"), query: ({ node }) => ({ node }) },
    { ...seen, takesAway: true, params: file("chart.svg") },
    { ...seen, takesAway: true, params: file("chart.csv"), query: ({ site }) => ({ site }) },
  ],
  "GET /api/v1/n/:network/reports": seen,
  "GET /api/v1/n/:network/reports/:report": [seen, reportForm(".html"), reportForm(".csv")],
  "POST /api/v1/n/:network/tokens": [
    { need: "make-tokens", by: "people", body: json(() => ({ name: "a system" })) },
    ...(["own", "other"] as const).map((at) => ({
      ...({ need: "make-tokens", at, by: "people" } as const),
      body: json((ids) => ({ name: "a system", site: at === "own" ? ids.site : ids.other })),
    })),
  ],
  "GET /api/v1/n/:network/subscriptions": { need: "receive-reports", by: "people" },
  "POST /api/v1/n/:network/subscriptions": {
    ...{ need: "receive-reports", by: "people" },
    body: json(({ person, site }) => ({ report: "network", user: person, site })),
  },
  "DELETE /api/v1/n/:network/subscriptions/:subscription": { by: "leader" },
};

const pages: Record<string, Ask | readonly Ask[]> = {
  "GET /n/:network": [
    seen,
    { ...seen, by: "people", gives: "family", at: "own", query: asRole("family") },
    { ...seen, by: "people", gives: "coordinator", query: asRole("coordinator") },
  ],
  "GET /n/:network/measures/:measure": [
    seen,
    { ...seen, query: ({ site }) => ({ site }) },
    { ...seen, query: ({ node: code }) => ({ node: code }) },
  ],
  "GET /n/:network/sites/:site/submissions/:period": seen,
  "POST /n/:network/sites/:site/submissions/:period": [
    { ...reporting, body: sheet },
    { ...reporting, at: "other", params: atOther, body: sheet },
    { ...reporting, at: "other", hidden: true, params: atOtherBlinded, body: sheet },
  ],
  "GET /n/:network/sites/:site": seen,
  "GET /n/:network/sites": seen,
  "POST /n/:network/sites": {
    ...managed,
    body: form(({ network }) => ({ sites: `A new site, ${network}-NEW` })),
  },
  "GET /n/:network/sites/:site/edit": { ...managed, params: atOther },
  "POST /n/:network/sites/:site/edit": { ...managed, params: atOther, body: edited },
  "POST /n/:network/sites/:site/merger": {
    ...managed,
    params: atOther,
    body: form(({ site, period }) => ({ into: site, since: period })),
  },
  "GET /n/:network/nodes": managed,
  "POST /n/:network/nodes": { ...managed, body: node },
  "GET /n/:network/nodes/:node": seen,
  "POST /n/:network/nodes/:node": { ...managed, body: node },
  "GET /n/:network/settings": managed,
  "POST /n/:network/settings": { ...managed, body: settings },
  "GET /n/:network/export": managed,
  "POST /n/:network/export.zip": { ...managed, takesAway: true },
  "GET /n/:network/set-up": managed,
  "POST /n/:network/set-up/definitions": managed,
  "GET /n/:network/template-diff": seen,
  "GET /n/:network/removal": managed,
  "POST /n/:network/removal": { ...managed, body: form(({ name }) => ({ name })) },
  "POST /n/:network/removal/end": managed,
  "GET /n/:network/uploads": [
    { need: "report-figures", at: "anywhere", by: "people" },
    {
      ...{ need: "report-figures", at: "anywhere", by: "people" },
      query: ({ upload }) => ({ taken: upload }),
    },
  ],
  "GET /n/:network/uploads/template.csv": {
    ...{ need: "report-figures", at: "anywhere", by: "people" },
  },
  "POST /n/:network/uploads": [
    { ...reporting, by: "people", body: (ids) => ({ file: csv(ids.site, ids) }) },
    { ...reporting, at: "other", by: "people", body: (ids) => ({ file: csv(ids.other, ids) }) },
  ],
  "GET /n/:network/reports": seen,
  "GET /n/:network/reports/:report": seen,
  "GET /n/:network/reports/:report/:artefact": [
    { ...seen, params: file("report.html") },
    { ...seen, takesAway: true, params: file("report.csv") },
  ],
  "GET /n/:network/tokens": { need: "make-tokens", at: "anywhere", by: "people" },
  "POST /n/:network/tokens": [
    { need: "make-tokens", by: "people", body: form(() => ({ name: "a system", site: "" })) },
    {
      ...{ need: "make-tokens", at: "own", by: "people" },
      body: form(({ site }) => ({ name: "a system", site })),
    },
  ],
  "POST /n/:network/tokens/:token/revocation": [
    { need: "make-tokens", by: "people" },
    {
      ...{ need: "make-tokens", at: "own", by: "people" },
      params: ({ siteToken }) => ({ token: siteToken }),
    },
  ],
  "GET /n/:network/people": { need: "see-people" },
  "GET /n/:network/people/:person": { need: "manage-people" },
  "POST /n/:network/invitations": [
    invites("family", "own"),
    invites("family", "other"),
    invites("sponsor", "own"),
    invites("researcher"),
    invites("leader"),
  ],
  "POST /n/:network/invitations/:invitation/withdrawal": {
    ...{ need: "invite-people", at: "own", gives: "family", by: "people" },
  },
  "POST /n/:network/join-requests/:request/answer": [
    { need: "invite-people", by: "people", body: form(() => ({ answer: "decline" })) },
    {
      ...{ need: "invite-people", gives: "researcher", by: "people" },
      body: form(() => ({ answer: "accept", role: "researcher" })),
    },
    {
      ...{ need: "invite-people", gives: "leader", by: "people" },
      body: form(() => ({ answer: "accept", role: "leader" })),
    },
  ],
  "POST /n/:network/people/:person/role": [
    {
      ...{ need: "manage-people", gives: "clinician", by: "people" },
      body: form((ids) => roleChange(ids, { role: "clinician", site: ids.other })),
    },
    {
      ...{ need: "manage-people", gives: "leader", by: "people" },
      body: form((ids) => roleChange(ids, { role: "leader" })),
    },
  ],
  "POST /n/:network/people/:person/removal": { need: "manage-people", by: "people" },
  "POST /n/:network/departure": { by: "people" },
  "GET /n/:network/permissions": {},
  "GET /n/:network/policies": seen,
  "POST /n/:network/signature-rule": { ...governed, body: form(() => ({ required: "yes" })) },
  "GET /n/:network/policies/:policy": seen,
  "POST /n/:network/policies/:policy/signatures": [
    { need: "sign-policies", at: "own", by: "people", body: signature("own") },
    { need: "sign-policies", at: "other", by: "people", body: signature("other") },
  ],
  "POST /n/:network/policies/:policy/versions": {
    ...governed,
    body: form(() => ({
      ...{ title: "A policy", text: "It says this." },
      ...{ effective: "2999-01-01", review: "2999-12-31" },
    })),
  },
  "GET /n/:network/decisions": seen,
  "POST /n/:network/decisions": {
    ...governed,
    body: form(() => ({ title: "We decided", decidedOn: "2026-01-15", decidedBy: "all" })),
  },
  "GET /n/:network/audit": { need: "see-audit" },
  "GET /n/:network/audit.csv": { need: "see-audit", takesAway: true },
  "GET /n/:network/subscriptions": { need: "receive-reports", by: "people" },
  "POST /n/:network/subscriptions": { need: "receive-reports", by: "people" },
  "POST /n/:network/subscriptions/:subscription/end": { by: "leader" },
};

function asRole(role: Role) {
  return ({ siteId }: Ids) => ({ as: role, at: String(siteId) });
}

function roleChange({ otherId }: Ids, to: Record<string, string>) {
  return { from: "family", at: String(otherId), ...to };
}

/** By method and pattern, as the router has them. */
export const asks: ReadonlyMap<string, readonly Ask[]> = new Map(
  Object.entries({ ...outside, ...api, ...pages }).map(([route, some]) => [route, [some].flat()]),
);

/** The values that a route's address, query and body are made of. */
export function addressOf(route: string, ask: Ask, ids: Ids): string {
  const [, pattern = ""] = route.split(" ");
  const values: Record<string, string> = {
    ...Object.fromEntries(Object.entries(ids).map(([name, value]) => [name, String(value)])),
    ...{ artefact: "report.html", chart: "chart", provider: ids.network, letter: ids.delivery },
    ...{ mail: ids.delivery, place: "0" },
    ...ask.params?.(ids),
  };
  const path = pattern.replace(/:(\w+)(\{.*\})?/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${route}: no ${name} among the ids of a network`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(ask.query?.(ids));
  return query.size > 0 ? `${path}?${query}` : path;
}
