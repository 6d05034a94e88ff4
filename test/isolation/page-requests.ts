import type { Role } from "@allteach/domain/permission";
import { boardPages } from "./board-requests.ts";
import type { Ids } from "./canary.ts";
import { eventPages } from "./event-requests.ts";
import { evidencePages } from "./evidence-requests.ts";
import { goalPages } from "./goal-requests.ts";
import { mapPages } from "./map-requests.ts";
import { measurePages } from "./measure-requests.ts";
import { pinPages } from "./pin-requests.ts";
import {
  type Ask,
  atOther,
  atOtherBlinded,
  csv,
  file,
  forFunders,
  form,
  node,
  reporting,
  seen,
} from "./request.ts";
import { theoryPages } from "./theory-requests.ts";

const ofChief = ({ chief }: Ids) => ({ person: chief });
const sheet = form(({ measure }) => ({
  [`numerator-${measure}`]: "1",
  [`denominator-${measure}`]: "78",
  reason: "counted again",
}));
const shift = form(() => ({ start: "2024-02", decision: "withdraw", reason: "The kit went." }));
const note = form(() => ({ note: "They will send it on Monday.", flagged: "true" }));
const managed = { need: "manage-network" } as const;
const rule = form(({ measure }) => ({
  ...{ left: `numerator of ${measure}`, operator: "<=", right: "1000000" },
  ...{ strength: "look", words: "more than there are" },
}));
const governed = { need: "manage-policies" } as const;
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

/** The pages of a network. */
export const pages: Record<string, Ask | readonly Ask[]> = {
  ...theoryPages,
  ...mapPages,
  ...evidencePages,
  ...measurePages,
  ...goalPages,
  ...pinPages,
  ...boardPages,
  ...eventPages,
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
  "POST /n/:network/measures/:measure/phases": [
    { need: "decide-shifts", body: shift },
    { need: "decide-shifts", at: "own", query: ({ site }) => ({ site }), body: shift },
    { need: "decide-shifts", at: "other", query: ({ other: site }) => ({ site }), body: shift },
  ],
  "GET /n/:network/completeness": seen,
  "GET /n/:network/calls": { need: "follow-up-months" },
  "GET /n/:network/completeness/:site/:period": { need: "follow-up-months" },
  "POST /n/:network/completeness/:site/:period": { need: "follow-up-months", body: note },
  "GET /n/:network/sites/:site/submissions/:period": seen,
  "POST /n/:network/sites/:site/submissions/:period": [
    { ...reporting, body: sheet },
    { ...reporting, at: "other", params: atOther, body: sheet },
    { ...reporting, at: "other", hidden: true, params: atOtherBlinded, body: sheet },
  ],
  "POST /n/:network/sites/:site/submissions/:period/preview": [
    { ...reporting, body: sheet },
    { ...reporting, at: "other", params: atOther, body: sheet },
  ],
  "GET /n/:network/restatements": seen,
  "GET /n/:network/rules": managed,
  "POST /n/:network/rules": { ...managed, body: rule },
  "POST /n/:network/rules/:rule/end": { ...managed, params: () => ({ rule: "nr_1" }) },
  "GET /n/:network/sites/:site": [seen, { ...seen, params: ({ former }) => ({ site: former }) }],
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
  "GET /n/:network/uploads/template.xlsx": {
    ...{ need: "report-figures", at: "anywhere", by: "people" },
  },
  "GET /n/:network/uploads/files/:upload": { need: "see-audit" },
  "POST /n/:network/uploads": [
    { ...reporting, by: "people", body: (ids) => ({ file: csv(ids.site, ids) }) },
    { ...reporting, at: "other", by: "people", body: (ids) => ({ file: csv(ids.other, ids) }) },
  ],
  "GET /n/:network/reports": { need: "read-reports" },
  "GET /n/:network/reports/:report": [seen, { need: "read-reports", params: forFunders }],
  "GET /n/:network/reports/:report/:artefact": [
    { ...seen, params: file("report.html") },
    { need: "read-reports", params: (ids) => ({ ...forFunders(ids), ...file("report.html")() }) },
    { ...seen, takesAway: true, params: file("report.csv") },
    { ...seen, takesAway: true, params: file("report.pdf") },
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
    {
      ...{ need: "manage-people", gives: "leader", by: "people", params: ofChief },
      body: form(() => ({ from: "leader", at: "0", role: "researcher" })),
    },
  ],
  "POST /n/:network/people/:person/removal": [
    { need: "manage-people", by: "people" },
    { need: "manage-people", gives: "leader", by: "people", params: ofChief },
  ],
  "POST /n/:network/departure": { by: "people" },
  "GET /n/:network/permissions": {},
  "GET /n/:network/policies": seen,
  "POST /n/:network/signature-rule": { ...governed, body: form(() => ({ required: "yes" })) },
  "GET /n/:network/policies/:policy": seen,
  "POST /n/:network/policies/:policy/signatures": [
    { need: "sign-policies", at: "own", by: "people", body: signature("own") },
    { need: "sign-policies", at: "other", by: "people", body: signature("other") },
  ],
  "POST /n/:network/policies/:policy/reviews": {
    ...governed,
    body: form(() => ({ version: "1", again: "2999-12-31" })),
  },
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
  "POST /n/:network/subscriptions": {
    ...{ need: "receive-reports", also: "see-network", by: "people" },
    body: form(() => ({ report: "network", format: "mail", sendOn: "" })),
  },
  "POST /n/:network/subscriptions/:subscription": {
    by: "leader",
    body: form(() => ({ format: "link", sendOn: "5", paused: "yes" })),
  },
  "POST /n/:network/subscriptions/:subscription/confirmation": { by: "leader" },
  "POST /n/:network/subscriptions/:subscription/now": { by: "leader" },
  "POST /n/:network/mail-preference": {
    ...{ need: "receive-reports", by: "people" },
    body: form(() => ({ digest: "yes", locale: "" })),
  },
  "GET /n/:network/recipients": { need: "run-reports" },
  "POST /n/:network/recipients": {
    ...{ need: "run-reports", by: "people" },
    body: form(() => ({ email: "board@there.example", report: "funder", format: "mail" })),
  },
  "GET /n/:network/runs": { need: "run-reports" },
  "POST /n/:network/runs": {
    ...{ need: "run-reports", by: "people" },
    body: form(() => ({ reason: "a correction" })),
  },
  "GET /n/:network/runs/:run": { need: "run-reports" },
  "POST /n/:network/runs/:run": { need: "run-reports" },
  "GET /n/:network/agenda": seen,
  "POST /n/:network/agenda": {
    need: "run-reports",
    body: form(({ period, measure, otherId }) => ({ period, measure, site: String(otherId) })),
  },
  "GET /n/:network/report-preview": [
    { ...seen, query: () => ({ report: "network" }) },
    { ...seen, query: () => ({ report: "functioning" }) },
    { need: "read-reports", query: () => ({ report: "funder" }) },
    { need: "see-every-site", query: ({ other: site }) => ({ report: "site", site }) },
  ],
  "POST /n/:network/subscriptions/:subscription/end": { by: "leader" },
};

function asRole(role: Role) {
  return ({ siteId }: Ids) => ({ as: role, at: String(siteId) });
}

function roleChange({ otherId }: Ids, to: Record<string, string>) {
  return { from: "family", at: String(otherId), ...to };
}
