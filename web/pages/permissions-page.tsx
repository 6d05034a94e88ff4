import {
  boundToSite,
  isSiteRole,
  matrix,
  networkRoles,
  type Permission,
  permissions,
  type Role,
  roleNames,
  siteRoles,
} from "@allteach/domain/permission";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type NetworkPlace, networkPages } from "../network-pages.ts";
import { paths } from "../paths.ts";
import { withArticle } from "../words/with-article.ts";

export interface PermissionsPageProps {
  shell: Partial<PageProps>;
  network: string;
  /** Whether the reader may open the network's overview. */
  maySeeNetwork: boolean;
  /** The role to look as. */
  role?: Role | undefined;
  /** What a link adds to be seen as that role; absent where the reader may less than the role. */
  asQuery?: string | undefined;
}

/** Who can see what: the permission matrix itself, and the network as each role meets it. */
export function PermissionsPage(props: PermissionsPageProps) {
  const { shell, network, maySeeNetwork, role, asQuery } = props;
  return (
    <Page
      title="Who can see what"
      breadcrumb={maySeeNetwork ? [{ label: "Overview", href: paths.network({ network }) }] : []}
      {...shell}
    >
      <h1>Who can see what</h1>
      <p class="lead">
        What a person may do here follows from their role and nothing else. This table is the one
        that every page and every call is checked against.
      </p>
      <section aria-labelledby="as">
        <h2 id="as">See it as someone else does</h2>
        <form method="get" action={paths.permissions({ network })} class="switcher">
          <Field
            name="role"
            kind="select"
            label="Role"
            value={role}
            options={Object.entries(roleNames).map(([value, label]) => ({ value, label }))}
          />
          <Button>Show</Button>
        </form>
        {role && <Seen network={network} role={role} asQuery={asQuery} />}
      </section>
      <Matrix id="network-roles" heading="Roles for the whole network" roles={networkRoles} />
      <Matrix id="site-roles" heading="Roles at a site" roles={siteRoles} />
      <p class="soft">
        Nobody gives a role that may more than they may themselves. A network whose figures are made
        up can be looked at by anyone.
      </p>
    </Page>
  );
}

const all = Object.keys(permissions) as Permission[];

function Matrix({ id, heading, roles }: { id: string; heading: string; roles: readonly Role[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <DataTable
        id={`${id}-table`}
        caption={`What each may do: ${heading.toLowerCase()}`}
        captionHidden
        compact
        rows={all}
        columns={[
          { heading: "May", cell: (permission) => permissions[permission] },
          ...roles.map((role) => ({
            heading: roleNames[role],
            cell: (permission: Permission) => reachOf(role, permission),
          })),
        ]}
      />
    </section>
  );
}

/** How far a permission of a role reaches, in a word. */
export function reachOf(role: Role, permission: Permission): "Yes" | "Own site" | "–" {
  if (!matrix[role].includes(permission)) return "–";
  return isSiteRole(role) && boundToSite.has(permission) ? "Own site" : "Yes";
}

function Seen({
  network,
  role,
  asQuery,
}: Required<Pick<PermissionsPageProps, "network">> & {
  role: Role;
  asQuery: string | undefined;
}) {
  const places: NetworkPlace[] = Object.values(networkPages);
  const open = places.filter(({ need }) => need === undefined || matrix[role].includes(need));
  const closed = places.filter((place) => !open.includes(place));
  return (
    <div class="now stack">
      <h3>What {withArticle(roleNames[role])} opens</h3>
      <ul>
        {open.map(({ label, href }) => (
          <li>{asQuery ? <a href={`${href(network)}?${asQuery}`}>{label}</a> : label}</li>
        ))}
      </ul>
      {closed.length > 0 && <p>And not: {closed.map(({ label }) => label).join(", ")}.</p>}
      <p class="soft">
        {asQuery
          ? "Each opens as that role meets it. From there nothing can be sent."
          : "You may less than this role, so you cannot open the pages as it does."}
      </p>
    </div>
  );
}
