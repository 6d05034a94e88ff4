import type { Charter } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { periodName } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { Pagination } from "../components/pagination.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

export interface SitesPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  /** By the name that is shown. */
  sites: readonly Site[];
  nodes: readonly Node[];
  /** The kinds of site there are, the usual one first. */
  types: readonly string[];
  /** Whether the reader may change sites and nodes. */
  mayManage: boolean;
  /** Whether the reader sees names that others do not. */
  seesEverySite: boolean;
  /** What was searched for, and which screenful is shown, from 1. */
  query: string;
  page: number;
  /** A list that was not taken, as typed, and why. */
  typed?: string | undefined;
  problems?: readonly string[] | undefined;
  /** How many sites were added just now. */
  added?: number | undefined;
}

/** Every site of a network, and the nodes that they are in. */
export function SitesPage(props: SitesPageProps) {
  const { shell, charter, sites, added, mayManage } = props;
  return (
    <Page title="Sites" {...shell}>
      <h1>Sites</h1>
      {added !== undefined && added > 0 && (
        <Notice tone="success" title={`${counted(added, "site")} added`}>
          <p>Their forms are open. Invite the people who will fill them in.</p>
        </Notice>
      )}
      <p class="lead">{sitesSentence(charter, sites)}</p>
      <Search {...props} />
      <List {...props} />
      <Nodes {...props} />
      {mayManage && <AddSites {...props} />}
    </Page>
  );
}

function sitesSentence({ transparency }: Charter, sites: readonly Site[]): string {
  const now = sites.filter(({ left, merged }) => left === undefined && merged === undefined).length;
  switch (transparency) {
    case "named":
      return `${counted(now, "site")} belong${now === 1 ? "s" : ""} to the network. Members see each other by name.`;
    case "blinded":
      return `${counted(now, "site")} belong${now === 1 ? "s" : ""} to the network. Members see each other under codes that never change.`;
    case "own-only":
      return "Members see their own site and the network as a whole.";
  }
}

/** More sites than this, and one searches. */
const A_SCREENFUL = 50;

function Search({ charter, sites, query }: SitesPageProps) {
  if (sites.length <= 10 && query === "") return null;
  return (
    <search>
      <form method="get" action={paths.sites({ network: charter.slug })} class="switcher">
        <Field kind="search" name="q" label="Find a site" value={query} optional={false} />
        <Button icon="search">Find</Button>
        {query !== "" && (
          <LinkButton href={paths.sites({ network: charter.slug })} tone="quiet">
            All sites
          </LinkButton>
        )}
      </form>
    </search>
  );
}

function List(props: SitesPageProps) {
  const { charter, sites, query, page: wanted, mayManage, seesEverySite } = props;
  const network = charter.slug;
  const found = sites.filter((site) => isFound(site, query));
  if (sites.length === 0) {
    return (
      <EmptyState icon="site" title="No site yet">
        Paste their names below, one a line: most networks begin with a handful.
      </EmptyState>
    );
  }
  if (found.length === 0) {
    return (
      <EmptyState icon="search" title={`No site is called “${query}”`}>
        Look for a part of its name, its code or its type.
      </EmptyState>
    );
  }
  const pages = Math.ceil(found.length / A_SCREENFUL);
  const page = Math.min(Math.max(1, wanted), pages);
  const first = (page - 1) * A_SCREENFUL;
  const shown = found.slice(first, first + A_SCREENFUL);
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const pageHref = (to: number) =>
    `${paths.sites({ network })}?${new URLSearchParams({ ...(query && { q: query }), page: `${to}` })}`;
  const showCodes = seesEverySite && charter.transparency !== "named";
  return (
    <>
      <DataTable
        id="sites"
        caption={query === "" ? "Sites by name" : `Sites that match “${query}”`}
        captionHidden
        rows={shown}
        columns={[
          {
            heading: "Site",
            cell: ({ code, name }) => <a href={paths.site({ network, site: code })}>{name}</a>,
          },
          { heading: "Code", cell: ({ code }) => code },
          { heading: "Type", cell: ({ type }) => type || "any" },
          { heading: "Reports", cell: (site) => monthsWords(site, names) },
          ...(showCodes
            ? [{ heading: "Shown to others as", cell: (site: Site) => site.blindedCode ?? "" }]
            : []),
          ...(mayManage
            ? [
                {
                  heading: "Change",
                  cell: ({ code, name }: Site) => (
                    <a href={paths.siteEdit({ network, site: code })}>
                      Edit<span class="visually-hidden"> {name}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Pagination
        label="Sites"
        showing={`${first + 1} to ${first + shown.length} of ${found.length}`}
        previous={page > 1 ? pageHref(page - 1) : undefined}
        next={page < pages ? pageHref(page + 1) : undefined}
      />
    </>
  );
}

function isFound({ name, code, type }: Site, query: string): boolean {
  const looked = query.trim().toLowerCase();
  return [name, code, type].some((text) => text.toLowerCase().includes(looked));
}

function monthsWords({ joined, left, merged }: Site, names: ReadonlyMap<number, string>): string {
  const since = `since ${periodName(joined)}`;
  if (merged) {
    const into = names.get(merged.into) ?? "another site";
    return `part of ${into} since ${periodName(merged.since)}`;
  }
  return left ? `${periodName(joined)} to ${periodName(left)}` : since;
}

function Nodes({ charter, nodes, sites, mayManage }: SitesPageProps) {
  if (nodes.length === 0 && (!mayManage || sites.length === 0)) return null;
  const network = charter.slug;
  return (
    <section aria-labelledby="nodes">
      <h2 id="nodes">Nodes</h2>
      <p>
        A node is sites that look at themselves together: of one region, one size, one question. A
        site may be in several.
      </p>
      {nodes.length > 0 && (
        <ul class="columns">
          {nodes.map(({ code, name, sites: members }) => (
            <li>
              <a href={paths.node({ network, node: code })}>{name}</a>{" "}
              <span class="soft number">{counted(members.length, "site")}</span>
            </li>
          ))}
        </ul>
      )}
      {mayManage && (
        <p class="actions">
          <LinkButton href={paths.nodes({ network })} icon="plus">
            Make a node
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function AddSites({ charter, typed, problems = [] }: SitesPageProps) {
  return (
    <section aria-labelledby="add">
      <h2 id="add">Add sites</h2>
      <form method="post" action={paths.sites({ network: charter.slug })}>
        <Field
          kind="textarea"
          rows={6}
          name="sites"
          label="Sites"
          hint="One a line: name, code, type. The code and the type may be left out. You can paste three columns from a spreadsheet."
          value={typed}
          error={problems.length > 0 ? problems.slice(0, 6).join("; ") : undefined}
        />
        <p class="actions">
          <Button tone="primary" icon="plus">
            Add them
          </Button>
        </p>
      </form>
    </section>
  );
}
