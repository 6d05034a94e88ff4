import {
  eventKindNames,
  eventKinds,
  MAX_MATERIALS,
  MAX_PREWORK,
} from "@allteach/domain/events/event";
import type { Series } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { zoneWords } from "../../words/event-words.ts";
import type { TypedEvent } from "../../words/typed-event.ts";
import { answer, errorIn } from "../answer.ts";
import { Field } from "../field.tsx";

export interface EventFieldsProps {
  charter: Pick<Charter, "timeZone">;
  series: readonly Series[];
  typed: TypedEvent;
  problems: readonly Problem[];
}

type TextName =
  | "title"
  | "about"
  | "on"
  | "from"
  | "lastDay"
  | "until"
  | "place"
  | "link"
  | "agenda";

const shared = (props: EventFieldsProps, name: TextName) => ({
  ...{ name, value: props.typed[name], error: errorIn(props.problems, name) },
});

/** What it is, and what it belongs to. */
export function EventWhat(props: EventFieldsProps) {
  const { typed, series } = props;
  return (
    <>
      <Field
        {...shared(props, "title")}
        label="What is it called?"
        maxlength={120}
        autocomplete="off"
      />
      <Field
        {...answer("kind", typed, props.problems)}
        kind="select"
        label="Kind"
        width="medium"
        options={eventKinds.map((value) => ({ value, label: eventKindNames[value] }))}
      />
      {series.length > 0 && (
        <Field
          kind="select"
          name="of"
          label="Part of"
          value={typed.of}
          error={errorIn(props.problems, "series") ?? errorIn(props.problems, "step")}
          options={[{ value: "", label: "No series" }, ...series.flatMap(placesIn)]}
          optional
        />
      )}
    </>
  );
}

const placesIn = ({ id, name, steps }: Series) => [
  { value: id, label: name },
  ...steps.map((step) => ({ value: `${id}/${step.key}`, label: `${name}: ${step.name}` })),
];

/** The day and hours, on the wall of the network's time zone. */
export function EventWhen(props: EventFieldsProps) {
  return (
    <fieldset class="test-part">
      <legend>When</legend>
      <p class="hint">Hours are those of {zoneWords(props.charter.timeZone)}.</p>
      <div class="event-times">
        <Field {...shared(props, "on")} kind="date" label="Day" width="short" />
        <Field {...shared(props, "from")} kind="time" label="From" width="short" />
        <Field {...shared(props, "until")} kind="time" label="To" width="short" />
        <Field
          {...shared(props, "lastDay")}
          kind="date"
          label="Last day, if another"
          width="short"
          optional
        />
      </div>
    </fieldset>
  );
}

/** Where it is, what for, what happens. */
export function EventWhere(props: EventFieldsProps) {
  const words = (name: "about" | "agenda", label: string, rows: number) => (
    <Field
      {...shared(props, name)}
      kind="textarea"
      rows={rows}
      label={label}
      maxlength={4000}
      optional
    />
  );
  return (
    <fieldset class="test-part">
      <legend>Where and what</legend>
      <Field
        {...shared(props, "place")}
        label="Place"
        hint="A room and town, or “Online”."
        maxlength={200}
        autocomplete="off"
        optional
      />
      <Field
        {...shared(props, "link")}
        kind="url"
        label="Link to join"
        hint="Begins with https://. Only those who may see this network see it."
        maxlength={2000}
        autocomplete="off"
        optional
      />
      {words("about", "What it is about", 3)}
      {words("agenda", "Agenda", 5)}
    </fieldset>
  );
}

/** Empty lines to be filled in beside those that are there. */
const MORE_LINES = 3;
const linesFor = (standing: number, most: number) =>
  Array.from({ length: Math.min(most, standing + MORE_LINES) }, (_, place) => place);

/** What sites are asked to do before they come. */
export function EventPreparation(props: EventFieldsProps) {
  const { prework } = props.typed;
  return (
    <fieldset class="test-part">
      <legend>Before they come</legend>
      <p class="hint">Each site ticks what it has done. Lines left empty go.</p>
      {linesFor(prework.length, MAX_PREWORK).map((place) => (
        <div>
          <input type="hidden" name="prework-key" value={prework[place]?.key ?? ""} />
          <Field
            id={`field-prework-${place}-text`}
            name="prework"
            label={`Thing ${place + 1}`}
            maxlength={200}
            value={prework[place]?.text}
            error={errorIn(props.problems, `prework/${place}/text`)}
            autocomplete="off"
            optional
          />
        </div>
      ))}
    </fieldset>
  );
}

/** What there is to read and to hear. */
export function EventMaterials(props: EventFieldsProps) {
  const { materials } = props.typed;
  return (
    <fieldset class="test-part">
      <legend>Materials and recordings</legend>
      <p class="hint">
        An address is a link that begins with https://, or the address of a pin of this network.
      </p>
      {linesFor(materials.length, MAX_MATERIALS).map((place) => {
        const material = materials[place];
        return (
          <div class="line-of-three">
            <Field
              id={`field-materials-${place}-title`}
              name="material"
              label="What it is"
              maxlength={200}
              value={material?.title}
              error={errorIn(props.problems, `materials/${place}/title`)}
              autocomplete="off"
              optional
            />
            <Field
              id={`field-materials-${place}-address`}
              name="material-address"
              label="Its address"
              maxlength={2000}
              value={material?.address}
              error={errorIn(props.problems, `materials/${place}/address`)}
              autocomplete="off"
              optional
            />
            <Field
              id={`field-materials-${place}-kind`}
              kind="select"
              name="material-kind"
              label="Kind"
              value={material?.isRecording ? "recording" : "material"}
              options={[
                { value: "material", label: "To read" },
                { value: "recording", label: "Recording" },
              ]}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
