import type { SharingPlatform } from "@allteach/actions/sharing";
import { type Commons, openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import type { Context } from "hono";
import { laterIn } from "../later.ts";
import { tallied } from "../tally.ts";
import type { AppEnv, NetworkEnv } from "./app-env.ts";

/** The commons, as a request asks it. */
export function commonsOf(c: Context<AppEnv> | Context<NetworkEnv>): Commons {
  return openCommons(tallied(c.env.COMMONS, c.var.tally));
}

/** What sharing goals across networks takes. */
export function goalPlatform(c: Context<NetworkEnv>): SharingPlatform {
  return {
    commons: commonsOf(c),
    directory: openDirectory(tallied(c.env.DIRECTORY, c.var.tally)),
    later: laterIn(c.env),
  };
}
