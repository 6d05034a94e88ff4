import { type PinTry, type TryDraft, TryId } from "@allteach/domain/boards/pin-try";
import { dayIn } from "@allteach/domain/day-in";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import { addTries, removeTry, tryOf, tryQuery } from "@allteach/store/boards/pin-try";
import { ask } from "@allteach/store/network-store";
import { cycleOf, cycleQuery } from "@allteach/store/pdsa";
import { type ActionContext, actOf } from "../context.ts";
import { readPinSetting } from "../pins/pin-setting.ts";
import { randomId } from "../random-id.ts";
import { siteBy } from "../site-by.ts";
import { gradePins } from "./grade-pins.ts";

/** Says that a site tried a pin, and by which test of change: its chart then speaks for the pin. */
export async function tryPin(
  ctx: ActionContext,
  pinId: string,
  draft: TryDraft,
): Promise<Outcome<PinTry>> {
  const { actor, now, store, network } = ctx;
  const read = await readPinSetting(ctx, pinId);
  if (!read.ok) return read;
  const { pin, charter, sites } = read.value;
  const site = siteBy(namedSites(actor, charter, sites), draft.site);
  if (actor.kind !== "person" || !site || !may(actor, "write-pins", site.id)) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  const [[row]] = await ask(store, cycleQuery(store, draft.test));
  const test = row && cycleOf(row);
  const today = dayIn(now, network.timeZone);
  const since = draft.since || test?.starts || today;
  const problems: Problem[] = [
    ...(draft.test !== "" && (!test || (test.site !== undefined && test.site !== site.id))
      ? [{ field: "test", because: "choose a test of this site" }]
      : []),
    ...(since > today ? [{ field: "since", because: "choose a day that has come" }] : []),
  ];
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const tried: PinTry = {
    ...{ id: TryId.parse(randomId("y_")), pin: pin.id, site: site.id, since, owner: actor.user },
    ...(test && { test: test.id }),
    at: now.getTime(),
  };
  const act = actOf(ctx, "try-pin", pin.title, { pin: pin.id, site: site.id, test: tried.test });
  if (!(await addTries(store, [tried], act))) {
    return refused({ kind: "taken", field: "site", because: "it stands here already" });
  }
  await gradePins(ctx, now, pin.id);
  return done(tried);
}

/** Takes back that a site tried a pin; its grade is worked out anew. */
export async function untryPin(
  ctx: ActionContext,
  pinId: string,
  id: string,
): Promise<Outcome<undefined>> {
  const { actor, now, store } = ctx;
  const read = await readPinSetting(ctx, pinId);
  if (!read.ok) return read;
  const { pin } = read.value;
  const [[row]] = await ask(store, tryQuery(store, TryId.safeParse(id).data ?? ""));
  const tried = row && tryOf(row);
  if (!tried || tried.pin !== pin.id) return refused({ kind: "not-found", what: "test" });
  if (actor.kind !== "person" || !may(actor, "write-pins", tried.site)) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  await removeTry(store, tried.id, actOf(ctx, "untry-pin", pin.title, { pin: pin.id }));
  await gradePins(ctx, now, pin.id);
  return done(undefined);
}
