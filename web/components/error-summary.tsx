import { fieldId } from "./field.tsx";
import { Notice } from "./notice.tsx";

export interface WrongField {
  /** The field's name, or the id given to it. */
  name: string;
  id?: string | undefined;
  error: string;
}

/** At the head of a form that came back: what to put right, each line leading to its field. */
export function ErrorSummary({ wrong }: { wrong: readonly WrongField[] }) {
  if (wrong.length === 0) return null;
  return (
    <Notice
      tone="error"
      title={wrong.length === 1 ? "One thing to put right" : "Things to put right"}
    >
      <ul>
        {wrong.map(({ name, id, error }) => (
          <li>
            <a href={`#${id ?? fieldId(name)}`}>{error}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
