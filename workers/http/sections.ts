import type { Actor } from "@allteach/domain/permission";
import type { PageHeaderProps } from "@allteach/web/components/page-header";
import {
  menuParts,
  type NetworkPageKey,
  type NetworkPlace,
  networkPages,
} from "@allteach/web/network-pages";
import { mayOpen } from "./entrance.ts";

/** As many as fit on two lines of a phone. */
const MOST = 7;

/** The pages that someone may open: the daily ones in the bar, and the rest in the menu. */
export function sectionsFor(
  actor: Actor,
  network: string,
  current: NetworkPageKey | undefined,
): Pick<PageHeaderProps, "sections" | "more"> {
  const open = Object.entries<NetworkPlace>(networkPages)
    .filter(([, { need }]) => mayOpen(actor, need))
    .map(([key, { label, href, place }]) => ({
      ...{ label, place, href: href(network), current: key === current },
    }));
  if (open.length <= MOST) return { sections: open };
  return {
    sections: open.filter(({ place }) => place === "bar"),
    more: Object.entries(menuParts)
      .map(([part, label]) => ({ label, sections: open.filter(({ place }) => place === part) }))
      .filter(({ sections }) => sections.length > 0),
  };
}
