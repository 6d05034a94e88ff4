import { readSetting } from "@allteach/actions/read-setting";
import { RoleName } from "@allteach/domain/member";
import { covers, isSiteRole, may } from "@allteach/domain/permission";
import { PermissionsPage } from "@allteach/web/pages/permissions-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { networkShell } from "./shell.ts";

/** Who can see what, for whoever may enter the network. */
export const permissionsRoutes = new Hono<NetworkEnv>().get(
  paths.permissions.pattern,
  async (c) => {
    const { action, network } = c.var;
    const role = RoleName.safeParse(c.req.query("role")).data;
    const { sites } = await readSetting(action);
    const site = role && isSiteRole(role) ? sites[0]?.id : undefined;
    const grant = role && { role, ...(site !== undefined && { site }) };
    const maySee = grant && action.actor.kind === "person" && covers(action.actor, grant);
    return c.html(
      <PermissionsPage
        shell={networkShell(c, "permissions")}
        network={network.slug}
        maySeeNetwork={may(action.actor, "see-network")}
        role={role}
        asQuery={maySee ? `as=${role}${site === undefined ? "" : `&at=${site}`}` : undefined}
      />,
    );
  },
);
