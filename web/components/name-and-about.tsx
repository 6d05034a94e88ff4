import type { Problem } from "@allteach/domain/refusal";
import { answer } from "./answer.ts";
import { Field } from "./field.tsx";

export interface NameAndAboutProps {
  typed: { name: string; about: string };
  problems: readonly Problem[];
  /** What the second field asks for. */
  about: string;
}

/** What something is called, and what it is for, as forms ask. */
export function NameAndAbout({ typed, problems, about }: NameAndAboutProps) {
  return (
    <>
      <Field
        {...answer("name", typed, problems)}
        label="What is it called?"
        maxlength={120}
        autocomplete="off"
      />
      <Field
        {...answer("about", typed, problems)}
        kind="textarea"
        rows={3}
        label={about}
        maxlength={4000}
        optional
      />
    </>
  );
}
