import { GoalId } from "@allteach/domain/goal";
import { sharedGoals } from "@allteach/store/publication";
import { removeSharedGoal } from "@allteach/store/shared-goal";
import type { Sharing } from "./sharing.ts";

/** Goals, as networks share them. */
export const goalSharing: Sharing = {
  ...sharedGoals,
  job: (network, goal) => ({ kind: "publish-goal", network, goal: GoalId.parse(goal) }),
  remove: ({ network, commons, now }, goal, epoch) =>
    removeSharedGoal(commons, { network: network.id, goal: GoalId.parse(goal) }, epoch, now),
};
