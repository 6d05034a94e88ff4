import type { Charter } from "@allteach/domain/network";
import { Button } from "../../components/button.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import {
  PinEvidence,
  type PinFieldsProps,
  PinRights,
  PinThing,
  PinWords,
} from "../../components/pins/pin-fields.tsx";
import { paths } from "../../paths.ts";

export interface PinFormPageProps extends PinFieldsProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug">;
  /** The pin that is written anew, at the revision that was read. */
  standing?: { id: string; title: string; revision: number; isShared: boolean } | undefined;
}

/** A pin on one page: the thing, what it is for, whose it is, and what shows whether it helps. */
export function PinFormPage(props: PinFormPageProps) {
  const { shell, charter, standing, typed, problems } = props;
  const network = charter.slug;
  const title = standing ? "Change this pin" : "Pin what helped";
  const action = standing ? paths.pin({ network, pin: standing.id }) : paths.pins({ network });
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Pins", href: paths.pins({ network }) },
        ...(standing
          ? [{ label: standing.title, href: paths.pin({ network, pin: standing.id }) }]
          : []),
      ]}
      scripts={["pin-form.js"]}
      {...shell}
    >
      <h1>{title}</h1>
      <p class="lead">
        A tool, a text or a link that others can take. Everyone in your network reads it; nobody
        else, until you share it.
      </p>
      {standing?.isShared && (
        <p class="soft">All networks read this pin: they read your changes soon after.</p>
      )}
      <ErrorSummary problems={problems} />
      <form method="post" action={action} enctype="multipart/form-data" class="goal-form pin-form">
        {standing && <input type="hidden" name="saw" value={String(standing.revision)} />}
        {(["goal", "test", "node"] as const).map(
          (name) => typed[name] && <input type="hidden" name={name} value={typed[name]} />,
        )}
        <PinThing {...props} />
        <PinWords {...props} />
        <PinRights {...props} />
        <PinEvidence {...props} />
        <p class="actions">
          <Button tone="primary" large>
            {standing ? "Save" : "Pin it"}
          </Button>
        </p>
      </form>
    </Page>
  );
}
