import * as z from "zod";
import type { UserId } from "../identity.ts";
import type { PinId } from "../pins/pin.ts";
import type { CommentId } from "./pin-comment.ts";

export const FlagId = z
  .string()
  .regex(/^f_[a-z0-9]{16}$/)
  .brand<"FlagId">();
export type FlagId = z.infer<typeof FlagId>;

/** Why somebody asks the moderators to look. */
export const flagReasons = ["identifies", "rights", "wrong", "unkind", "other"] as const;
export type FlagReason = (typeof flagReasons)[number];

export const flagReasonNames: Readonly<Record<FlagReason, string>> = {
  identifies: "Somebody can be recognised in it",
  rights: "It belongs to somebody who did not agree",
  wrong: "It could harm patients",
  unkind: "It is unkind",
  other: "Something else",
};

export const FlagDraft = z.object({
  why: z.enum(flagReasons, "choose what is wrong with it"),
  text: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
});
export type FlagDraft = z.infer<typeof FlagDraft>;

export interface PinFlag extends FlagDraft {
  id: FlagId;
  pin: PinId;
  comment?: CommentId;
  flaggedBy: UserId;
  at: number;
  settled?: { outcome: "kept" | "hidden"; by: string; at: number };
}

/** What a moderator does about a pin or a comment. */
export const Moderation = z.object({
  act: z.enum(["hide", "show", "keep"], "choose what is to be done"),
  why: z
    .string()
    .trim()
    .min(1, "say why, in a sentence that its author may read")
    .max(500, "use at most 500 characters"),
});
export type Moderation = z.infer<typeof Moderation>;
