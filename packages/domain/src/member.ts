import * as z from "zod";
import type { SiteId, UserId } from "./identity.ts";
import { type Grant, isSiteRole, networkRoles, type Role, siteRoles } from "./permission.ts";

/** A role by its name. */
export const RoleName = z.enum([...networkRoles, ...siteRoles], "choose one of the roles");

/** Someone who belongs to a network. */
export interface Member {
  id: UserId;
  name: string;
  /** Shown only to those who bring people in. */
  email?: string;
  grants: readonly Grant[];
  /** When the oldest of their roles began, in milliseconds. */
  since: number;
}

/** An invitation that nobody has accepted yet. Instants are milliseconds. */
export interface Invitation {
  id: string;
  email: string;
  grant: Grant;
  createdAt: number;
  expiresAt: number;
  /** Whether its mail was handed over to be delivered. */
  mailed: boolean;
}

/** Someone asks to be let in. */
export interface JoinRequest {
  id: string;
  user: UserId;
  name: string;
  email: string;
  message: string;
  createdAt: number;
}

/** One place where a person is signed in. Instants are milliseconds. */
export interface OpenSession {
  /** The beginning of its hash: enough to name it, too little to use it. */
  id: string;
  /** As `Firefox on Windows`; nothing before its first page. */
  device?: string;
  since: number;
  lastSeen?: number;
}

/**
 * A role at its place: a site's role needs a site, a network's has none.
 *
 * @returns Nothing where the two do not go together.
 */
export function grantAt(role: Role, site: SiteId | undefined): Grant | undefined {
  if (isSiteRole(role)) return site === undefined ? undefined : { role, site };
  return site === undefined ? { role } : undefined;
}

/** Whether two grants give the same role at the same place. */
export function isSameGrant(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.site === other.site;
}

/** Whether nobody but this person leads the network. */
export function isLastLeader(members: readonly Member[], person: UserId): boolean {
  const leaders = members.filter(({ grants }) => grants.some(({ role }) => role === "leader"));
  return leaders.length > 0 && leaders.every(({ id }) => id === person);
}
