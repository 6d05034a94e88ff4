import { type DiagramNode, nodeKindNames } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import { type CycleDraft, rampNames, ramps } from "@allteach/domain/pdsa-cycle";
import type { Problem } from "@allteach/domain/refusal";
import { Field } from "./field.tsx";

/** A test's form as typed. */
export type TypedTest = Partial<Record<keyof CycleDraft, string>>;

export interface TestFieldsProps {
  typed: TypedTest;
  measures: readonly Measure[];
  nodes: readonly DiagramNode[];
  problems: readonly Problem[];
}

const errorOf = ({ problems }: TestFieldsProps, name: string) =>
  problems.find(({ field }) => field === name)?.because;

/** What a test of change needs to begin: a line, what is expected, and a day. */
export function TestBeginning(props: TestFieldsProps) {
  const { typed } = props;
  return (
    <>
      <Field
        name="objective"
        label="What do you want to try?"
        hint="One small thing, such as “The kit at one bedside on Monday’s early shift”."
        maxlength={200}
        value={typed.objective}
        error={errorOf(props, "objective")}
        autocomplete="off"
      />
      <Field
        kind="textarea"
        rows={2}
        name="prediction"
        label="What do you expect to happen?"
        maxlength={2000}
        value={typed.prediction}
        error={errorOf(props, "prediction")}
        optional
      />
      <Field
        kind="date"
        name="starts"
        label="First day"
        width="short"
        value={typed.starts}
        error={errorOf(props, "starts")}
        optional
      />
      <Field
        kind="select"
        name="ramp"
        label="How large"
        value={typed.ramp ?? "patient"}
        error={errorOf(props, "ramp")}
        options={ramps.map((value) => ({ value, label: rampNames[value] }))}
      />
    </>
  );
}

/** Which box of the diagram it tests, and which chart should show it. */
export function TestPlace(props: TestFieldsProps) {
  const { typed, measures, nodes } = props;
  const boxes = nodes.filter(({ kind }) => kind !== "aim");
  const isListed = boxes.some(({ key }) => key === typed.node) || !typed.node;
  return (
    <>
      <Field
        kind="select"
        name="node"
        label="What it tests in the diagram"
        value={typed.node}
        error={errorOf(props, "node")}
        options={[
          { value: "", label: "Nothing there" },
          ...boxes.map(({ key, kind, text }) => ({
            value: key,
            label: `${indents[kind]}${text} (${nodeKindNames[kind].toLowerCase()})`,
          })),
          ...(isListed ? [] : [{ value: typed.node ?? "", label: "A box of its own diagram" }]),
        ]}
        optional
      />
      <Field
        kind="select"
        name="measure"
        label="The measure that should show it"
        hint="Its chart gets a mark at the first day."
        value={typed.measure}
        error={errorOf(props, "measure")}
        options={[
          { value: "", label: "None" },
          ...measures.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        optional
      />
      {typed.goal !== undefined && typed.goal !== "" && (
        <input type="hidden" name="goal" value={typed.goal} />
      )}
    </>
  );
}

const indents = { aim: "", driver: "", secondary: "– ", intervention: "–– " } as const;

/** The rest of a plan: who, what, where, until when, with which data. */
export function TestPlan(props: TestFieldsProps) {
  const { typed } = props;
  const line = (name: "who" | "where", label: string) => (
    <Field
      name={name}
      label={label}
      maxlength={200}
      value={typed[name]}
      error={errorOf(props, name)}
      autocomplete="off"
      optional
    />
  );
  return (
    <>
      <Words {...props} name="question" label="The question it answers" />
      {line("who", "Who does it")}
      <Words {...props} name="what" label="What they do" />
      {line("where", "Where")}
      <Field
        kind="date"
        name="ends"
        label="Last day"
        width="short"
        value={typed.ends}
        error={errorOf(props, "ends")}
        optional
      />
      <Words {...props} name="data" label="What is counted or asked, and by whom" />
    </>
  );
}

/** Some lines of free text. */
export function Words(
  props: TestFieldsProps & { name: keyof CycleDraft; label: string; hint?: string },
) {
  const { name, label, hint, typed } = props;
  return (
    <Field
      kind="textarea"
      rows={3}
      name={name}
      label={label}
      hint={hint}
      maxlength={2000}
      value={typed[name]}
      error={errorOf(props, name)}
      optional
    />
  );
}
