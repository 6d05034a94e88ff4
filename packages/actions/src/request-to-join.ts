import type { UserId } from "@allteach/domain/identity";
import { RoleName } from "@allteach/domain/member";
import { type Grant, may, mayGive } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { answerRequest, joinableNetwork, saveJoinRequest } from "@allteach/store/join-request";
import * as z from "zod";
import { type ActionContext, actOf, type Visit } from "./context.ts";
import { placeOf } from "./place-of.ts";
import { randomId } from "./random-id.ts";

/** So many unanswered requests one person may have. */
const MOST_OPEN = 5;

export const JoinWish = z.object({
  network: z.string().trim().toLowerCase().max(60),
  message: z
    .string()
    .trim()
    .max(300, "use at most 300 characters")
    .refine((text) => !/\p{Cc}/u.test(text.replace(/\r?\n/g, " ")), "use plain text")
    .default(""),
});
export type JoinWish = z.infer<typeof JoinWish>;

/**
 * Asks a network to let one in, and says so in its audit. The answer is always the same, whether
 * there is such a network or not: who may not see a network cannot find out that it is there.
 */
export async function requestToJoin(
  { directory, openStore, whence, now }: Visit,
  person: UserId,
  { network: slug, message }: JoinWish,
): Promise<void> {
  const wish = { id: randomId("j_"), slug, person, message };
  const network = await joinableNetwork(directory, wish, MOST_OPEN);
  if (!network) return;
  const actor = `person ${person}`;
  const act = {
    at: now.getTime(),
    actor,
    action: "ask-to-join",
    subject: wish.id,
    whence,
  } as const;
  // Before the request, since they lie in two databases: what is there has always been recorded.
  await recorded(await openStore(network), { ...act, detail: {} }, () => []);
  await saveJoinRequest(directory, wish, MOST_OPEN, now);
}

export const JoinAnswer = z.discriminatedUnion("answer", [
  z.object({
    answer: z.literal("accept"),
    role: RoleName,
    site: z.string().max(60).optional(),
  }),
  z.object({ answer: z.literal("decline") }),
]);
export type JoinAnswer = z.infer<typeof JoinAnswer>;

/**
 * Answers a request to join, once: with a role, or with no.
 *
 * @returns The address of whoever asked.
 */
export async function answerJoinRequest(
  ctx: ActionContext,
  directory: Directory,
  id: string,
  given: JoinAnswer,
): Promise<Outcome<{ email: string }>> {
  const { actor, store, now } = ctx;
  const notAllowed = refused({ kind: "not-allowed", need: "invite-people" });
  if (actor.kind !== "person" || !may(actor, "invite-people")) return notAllowed;
  let grant: Grant | undefined;
  if (given.answer === "accept") {
    const place = await placeOf(ctx, given);
    if (!place.ok) return place;
    if (!mayGive(actor, "invite-people", place.value)) return notAllowed;
    grant = place.value;
  }
  const act = actOf(ctx, "answer-request", id, {
    answer: given.answer,
    ...(grant && { role: grant.role, site: grant.site ?? null }),
  });
  await recorded(store, act, () => []);
  const email = await answerRequest(directory, store.networkId, { id, by: actor.user, grant }, now);
  return email === undefined ? refused({ kind: "not-found", what: "request" }) : done({ email });
}
