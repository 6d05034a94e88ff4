import type { Charter } from "@allteach/domain/network";
import type { MapChange } from "@allteach/domain/process-map/map-difference";
import type { MapClash } from "@allteach/domain/process-map/map-merge";
import { waysText } from "@allteach/domain/process-map/map-outline";
import {
  lanesOf,
  numbersOf,
  type ProcessMap,
  stepKindNames,
} from "@allteach/domain/process-map/process-map";
import type { Problem } from "@allteach/domain/refusal";
import { errorIn } from "../../components/answer.ts";
import { Button } from "../../components/button.tsx";
import { EditorFoot } from "../../components/editor-foot.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Field } from "../../components/field.tsx";
import { OvertakenNotice } from "../../components/overtaken-notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { MapDrawing } from "../../components/process-maps/map-drawing.tsx";
import { MapRow } from "../../components/process-maps/map-row.tsx";
import { paths } from "../../paths.ts";
import { mapCrumbs } from "./map-crumbs.ts";

export interface MapEditPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  id: string;
  /** As it is being written; nothing of it is saved yet. */
  map: ProcessMap;
  saw: number;
  why: string;
  /** Where steps lead, as typed, where that could not be read. */
  typedOn?: ReadonlyMap<string, string> | undefined;
  /** What was just done, in a sentence; and at which step one goes on. */
  said?: string | undefined;
  focus?: string | undefined;
  problems?: readonly Problem[] | undefined;
  /** Somebody else saved in the meantime: what they changed, and where both changed the same. */
  overtaken?: { changes: readonly MapChange[]; clashes: readonly MapClash[] } | undefined;
}

/** The editor: steps in fields, arranged by buttons, drawn below; with a script, by keys as well. */
export function MapEditPage(props: MapEditPageProps) {
  const { shell, charter, id, map, said, problems = [], overtaken } = props;
  const network = charter.slug;
  return (
    <Page
      title={`Change: ${map.name}`}
      breadcrumb={mapCrumbs(network, { id, name: map.name || "The map" })}
      scripts={["outline-editor.js"]}
      {...shell}
    >
      <h1>Change the map</h1>
      <div id="outline-editor" class="stack">
        <ErrorSummary
          problems={problems.map(({ field, because }) => ({
            ...{ field, because, id: field === "name" ? "field-name" : "steps" },
          }))}
        />
        {overtaken && (
          <OvertakenNotice
            title="Someone saved this map while you worked on it"
            changes={overtaken.changes.map(({ words }) => words)}
            clashes={overtaken.clashes.map((clash) => clashWords(clash, map))}
          />
        )}
        <p class="soft" role="status" aria-live="polite">
          {said ?? "Nothing is saved until you press Save."}
        </p>
        <p class="hint" id="keys" data-keys hidden>
          Keys, in a step: Enter adds one after it, Alt with ↑ ↓ moves it, Alt with Delete takes it
          out.
        </p>
        <MapForm {...props} />
        <MapDrawing map={map} />
      </div>
    </Page>
  );
}

function MapForm({ charter, id, map, saw, why, typedOn, focus, problems }: MapEditPageProps) {
  const network = charter.slug;
  const numbers = numbersOf(map.steps);
  return (
    <form
      method="post"
      action={paths.processMapEdit({ network, map: id })}
      class="stack"
      novalidate
    >
      <button class="visually-hidden" type="submit" name="do" value="look" tabindex={-1}>
        Look at it again
      </button>
      <input type="hidden" name="saw" value={saw} />
      <Field
        name="name"
        label="Which process is it?"
        maxlength={120}
        value={map.name}
        error={errorIn(problems, "name")}
        autocomplete="off"
      />
      <p class="hint" id="leads">
        Where a step leads: the number of the next, or several with their case, as in yes: 4; no: 2.
        Leave it empty where the process ends. The lane is who does it, or where.
      </p>
      <datalist id="lanes">
        {lanesOf(map.steps).map((lane) => (
          <option value={lane} />
        ))}
      </datalist>
      <ol class="driver-rows" id="steps">
        {map.steps.map((step, place) => (
          <MapRow
            step={step}
            number={place + 1}
            on={typedOn?.get(step.key) ?? waysText(step.ways, numbers)}
            isHere={focus === step.key}
          />
        ))}
      </ol>
      <EditorFoot why={why} back={paths.processMap({ network, map: id })}>
        <Button name="do" value="look">
          Draw it anew
        </Button>
      </EditorFoot>
    </form>
  );
}

function clashWords({ key, what, theirs, mine }: MapClash, { steps }: ProcessMap): string {
  const name = `“${steps.find((step) => step.key === key)?.text ?? key}”`;
  const kinds: Readonly<Record<string, string>> = stepKindNames;
  switch (what) {
    case "name":
    case "text":
      return `They wrote “${theirs}”, you wrote “${mine}”.`;
    case "kind":
      return `They made ${name} a ${kinds[theirs]?.toLowerCase()}, you a ${kinds[mine]?.toLowerCase()}.`;
    case "lane":
      return `They put ${name} in the lane “${theirs}”, you in “${mine}”.`;
    case "way":
      return `Where ${name} leads, they wrote “${theirs}”, you wrote “${mine}”.`;
    case "order":
      return "You both put the steps in another order.";
    case "removal":
      return `${name} was taken out by one of you while the other worked on it: it is back.`;
  }
}
