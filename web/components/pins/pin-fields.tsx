import { vocabulary } from "@allteach/catalogue/vocabulary";
import type { Measure } from "@allteach/domain/measure";
import { licenceKeys, licences } from "@allteach/domain/pins/licence";
import { type PinDraft, pinKindNames, pinKinds } from "@allteach/domain/pins/pin";
import { pinLimits } from "@allteach/domain/pins/pin-limits";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { answer, errorIn } from "../answer.ts";
import { Choices } from "../choices.tsx";
import { Disclosure } from "../disclosure.tsx";
import { Field, FieldError } from "../field.tsx";

/** A pin's form as it was typed. */
export type TypedPin = Partial<Record<keyof PinDraft, string>>;

export interface PinFieldsProps {
  typed: TypedPin;
  /** The sites one may pin for, and those that can be named as where it was tried. */
  sites: readonly Site[];
  places: readonly Site[];
  mayWriteForAll: boolean;
  measures: readonly Measure[];
  problems: readonly Problem[];
  /** The name of the file that is there already. */
  fileName?: string | undefined;
}

/** What it is, and the thing itself. Each part shows once its kind is chosen. */
export function PinThing(props: PinFieldsProps) {
  const { typed } = props;
  return (
    <>
      <Field
        {...answer("title", typed, props.problems)}
        label="What is it called?"
        hint="As you would say it to a colleague: “The one-page visit planner”."
        maxlength={200}
      />
      <Choices
        name="kind"
        legend="What is it?"
        pick="one"
        chosen={[typed.kind ?? "text"]}
        error={errorIn(props.problems, "kind")}
        choices={pinKinds.map((value) => ({ value, label: pinKindNames[value] }))}
      />
      <div class="pin-part pin-part-url">
        <Field
          {...answer("url", typed, props.problems)}
          kind="url"
          label="Its address"
          hint="It begins with https://. We never open it ourselves."
          maxlength={pinLimits.url}
          conditional
        />
      </div>
      <div class="pin-part pin-part-file">
        <FileField {...props} />
      </div>
      <div class="pin-part pin-part-body">
        <Field
          {...answer("body", typed, props.problems)}
          kind="textarea"
          label="The text"
          hint="An empty line between paragraphs."
          rows={8}
          maxlength={pinLimits.body}
          conditional
        />
      </div>
    </>
  );
}

function FileField(props: PinFieldsProps) {
  const error = errorIn(props.problems, "file");
  return (
    <div class="field">
      <label for="field-file">{props.fileName ? "Another file in its place" : "The file"}</label>
      <p class="hint" id="field-file-hint">
        {props.fileName && `${props.fileName} stays unless you choose another. `}A PNG, JPEG, GIF or
        WebP picture, PDF, Word, Excel, PowerPoint, CSV or plain text, 10 MB at most. No names or
        numbers of patients in it.
      </p>
      {error && <FieldError id="field-file-error">{error}</FieldError>}
      <input
        id="field-file"
        class="input"
        type="file"
        name="file"
        data-most-points={pinLimits.picturePoints}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? "field-file-hint field-file-error" : "field-file-hint"}
      />
      <p class="hint" role="status" data-made-smaller></p>
    </div>
  );
}

/** What it is for, and what is worth knowing before one tries it. */
export function PinWords(props: PinFieldsProps) {
  const { typed } = props;
  const words = (
    name: "purpose" | "surprised" | "context",
    label: string,
    hint: string,
    optional = true,
  ) => (
    <Field
      kind="textarea"
      rows={3}
      {...{ name, label, hint, optional }}
      maxlength={pinLimits[name]}
      value={typed[name]}
      error={errorIn(props.problems, name)}
    />
  );
  return (
    <>
      {words("purpose", "What is it for?", "What does a team do with it, and when?", false)}
      {words("surprised", "What surprised you?", "What you would not have guessed beforehand.")}
      {words("context", "Where did you use it?", "How large a clinic, with whom, for how long.")}
    </>
  );
}

/** Who made it, and how others may use it: nothing is pinned without either. */
export function PinRights(props: PinFieldsProps) {
  const { typed } = props;
  return (
    <>
      <Field
        {...answer("attribution", typed, props.problems)}
        label="Who made it?"
        hint="A team or its author, as they want to be named wherever it is used."
        maxlength={pinLimits.attribution}
      />
      <Field
        {...answer("licence", typed, props.problems)}
        kind="select"
        label="How may others use it?"
        options={[
          { value: "", label: "Choose one" },
          ...licenceKeys.map((value) => ({ value, label: licences[value].name })),
        ]}
      />
      <Disclosure summary="What these mean">
        <dl class="definition">
          {licenceKeys.map((key) => (
            <div>
              <dt>{licences[key].name}</dt>
              <dd>{licences[key].means}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </>
  );
}

/** Whose it is, which chart shows whether it helps, and what it is about. */
export function PinEvidence(props: PinFieldsProps) {
  const { typed, sites, places, measures, mayWriteForAll } = props;
  const whole = mayWriteForAll ? [{ value: "", label: "The whole network" }] : [];
  const named = (some: readonly Site[]) =>
    some.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Field
        {...answer("site", typed, props.problems)}
        kind="select"
        label="Whose pin"
        options={[...whole, ...named(sites)]}
      />
      <Field
        {...answer("measure", typed, props.problems)}
        kind="select"
        label="Which chart shows whether it helps?"
        options={[
          { value: "", label: "None" },
          ...measures.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Field
        {...answer("evidenceSite", typed, props.problems)}
        kind="select"
        label="Where was it tried?"
        options={[{ value: "", label: "In the whole network" }, ...named(places)]}
      />
      {(["family", "driver", "condition"] as const).map((name) => (
        <Term {...props} name={name} />
      ))}
    </>
  );
}

const terms = {
  family: { label: "What is it about?", kind: "families" },
  driver: { label: "Which driver does it serve?", kind: "drivers" },
  condition: { label: "For which condition?", kind: "conditions" },
} as const;

function Term({ name, ...props }: PinFieldsProps & { name: keyof typeof terms }) {
  const { label, kind } = terms[name];
  return (
    <Field
      {...answer(name, props.typed, props.problems)}
      kind="select"
      label={label}
      options={[
        { value: "", label: "Not said" },
        ...vocabulary[kind].map(({ key, name: term }) => ({ value: key, label: term })),
      ]}
    />
  );
}
