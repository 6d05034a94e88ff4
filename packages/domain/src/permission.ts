import type { SiteId, UserId } from "./identity.ts";

/**
 * What a person may do in a network. Everything the product refuses is refused for the lack of one
 * of these, and the page "who can see what" is drawn from the same table.
 */
export const permissions = {
  "see-network": "See the network's charts, sites and reports",
  "see-every-site": "See every site by its name where the network hides names",
  "report-figures": "Enter and correct a month's figures",
  "correct-closed-months": "Correct a month that is closed",
  "receive-reports": "Subscribe to reports",
  "read-reports": "Read the reports there were, each as far as it is for them",
  "write-goals": "Write 90-day goals, check in and say what came of them",
  "share-goals": "Share goals with other networks and answer who asks to be introduced",
  "write-pins": "Pin what helped, and change and remove such pins",
  "share-pins": "Share pins with other networks",
  "moderate-pins": "Take pins and comments from sight, and answer who reports them",
  "edit-theory": "Change the key driver diagram and the charter, and say how far a team is",
  "write-tests": "Write down tests of change, predictions, and notes at charts",
  "manage-events": "Plan events and series, record who came, and write training paths",
  "attend-events": "Say whether one comes to an event, and what a site did of its pre-work",
  "assess-capability": "Say how able a site is to improve, and see what it said before",
  "attest-participation": "Confirm what people of a site took part in",
  "make-tokens": "Let another system send figures",
  "manage-network": "Change measures and sites",
  "run-reports": "Preview and re-run reports",
  "follow-up-months": "Follow up months that are missing, with whom to call",
  "decide-shifts": "Accept or decline where a chart’s centre line begins anew",
  "sign-policies": "Sign policies for a site",
  "manage-policies": "Publish policies, see who signed and record decisions",
  "see-audit": "See who did what, and download it",
  "see-people": "See who belongs to the network",
  "invite-people": "Invite people and answer who asks to join",
  "manage-people": "Change people’s roles and take people out",
} as const;

export type Permission = keyof typeof permissions;

/** Roles that hold for the whole network. */
export const networkRoles = ["leader", "coordinator", "analyst", "researcher", "funder"] as const;

/** Roles that hold for one site. */
export const siteRoles = ["sponsor", "key-contact", "data-entry", "clinician", "family"] as const;

export type Role = (typeof networkRoles)[number] | (typeof siteRoles)[number];

/** What each role is called. */
export const roleNames: Readonly<Record<Role, string>> = {
  leader: "Network leader",
  coordinator: "Coordinator",
  analyst: "Analyst",
  researcher: "Researcher",
  funder: "Funder",
  sponsor: "Site sponsor",
  "key-contact": "Key contact",
  "data-entry": "Data entry",
  clinician: "Clinician",
  family: "Patient or family partner",
};

/** Whether a role is held at one site, rather than for the whole network. */
export function isSiteRole(role: Role): boolean {
  return (siteRoles as readonly Role[]).includes(role);
}

/** The permission matrix: the one place that says who may do what. */
export const matrix: Readonly<Record<Role, readonly Permission[]>> = {
  leader: [
    "see-network",
    "see-every-site",
    "report-figures",
    "correct-closed-months",
    "receive-reports",
    "read-reports",
    "write-goals",
    "share-goals",
    "write-pins",
    "share-pins",
    "moderate-pins",
    "edit-theory",
    "write-tests",
    "attest-participation",
    "manage-events",
    "attend-events",
    "assess-capability",
    "make-tokens",
    "manage-network",
    "run-reports",
    "follow-up-months",
    "decide-shifts",
    "manage-policies",
    "see-audit",
    "see-people",
    "invite-people",
    "manage-people",
  ],
  coordinator: [
    "see-network",
    "see-every-site",
    "report-figures",
    "correct-closed-months",
    "receive-reports",
    "read-reports",
    "write-goals",
    "share-goals",
    "write-pins",
    "share-pins",
    "moderate-pins",
    "edit-theory",
    "write-tests",
    "attest-participation",
    "manage-events",
    "attend-events",
    "assess-capability",
    "make-tokens",
    "run-reports",
    "follow-up-months",
    "decide-shifts",
    "see-audit",
    "see-people",
    "invite-people",
    "manage-people",
  ],
  analyst: [
    "see-network",
    "attend-events",
    "see-every-site",
    "receive-reports",
    "read-reports",
    "run-reports",
    "decide-shifts",
    "see-people",
  ],
  researcher: ["see-network", "attend-events", "receive-reports", "read-reports"],
  funder: ["receive-reports", "read-reports"],
  sponsor: [
    "see-network",
    "report-figures",
    "decide-shifts",
    "receive-reports",
    "read-reports",
    "write-goals",
    "share-goals",
    "write-pins",
    "share-pins",
    "edit-theory",
    "write-tests",
    "attest-participation",
    "attend-events",
    "assess-capability",
    "sign-policies",
    "see-people",
  ],
  "key-contact": [
    "see-network",
    "report-figures",
    "decide-shifts",
    "receive-reports",
    "read-reports",
    "write-goals",
    "share-goals",
    "write-pins",
    "share-pins",
    "edit-theory",
    "write-tests",
    "attest-participation",
    "attend-events",
    "assess-capability",
    "make-tokens",
    "see-people",
    "invite-people",
  ],
  "data-entry": [
    "see-network",
    "report-figures",
    "receive-reports",
    "read-reports",
    "write-goals",
    "write-pins",
    "write-tests",
    "attend-events",
    "assess-capability",
    "see-people",
  ],
  clinician: [
    "see-network",
    "receive-reports",
    "read-reports",
    "write-goals",
    "write-pins",
    "write-tests",
    "attend-events",
    "assess-capability",
    "see-people",
  ],
  family: [
    "see-network",
    "receive-reports",
    "read-reports",
    "write-goals",
    "write-pins",
    "write-tests",
    "attend-events",
    "assess-capability",
    "see-people",
  ],
};

/** Permissions that a role held at one site gives for that site alone. */
export const boundToSite: ReadonlySet<Permission> = new Set([
  "report-figures",
  "decide-shifts",
  "make-tokens",
  "invite-people",
  "sign-policies",
  "write-goals",
  "share-goals",
  "write-pins",
  "share-pins",
  "edit-theory",
  "write-tests",
  "attest-participation",
  "attend-events",
  "assess-capability",
]);

/** One role that a person holds; without a site it holds for the whole network. */
export interface Grant {
  role: Role;
  site?: SiteId;
}

/** What anyone may do in a network whose figures are made up. */
const visitorMay: ReadonlySet<Permission> = new Set(["see-network", "read-reports"]);

/** Whoever asks: a person with roles, another system with a token, a visitor to a demonstration. */
export type Actor =
  | { kind: "person"; user: UserId; name: string; grants: readonly Grant[] }
  | { kind: "token"; id: string; name: string; permissions: readonly Permission[]; site?: SiteId }
  | { kind: "visitor" }
  | { kind: "clock" };

/**
 * Whether someone may do something in a network, at one of its sites where the act concerns a site.
 *
 * @param site The site the act concerns. Left out, a permission bound to a site counts only when it
 *   is held for the whole network.
 */
export function may(actor: Actor, permission: Permission, site?: SiteId): boolean {
  if (actor.kind === "clock") return true;
  if (actor.kind === "visitor") return visitorMay.has(permission);
  if (actor.kind === "token") {
    const reaches = actor.site === undefined || actor.site === site || !boundToSite.has(permission);
    return reaches && actor.permissions.includes(permission);
  }
  return actor.grants.some(
    (grant) =>
      matrix[grant.role].includes(permission) &&
      (grant.site === undefined || grant.site === site || !boundToSite.has(permission)),
  );
}

/**
 * Whether someone may do everything that a role, held where the grant says, lets one do. Signing is
 * for sponsors alone, and whoever manages people names them.
 */
export function covers(actor: Actor, { role, site }: Grant): boolean {
  return matrix[role].every(
    (permission) =>
      may(actor, permission, site) ||
      (permission === "sign-policies" && may(actor, "manage-people")),
  );
}

/**
 * Whether someone may give a role or take it away. Nobody gives more than they have, so a
 * coordinator makes no leader, and a site's key contact brings in people of that site alone.
 */
export function mayGive(
  actor: Actor,
  need: "invite-people" | "manage-people",
  grant: Grant,
): boolean {
  return may(actor, need, grant.site) && covers(actor, grant);
}
