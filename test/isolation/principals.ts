import { env } from "cloudflare:workers";
import type { SiteId } from "@allteach/domain/identity";
import {
  boundToSite,
  type Grant,
  matrix,
  networkRoles,
  type Permission,
  type Role,
  siteRoles,
} from "@allteach/domain/permission";
import { join, newPerson, type Person } from "../support/world.ts";
import type { CanaryNetwork } from "./canary.ts";
import { newMember } from "./canary-network.ts";
import type { Ask } from "./request.ts";

/** Whoever asks, and what the matrix says of them: said here again, so that no mistake is shared. */
export interface Principal {
  name: string;
  headers: Record<string, string>;
  /** What they are in the network they are asked about here. */
  is: "member" | "token" | "visitor" | "stranger" | "nobody";
  grants: readonly Grant[];
  isLeader: boolean;
  /** The one site that a token is for. */
  site?: number;
}

/** What a token is for: see `tokenPermissions`. */
const tokenMay: readonly Permission[] = ["see-network", "read-reports", "report-figures"];

const cookieOf = ({ cookie }: Person) => ({ cookie: cookie.replace(/^/, "__Host-") });

const someone = { grants: [], isLeader: false };

/** Every role of the matrix, the tokens and whoever has no business here. */
export async function principalsOf(network: CanaryNetwork): Promise<Principal[]> {
  const { ids, leader, secrets } = network;
  const member = (name: string, person: Person, grants: Grant[]): Principal => ({
    ...{ name, headers: cookieOf(person), is: "member", grants, isLeader: person === leader },
  });
  const held = async (role: Role, site?: number) => {
    const person = role === "leader" ? leader : await newMember(network, role, site);
    return member(role, person, [{ role, ...(site !== undefined && { site: site as SiteId }) }]);
  };
  const token = (name: string, secret: string, site?: number): Principal => ({
    ...{ ...someone, name, headers: { authorization: `Bearer ${secret}` }, is: "token" },
    ...(site !== undefined && { site }),
  });
  return [
    ...(await Promise.all(networkRoles.map((role) => held(role)))),
    ...(await Promise.all(siteRoles.map((role) => held(role, ids.siteId)))),
    token("token", secrets.whole),
    token("token of a site", secrets.site, ids.siteId),
    await stranger(),
    nobody,
  ];
}

export const nobody: Principal = { ...someone, name: "anonymous", headers: {}, is: "nobody" };

export async function stranger(): Promise<Principal> {
  return { ...someone, name: "stranger", headers: cookieOf(await newPerson()), is: "stranger" };
}

/** Looks after the service, and belongs to no network. */
export async function operator(): Promise<Principal> {
  const person = await newPerson("operator");
  await env.DIRECTORY.prepare("update user set email = 'operator@allteach.example' where id = ?")
    .bind(person.id)
    .run();
  return { ...someone, name: "operator", headers: cookieOf(person), is: "stranger" };
}

/** Leads one network and enters data for a site of another. */
export async function ofTwo(one: CanaryNetwork, other: CanaryNetwork): Promise<Principal> {
  const person = await newPerson("of-two");
  await join(one.ids.network, person, "leader");
  const { id, siteId } = other.ids;
  await env.DIRECTORY.prepare("insert into membership values (?, ?, 'data-entry', ?, 0)")
    .bind(person.id, id, siteId)
    .run();
  const grants: Grant[] = [{ role: "leader" }];
  return {
    ...{ name: "leader, elsewhere data entry", headers: cookieOf(person), is: "member" },
    ...{ grants, isLeader: false },
  };
}

/** Whether the matrix gives someone a permission, at a site where one is named. */
export function holds(who: Principal, permission: Permission, site?: number): boolean {
  const reaches = (bound: number | undefined) =>
    bound === undefined || !boundToSite.has(permission) || bound === site;
  switch (who.is) {
    case "member":
      return who.grants.some((at) => matrix[at.role].includes(permission) && reaches(at.site));
    case "token":
      if (permission === "see-every-site") return who.site === undefined;
      return tokenMay.includes(permission) && reaches(who.site);
    case "visitor":
      return permission === "see-network" || permission === "read-reports";
    default:
      return false;
  }
}

export const holdsAnywhere = (who: Principal, permission: Permission) =>
  holds(who, permission) || who.grants.some(({ site }) => holds(who, permission, site));

/** Whether someone's sites have all yet to sign what the network wants signed. */
export function isUnsigned(who: Principal, { isUnsigned: wants }: CanaryNetwork): boolean {
  if (who.is === "token") return wants && who.site !== undefined;
  return wants && who.is === "member" && who.grants.every(({ site }) => site !== undefined);
}

/** Whether the matrix lets someone do what is asked, in their own network. */
export function isAllowed(who: Principal, ask: Ask, network: CanaryNetwork): boolean {
  const { siteId, otherId } = network.ids;
  const site = { own: siteId, other: otherId, anywhere: undefined }[ask.at ?? "anywhere"];
  if (who.is === "stranger" || who.is === "nobody") return false;
  if (ask.by === "leader" && !who.isLeader) return false;
  if (ask.by === "people" && who.is !== "member") return false;
  if (ask.takesAway && isUnsigned(who, network)) return false;
  if (ask.also && !holds(who, ask.also)) return false;
  if (ask.gives && !mayGive(who, ask.gives, site)) return false;
  if (!ask.need) return true;
  return ask.at === "anywhere" ? holdsAnywhere(who, ask.need) : holds(who, ask.need, site);
}

/** Nobody gives more than they have; who manages people names the sponsors. */
function mayGive(who: Principal, role: Role, site?: number): boolean {
  return matrix[role].every(
    (permission) =>
      holds(who, permission, site) ||
      (permission === "sign-policies" && holds(who, "manage-people")),
  );
}
