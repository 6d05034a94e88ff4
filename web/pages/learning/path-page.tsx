import { capabilityQuestions } from "@allteach/domain/capability";
import type { Charter } from "@allteach/domain/network";
import type { PathItem, TrainingPath } from "@allteach/domain/training-path";
import { Button, LinkButton } from "../../components/button.tsx";
import { TargetLink } from "../../components/events/target-link.tsx";
import { Icon } from "../../components/icon.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";
import { progressWords } from "./paths-page.tsx";

export interface PathPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  path: TrainingPath;
  done: ReadonlySet<string>;
  counts: ReadonlyMap<string, number>;
  mayFollow: boolean;
  mayWrite: boolean;
  happened?: string | undefined;
}

/** One path: what comes after what, and what one has done of it. */
export function PathPage(props: PathPageProps) {
  const { shell, charter, path, done, mayFollow, mayWrite, happened } = props;
  const network = charter.slug;
  return (
    <Page
      title={path.name}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Training", href: paths.trainingPaths({ network }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>{path.name}</h1>
        {mayFollow && <p class="lead">{progressWords(path, done)}.</p>}
        {path.about !== "" && <p class="as-typed">{path.about}</p>}
      </header>
      <ol class="path-items">
        {path.items.map((item) => (
          <Item {...props} item={item} />
        ))}
      </ol>
      {mayWrite && (
        <section aria-labelledby="running" class="no-print">
          <h2 id="running">Running it</h2>
          <div class="actions">
            <LinkButton href={paths.trainingPathEdit({ network, path: path.id })} icon="edit">
              Change it
            </LinkButton>
            <form method="post" action={paths.trainingPathRemoval({ network, path: path.id })}>
              <Button tone="danger">Take it out of the list</Button>
            </form>
          </div>
        </section>
      )}
    </Page>
  );
}

function Item(props: PathPageProps & { item: PathItem }) {
  const { charter, path, item, done, counts, mayFollow, mayWrite } = props;
  const network = charter.slug;
  const isDone = done.has(item.key);
  const helps = capabilityQuestions.find(({ key }) => key === item.helps);
  return (
    <li>
      <p>
        <TargetLink {...item} network={network} />
        {isDone && (
          <span class="badge">
            <Icon name="check" /> Done
          </span>
        )}
      </p>
      {helps && <p class="soft small">Helps with: “{helps.text}”</p>}
      {mayWrite && (
        <p class="soft small">
          {counted(counts.get(item.key) ?? 0, "person has", "people have")} done it
        </p>
      )}
      {mayFollow && (
        <form method="post" action={paths.trainingMarks({ network, path: path.id })}>
          <input type="hidden" name="item" value={item.key} />
          <Button name="done" value={isDone ? "no" : "yes"} tone="quiet">
            {isDone ? "Not done after all" : "I have done this"}
            <span class="visually-hidden">: {item.title}</span>
          </Button>
        </form>
      )}
    </li>
  );
}
