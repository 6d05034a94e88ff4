import type { Problem } from "@allteach/domain/refusal";
import { fieldId } from "./field.tsx";
import { Notice } from "./notice.tsx";

/** A problem, and the id of its field where that was given one. */
export type ListedProblem = Pick<Problem, "field" | "because"> & { id?: string | undefined };

/** At the head of a form that came back: what to put right, each line leading to its field. */
export function ErrorSummary({ problems }: { problems: readonly ListedProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice
      tone="error"
      title={problems.length === 1 ? "One thing to put right" : "Things to put right"}
    >
      <ul>
        {problems.map(({ field, id, because }) => (
          <li>
            <a href={`#${id ?? fieldId(field)}`}>{because}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
