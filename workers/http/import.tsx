import { ImportRequest, importNetwork } from "@allteach/actions/import-network";
import { ImportPage, type ImportPageProps } from "@allteach/web/pages/import-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { archiveOf } from "../archive.ts";
import { foundryOf } from "../networks.ts";
import { answerTo } from "./answer.ts";
import type { AppEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { whenceOf } from "./caller.ts";
import { textsIn } from "./form-text.ts";
import { ANSWER_FIELD, humanCheckOf, isHuman } from "./human-check.ts";
import { isTooOften } from "./pace.ts";
import { answerRefusal } from "./refusal.tsx";
import { shellOf } from "./shell.ts";

const nothing = { name: "", slug: "" };

/** Starting a network from another's export, by whoever is signed in. */
export const importRoutes = new Hono<AppEnv>()
  .get(paths.networkImport, (c) =>
    c.var.caller.person ? page(c, { typed: nothing }) : answerRefusal(c, { kind: "not-signed-in" }),
  )
  .post(paths.networkImport, async (c) => {
    const { person } = c.var.caller;
    if (!person) return answerRefusal(c, { kind: "not-signed-in" });
    if (await isTooOften(c, c.env.PROVISION_LIMIT, "network", person.id)) {
      return answerRefusal(c, { kind: "too-many" });
    }

    const form = await c.req.formData();
    const typed = textsIn(form, ["name", "slug"]);
    if (!(await isHuman(c, form.get(ANSWER_FIELD)))) return page(c, { typed, notHuman: true }, 422);
    const asked = ImportRequest.safeParse({
      slug: typed.slug,
      ...(typed.name && { name: typed.name }),
    });
    const file = form.get("file");
    const chosen = file instanceof File && file.size > 0 ? file : undefined;
    if (!asked.success || !chosen) {
      const wrong = [
        ...(chosen ? [] : [{ field: "file", because: "Choose the export first." }]),
        ...(asked.success ? [] : problemsIn(asked.error)),
      ];
      return page(c, { typed, wrong }, 422);
    }
    const foundry = { ...foundryOf(c.env, c.var.now), archive: archiveOf(c.env.ARCHIVE) };
    const zip = new Uint8Array(await chosen.arrayBuffer());
    const made = await importNetwork(foundry, person.id, asked.data, zip, whenceOf(c));
    if (made.ok) return c.redirect(paths.network({ network: made.value.slug }), 303);
    const { refusal } = made;
    if (refusal.kind === "invalid") return page(c, { typed, wrong: refusal.problems }, 422);
    if (refusal.kind === "taken") return page(c, { typed, wrong: [refusal] }, 409);
    const { status, title, detail } = answerTo(refusal);
    return page(c, { typed, declined: { title, detail } }, status);
  });

function page(
  c: Context<AppEnv>,
  given: Pick<ImportPageProps, "typed" | "wrong" | "declined" | "notHuman">,
  status: ReturnType<typeof answerTo>["status"] = 200,
) {
  const { host } = new URL(c.var.settings.origin);
  return c.html(
    <ImportPage
      shell={shellOf(c)}
      humanCheck={humanCheckOf(c)}
      addressBefore={`${host}${paths.network({ network: "" })}`}
      {...given}
    />,
    status,
  );
}
