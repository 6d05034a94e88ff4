import { vocabulary } from "@allteach/catalogue/vocabulary";
import type { Measure } from "@allteach/domain/measure";
import { licenceKeys, licences } from "@allteach/domain/pins/licence";
import { type PinDraft, pinKindNames, pinKinds } from "@allteach/domain/pins/pin";
import { pinLimits } from "@allteach/domain/pins/pin-limits";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
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

const errorOf = ({ problems }: Pick<PinFieldsProps, "problems">, name: string) =>
  problems.find(({ field }) => field === name)?.because;

/** What it is, and the thing itself. Each part shows once its kind is chosen. */
export function PinThing(props: PinFieldsProps) {
  const { typed } = props;
  return (
    <>
      <Field
        name="title"
        label="What is it called?"
        hint="As you would say it to a colleague: “The one-page visit planner”."
        maxlength={200}
        value={typed.title}
        error={errorOf(props, "title")}
      />
      <Choices
        name="kind"
        legend="What is it?"
        pick="one"
        chosen={[typed.kind ?? "text"]}
        error={errorOf(props, "kind")}
        choices={pinKinds.map((value) => ({ value, label: pinKindNames[value] }))}
      />
      <div class="pin-part pin-part-url">
        <Field
          kind="url"
          name="url"
          label="Its address"
          hint="It begins with https://. We never open it ourselves."
          maxlength={pinLimits.url}
          value={typed.url}
          error={errorOf(props, "url")}
          optional
        />
      </div>
      <div class="pin-part pin-part-file">
        <FileField {...props} />
      </div>
      <div class="pin-part pin-part-body">
        <Field
          kind="textarea"
          name="body"
          label="The text"
          hint="An empty line between paragraphs."
          rows={8}
          maxlength={pinLimits.body}
          value={typed.body}
          error={errorOf(props, "body")}
          optional
        />
      </div>
    </>
  );
}

function FileField(props: PinFieldsProps) {
  const error = errorOf(props, "file");
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
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? "field-file-hint field-file-error" : "field-file-hint"}
      />
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
      error={errorOf(props, name)}
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
        name="attribution"
        label="Who made it?"
        hint="A team or its author, as they want to be named wherever it is used."
        maxlength={pinLimits.attribution}
        value={typed.attribution}
        error={errorOf(props, "attribution")}
      />
      <Field
        kind="select"
        name="licence"
        label="How may others use it?"
        value={typed.licence}
        error={errorOf(props, "licence")}
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
        kind="select"
        name="site"
        label="Whose pin"
        value={typed.site}
        error={errorOf(props, "site")}
        options={[...whole, ...named(sites)]}
      />
      <Field
        kind="select"
        name="measure"
        label="Which chart shows whether it helps?"
        value={typed.measure}
        error={errorOf(props, "measure")}
        options={[
          { value: "", label: "None" },
          ...measures.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Field
        kind="select"
        name="evidenceSite"
        label="Where was it tried?"
        value={typed.evidenceSite}
        error={errorOf(props, "evidenceSite")}
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
      kind="select"
      name={name}
      label={label}
      value={props.typed[name]}
      error={errorOf(props, name)}
      options={[
        { value: "", label: "Not said" },
        ...vocabulary[kind].map(({ key, name: term }) => ({ value: key, label: term })),
      ]}
    />
  );
}
