import { isSiteRole, type Role, roleNames } from "@allteach/domain/permission";
import type { Site } from "@allteach/domain/site";
import { Field } from "./field.tsx";

/** The roles that the reader may give, and the sites for which they may. */
export interface Offer {
  roles: readonly Role[];
  sites: readonly Pick<Site, "code" | "name">[];
  /** Whether roles for the whole network are among them. */
  wholeNetwork: boolean;
}

export interface PlaceFieldsProps {
  offer: Offer;
  /** Tells apart several of these on a page. */
  id: string;
  typed?: { role?: string | undefined; site?: string | undefined } | undefined;
  siteError?: string | undefined;
}

/** What the field says for no site at all; no site has a code like it. */
export const WHOLE_NETWORK = "-";

/** A role and where it is held. */
export function PlaceFields({ offer, id, typed, siteError }: PlaceFieldsProps) {
  const { roles, sites, wholeNetwork } = offer;
  const whole = wholeNetwork ? [{ value: WHOLE_NETWORK, label: "The whole network" }] : [];
  return (
    <div class="switcher">
      <Field
        name="role"
        id={`${id}-role`}
        kind="select"
        label="Role"
        value={typed?.role}
        options={roles.map((role) => ({ value: role, label: roleWords(role, wholeNetwork) }))}
      />
      <Field
        name="site"
        id={`${id}-site`}
        kind="select"
        label="Where"
        value={typed?.site}
        error={siteError}
        options={[...whole, ...sites.map(({ code, name }) => ({ value: code, label: name }))]}
      />
    </div>
  );
}

const roleWords = (role: Role, mixed: boolean) =>
  mixed && isSiteRole(role) ? `${roleNames[role]} (at a site)` : roleNames[role];
