import { Field } from "./field.tsx";

export interface NameAndAboutProps {
  typed: { name: string; about: string };
  errorOf: (field: string) => string | undefined;
  /** What the second field asks for. */
  about: string;
}

/** What something is called, and what it is for, as forms ask. */
export function NameAndAbout({ typed, errorOf, about }: NameAndAboutProps) {
  return (
    <>
      <Field
        name="name"
        label="What is it called?"
        maxlength={120}
        value={typed.name}
        error={errorOf("name")}
        autocomplete="off"
      />
      <Field
        kind="textarea"
        rows={3}
        name="about"
        label={about}
        maxlength={4000}
        value={typed.about}
        error={errorOf("about")}
        optional
      />
    </>
  );
}
