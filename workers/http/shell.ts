import type { PageProps } from "@allteach/web/components/page";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { AppEnv, NetworkEnv } from "./app-env.ts";

/** What surrounds every page: who one is, where one is, where else one could be. */
export type Shell = Partial<
  Pick<PageProps, "person" | "networks" | "network" | "sections" | "simulated" | "footer">
>;

type Section = "overview" | "measures" | "sites" | "reports" | "uploads";

/** The surroundings of a page outside of any network. */
export function shellOf(c: Context<AppEnv>): Shell {
  const { person, networks } = c.var.caller;
  return {
    networks: networks.map(({ slug, name }) => ({ name, href: paths.network({ network: slug }) })),
    ...(person && { person: { name: person.email } }),
    footer: [{ label: "Chart gallery", href: paths.gallery }],
  };
}

/** The surroundings of a page of a network. */
export function networkShell(c: Context<NetworkEnv>, current?: Section): Shell {
  const { slug: network, name, simulated } = c.var.network;
  const { person, networks } = c.var.caller;
  const href = paths.network({ network });
  const section = (key: Section, label: string, to: string) => ({
    label,
    href: to,
    current: key === current,
  });
  return {
    ...shellOf(c as unknown as Context<AppEnv>),
    networks: networks.map((each) => ({
      name: each.name,
      href: paths.network({ network: each.slug }),
      current: each.slug === network,
    })),
    network: { name, href },
    simulated,
    sections: [
      section("overview", "Overview", href),
      section("reports", "Reports", paths.reports({ network })),
      ...(person && !simulated
        ? [
            section("uploads", "Upload", paths.uploads({ network })),
            section("sites", "Your mails", paths.subscriptions({ network })),
          ]
        : []),
    ],
  };
}
