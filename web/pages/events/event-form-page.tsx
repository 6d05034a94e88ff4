import type { NetworkEvent } from "@allteach/domain/events/event";
import type { Series } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { Button } from "../../components/button.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import {
  EventMaterials,
  EventPreparation,
  EventWhat,
  EventWhen,
  EventWhere,
} from "../../components/events/event-fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import type { TypedEvent } from "../../words/typed-event.ts";

export interface EventFormPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  series: readonly Series[];
  typed: TypedEvent;
  problems?: readonly Problem[] | undefined;
  /** The event that is changed; a new one where there is none. */
  event?: NetworkEvent | undefined;
  isOvertaken?: boolean | undefined;
}

/** Plans an event, or changes one. */
export function EventFormPage(props: EventFormPageProps) {
  const { shell, charter, event, problems = [], isOvertaken } = props;
  const network = charter.slug;
  const title = event ? "Change the event" : "Plan an event";
  const fields = { ...props, problems };
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Events", href: paths.events({ network }) },
        ...(event ? [{ label: event.title, href: paths.event({ network, event: event.id }) }] : []),
      ]}
      {...shell}
    >
      <h1>{title}</h1>
      {isOvertaken && (
        <Notice tone="warning" title="Someone saved this event while you worked on it">
          <p>Yours is in the fields below. Save again to put it in the place of theirs.</p>
        </Notice>
      )}
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={event ? paths.eventEdit({ network, event: event.id }) : paths.events({ network })}
        class="stack"
        novalidate
      >
        {event && <input type="hidden" name="saw" value={event.revision} />}
        <EventWhat {...fields} />
        <EventWhen {...fields} />
        <EventWhere {...fields} />
        <EventPreparation {...fields} />
        <EventMaterials {...fields} />
        <p class="actions">
          <Button tone="primary">{event ? "Save" : "Plan it"}</Button>
        </p>
      </form>
    </Page>
  );
}
