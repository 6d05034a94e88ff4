import { vocabulary } from "@allteach/catalogue/vocabulary";
import type { Charter } from "@allteach/domain/network";
import { type Pin, pinKindNames, pinKinds } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Field } from "../../components/field.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { PinCard } from "../../components/pins/pin-card.tsx";
import { paths } from "../../paths.ts";

export interface PinsPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  pins: readonly { pin: Pin; site?: Site; isHidden: boolean; file?: PinFile }[];
  /** Where the next page begins. */
  next?: string;
  /** What the list is narrowed to; empty: not narrowed. */
  kind: string;
  family: string;
  isFirst: boolean;
  mayWrite: boolean;
  happened?: string | undefined;
}

/** What teams of the network found useful, the newest first. */
export function PinsPage(props: PinsPageProps) {
  const { shell, charter, pins, mayWrite, happened } = props;
  const network = charter.slug;
  const isNarrowed = props.kind !== "" || props.family !== "" || !props.isFirst;
  return (
    <Page
      title="Pins"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>Pins</h1>
        <p class="lead">
          What helped a team, for the next one to take: tools, texts and links, each with what it is
          for and the chart that shows whether it worked.
        </p>
        <p class="actions">
          {mayWrite && (
            <LinkButton href={paths.newPin({ network })} tone="primary" icon="plus">
              Pin what helped
            </LinkButton>
          )}
          <LinkButton href={paths.commonsPins} icon="search">
            Pins of all networks
          </LinkButton>
        </p>
      </header>
      {(pins.length > 0 || isNarrowed) && <Narrow {...props} />}
      {pins.length === 0 ? (
        isNarrowed ? (
          <EmptyState icon="search" title="No pin like this">
            Look at all of them, or pin the first one.
          </EmptyState>
        ) : (
          <NoPins {...props} />
        )
      ) : (
        <div class="grid pin-grid">
          {pins.map((each) => (
            <PinCard network={network} {...each} />
          ))}
        </div>
      )}
      <Pagination label="Pins" next={nextHref(props)} />
    </Page>
  );
}

function nextHref({ charter, kind, family, next }: PinsPageProps): string | undefined {
  if (next === undefined) return undefined;
  const query = new URLSearchParams({
    ...(kind !== "" && { kind }),
    ...(family !== "" && { family }),
    after: next,
  });
  return `${paths.pins({ network: charter.slug })}?${query}`;
}

function NoPins({ charter, mayWrite }: PinsPageProps) {
  const network = charter.slug;
  return (
    <EmptyState
      icon="idea"
      title="No pins yet"
      action={
        mayWrite
          ? { label: "Pin the first one", href: paths.newPin({ network }) }
          : { label: "See pins of all networks", href: paths.commonsPins }
      }
    >
      Most teams begin with the sheet on their wall: the checklist, the letter, the plan that made
      the difference.
    </EmptyState>
  );
}

function Narrow({ charter, kind, family }: PinsPageProps) {
  return (
    <form method="get" action={paths.pins({ network: charter.slug })} class="switchers goal-filter">
      <Field
        kind="select"
        name="kind"
        label="What"
        value={kind}
        options={[
          { value: "", label: "Anything" },
          ...pinKinds.map((value) => ({ value, label: pinKindNames[value] })),
        ]}
      />
      <Field
        kind="select"
        name="family"
        label="About"
        value={family}
        options={[
          { value: "", label: "Anything" },
          ...vocabulary.families.map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      <Button>Show</Button>
    </form>
  );
}
