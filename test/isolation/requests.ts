import { api } from "./api-requests.ts";
import type { Ids } from "./canary.ts";
import { pages } from "./page-requests.ts";
import { commonsPins } from "./pin-requests.ts";
import { type Ask, form, json } from "./request.ts";

const operated: Ask = { by: "operators", body: form(({ id }) => ({ network: id })) };

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
  "GET /commons/goals": { query: () => ({ q: "title" }) },
  ...commonsPins,
  "GET /api/v1/commons/goals": { query: () => ({ q: "title" }) },
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
  "POST /mail-events/resend": { by: "nobody", body: json(() => ({ type: "email.bounced" })) },
  "GET /mailed/:link": {},
  "GET /mailed/:link/:file": { params: () => ({ file: "mail.html" }) },
  "GET /from-mail/:link": {},
  "POST /from-mail/:link": {},
  "GET /proposed-mails/:link": {},
  "POST /proposed-mails/:link": {},
  "GET /operator": { by: "operators", query: ({ network }) => ({ after: network }) },
  "POST /operator/migrations": operated,
  "POST /operator/dead-letters/again": operated,
  "POST /operator/dead-letters/:letter/again": operated,
  "GET /api/docs": {},
  "GET /api/openapi.json": {},
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
