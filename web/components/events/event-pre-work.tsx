import type { NetworkEvent, PreWorkDone } from "@allteach/domain/events/event";
import type { Charter } from "@allteach/domain/network";
import type { Site } from "@allteach/domain/site";
import { paths } from "../../paths.ts";
import { counted, firstFew } from "../../words/count-words.ts";
import { Button } from "../button.tsx";
import { Choices } from "../choices.tsx";
import { Field } from "../field.tsx";

export interface EventPreWorkProps {
  charter: Pick<Charter, "slug">;
  event: NetworkEvent;
  sites: readonly Site[];
  preWork: readonly PreWorkDone[];
  mayMark: readonly Site[];
  /** The site whose pre-work is ticked here. */
  marked?: Site | undefined;
}

const MOST_NAMED = 6;

/** What sites are asked to do before an event, and which have. */
export function EventPreWork(props: EventPreWorkProps) {
  const { event, sites, preWork, mayMark, marked } = props;
  return (
    <section aria-labelledby="pre-work">
      <h2 id="pre-work">Before you come</h2>
      <ol class="pre-work">
        {event.prework.map(({ key, text }) => {
          const ready = sites.filter(({ id }) =>
            preWork.some(({ item, site }) => item === key && site === id),
          );
          return (
            <li>
              {text}
              <span class="soft small">
                {sites.length > 1
                  ? ` ${ready.length} of ${counted(sites.length, "site")}${readyNames(ready)}`
                  : ready.length > 0 && " Done"}
              </span>
            </li>
          );
        })}
      </ol>
      {mayMark.length > 1 && <ChooseSite {...props} />}
      {marked && <Ticks {...props} site={marked} />}
    </section>
  );
}

const readyNames = (ready: readonly Site[]) =>
  ready.length === 0
    ? ""
    : `: ${firstFew(
        ready.map(({ name }) => name),
        MOST_NAMED,
      )}`;

function ChooseSite({ charter, event, mayMark, marked }: EventPreWorkProps) {
  return (
    <form
      method="get"
      action={`${paths.event({ network: charter.slug, event: event.id })}#pre-work`}
      class="switchers"
    >
      <Field
        kind="select"
        name="site"
        label="Say it for a site"
        value={marked?.code ?? ""}
        options={[
          { value: "", label: "Choose a site" },
          ...mayMark.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Button>Show</Button>
    </form>
  );
}

function Ticks(props: EventPreWorkProps & { site: Site }) {
  const { charter, event, site, preWork } = props;
  const ticked = preWork.filter((each) => each.site === site.id).map(({ item }) => item);
  return (
    <form
      method="post"
      action={paths.eventPreWork({ network: charter.slug, event: event.id })}
      class="stack"
    >
      <input type="hidden" name="site" value={site.code} />
      <Choices
        pick="any"
        name="items"
        legend={`What ${site.name} has done`}
        choices={event.prework.map(({ key, text }) => ({ value: key, label: text }))}
        chosen={ticked}
      />
      <p class="actions">
        <Button>Save</Button>
      </p>
    </form>
  );
}
