import type { IntroductionState } from "@allteach/domain/introduction";
import type { Charter } from "@allteach/domain/network";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";

/** One question, without anybody's name. */
export interface IntroductionLine {
  id: string;
  way: "asked" | "asked-of-us";
  other: string;
  about: string;
  message: string;
  state: IntroductionState;
  askedAt: number;
}

export interface IntroductionsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  lines: readonly IntroductionLine[];
  happened?: string | undefined;
}

const states: Readonly<Record<IntroductionState, string>> = {
  asked: "Waiting",
  agreed: "Introduced",
  declined: "Not this time",
};

/** Who asks, and what became of what one asked. Names and addresses are in the mails alone. */
export function IntroductionsPage(props: IntroductionsPageProps) {
  const { shell, charter, lines, happened } = props;
  const network = charter.slug;
  const waiting = lines.filter(({ way, state }) => way === "asked-of-us" && state === "asked");
  const rest = lines.filter((line) => !waiting.includes(line));
  return (
    <Page
      title="Introductions"
      breadcrumb={[{ label: "Goals", href: paths.goals({ network }) }]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <h1>Introductions</h1>
      <p class="lead">
        Names and addresses are told by mail, to both, once both agree. Until then nobody knows who
        asked or who was asked.
      </p>
      {lines.length === 0 && (
        <EmptyState
          icon="people"
          title="Nobody asked yet"
          action={{ label: "Look at the goals of all networks", href: paths.commonsGoals }}
        >
          Find a team that works on your problem and ask to be introduced.
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">They wait for your answer</h2>
          {waiting.map((line) => (
            <Line line={line} {...props} />
          ))}
        </section>
      )}
      {rest.length > 0 && (
        <section aria-labelledby="rest">
          <h2 id="rest">{waiting.length > 0 ? "All others" : "So far"}</h2>
          {rest.map((line) => (
            <Line line={line} {...props} />
          ))}
        </section>
      )}
    </Page>
  );
}

function Line({ line, charter, now }: { line: IntroductionLine } & IntroductionsPageProps) {
  const { id, way, other, about, message, state, askedAt } = line;
  const mayAnswer = way === "asked-of-us" && state === "asked";
  return (
    <article class="card introduction">
      <div class="card-meta">
        {way === "asked" ? `You asked ${other}` : `From ${other}`} ·{" "}
        {dayWords(askedAt, charter.timeZone, now)}
      </div>
      <h3>{about}</h3>
      <div class="card-body">
        <blockquote>{message}</blockquote>
      </div>
      <div class="card-foot">
        {mayAnswer ? (
          <form
            method="post"
            action={paths.introductionAnswer({ network: charter.slug, introduction: id })}
            class="actions"
          >
            <Button tone="primary" name="answer" value="agree">
              Introduce us
            </Button>
            <Button name="answer" value="decline">
              Not now
            </Button>
          </form>
        ) : (
          <Badge>{states[state]}</Badge>
        )}
      </div>
    </article>
  );
}
