import { fileKey } from "@allteach/actions/pins/pin-file-keys";
import { readPinForm } from "@allteach/actions/pins/pin-form";
import { type PinSetting, readPinSetting } from "@allteach/actions/pins/pin-setting";
import { removePin, rewritePin } from "@allteach/actions/pins/rewrite-pin";
import { type ComingFile, createPin } from "@allteach/actions/pins/write-pin";
import { mayWritePin } from "@allteach/domain/pins/seen-pin";
import type { Problem } from "@allteach/domain/refusal";
import type { TypedPin } from "@allteach/web/components/pins/pin-fields";
import { PinFormPage } from "@allteach/web/pages/pins/pin-form-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { archiveOf } from "../../archive.ts";
import type { NetworkEnv } from "../app-env.ts";
import { feed } from "../boards/feed.tsx";
import { pinPage } from "../boards/pin-page.tsx";
import { talkHappenings } from "../boards/pin-talk.tsx";
import { textsIn } from "../form-text.ts";
import { goalPlatform } from "../goal-platform.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";
import { fileAnswer, formAsked } from "./file-answer.ts";
import { fileIn, formIn, pinDraft, typedPin } from "./pin-form.ts";
import { filePlatform, pinPlatform } from "./pin-platform.ts";
import { pinSharingRoutes } from "./pin-sharing.tsx";

/** The pins of a network: the list, the form, one pin's page and its file. */
export const pinRoutes = new Hono<NetworkEnv>()
  .get(paths.pins.pattern, feed)
  .get(paths.newPin.pattern, async (c) => {
    const asked = (name: string) => c.req.query(name)?.slice(0, 60) ?? "";
    const from = {
      ...{ goal: asked("goal"), test: asked("test"), driver: asked("driver") },
      ...{ measure: asked("measure"), site: asked("site") },
    };
    const read = await readPinForm(c.var.action, from);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { begun, ...view } = read.value;
    return c.html(
      <PinFormPage shell={networkShell(c, "pins")} {...view} typed={begun} problems={[]} />,
    );
  })
  .post(paths.pins.pattern, async (c) => {
    const read = await formIn(c);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const sent = read.value;
    const typed = typedPin(sent);
    const draft = pinDraft(typed);
    const coming = await comingFile(c, sent);
    const made = draft.ok ? await createPin(c.var.action, { draft: draft.value, coming }) : draft;
    if (made.ok) return goTo(c, made.value.id, "pinned");
    const problems = problemsOf(made.refusal);
    return problems ? form(c, typed, problems) : answerRefusal(c, made.refusal);
  })
  .get(paths.pin.pattern, (c) => {
    const now = c.req.query("now") ?? "";
    const happened = { ...happenings, ...talkHappenings }[now as keyof typeof happenings];
    return pinPage(c, c.req.param("pin"), { ...(happened && { happened }) });
  })
  .get(paths.editPin.pattern, async (c) => {
    const setting = await readPinSetting(c.var.action, c.req.param("pin"));
    if (!setting.ok) return answerRefusal(c, setting.refusal);
    if (!mayWritePin(c.var.action.actor, setting.value.pin)) {
      return answerRefusal(c, { kind: "not-allowed", need: "write-pins" });
    }
    return form(c, formOf(setting.value), [], setting.value);
  })
  .post(paths.pin.pattern, async (c) => {
    const id = c.req.param("pin");
    const read = await formIn(c);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const sent = read.value;
    const typed = typedPin(sent);
    const draft = pinDraft(typed);
    const coming = await comingFile(c, sent);
    const saw = Number(textsIn(sent, ["saw"]).saw);
    const written = draft.ok
      ? await rewritePin(c.var.action, pinPlatform(c), id, { draft: draft.value, saw, coming })
      : draft;
    if (written.ok) return goTo(c, id, "changed");
    const problems = problemsOf(written.refusal);
    if (!problems) return answerRefusal(c, written.refusal);
    const setting = await readPinSetting(c.var.action, id);
    if (!setting.ok) return answerRefusal(c, setting.refusal);
    return form(c, typed, problems, setting.value);
  })
  .post(paths.pinRemoval.pattern, async (c) => {
    const platform = { ...goalPlatform(c), archive: archiveOf(c.env.ARCHIVE) };
    const removed = await removePin(c.var.action, platform, c.req.param("pin"));
    if (!removed.ok) return answerRefusal(c, removed.refusal);
    return c.redirect(`${paths.pins({ network: c.var.network.slug })}?now=removed`, 303);
  })
  .get(paths.pinFile.pattern, async (c) => {
    const setting = await readPinSetting(c.var.action, c.req.param("pin"));
    if (!setting.ok) return answerRefusal(c, setting.refusal);
    const { file } = setting.value;
    const form = formAsked(file, c.req.param("file"));
    if (!file || !form) return answerRefusal(c, { kind: "not-found", what: "pin" });
    const key = fileKey(c.var.network.id, file, form);
    return fileAnswer(c, archiveOf(c.env.ARCHIVE), { file, form, key });
  })
  .route("/", pinSharingRoutes);

const happenings = {
  pinned: "Pinned. Everyone in your network can take it from here.",
  changed: "Changed. Whoever reads it reads this now.",
  shared: "Shared. Other networks read it within a minute.",
  "taken-back": "Taken back. No other network reads it any more.",
} as const;

function goTo(c: Context<NetworkEnv>, pin: string, now: keyof typeof happenings): Response {
  return c.redirect(`${paths.pin({ network: c.var.network.slug, pin })}?now=${now}`, 303);
}

async function comingFile(c: Context<NetworkEnv>, form: FormData): Promise<ComingFile | undefined> {
  const sent = await fileIn(form);
  return sent && { sent, platform: await filePlatform(c) };
}

async function form(
  c: Context<NetworkEnv>,
  typed: TypedPin,
  problems: readonly Problem[],
  setting?: PinSetting,
): Promise<Response> {
  const from = { goal: "", test: "", driver: "", measure: "", site: "" };
  const read = await readPinForm(c.var.action, from);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { begun: _, ...view } = read.value;
  return c.html(
    <PinFormPage
      shell={networkShell(c, "pins")}
      {...view}
      typed={typed}
      problems={problems}
      fileName={setting?.file?.name}
      standing={
        setting && {
          id: setting.pin.id,
          title: setting.pin.title,
          revision: setting.pin.revision,
          isShared: setting.pin.visibility === "all",
        }
      }
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** A pin as its form has it. */
function formOf({ pin, sites, measure }: PinSetting): TypedPin {
  const codeOf = (id: number | undefined) => sites.find((site) => site.id === id)?.code ?? "";
  const { kind, title, purpose, surprised, context, licence, attribution, url, body } = pin;
  const { family, driver, condition, node, goal = "", test = "" } = pin;
  return {
    ...{ kind, title, purpose, surprised, context, licence, attribution, url, body },
    ...{ family, driver, condition, node, goal, test, measure: measure?.code ?? "" },
    ...{ site: codeOf(pin.site), evidenceSite: codeOf(pin.evidenceSite) },
  };
}
