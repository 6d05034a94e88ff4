import type { SiteId, UserId } from "@allteach/domain/identity";
import {
  type Attestation,
  type AttestationDraft,
  type KindCount,
  type ParticipationKind,
  participationRules,
} from "@allteach/domain/participation";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Directory } from "@allteach/store/directory";
import { saveAttestation } from "@allteach/store/participation";
import { type ActionContext, actOf, signatureOf } from "../context.ts";
import { readParticipant } from "./read-participation.ts";

/**
 * Confirms what somebody took part in, or takes that back. Where the record lacks something the lead
 * says what they took part in that stands nowhere here.
 */
export async function attestParticipation(
  ctx: ActionContext,
  directory: Directory,
  person: UserId,
  { year, kind, words }: AttestationDraft,
): Promise<Outcome<Attestation>> {
  const read = await readParticipant(ctx, directory, { person, year });
  if (!read.ok) return read;
  const { counts, standing, leadAt, said } = read.value.one;
  if (leadAt === undefined) return refused({ kind: "not-allowed", need: "attest-participation" });
  const isConfirmed = standing?.kind === "confirmed";
  if (isConfirmed === (kind === "confirmed")) {
    const because = isConfirmed ? "It is confirmed already." : "Nothing is confirmed of this year.";
    return refused({ kind: "closed", because });
  }
  if (words === "" && (kind === "taken-back" || counts.some(({ isMet }) => !isMet))) {
    const because =
      kind === "taken-back"
        ? "say why it is taken back"
        : "the record lacks something: say what they took part in that stands nowhere here";
    return refused({ kind: "invalid", problems: [{ field: "words", because }] });
  }
  const made: Attestation = {
    ...{ person, year, kind, words, number: (said[0]?.number ?? 0) + 1 },
    ...{ rules: participationRules.version, counted: countedOf(counts) },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
    ...(leadAt > 0 && { site: leadAt as SiteId }),
  };
  const action = kind === "confirmed" ? "attest-participation" : "take-back-attestation";
  const act = actOf(ctx, action, `person ${person}, ${year}`, { after: made.counted });
  if (await saveAttestation(ctx.store, made, act)) return done(made);
  return refused({ kind: "closed", because: "Someone said something of it at the same moment." });
}

/** How many things of each kind count. */
export function countedOf(counts: readonly KindCount[]): Record<ParticipationKind, number> {
  const of = (kind: ParticipationKind) =>
    counts.find(({ rule }) => rule.kind === kind)?.things.length ?? 0;
  return { attended: of("attended"), reviewed: of("reviewed"), tested: of("tested") };
}
