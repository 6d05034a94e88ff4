import type { FilePlatform } from "@allteach/actions/pins/keep-file";
import type { PinPlatform } from "@allteach/actions/pins/share-pin";
import type { Context } from "hono";
import { archiveOf } from "../../archive.ts";
import { scannerOf } from "../../scanner.ts";
import type { NetworkEnv } from "../app-env.ts";
import { goalPlatform } from "../goal-platform.ts";

/** What sharing pins across networks takes. */
export function pinPlatform(c: Context<NetworkEnv>): PinPlatform {
  return { ...goalPlatform(c), archive: archiveOf(c.env.ARCHIVE) };
}

/** What keeping a file takes. The decoders are loaded where a file has come, and nowhere else. */
export async function filePlatform(c: Context<NetworkEnv>): Promise<FilePlatform> {
  const { pictureTools: pictures } = await import("../../picture-tools.ts");
  const { directory, archive } = pinPlatform(c);
  return { directory, archive, pictures, scanner: scannerOf(c.env) };
}
