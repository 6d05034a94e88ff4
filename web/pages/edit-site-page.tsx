import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

export interface TypedSite {
  name: string;
  code: string;
  type: string;
  joined: string;
  left: string;
}

export interface EditSitePageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  site: Site;
  sites: readonly Site[];
  types: readonly string[];
  typed: TypedSite;
  /** The month from which a merger usually counts. */
  nextPeriod: Period;
  former: readonly { code: string; name: string; until: number }[];
  wrong?: readonly { field: string; because: string }[] | undefined;
}

/** One site's name, code, type and months; and its end as part of another. */
export function EditSitePage(props: EditSitePageProps) {
  const { shell, charter, site, typed, wrong = [] } = props;
  const network = charter.slug;
  return (
    <Page
      title={`Change ${site.name}`}
      breadcrumb={[
        { label: "Sites", href: paths.sites({ network }) },
        { label: site.name, href: paths.site({ network, site: site.code }) },
      ]}
      {...shell}
    >
      <h1>Change {site.name}</h1>
      <p>
        Its figures belong to the site and not to its name: they stay, whatever it is called.
        {site.blindedCode && ` Under ${site.blindedCode} it can be shown without its name.`}
      </p>
      <form method="post" action={paths.siteEdit({ network, site: site.code })} novalidate>
        <ErrorSummary problems={wrong} />
        <Field {...answer("name", typed, wrong)} label="Name" maxlength={200} autocomplete="off" />
        <Field
          {...answer("code", typed, wrong)}
          label="Code"
          hint="Stands in addresses and files. Links with the old code still find the site."
          maxlength={40}
          width="medium"
          autocomplete="off"
        />
        <Field
          {...answer("type", typed, wrong)}
          label="Type"
          hint={
            props.types.length > 0
              ? `Which measures it is asked for. In use: ${props.types.join(", ")}.`
              : "Which measures it is asked for, where measures name types."
          }
          maxlength={60}
          width="medium"
          optional
        />
        <Field
          {...answer("joined", typed, wrong)}
          kind="month"
          label="First month"
          hint="It is asked for figures from this month on."
          width="medium"
        />
        <Field
          {...answer("left", typed, wrong)}
          kind="month"
          label="Last month"
          hint="Empty while it belongs. Nothing is asked for later months; what it reported stays."
          width="medium"
          optional
        />
        <p class="actions">
          <Button tone="primary">Save</Button>
        </p>
      </form>
      <Former {...props} />
      <Merge {...props} />
    </Page>
  );
}

function Former({ former, charter, now }: EditSitePageProps) {
  if (former.length === 0) return null;
  return (
    <section aria-labelledby="former">
      <h2 id="former">What it was called before</h2>
      <ul>
        {former.map(({ code, name, until }) => (
          <li>
            {name} ({code}) until {dayWords(until, charter.timeZone, now)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Merge({ charter, site, sites, nextPeriod, wrong = [] }: EditSitePageProps) {
  const others = sites.filter(({ id, merged }) => id !== site.id && merged === undefined);
  if (site.merged || others.length === 0) return null;
  return (
    <section aria-labelledby="merge">
      <h2 id="merge">It becomes part of another site</h2>
      <p>
        Two hospitals merged, or one was listed twice. Months before stay {site.name}’s own; what it
        reported from then on is added to the other site’s figures, and its people report there. The
        network’s sums do not change.
      </p>
      <form
        method="post"
        action={paths.siteMerger({ network: charter.slug, site: site.code })}
        novalidate
      >
        <Field
          kind="select"
          name="into"
          label="Part of"
          error={errorIn(wrong, "into")}
          options={[
            { value: "", label: "Choose a site" },
            ...others.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Field
          kind="month"
          name="since"
          label="From this month on"
          value={nextPeriod}
          error={errorIn(wrong, "since")}
          width="medium"
        />
        <p class="actions">
          <Button tone="danger">Merge the two</Button>
        </p>
      </form>
    </section>
  );
}
