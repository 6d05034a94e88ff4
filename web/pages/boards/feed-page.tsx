import { termName, vocabulary } from "@allteach/catalogue/vocabulary";
import type { Charter } from "@allteach/domain/network";
import { evidenceGrades, gradeNames } from "@allteach/domain/pins/evidence-grade";
import { pinKindNames, pinKinds } from "@allteach/domain/pins/pin";
import type { Site } from "@allteach/domain/site";
import { FeedCard, type ListedPin } from "../../components/boards/feed-card.tsx";
import { Button, LinkButton } from "../../components/button.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Field } from "../../components/field.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { paths } from "../../paths.ts";
import { counted, firstFew } from "../../words/count-words.ts";

/** What a list is narrowed to, as its address has it; empty: not narrowed. */
export interface FeedFilter {
  show: "all" | "for-you" | "followed";
  q: string;
  kind: string;
  family: string;
  driver: string;
  condition: string;
  grade: string;
  site: string;
}

export interface FeedPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  sites: readonly Site[];
  cards: readonly ListedPin[];
  next?: string;
  filter: FeedFilter;
  isFirst: boolean;
  interests: readonly {
    family: string;
    because:
      | { kind: "goal"; title: string }
      | { kind: "follow" }
      | { kind: "measure"; name: string };
  }[];
  followed: number;
  /** Somebody who may follow things. */
  isMember: boolean;
  mayWrite: boolean;
  /** Reports that wait for an answer, for whoever answers them. */
  waiting?: number;
  happened?: string | undefined;
}

/** What helped teams of the network: to look through, to search, and to take. */
export function FeedPage(props: FeedPageProps) {
  const { shell, charter, cards, mayWrite, happened, next, filter, now, waiting } = props;
  const network = charter.slug;
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
          What helped a team, for the next one to take. Each says what it is for, and charts say
          what it has earned.
        </p>
        <p class="actions">
          {mayWrite && (
            <LinkButton href={paths.newPin({ network })} tone="primary" icon="plus">
              Pin what helped
            </LinkButton>
          )}
          <LinkButton href={paths.boards({ network })}>Boards</LinkButton>
          <LinkButton href={paths.commonsPins} icon="search">
            Pins of all networks
          </LinkButton>
        </p>
        {waiting !== undefined && waiting > 0 && (
          <p>
            <a href={paths.moderation({ network })}>
              {counted(waiting, "report")} {waiting === 1 ? "waits" : "wait"} for an answer
            </a>
          </p>
        )}
      </header>
      <Switch {...props} />
      <Narrow {...props} />
      <Why {...props} />
      {cards.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <div class="grid pin-grid">
          {cards.map((card) => (
            <FeedCard {...{ network, card, now }} />
          ))}
        </div>
      )}
      <Pagination
        label="Pins"
        previous={props.isFirst ? undefined : feedHref(network, filter)}
        next={next && feedHref(network, filter, { after: next })}
      />
    </Page>
  );
}

/** A list's address, narrowed so, from where a page begins. */
export function feedHref(
  network: string,
  filter: Partial<FeedFilter>,
  from: { after?: string } = {},
): string {
  const said = Object.entries({ ...filter, ...from }).filter(
    ([name, value]) => value !== "" && !(name === "show" && value === "all"),
  );
  const query = new URLSearchParams(said as [string, string][]).toString();
  return paths.pins({ network }) + (query === "" ? "" : `?${query}`);
}

const shows = { all: "Everything", "for-you": "For you", followed: "What you follow" } as const;

function Switch({ charter, filter, isMember, followed }: FeedPageProps) {
  if (!isMember) return null;
  return (
    <nav class="switch" aria-label="Which pins">
      <ul>
        {(["all", "for-you", "followed"] as const).map((show) => (
          <li>
            <a
              href={feedHref(charter.slug, { ...filter, show })}
              aria-current={filter.show === show ? "page" : undefined}
            >
              {shows[show]}
              {show === "followed" && followed > 0 && ` (${followed})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Why these are shown. */
function Why({ charter, filter, interests }: FeedPageProps) {
  const network = charter.slug;
  if (filter.show === "followed") {
    return (
      <p class="soft">
        <a href={paths.follows({ network })}>What you follow, and the mail about it</a>
      </p>
    );
  }
  if (filter.show !== "for-you" || interests.length === 0) return null;
  const words = interests.map(({ family, because }) => {
    const name = termName("families", family);
    if (because.kind === "goal") return `${name} (your goal “${because.title}”)`;
    return because.kind === "follow" ? `${name} (you follow it)` : name;
  });
  const ownGoals = interests.some(({ because }) => because.kind !== "measure");
  return (
    <p class="soft">
      {ownGoals ? "Because of " : "Because your network measures "}
      {firstFew(words, 4)}.
    </p>
  );
}

function Narrow({ charter, filter, sites }: FeedPageProps) {
  const any = { value: "", label: "Anything" };
  const terms = (kind: "families" | "drivers" | "conditions") => [
    any,
    ...vocabulary[kind].map(({ key, name }) => ({ value: key, label: name })),
  ];
  const select = (
    name: keyof FeedFilter,
    label: string,
    options: readonly { value: string; label: string }[],
  ) => <Field kind="select" {...{ name, label, options }} value={filter[name]} />;
  return (
    <form method="get" action={paths.pins({ network: charter.slug })} class="switchers goal-filter">
      <Field kind="search" name="q" label="Words" maxlength={200} optional value={filter.q} />
      {select("family", "About", terms("families"))}
      {select("grade", "That earned", [
        any,
        ...evidenceGrades.map((value) => ({ value, label: gradeNames[value] })),
      ])}
      <Disclosure summary="More" open={isNarrowedFurther(filter)}>
        {select("kind", "What it is", [
          any,
          ...pinKinds.map((value) => ({ value, label: pinKindNames[value] })),
        ])}
        {select("driver", "Driver", terms("drivers"))}
        {select("condition", "Condition", terms("conditions"))}
        {select("site", "From", [
          { value: "", label: "Any site" },
          ...sites.map(({ code, name }) => ({ value: code, label: name })),
        ])}
      </Disclosure>
      {filter.show !== "all" && <input type="hidden" name="show" value={filter.show} />}
      <Button icon="search">Look</Button>
    </form>
  );
}

/** Whether something is chosen that is asked for less often. */
const isNarrowedFurther = ({ kind, driver, condition, site }: FeedFilter) =>
  [kind, driver, condition, site].some((value) => value !== "");

function Nothing({ charter, filter, isFirst, mayWrite }: FeedPageProps) {
  const network = charter.slug;
  const { show, ...narrowed } = filter;
  if (!isFirst || Object.values(narrowed).some((value) => value !== "")) {
    return (
      <EmptyState
        icon="search"
        title="No pin like this"
        action={{ label: "Look at all of them", href: paths.pins({ network }) }}
      >
        Or pin the first one: whoever looks next will find it.
      </EmptyState>
    );
  }
  if (show === "followed") {
    return (
      <EmptyState icon="people" title="You follow nothing that has pins yet">
        Follow a site, a board or what you measure, on its page. What is new there comes in your
        mail of the day.
      </EmptyState>
    );
  }
  if (show === "for-you") {
    return (
      <EmptyState
        icon="goal"
        title="Nothing for your goals yet"
        action={{ label: "Pins of all networks", href: paths.commonsPins }}
      >
        Other networks may have what your team needs.
      </EmptyState>
    );
  }
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
