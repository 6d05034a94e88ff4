import type { Child } from "hono/jsx";
import { Button, LinkButton } from "./button.tsx";
import { Field } from "./field.tsx";

/** The end of an editor's form: why it changes, saving, and leaving it. */
export function EditorFoot({
  why,
  back,
  children,
}: {
  why: string;
  back: string;
  children?: Child;
}) {
  return (
    <>
      <Field
        name="why"
        label="Why it changes"
        hint="For those who come later: what was learned, who was heard."
        maxlength={500}
        value={why}
        optional
      />
      <p class="actions">
        <Button tone="primary" name="do" value="save">
          Save
        </Button>
        {children}
        <LinkButton href={back} tone="quiet">
          Leave it as it was
        </LinkButton>
      </p>
    </>
  );
}
