import { sharedFileKey, sharedPinPrefix } from "@allteach/actions/pins/pin-file-keys";
import {
  readSharedPin,
  searchSharedPins,
  sharedPinName,
} from "@allteach/actions/pins/search-shared-pins";
import { may } from "@allteach/domain/permission";
import { pinKinds } from "@allteach/domain/pins/pin";
import type { ListedPin } from "@allteach/store/pins/shared-pin";
import { CommonsPinPage } from "@allteach/web/pages/pins/commons-pin-page";
import { CommonsPinsPage } from "@allteach/web/pages/pins/commons-pins-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { archiveOf } from "../../archive.ts";
import type { AppEnv } from "../app-env.ts";
import { isMember } from "../commons-goals.tsx";
import { commonsOf } from "../goal-platform.ts";
import { answerRefusal } from "../refusal.tsx";
import { shellOf } from "../shell.ts";
import { fileAnswer, formAsked } from "./file-answer.ts";

const Key = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .optional()
  .catch(undefined);
const Question = z.object({
  q: z.string().trim().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(40).catch(1),
  kind: z.enum(pinKinds).optional().catch(undefined),
  family: Key,
  driver: Key,
  condition: Key,
});

/** The pins that teams share with every network. Pins of made-up networks are kept apart. */
export const commonsPinRoutes = new Hono<AppEnv>()
  .get(paths.commonsPins, async (c) => {
    const { kind, family, driver, condition, ...asked } = Question.parse(c.req.query());
    const examples = !isMember(c) || c.req.query("examples") === "yes";
    const found = await searchSharedPins(commonsOf(c), {
      ...{ ...asked, simulated: examples },
      ...(kind && { kind }),
      ...(family && { family }),
      ...(driver && { driver }),
      ...(condition && { condition }),
    });
    return c.html(
      <CommonsPinsPage
        shell={shellOf(c)}
        {...asked}
        {...{ kind: kind ?? "", family: family ?? "" }}
        {...{ driver: driver ?? "", condition: condition ?? "" }}
        pins={found.pins.map(named)}
        hasMore={found.hasMore}
        examples={examples}
        mayChoose={isMember(c)}
      />,
    );
  })
  .get(paths.commonsPin.pattern, async (c) => {
    const pin = await seenPin(c);
    if (!pin) return answerRefusal(c, { kind: "not-found", what: "pin" });
    return c.html(<CommonsPinPage shell={shellOf(c)} pin={named(pin)} takers={takersOf(c, pin)} />);
  })
  .get(paths.commonsPinFile.pattern, async (c) => {
    const pin = await seenPin(c);
    const file = pin?.file;
    const form = formAsked(file, c.req.param("file"));
    if (!pin || !file || !form) return answerRefusal(c, { kind: "not-found", what: "pin" });
    const key = sharedFileKey(await sharedPinPrefix(pin.key), pin.epoch, file, form);
    return fileAnswer(c, archiveOf(c.env.ARCHIVE), { file, form, key });
  });

const named = (pin: ListedPin) => ({ ...pin, id: sharedPinName(pin.key) });

/** Where somebody may take a pin: made-up ones stay among made-up networks. */
function takersOf(c: Context<AppEnv>, pin: ListedPin) {
  const { person, networks } = c.var.caller;
  if (!person || pin.simulated) return [];
  return networks.filter(({ grants }) => {
    const actor = { kind: "person", user: person.id, name: person.name, grants } as const;
    return grants.some(({ site }) => may(actor, "write-pins", site));
  });
}

/** A shared pin for whoever may read it: those of made-up networks anyone, real ones their members. */
async function seenPin(c: Context<AppEnv>): Promise<ListedPin | undefined> {
  const pin = await readSharedPin(commonsOf(c), c.req.param("pin") ?? "");
  return pin && (pin.simulated || isMember(c)) ? pin : undefined;
}
