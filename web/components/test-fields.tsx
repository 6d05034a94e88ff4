import { type DiagramNode, nodeKindNames } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import { type CycleDraft, rampNames, ramps } from "@allteach/domain/pdsa-cycle";
import type { Problem } from "@allteach/domain/refusal";
import { answer, errorIn } from "./answer.ts";
import { Field } from "./field.tsx";

/** A test's form as typed. */
export type TypedTest = Partial<Record<keyof CycleDraft, string>>;

export interface TestFieldsProps {
  typed: TypedTest;
  measures: readonly Measure[];
  nodes: readonly DiagramNode[];
  problems: readonly Problem[];
}

/** What a test of change needs to begin: a line, what is expected, and a day. */
export function TestBeginning(props: TestFieldsProps) {
  const { typed } = props;
  return (
    <>
      <Field
        {...answer("objective", typed, props.problems)}
        label="What do you want to try?"
        hint="One small thing, such as “The kit at one bedside on Monday’s early shift”."
        maxlength={200}
        autocomplete="off"
      />
      <Field
        {...answer("prediction", typed, props.problems)}
        kind="textarea"
        rows={2}
        label="What do you expect to happen?"
        maxlength={2000}
        optional
      />
      <Field
        {...answer("starts", typed, props.problems)}
        kind="date"
        label="First day"
        width="short"
        optional
      />
      <Field
        kind="select"
        name="ramp"
        label="How large"
        value={typed.ramp ?? "patient"}
        error={errorIn(props.problems, "ramp")}
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
        {...answer("node", typed, props.problems)}
        kind="select"
        label="What it tests in the diagram"
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
        {...answer("measure", typed, props.problems)}
        kind="select"
        label="The measure that should show it"
        hint="Its chart gets a mark at the first day."
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
      {...answer(name, typed, props.problems)}
      label={label}
      maxlength={200}
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
        {...answer("ends", typed, props.problems)}
        kind="date"
        label="Last day"
        width="short"
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
      {...answer(name, typed, props.problems)}
      kind="textarea"
      rows={3}
      label={label}
      hint={hint}
      maxlength={2000}
      optional
    />
  );
}
