import { type EvidenceGrade, gradeNames } from "@allteach/domain/pins/evidence-grade";
import { gradeSteps } from "../../words/grade-words.ts";

const STEPS = [1, 2, 3, 4];

/** What a pin has earned, as steps and in words: no colour says it alone. */
export function GradeMark({ grade, since }: { grade: EvidenceGrade; since?: string | undefined }) {
  const climbed = gradeSteps[grade];
  return (
    <span class="grade-mark">
      <svg width="28" height="16" viewBox="0 0 28 16" aria-hidden="true" focusable="false">
        {STEPS.map((step) => (
          <rect
            class={step <= climbed ? "grade-step climbed" : "grade-step"}
            x={String((step - 1) * 7 + 0.75)}
            y={String(15.25 - step * 3.5)}
            width="5"
            height={String(step * 3.5)}
            rx="1"
          />
        ))}
      </svg>
      {gradeNames[grade]}
      {since && <span class="soft"> {since}</span>}
    </span>
  );
}
