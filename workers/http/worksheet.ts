import { paperIn } from "@allteach/report/pdf/paper";
import type { Worksheet } from "@allteach/report/worksheets/worksheet";
import type { Context } from "hono";
import type { NetworkEnv } from "./app-env.ts";

type Common = Pick<Worksheet, "network" | "address" | "madeAt" | "paper" | "fonts">;

/**
 * What every worksheet of a network has in common.
 *
 * @param path Where it stands on the web.
 * @param at When what is shown was saved; 0 for what came with the template.
 */
export async function worksheetOf(
  { var: { network, settings } }: Context<NetworkEnv>,
  path: string,
  at: number,
): Promise<Common> {
  const { pdfFonts } = await import("../pdf-fonts.ts");
  return {
    network: { name: network.name, isSimulated: network.simulated },
    address: settings.origin + path,
    madeAt: new Date(at).toISOString(),
    paper: paperIn(network.timeZone),
    fonts: pdfFonts,
  };
}

/** Answers with a file on paper that goes with whoever asks for it. */
export function pdfAnswer(c: Context<NetworkEnv>, bytes: Uint8Array, name: string): Response {
  c.header("content-type", "application/pdf");
  c.header("content-disposition", `attachment; filename="${c.var.network.slug}-${name}.pdf"`);
  return c.body(bytes.slice().buffer);
}
