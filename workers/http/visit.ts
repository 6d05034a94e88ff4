import type { Visit } from "@allteach/actions/context";
import { openDirectory } from "@allteach/store/directory";
import type { Context } from "hono";
import { currentStoreOf } from "../networks.ts";
import { tallied } from "../tally.ts";
import type { AppEnv } from "./app-env.ts";
import { whenceOf } from "./caller.ts";

/** Who comes to a network from outside of any, with a link or a wish. */
export function visitOf(c: Context<AppEnv>): Visit {
  const { now, tally } = c.var;
  return {
    directory: openDirectory(tallied(c.env.DIRECTORY, tally)),
    openStore: (network) => currentStoreOf(c.env, network, { now, tally }),
    ...{ whence: whenceOf(c), now },
  };
}
