import { previewPinSharing, sharePin, withdrawPin } from "@allteach/actions/pins/share-pin";
import { isOut } from "@allteach/actions/sharing";
import { SharedPinPart } from "@allteach/domain/pins/shared-pin";
import { PinSharingPage } from "@allteach/web/pages/pins/pin-sharing-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { pinPlatform } from "./pin-platform.ts";

/** What all networks would read of a pin, sharing it, and taking it back. */
export const pinSharingRoutes = new Hono<NetworkEnv>()
  .get(paths.pinSharing.pattern, (c) => {
    const looked = c.req.query("looked") === "yes";
    return preview(c, looked ? partsIn(c.req.queries("parts") ?? []) : undefined);
  })
  .post(paths.pinSharing.pattern, async (c) => {
    const sent = await c.req.formData();
    const parts = partsIn(sent.getAll("parts").map(String));
    const shared = await sharePin(c.var.action, pinPlatform(c), c.req.param("pin"), parts);
    if (shared.ok) return back(c, "shared");
    return problemsOf(shared.refusal) ? preview(c, parts) : answerRefusal(c, shared.refusal);
  })
  .post(paths.pinWithdrawal.pattern, async (c) => {
    const withdrawn = await withdrawPin(c.var.action, pinPlatform(c), c.req.param("pin"));
    return withdrawn.ok ? back(c, "taken-back") : answerRefusal(c, withdrawn.refusal);
  });

const partsIn = (values: readonly string[]) =>
  values.flatMap((value) => SharedPinPart.safeParse(value).data ?? []);

function back(c: Context<NetworkEnv>, now: "shared" | "taken-back"): Response {
  const at = { network: c.var.network.slug, pin: c.req.param("pin") ?? "" };
  return c.redirect(`${paths.pin(at)}?now=${now}`, 303);
}

async function preview(
  c: Context<NetworkEnv>,
  parts: readonly SharedPinPart[] | undefined,
): Promise<Response> {
  const seen = await previewPinSharing(c.var.action, c.req.param("pin") ?? "", parts);
  if (!seen.ok) return answerRefusal(c, seen.refusal);
  const { setting, ...shown } = seen.value;
  return c.html(
    <PinSharingPage
      shell={networkShell(c, "pins")}
      charter={setting.charter}
      pin={setting.pin}
      {...shown}
      isShared={isOut(setting.publication)}
    />,
    c.req.method === "POST" ? 422 : 200,
  );
}
