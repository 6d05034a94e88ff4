import { type Actor, matrix, type Permission } from "@allteach/domain/permission";

/** Whether a person holds a permission anywhere in the network: for the whole of it or at a site. */
export function maySomewhere(actor: Actor, permission: Permission): boolean {
  return (
    actor.kind === "person" && actor.grants.some(({ role }) => matrix[role].includes(permission))
  );
}
