import { coarseAddress } from "@allteach/domain/coarse-address";
import type { Context } from "hono";
import type { AppEnv } from "./app-env.ts";

/**
 * Whether something is asked for too often: for one person or mail address, or from one part of the
 * internet (a /24 of IPv4, a /48 of IPv6), however many addresses it has.
 *
 * @param limit The limit for one person or address.
 * @param what What is asked for, such as `sign-in`.
 * @param key Who or what it is asked for; never in clear text where it is a mail address.
 */
export async function isTooOften(
  c: Context<AppEnv>,
  limit: RateLimit,
  what: string,
  key: string,
): Promise<boolean> {
  // The platform's own header: what a visitor sends under its name never arrives. Without it there
  // is no platform, and everyone would be one neighbour.
  const prefix = coarseAddress(c.req.header("cf-connecting-ip") ?? "");
  const answers = await Promise.all([
    limit.limit({ key: `${what} ${key}` }),
    ...(prefix ? [c.env.PREFIX_LIMIT.limit({ key: `${what} from ${prefix}` })] : []),
  ]);
  return answers.some(({ success }) => !success);
}
