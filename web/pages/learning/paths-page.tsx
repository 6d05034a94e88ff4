import type { Charter } from "@allteach/domain/network";
import type { TrainingPath } from "@allteach/domain/training-path";
import { LinkButton } from "../../components/button.tsx";
import { Card } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { counted } from "../../words/count-words.ts";

export interface PathsPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  paths: readonly { path: TrainingPath; done: ReadonlySet<string> }[];
  mayWrite: boolean;
  happened?: string | undefined;
}

/** The ways through what there is to learn, with one's own progress. */
export function PathsPage({ shell, charter, paths: every, mayWrite, happened }: PathsPageProps) {
  const network = charter.slug;
  return (
    <Page
      title="Training"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>Training</h1>
        <p class="lead">What to read, hear and come to, in the order that helps most.</p>
        {mayWrite && every.length > 0 && (
          <p class="actions">
            <LinkButton href={paths.newTrainingPath({ network })} tone="primary" icon="plus">
              Write a path
            </LinkButton>
          </p>
        )}
      </header>
      {every.length === 0 ? (
        <EmptyState
          icon="document"
          title="No training paths yet"
          {...(mayWrite && {
            action: { label: "Write the first one", href: paths.newTrainingPath({ network }) },
          })}
        >
          A path is a short list: three links and a session are enough to begin with.
        </EmptyState>
      ) : (
        <div class="grid">
          {every.map(({ path, done }) => (
            <Card
              title={path.name}
              level={2}
              href={paths.trainingPath({ network, path: path.id })}
              foot={progressWords(path, done)}
            >
              <p>{path.about}</p>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}

/** How far one has come on a path. */
export function progressWords({ items }: TrainingPath, done: ReadonlySet<string>): string {
  const count = items.filter(({ key }) => done.has(key)).length;
  if (count === 0) return counted(items.length, "thing");
  if (count === items.length) return `You have done all ${items.length}`;
  return `You have done ${count} of ${items.length}`;
}
