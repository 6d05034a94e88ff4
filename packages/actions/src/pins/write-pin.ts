import { termOf } from "@allteach/catalogue/vocabulary";
import { may } from "@allteach/domain/permission";
import {
  decidePin,
  type Pin,
  type PinDraft,
  PinId,
  type PinOrigin,
  type WrittenPin,
} from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { seenGoals } from "@allteach/domain/seen-goal";
import { seenSites } from "@allteach/domain/seen-site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { goalOf, goalQuery } from "@allteach/store/goal";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { cycleOf, cycleQuery } from "@allteach/store/pdsa";
import { savePin } from "@allteach/store/pins/pin";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { type ActionContext, actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { seenCycles } from "../read-tests.ts";
import { siteBy } from "../site-by.ts";
import { type FilePlatform, keepFile, type SentFile } from "./keep-file.ts";

/** A file on its way into a pin. */
export interface ComingFile {
  platform: FilePlatform;
  sent: SentFile;
}

/** A pin as it was typed, and of what it was made anew, if it was. */
export interface NewPin {
  draft: PinDraft;
  /** A file that came with it, and what keeping it takes. */
  coming?: ComingFile | undefined;
  /** Copies the file of what it was made from; nothing is copied for a pin that cannot stand. */
  copy?: () => Promise<Outcome<Pick<PinFile, "id">>>;
  made?: { from: PinOrigin; version: number };
}

/** Pins something: to begin with, for its own network alone. */
export async function createPin(
  ctx: ActionContext,
  { draft, coming, copy, made }: NewPin,
): Promise<Outcome<Pin>> {
  const { actor, now } = ctx;
  if (actor.kind !== "person") return refused({ kind: "not-allowed", need: "write-pins" });
  const decided = await decideDraft(ctx, draft, (coming ?? copy) !== undefined);
  if (!decided.ok) return decided;
  const kept = coming
    ? await keepFile(ctx, coming.platform, draft.kind, coming.sent)
    : await copy?.();
  if (kept && !kept.ok) return kept;
  const file = kept?.value.id;
  const at = now.getTime();
  const pin: Pin = {
    ...decided.value,
    ...{ id: PinId.parse(randomId("p_")), visibility: "network", owner: actor.user },
    ...{ version: made?.version ?? 1, revision: 1, createdAt: at, changedAt: at },
    ...(made && { origin: made.from }),
    ...(file !== undefined && { file }),
  };
  await savePin(ctx.store, pin, actOf(ctx, "write-pin", pin.title, saidOf(pin)));
  return done(pin);
}

/** What the audit keeps of a pin: its words are in the pin itself. */
export function saidOf({ id, kind, licence, file }: Pin) {
  return { pin: id, kind, licence, ...(file !== undefined && { file }) };
}

/**
 * Finds what a draft names, and decides whether it can stand so.
 *
 * @param file Whether the pin has a file.
 */
export async function decideDraft(
  { store, actor }: ActionContext,
  draft: PinDraft,
  file: boolean,
): Promise<Outcome<WrittenPin>> {
  const [charters, siteRows, measureRows, goals, tests] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    goalQuery(store, draft.goal),
    cycleQuery(store, draft.test),
  );
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const seen = seenSites(actor, charter, sites);
  const site = siteBy(seen, draft.site);
  const place = siteBy(seen, draft.evidenceSite);
  if (!may(actor, "write-pins", site?.id)) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  const code = draft.measure.toLowerCase();
  const measure = measureRows.map(measureOf).find((each) => each.code.toLowerCase() === code);
  const [goal] = seenGoals(actor, charter, sites, goals.map(goalOf));
  const [test] = seenCycles(seen, sites, tests.map(cycleOf));
  const problems = [
    ...unfound("site", draft.site, site),
    ...unfound("evidenceSite", draft.evidenceSite, place),
    ...unfound("measure", draft.measure, measure),
    ...unfound("goal", draft.goal, goal),
    ...unfound("test", draft.test, test),
    ...unknownWords(draft),
  ];
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const places = {
    ...{ site: site?.id, measure: measure?.id, evidenceSite: place?.id },
    ...{ goal: goal?.goal.id, test: test?.id },
  };
  return decidePin(draft, places, file);
}

function unfound(field: keyof PinDraft, named: string, found: object | undefined): Problem[] {
  return named === "" || found ? [] : [{ field, because: "choose from those that are offered" }];
}

function unknownWords({ family, driver, condition }: PinDraft): Problem[] {
  const known = [
    ["family", "families", family],
    ["driver", "drivers", driver],
    ["condition", "conditions", condition],
  ] as const;
  return known.flatMap(([field, kind, key]) =>
    key === "" || termOf(kind, key)
      ? []
      : [{ field, because: "choose from those that are offered" }],
  );
}
