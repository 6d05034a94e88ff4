import { GoalRequest } from "@allteach/actions/write-goal";
import { Levels } from "@allteach/domain/goal";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { TypedGoal } from "@allteach/web/components/goal-fields";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";

const texts = [
  ...(["kind", "site", "measure", "title", "target", "fromWords", "toWords"] as const),
  ...(["siteShare", "siteChange", "networkChange", "starts", "ends", "lead", "team"] as const),
  ...(["withFamilies", "population", "visibility"] as const),
];
const lists = ["families", "drivers", "changes", "conditions"] as const;

/** A goal's form as it was typed. */
export function typedGoal(form: FormData): TypedGoal {
  const chosen = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === "string");
  const typed = textsIn(form, texts);
  return {
    ...typed,
    team: typed.team.replaceAll("\r\n", "\n"),
    families: chosen("families"),
    drivers: chosen("drivers"),
    changes: chosen("changes"),
    conditions: chosen("conditions"),
  };
}

/** An empty form, begun from a chart or from nothing. */
export function blankGoal(begun: Partial<TypedGoal>): TypedGoal {
  const empty = Object.fromEntries(texts.map((name) => [name, ""])) as Record<
    (typeof texts)[number],
    string
  >;
  const none = Object.fromEntries(lists.map((name) => [name, []])) as unknown as Record<
    (typeof lists)[number],
    readonly string[]
  >;
  return { ...empty, ...none, kind: "90-day", visibility: "network", ...begun };
}

/** What a form asks for, or what in it is to be put right. */
export function goalRequest(typed: TypedGoal): Outcome<GoalRequest> {
  const { target, withFamilies, siteShare, siteChange, networkChange, ...rest } = typed;
  const hasLevels = [siteShare, siteChange, networkChange].some((text) => text !== "");
  const levels = hasLevels
    ? Levels.safeParse({
        siteShare: numberIn(siteShare),
        siteChange: numberIn(siteChange),
        networkChange: numberIn(networkChange),
      })
    : undefined;
  const asked = GoalRequest.safeParse({
    ...rest,
    withFamilies: withFamilies === "yes",
    ...(target !== "" && { target: numberIn(target) }),
  });
  const problems = [
    ...(asked.success ? [] : problemsIn(asked.error)),
    ...(levels && !levels.success
      ? problemsIn(levels.error).map((each) => ({ ...each, because: "give a number above 0" }))
      : []),
  ];
  if (!asked.success || problems.length > 0) return refused({ kind: "invalid", problems });
  return done({ ...asked.data, ...(levels?.success && { levels: levels.data }) });
}

/** A number as people type it: with a comma or a point. */
function numberIn(text: string): number {
  return text === "" ? Number.NaN : Number(text.replace(",", "."));
}
