import { readOthersPin } from "@allteach/actions/boards/read-others-pin";
import { sharedPinName } from "@allteach/actions/pins/search-shared-pins";
import type { Problem } from "@allteach/domain/refusal";
import { OthersPinPage } from "@allteach/web/pages/boards/others-pin-page";
import type { Context } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { commonsOf } from "../goal-platform.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

/** Another network's pin as it is taken into one's own. */
export async function othersPinPage(
  c: Context<NetworkEnv>,
  reference: string,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const read = await readOthersPin(c.var.action, commonsOf(c), reference);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { shared, ...view } = read.value;
  const charter = { slug: c.var.network.slug, name: c.var.network.name };
  const pin = { ...shared, id: sharedPinName(shared.key) };
  return c.html(
    <OthersPinPage shell={networkShell(c, "pins")} {...{ charter, pin, problems }} {...view} />,
    problems.length > 0 ? 422 : 200,
  );
}
