import type { UserId } from "@allteach/domain/identity";
import { may } from "@allteach/domain/permission";
import { askDirectory, openDirectory } from "@allteach/store/directory";
import { membershipsQuery } from "@allteach/store/member";
import type { Context } from "hono";
import type { NetworkEnv } from "../app-env.ts";

/**
 * What people are called on a page: "you", a member's name for those who may know who belongs to the
 * network, and "a former member" for whoever does no longer.
 */
export type NameOf = (user: string) => string;

const nameless = ["you", "a member", "a former member"];

/** Somebody else whose name the reader knows: to be told, and to be followed. */
export function knownPerson(id: UserId, nameOf: NameOf): { id: UserId; name: string } | undefined {
  const name = nameOf(id);
  return nameless.includes(name) ? undefined : { id, name };
}

export async function namesFor(c: Context<NetworkEnv>): Promise<NameOf> {
  const { actor } = c.var.action;
  const me = actor.kind === "person" ? actor.user : "";
  if (!may(actor, "see-people")) return (user) => (user === me ? "you" : "a member");
  const directory = openDirectory(c.env.DIRECTORY);
  const [rows] = await askDirectory(directory, membershipsQuery(directory, c.var.network.id));
  const names = new Map(rows.map(({ id, name }) => [id, name || "a member"]));
  return (user) => (user === me ? "you" : (names.get(user) ?? "a former member"));
}
