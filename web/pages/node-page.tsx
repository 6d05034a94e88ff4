import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { periodName } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

/** A node's form as typed: which sites are ticked, and their months. */
export interface TypedNode {
  code: string;
  name: string;
  about: string;
  sites: ReadonlyMap<string, { since: string; last: string }>;
}

export interface NodePageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  sites: readonly Site[];
  measures: readonly Pick<Measure, "code" | "name" | "status">[];
  /** Absent while a new one is made. */
  node?: Node | undefined;
  typed: TypedNode;
  mayManage: boolean;
  wrong?: readonly { field: string; because: string }[] | undefined;
}

/** A node: its charts and its sites, and for those who manage the network its form. */
export function NodePage(props: NodePageProps) {
  const { shell, charter, node, mayManage } = props;
  const network = charter.slug;
  const title = node?.name ?? "Make a node";
  return (
    <Page
      title={title}
      breadcrumb={[{ label: "Sites", href: paths.sites({ network }) }]}
      {...shell}
    >
      <h1>{title}</h1>
      {node ? (
        <Shown {...props} node={node} />
      ) : (
        <p class="lead">Sites that look at themselves together, and each still at itself.</p>
      )}
      {mayManage && <NodeForm {...props} />}
    </Page>
  );
}

function Shown({ charter, sites, measures, node, mayManage }: NodePageProps & { node: Node }) {
  const network = charter.slug;
  const byId = new Map(sites.map((site) => [site.id, site]));
  const live = measures.filter(({ status }) => status === "live");
  return (
    <>
      {node.about !== "" && <p class="lead">{node.about}</p>}
      {live.length > 0 && (
        <section aria-labelledby="charts">
          <h2 id="charts">Its charts</h2>
          <ul class="columns">
            {live.map(({ code, name }) => (
              <li>
                <a
                  href={`${paths.measure({ network, measure: code })}?node=${encodeURIComponent(node.code)}`}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!mayManage && (
        <section aria-labelledby="sites">
          <h2 id="sites">{counted(node.sites.length, "site")}</h2>
          <ul class="columns">
            {node.sites.flatMap(({ site: id, since, last }) => {
              const site = byId.get(id);
              if (!site) return [];
              return [
                <li>
                  <a href={paths.site({ network, site: site.code })}>{site.name}</a>{" "}
                  <span class="soft">
                    {last
                      ? `${periodName(since)} to ${periodName(last)}`
                      : `since ${periodName(since)}`}
                  </span>
                </li>,
              ];
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function NodeForm({ charter, sites, node, typed, wrong = [] }: NodePageProps) {
  const network = charter.slug;
  return (
    <section aria-labelledby="form">
      <h2 id="form">{node ? "Change it" : "What it is"}</h2>
      <form
        method="post"
        action={node ? paths.node({ network, node: node.code }) : paths.nodes({ network })}
        novalidate
      >
        <ErrorSummary problems={wrong} />
        <Field
          {...answer("name", typed, wrong)}
          label="Name"
          hint="“Northern region”, “Centres in their first year”."
          maxlength={200}
          autocomplete="off"
        />
        <Field
          {...answer("code", typed, wrong)}
          label="Code"
          hint="Stands in addresses and files."
          maxlength={40}
          width="medium"
          autocomplete="off"
        />
        <Field
          {...answer("about", typed, wrong)}
          kind="textarea"
          rows={2}
          label="What its sites have in common"
          maxlength={1000}
          optional
        />
        <fieldset class="choices" id="field-sites">
          <legend>Its sites</legend>
          <p class="hint">
            Tick a site to take it in. Without months it belongs from its first figure on.
          </p>
          {errorIn(wrong, "sites") && <p class="field-error">{errorIn(wrong, "sites")}</p>}
          <ul class="node-sites">
            {sites.map((site) => (
              <NodeSiteRow site={site} typed={typed.sites.get(site.code)} />
            ))}
          </ul>
        </fieldset>
        <p class="actions">
          <Button tone="primary">{node ? "Save" : "Make the node"}</Button>
        </p>
      </form>
    </section>
  );
}

function NodeSiteRow({
  site: { code, name },
  typed,
}: {
  site: Site;
  typed: { since: string; last: string } | undefined;
}) {
  return (
    <li>
      <div class="choice">
        <input
          id={`in-${code}`}
          type="checkbox"
          name="in"
          value={code}
          checked={typed !== undefined}
        />
        <label for={`in-${code}`}>{name}</label>
      </div>
      <label>
        <span class="soft">from</span>{" "}
        <input
          class="input input-short"
          type="month"
          name={`since-${code}`}
          value={typed?.since ?? ""}
          aria-label={`${name}: first month`}
        />
      </label>
      <label>
        <span class="soft">to</span>{" "}
        <input
          class="input input-short"
          type="month"
          name={`last-${code}`}
          value={typed?.last ?? ""}
          aria-label={`${name}: last month`}
        />
      </label>
    </li>
  );
}
