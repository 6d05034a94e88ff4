import { isBehind } from "@allteach/actions/migrate-networks";
import type { MonthRows } from "@allteach/actions/open-month";
import { sheetRows } from "@allteach/actions/read-month-sheet";
import { NetworkId } from "@allteach/domain/identity";
import { Period } from "@allteach/domain/period";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { networkMigrations, storeOf } from "../networks.ts";
import { seal, unseal } from "../sealed.ts";
import type { AppEnv, NetworkEnv, NetworkPlace } from "./app-env.ts";
import { sessionHashOf } from "./caller.ts";

const Place = z.object({ id: NetworkId, binding: z.string() });

/** A place opens for the session that its form was drawn for, and for no other. */
const purposeFor = (session: string) => `month's form for ${session}`;

/** Where the network lies, sealed into a month's form so that whoever sends it brings it back. */
export async function sealedPlace(c: Context<NetworkEnv>): Promise<string | undefined> {
  const session = await sessionHashOf(c);
  const { id, binding } = c.var.network;
  return session && seal(c.var.settings.secret, purposeFor(session), { id, binding });
}

/**
 * Reads the month that a form is about while the directory says who sends it, so that saving takes
 * two trips one after the other and not three. The form says where to read; what was read is for
 * nobody until `monthAhead` has compared that with the directory's own word.
 */
export const readMonthAhead = createMiddleware<AppEnv>(async (c, next) => {
  const { site = "", period: written } = c.req.param() as { site?: string; period?: string };
  const period = Period.safeParse(written).data;
  const place = c.req.method === "POST" ? await placeIn(c) : undefined;
  if (place && period) {
    const rows = read(c, place, site, period).catch((error: unknown) => {
      console.error("reading ahead failed", { network: place.id, error });
      return undefined;
    });
    c.set("monthAhead", { place, rows });
  }
  return next();
});

async function read(
  c: Context<AppEnv>,
  place: NetworkPlace,
  site: string,
  period: Period,
): Promise<MonthRows> {
  return sheetRows(storeOf(c.env, place, c.var.tally), site, period);
}

/** The place that a form brings back. A form that cannot be read is refused by whoever takes it. */
async function placeIn(c: Context<AppEnv>): Promise<NetworkPlace | undefined> {
  const session = await sessionHashOf(c);
  if (!session) return undefined;
  const form = await c.req.formData().catch(() => undefined);
  const sealed = form?.get("place");
  if (typeof sealed !== "string") return undefined;
  const opened = await unseal(c.var.settings.secrets, purposeFor(session), sealed);
  return Place.safeParse(opened).data;
}

/**
 * What was read ahead, where the directory lets the sender into that very network, in that very
 * database, and the database has the tables of today. Nothing otherwise: it is then read as usual.
 */
export async function monthAhead(c: Context<NetworkEnv>): Promise<MonthRows | undefined> {
  const { monthAhead: ahead, network } = c.var;
  const isThere = ahead?.place.id === network.id && ahead.place.binding === network.binding;
  return isThere && !isBehind(network, networkMigrations) ? ahead.rows : undefined;
}
