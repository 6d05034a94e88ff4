import type { Problem } from "@allteach/domain/refusal";
import { Button } from "./button.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field } from "./field.tsx";

export interface TakeAlongProps {
  files: readonly { href: string; label: string }[];
  /** Where an outline is read in, for those who may. */
  reading?:
    | {
        action: string;
        /** How an outline is written. */
        hint: string;
        /** A text that was to be read, and what is wrong with it. */
        typed?: string | undefined;
        problems?: readonly Problem[] | undefined;
      }
    | undefined;
}

/** A drawing as files, and the way back: an outline, or the file for other systems. */
export function TakeAlong({ files, reading }: TakeAlongProps) {
  return (
    <section aria-labelledby="along" class="no-print">
      <h2 id="along">Take it along</h2>
      <ul class="downloads">
        {files.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {reading && <ReadOneIn {...reading} />}
    </section>
  );
}

function ReadOneIn({ action, hint, typed, problems = [] }: NonNullable<TakeAlongProps["reading"]>) {
  const [first] = problems;
  return (
    <Disclosure summary="Read one in" open={problems.length > 0}>
      <form method="post" action={action} class="stack">
        {problems.length > 1 && (
          <ul>
            {problems.map(({ because }) => (
              <li>{because}</li>
            ))}
          </ul>
        )}
        <Field
          kind="textarea"
          rows={10}
          name="outline"
          label="An outline, or JSON as above"
          hint={hint}
          value={typed}
          error={first?.because}
        />
        <p class="actions">
          <Button>Read it in</Button>
        </p>
      </form>
    </Disclosure>
  );
}
