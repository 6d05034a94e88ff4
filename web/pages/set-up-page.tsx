import type { Charter } from "@allteach/domain/network";
import { Button, LinkButton } from "../components/button.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { StepRing } from "../components/step-ring.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

export interface SetUpStep {
  key: "sites" | "people" | "policies" | "definitions" | "first-month";
  done: number;
  of: number;
}

export interface SetUpPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  steps: readonly SetUpStep[];
  /** How many measures there are to agree on. */
  measures: number;
}

/** A new network's way to its first month: what is done, what is next. */
export function SetUpPage(props: SetUpPageProps) {
  const { shell, charter, steps } = props;
  const network = charter.slug;
  const next = steps.find((step) => !isDone(step));
  const finished = steps.filter(isDone).length;
  return (
    <Page title="Set-up map" {...shell}>
      <h1>Set-up map</h1>
      <p class="answer">
        {next
          ? `${finished} of ${steps.length} are done. Next: ${sentences[next.key].next}.`
          : "Everything is done: the network is at work."}
      </p>
      <ol class="map">
        {steps.map((step) => (
          <li class={isDone(step) ? "map-done" : step === next ? "map-next" : "map-later"}>
            <StepRing done={step.done} of={step.of} />
            <div class="stack">
              <h2>{sentences[step.key].title}</h2>
              <p>{stateOf(step, props)}</p>
              <Way step={step} network={network} isNext={step === next} />
            </div>
          </li>
        ))}
      </ol>
      <p class="soft">
        The network began with a template. <a href={paths.templateDiff({ network })}>See</a> what
        you have made of it since.
      </p>
    </Page>
  );
}

const isDone = ({ done, of }: SetUpStep) => done >= of;

const sentences = {
  sites: { title: "Sites are listed", next: "list the sites that will report" },
  people: { title: "People are invited", next: "invite somebody at every site" },
  policies: { title: "Policies are signed", next: "have the policies read and signed" },
  definitions: { title: "Definitions are agreed", next: "agree on what is counted" },
  "first-month": { title: "The first month is in", next: "have the first month entered" },
} as const satisfies Record<SetUpStep["key"], { title: string; next: string }>;

function stateOf({ key, done, of }: SetUpStep, { measures }: SetUpPageProps): string {
  switch (key) {
    case "sites":
      return done >= of ? "There is somebody to learn from." : "Two sites are enough to begin.";
    case "people":
      return `At ${done} of ${counted(of, "site")} somebody belongs or is invited.`;
    case "policies":
      return `${done} of ${counted(of, "signature")} are there: one from each site’s sponsor for each policy.`;
    case "definitions":
      return done >= of
        ? "Somebody has said that everyone counts the same."
        : `Read the ${counted(measures, "measure")} together: what is counted, out of what, what is left out.`;
    case "first-month":
      return `${done} of ${counted(of, "site")} ${done === 1 ? "has" : "have"} entered a month.`;
  }
}

function Way({ step, network, isNext }: { step: SetUpStep; network: string; isNext: boolean }) {
  const tone = isNext ? "primary" : "plain";
  switch (step.key) {
    case "sites":
      return (
        <LinkButton {...{ tone }} href={paths.sites({ network })} icon="site">
          Sites
        </LinkButton>
      );
    case "people":
      return (
        <LinkButton {...{ tone }} href={paths.people({ network })} icon="people">
          People
        </LinkButton>
      );
    case "policies":
      return (
        <LinkButton {...{ tone }} href={paths.policies({ network })} icon="document">
          Policies
        </LinkButton>
      );
    case "definitions":
      return (
        <form method="post" action={paths.definitions({ network })}>
          <p class="actions">
            <LinkButton href={paths.network({ network })} icon="chart">
              Measures
            </LinkButton>
            {!isDone(step) && (
              <Button tone={tone} icon="check">
                We count the same
              </Button>
            )}
          </p>
        </form>
      );
    case "first-month":
      return (
        <LinkButton {...{ tone }} href={paths.network({ network })} icon="edit">
          Overview
        </LinkButton>
      );
  }
}
