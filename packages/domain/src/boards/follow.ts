import * as z from "zod";

/** What one can follow. */
export const followKinds = ["person", "site", "board", "family"] as const;
export type FollowKind = (typeof followKinds)[number];

/** An interest of a person: they are told of what is new there. */
export const Followed = z.object({
  kind: z.enum(followKinds),
  /** A person's or a board's id, a site's code, a family's key. */
  target: z.string().trim().min(1).max(64),
});
export type Followed = z.infer<typeof Followed>;

/** As many as anybody can keep up with. */
export const MOST_FOLLOWED = 300;
