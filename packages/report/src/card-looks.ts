import type { Card } from "./curious.ts";

/** The colour and the mark of each kind of card; its label says the same in words. */
export const cardLooks: Record<
  Card["kind"],
  { ink: "improvement" | "concern" | "common" | "goal" | "accent"; mark: string }
> = {
  learn: { ink: "improvement", mark: "◆" },
  ask: { ink: "concern", mark: "▲" },
  look: { ink: "common", mark: "■" },
  goal: { ink: "goal", mark: "✓" },
  steady: { ink: "common", mark: "●" },
  completeness: { ink: "accent", mark: "●" },
};
