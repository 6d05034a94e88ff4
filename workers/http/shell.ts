import type { PageProps } from "@allteach/web/components/page";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { AppEnv, NetworkEnv } from "./app-env.ts";
import { maySomewhere } from "./may-somewhere.ts";

/** What surrounds every page: who one is, where one is, where else one could be. */
export type Shell = Partial<
  Pick<PageProps, "person" | "networks" | "network" | "sections" | "simulated" | "footer">
>;

/** The parts of a network that its pages belong to. */
type Section = "overview" | "reports" | "uploads" | "mails" | "tokens";

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
  const { actor } = c.var.action;
  const { networks } = c.var.caller;
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
      ...(maySomewhere(actor, "report-figures")
        ? [section("uploads", "Upload", paths.uploads({ network }))]
        : []),
      ...(maySomewhere(actor, "receive-reports")
        ? [section("mails", "Your mails", paths.subscriptions({ network }))]
        : []),
      ...(maySomewhere(actor, "make-tokens")
        ? [section("tokens", "Tokens", paths.tokens({ network }))]
        : []),
    ],
  };
}
