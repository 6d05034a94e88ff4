import type { Refusal } from "@allteach/domain/refusal";
import { MOST_BYTES } from "@allteach/interchange/attachment/attachment";
import { paths } from "@allteach/web/paths";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { settingsOf } from "../env.ts";
import { newTally } from "../tally.ts";
import { accountRoutes } from "./account.tsx";
import { apiRoutes } from "./api.ts";
import type { AppEnv } from "./app-env.ts";
import { identifyCaller } from "./caller.ts";
import { commonsGoalRoutes } from "./commons-goals.tsx";
import { developmentRoutes } from "./development.tsx";
import { answerFault } from "./fault.tsx";
import { fhirRoutes } from "./fhir.ts";
import { frontRoutes } from "./front.tsx";
import { galleryRoutes } from "./gallery.tsx";
import { TURNSTILE_ORIGIN } from "./human-check.ts";
import { invitationRoutes } from "./invitation.tsx";
import { mailEventsRoutes } from "./mail-events.ts";
import { mailedRoutes } from "./mailed.tsx";
import { readMonthAhead } from "./month-ahead.ts";
import { networkRoutes } from "./network.tsx";
import { operatorRoutes } from "./operator.tsx";
import { commonsPinRoutes } from "./pins/commons-pins.tsx";
import { answerRefusal, isApi } from "./refusal.tsx";
import { signInRoutes } from "./sign-in.tsx";
import { singleSignOnRoutes } from "./single-sign-on.tsx";
import { stopMailsRoutes } from "./stop-mails.tsx";

/** A file of figures may have 5 MB; a form around it needs a little more. */
const LARGEST_BODY = 5 * 1024 * 1024 + 64 * 1024;

/** A pin's file may have 10 MB, its words and the form around it a little more. */
const LARGEST_PIN = MOST_BYTES + 256 * 1024;
const isPin = (path: string) => /^\/n\/[^/]+\/pins(?:\/[^/]+)?$/.test(path);

/** A whole network in one file may have 30 MB once it is unpacked, and no more before. */
const LARGEST_IMPORT = 30 * 1024 * 1024;

/** Nothing runs or loads but what we serve ourselves. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", foreign],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameSrc: ["'self'", foreign],
  frameAncestors: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
};

const usualLimit = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (c) =>
    answerRefusal(c, tooLarge("5 MB: split it, or leave out columns we do not ask for")),
});
const pinLimit = bodyLimit({
  maxSize: LARGEST_PIN,
  onError: (c) => answerRefusal(c, tooLarge("10 MB: make the file smaller, or pin a link to it")),
});
const importLimit = bodyLimit({
  maxSize: LARGEST_IMPORT,
  onError: (c) => answerRefusal(c, tooLarge("30 MB, which is more than an export has")),
});

/** Every page and every call of the API. */
export const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set("settings", settingsOf(c.env));
    c.set("requestId", crypto.randomUUID());
    c.set("tally", newTally());
    c.set("now", new Date());
    await next();
    const { trips, inSequence, rowsRead, rowsWritten } = c.var.tally;
    c.header("x-request-id", c.var.requestId);
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "private, no-store");
    if (c.var.settings.development) {
      const rows = `read=${rowsRead} written=${rowsWritten}`;
      c.header("x-database", `trips=${trips} ${rows} in-sequence=${inSequence}`);
    }
  })
  .use(
    secureHeaders({
      contentSecurityPolicy,
      referrerPolicy: "same-origin",
      xFrameOptions: "SAMEORIGIN",
      // Letters and reports bring a stricter policy of their own.
      overwrite: false,
    }),
  )
  .use((c, next) => limitOf(c.req.path)(c, next))
  .use(paths.submission.pattern, readMonthAhead)
  .use(paths.submissionPreview.pattern, readMonthAhead)
  .use(identifyCaller)
  // A form of another site must not act for a person. A token is sent by no browser on its own,
  // and a mail program that stops mails (RFC 8058) has neither cookie nor origin.
  .use(async (c, next) => {
    const byToken = isApi(c.req.path) && c.req.header("authorization") !== undefined;
    const byMail = c.req.path.startsWith("/unsubscribe/") || c.req.path === paths.mailEvents;
    if (byToken || byMail) return next();
    return csrf({ origin: c.var.settings.origin })(c, next);
  })
  .route("/", frontRoutes)
  .route("/", galleryRoutes)
  .route("/", signInRoutes)
  .route("/", singleSignOnRoutes)
  .route("/", accountRoutes)
  .route("/", invitationRoutes)
  .route("/", stopMailsRoutes)
  .route("/", mailedRoutes)
  .route("/", mailEventsRoutes)
  .route("/", operatorRoutes as never)
  .route("/", commonsGoalRoutes)
  .route("/", commonsPinRoutes)
  .route("/", apiRoutes)
  .route("/", fhirRoutes)
  .route("/", networkRoutes)
  .route("/", developmentRoutes)
  .notFound((c) => answerRefusal(c, { kind: "not-found", what: "page", known: [paths.front] }))
  .onError(answerFault);

/** How much may be sent to an address. */
function limitOf(path: string): MiddlewareHandler {
  if (path === paths.networkImport) return importLimit;
  return isPin(path) ? pinLimit : usualLimit;
}

/** The one foreign origin that may run a script, and only where it is set up. */
function foreign(c: Context<AppEnv>): string {
  return c.var.settings.turnstile ? TURNSTILE_ORIGIN : "";
}

function tooLarge(than: string): Refusal {
  return { kind: "invalid", problems: [{ field: "file", because: `is larger than ${than}` }] };
}
