import type { Measure } from "@allteach/domain/measure";
import {
  type FailureDraft,
  type Judgement,
  judgementNames,
  judgements,
} from "@allteach/domain/process-map/failure-mode";
import type { ProcessStep } from "@allteach/domain/process-map/process-map";
import type { Problem } from "@allteach/domain/refusal";
import { answer, errorIn } from "../answer.ts";
import { Field } from "../field.tsx";
import { JudgementScale } from "./judgement-scale.tsx";

/** A failure's form as typed. */
export type TypedRisk = Partial<Record<keyof FailureDraft, string | number | undefined>>;

export interface RiskFieldsProps {
  typed: TypedRisk;
  steps: readonly ProcessStep[];
  measures: readonly Measure[];
  tests: readonly { id: string; objective: string }[];
  problems: readonly Problem[];
  /** What its step said, where the map has it no more. */
  goneStep?: string | undefined;
}

/** Everything that is written of one failure. */
export function RiskFields(props: RiskFieldsProps) {
  const { typed } = props;
  return (
    <>
      <Step {...props} />
      <Field
        {...answer("mode", typed, props.problems)}
        label="What can go wrong?"
        hint="One way in which this step fails, such as “The dose is read for the wrong child”."
        maxlength={200}
        autocomplete="off"
      />
      <Words {...props} name="causes" label="What leads to it?" />
      <Words {...props} name="effects" label="What comes of it, and for whom?" />
      <Judgements {...props} legend="How it is now" suffix="" />
      <JudgementScale />
      <fieldset class="test-part">
        <legend>What is done about it</legend>
        <Words {...props} name="action" label="What you do" />
        <Field
          {...answer("who", typed, props.problems)}
          label="Who sees to it"
          maxlength={200}
          optional
        />
        <Field
          {...answer("test", typed, props.problems)}
          kind="select"
          label="The test of change that tries it"
          options={[
            { value: "", label: "None" },
            ...props.tests.map(({ id, objective }) => ({ value: id, label: objective })),
          ]}
          optional
        />
        <Field
          {...answer("measure", typed, props.problems)}
          kind="select"
          label="The measure that should show it"
          options={[
            { value: "", label: "None" },
            ...props.measures.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          optional
        />
      </fieldset>
      <Judgements {...props} legend="How it is since" suffix="After" />
    </>
  );
}

function Step({ typed, steps, goneStep, ...props }: RiskFieldsProps) {
  const isGone = goneStep !== undefined && !steps.some(({ key }) => key === typed.step);
  return (
    <Field
      {...answer("step", typed, props.problems)}
      kind="select"
      label="At which step"
      options={[
        ...(isGone ? [{ value: String(typed.step), label: `No longer there: ${goneStep}` }] : []),
        ...steps.map(({ key, text }, place) => ({ value: key, label: `${place + 1}. ${text}` })),
      ]}
    />
  );
}

function Words(props: RiskFieldsProps & { name: "causes" | "effects" | "action"; label: string }) {
  const { name, label, typed } = props;
  return (
    <Field
      {...answer(name, typed, props.problems)}
      kind="textarea"
      rows={2}
      label={label}
      maxlength={1000}
      optional
    />
  );
}

function Judgements(props: RiskFieldsProps & { legend: string; suffix: "" | "After" }) {
  const { typed, legend, suffix } = props;
  return (
    <fieldset class="test-part">
      <legend>{legend}</legend>
      <div class="risk-judgements">
        {judgements.map((each: Judgement) => (
          <Field
            kind="number"
            name={`${each}${suffix}`}
            label={judgementNames[each]}
            hint="1 to 10"
            min={1}
            max={10}
            step={1}
            width="short"
            value={typed[`${each}${suffix}`]}
            error={errorIn(props.problems, `${each}${suffix}`)}
            optional={suffix === "After"}
          />
        ))}
      </div>
    </fieldset>
  );
}
