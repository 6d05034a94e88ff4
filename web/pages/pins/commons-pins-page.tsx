import { vocabulary } from "@allteach/catalogue/vocabulary";
import { pinKindNames, pinKinds } from "@allteach/domain/pins/pin";
import type { SharedPin } from "@allteach/domain/pins/shared-pin";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Field } from "../../components/field.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { PinTile } from "../../components/pins/pin-card.tsx";
import { paths } from "../../paths.ts";

/** A pin of the commons, with the name that stands for it in addresses. */
export type CommonsPin = SharedPin & { id: string };

export interface CommonsPinsPageProps {
  shell: Partial<PageProps>;
  pins: readonly CommonsPin[];
  hasMore: boolean;
  page: number;
  q: string;
  kind: string;
  family: string;
  driver: string;
  condition: string;
  /** Whether only pins of made-up networks are shown. */
  examples: boolean;
  /** Whether there is a choice: for people of a real network. */
  mayChoose: boolean;
}

/** What teams of all networks share: to take what worked. */
export function CommonsPinsPage(props: CommonsPinsPageProps) {
  const { shell, pins, hasMore, page, examples } = props;
  return (
    <Page title="Pins of all networks" {...shell} simulated={examples}>
      <header class="stack">
        <h1>Pins of all networks</h1>
        <p class="lead">
          Tools, texts and links that helped a team somewhere. Take what fits, say whose it is, and
          give back.
        </p>
      </header>
      <Search {...props} />
      {props.mayChoose && (
        <p class="soft">
          {examples ? (
            <a href={paths.commonsPins}>Back to real teams’ pins</a>
          ) : (
            <a href={`${paths.commonsPins}?examples=yes`}>See made-up examples</a>
          )}
        </p>
      )}
      {pins.length === 0 ? (
        <EmptyState icon="search" title="Nobody shares such a pin yet">
          Try fewer words, or share yours: whoever looks next will find it.
        </EmptyState>
      ) : (
        <div class="grid pin-grid">
          {pins.map((pin) => (
            <PinTile
              {...pin}
              href={paths.commonsPin({ pin: pin.id })}
              small={pin.file && paths.commonsPinFile({ pin: pin.id, file: "small" })}
              whose={pin.site === "" ? pin.network : `${pin.site} · ${pin.network}`}
            />
          ))}
        </div>
      )}
      <Pagination
        label="Pins"
        showing={`page ${page}`}
        previous={page > 1 ? hrefOf(props, page - 1) : undefined}
        next={hasMore ? hrefOf(props, page + 1) : undefined}
      />
    </Page>
  );
}

function hrefOf(props: CommonsPinsPageProps, page: number): string {
  const { q, kind, family, driver, condition, examples } = props;
  const asked = { q, kind, family, driver, condition, examples: examples ? "yes" : "" };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  query.set("page", String(page));
  return `${paths.commonsPins}?${query}`;
}

const facets = {
  family: { label: "About", kind: "families" },
  driver: { label: "Driver", kind: "drivers" },
  condition: { label: "Condition", kind: "conditions" },
} as const;

function Search(props: CommonsPinsPageProps) {
  const anything = { value: "", label: "Anything" };
  return (
    <form method="get" action={paths.commonsPins} class="switchers goal-filter">
      <Field kind="search" name="q" label="Words" maxlength={200} optional value={props.q} />
      <Field
        kind="select"
        name="kind"
        label="What"
        value={props.kind}
        options={[anything, ...pinKinds.map((value) => ({ value, label: pinKindNames[value] }))]}
      />
      {(["family", "driver", "condition"] as const).map((name) => (
        <Field
          kind="select"
          name={name}
          label={facets[name].label}
          value={props[name]}
          options={[
            anything,
            ...vocabulary[facets[name].kind].map(({ key, name: term }) => ({
              value: key,
              label: term,
            })),
          ]}
        />
      ))}
      {props.examples && props.mayChoose && <input type="hidden" name="examples" value="yes" />}
      <Button tone="primary" icon="search">
        Look
      </Button>
    </form>
  );
}
