import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Context } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { answerRefusal } from "./refusal.tsx";

/** More than most lists have, so that small clients need not turn pages. */
const MOST_ITEMS = 1000;

/** How a list is asked for in pages. */
export const PageQuery = z.object({
  limit: z.coerce
    .number("say how many, as ?limit=100")
    .int("say a whole number")
    .min(1, "ask for at least 1")
    .max(MOST_ITEMS, `ask for at most ${MOST_ITEMS}`)
    .default(MOST_ITEMS)
    .describe(`How many at most: 1 to ${MOST_ITEMS}.`),
  cursor: z.string().max(200).optional().describe("The `next` of the page before."),
});

/** One page of a list. */
export interface ListPage<Item> {
  items: Item[];
  /** What to send as `cursor` for the page after; absent on the last. */
  next?: string;
}

/**
 * The page of a list that is asked for.
 *
 * @param keyOf What tells one item from the others, and stays.
 */
export function pageOf<Item>(
  c: Context<NetworkEnv>,
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Outcome<ListPage<Item>> {
  const query = PageQuery.safeParse({ limit: c.req.query("limit"), cursor: c.req.query("cursor") });
  if (!query.success) return refused({ kind: "invalid", problems: problemsIn(query.error) });
  const { limit, cursor } = query.data;
  const last = items.findIndex((item) => cursorOf(keyOf(item)) === cursor);
  if (cursor !== undefined && last < 0) {
    const because = "is of no page of this list as it is now: begin with the first";
    return refused({ kind: "invalid", problems: [{ field: "cursor", because }] });
  }
  const shown = items.slice(last + 1, last + 1 + limit);
  const end = shown.at(-1);
  const hasMore = last + 1 + limit < items.length;
  return done({ items: shown, ...(end && hasMore && { next: cursorOf(keyOf(end)) }) });
}

/** A list as an answer, in pages. */
export function listAnswer<Item>(
  c: Context<NetworkEnv>,
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Response | Promise<Response> {
  const page = pageOf(c, items, keyOf);
  return page.ok ? c.json(page.value) : answerRefusal(c, page.refusal);
}

/** Opaque on purpose: what it is made of may change. */
function cursorOf(key: string): string {
  const bytes = new TextEncoder().encode(key);
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) =>
    sign === "+" ? "-" : sign === "/" ? "_" : "",
  );
}
