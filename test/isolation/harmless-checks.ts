/**
 * Checks that refuse nothing: without them a page draws a link, a choice or a sentence more, and
 * whatever it leads to refuses by a check of its own. By their line, with what they are for.
 */
export const harmlessChecks: ReadonlyMap<string, string> = new Map([
  [
    'may in workers/http/pins/commons-pins.tsx: return grants.some(({ site }) => may(actor, "write-pins", site));',
    "a link to a page whose forms refuse by themselves",
  ],
  [
    'may in packages/actions/src/read-reports.ts: if (!may(actor, "read-reports")) return refused({ kind: "not-allowed", need: "read-reports" });',
    "everyone in a network may; which reports, another check says",
  ],
  [
    'may in packages/actions/src/read-reports.ts: if (!may(actor, "read-reports")) return refused({ kind: "not-allowed", need: "read-reports" }); (2)',
    "everyone in a network may; which reports, another check says",
  ],
  [
    'may in workers/http/report.tsx: maySeeNetwork={may(action.actor, "see-network")}',
    "links to pages that refuse by themselves",
  ],
  [
    'may in workers/http/report.tsx: maySeeNetwork={may(c.var.action.actor, "see-network")}',
    "a link to a page that refuses by itself",
  ],
  [
    'may in packages/actions/src/list-sites.ts: former: may(actor, "manage-network") ? former : [],',
    "what only a page draws that refuses by itself",
  ],
  [
    "isUnsigned in packages/actions/src/read-network.ts: isUnsigned: isUnsigned(actor, charter),",
    "the sentence that one’s site has yet to sign",
  ],
  [
    "isUnsigned in packages/actions/src/read-policies.ts: isUnsigned: isUnsigned(actor, charter),",
    "the sentence that one’s site has yet to sign",
  ],
  [
    'may in packages/actions/src/read-policies.ts: if (!may(actor, "manage-policies")) return [];',
    "the reminder of a policy that everyone may read",
  ],
  [
    'may in packages/actions/src/read-site.ts: mayReport: may(actor, "report-figures", site.id),',
    "a link to a month that everyone may read",
  ],
  [
    'may in packages/actions/src/subscribe.ts: if (actor.kind !== "person" || !may(actor, "receive-reports")) return mayNot;',
    "every role may",
  ],
  [
    'may in packages/actions/src/subscribe.ts: if (actor.kind !== "person" || !may(actor, "receive-reports")) return mayNot; (2)',
    "every role may",
  ],
  [
    'may in packages/actions/src/subscribe.ts: if (actor.kind !== "person" || !may(actor, "receive-reports")) return mayNot; (3)',
    "every role may",
  ],
  [
    'may in packages/actions/src/subscribe.ts: if (ctx.actor.kind !== "person" || !may(ctx.actor, "receive-reports")) return mayNot;',
    "every role may",
  ],
  [
    'may in workers/http/subscription.tsx: maySeeNetwork={may(action.actor, "see-network")}',
    "links to pages that refuse by themselves",
  ],
  [
    'may in workers/http/permissions.tsx: maySeeNetwork={may(action.actor, "see-network")}',
    "a link to a page that refuses by itself",
  ],
  [
    'may in workers/http/leaving.tsx: const mayKeep = may(action.actor, "manage-network");',
    "a button of a network that is leaving",
  ],
  [
    'may in workers/http/measure.tsx: (each) => may(action.actor, "report-figures", each.id) && (!site || each.code === site),',
    "a link to a month that everyone may read",
  ],
  [
    'may in workers/http/overview.tsx: const own = read.value.sites.filter(({ id }) => may(actor, "report-figures", id));',
    "links to months that everyone may read",
  ],
  [
    'may in workers/http/overview.tsx: mayManage={may(actor, "manage-network")}',
    "a link of a network’s first days",
  ],
  [
    'may in workers/http/token.tsx: mayMakeForAll={may(action.actor, "make-tokens")}',
    "a choice of a form",
  ],
  [
    "may in workers/http/view-as.ts: const lacking = matrix[role].find((permission) => !may(actor, permission, grant.site));",
    "which lack a refusal names",
  ],
  [
    "mayGive in workers/http/offer.ts: atSites.some((role) => mayGive(actor, need, { role, site: id })),",
    "the choices of a form",
  ],
  [
    'maySomewhere in workers/http/overview.tsx: mayMakeTokens={maySomewhere(actor, "make-tokens")}',
    "a link of a network’s first days",
  ],
  [
    'maySomewhere in workers/http/overview.tsx: maySubscribe={maySomewhere(actor, "receive-reports")}',
    "every role may",
  ],
  [
    'covers in workers/http/permissions.tsx: const maySee = grant && action.actor.kind === "person" && covers(action.actor, grant);',
    "a link that view-as refuses by itself",
  ],
  [
    'may in packages/domain/src/report-audience.ts: if (kind === "funder") return may(actor, "read-reports") ? "sums" : undefined;',
    "every role may",
  ],
  [
    'may in packages/actions/src/send-now.ts: if (actor.kind !== "person" || !may(actor, "receive-reports")) {',
    "every role may",
  ],
  [
    'may in packages/actions/src/events/read-event.ts: mayMark: sites.filter((site) => may(actor, "attend-events", site.id)),',
    "which sites’ pre-work a form lists; ticking it is refused by itself",
  ],
  [
    'may in packages/actions/src/learning/read-capability.ts: return may(actor, "assess-capability")',
    "which of two refusals it is",
  ],
  [
    'may in workers/http/boards/pin-page.tsx: forAll={isMember && may(action.actor, "write-pins")}',
    "a choice of a form",
  ],
  [
    'may in workers/http/predictions.tsx: const own = sites.filter(({ id }) => may(action.actor, "write-tests", id));',
    "the choices of a form",
  ],
  [
    'may in workers/http/predictions.tsx: ...(may(action.actor, "write-tests")',
    "a choice of a form",
  ],
  [
    'may in workers/http/predictions.tsx: const shown = chart && may(action.actor, "write-tests", chart.site?.id) ? chart : undefined;',
    "a chart in a form, that its reader may open by itself",
  ],
  [
    'may in workers/http/report-options.ts: const seesMore = may(actor, "see-network") && !may(actor, "run-reports");',
    "the choices of a form",
  ],
  [
    'may in workers/http/report-options.ts: const seesMore = may(actor, "see-network") && !may(actor, "run-reports"); (2)',
    "the choices of a form",
  ],
  [
    "seesEverySite in workers/http/sites.tsx: seesEverySite={seesEverySite(actor)}",
    "the sentence that names are hidden",
  ],
]);
