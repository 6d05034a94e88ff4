import type { Grant } from "@allteach/domain/permission";
import type { Caller } from "@allteach/store/caller";
import type { PageProps } from "@allteach/web/components/page";
import { viewedAsNotice } from "@allteach/web/components/viewed-as";
import type { NetworkPageKey } from "@allteach/web/network-pages";
import { apiPaths, paths } from "@allteach/web/paths";
import type { Context } from "hono";
import type { AppEnv, NetworkEnv } from "./app-env.ts";
import { entranceOf } from "./entrance.ts";
import { sectionsFor } from "./sections.ts";

/** What surrounds every page: who one is, where one is, where else one could be. */
export type Shell = Partial<
  Pick<
    PageProps,
    ("person" | "networks" | "network" | "sections" | "more") | ("simulated" | "footer" | "notice")
  >
>;

/** The surroundings of a page outside of any network. */
export function shellOf(c: Context<AppEnv>): Shell {
  const { person, networks } = c.var.caller;
  const entrance = entrancesFor(person);
  return {
    networks: networks.map(({ slug, name, grants }) => ({ name, href: entrance(slug, grants) })),
    ...(person && { person: { name: person.email, accountHref: paths.account } }),
    footer: [
      { label: "Chart gallery", href: paths.gallery },
      { label: "For developers", href: apiPaths.docs },
      ...(isOperator(c) ? [{ label: "Operations", href: paths.operator }] : []),
    ],
  };
}

/** Whether the settings name whoever asks, and a mail link has shown that the address is theirs. */
export function isOperator(c: Context<AppEnv>): boolean {
  const { person } = c.var.caller;
  const isNamed = c.var.settings.operators.some((address) => address === person?.email);
  return isNamed && person !== undefined && person.verifiedAt !== null;
}

/** The surroundings of a page of a network. */
export function networkShell(c: Context<NetworkEnv>, current?: NetworkPageKey): Shell {
  const { slug: network, name, simulated } = c.var.network;
  const { actor } = c.var.action;
  const { networks, person } = c.var.caller;
  const entrance = entrancesFor(person);
  const href = entranceOf(actor, network);
  return {
    ...shellOf(c as unknown as Context<AppEnv>),
    networks: networks.map(({ slug, name, grants }) => ({
      ...{ name, href: entrance(slug, grants), current: slug === network },
    })),
    network: { name, href },
    simulated,
    ...(c.var.viewedAs && { notice: viewedAsNotice(network, c.var.viewedAs) }),
    ...sectionsFor(actor, network, current),
  };
}

/** Where somebody enters each of their networks. */
export function entrancesFor(person: Caller["person"]) {
  return (network: string, grants: readonly Grant[]): string =>
    person
      ? entranceOf({ kind: "person", user: person.id, name: person.name, grants }, network)
      : paths.network({ network });
}
