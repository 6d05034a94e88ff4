import type { Problem } from "@allteach/domain/refusal";
import type { Child } from "hono/jsx";
import { Button } from "./button.tsx";
import { Choices } from "./choices.tsx";

export interface SharingPartsProps {
  /** Where it is looked at and shared. */
  action: string;
  /** What is always shared, in words. */
  legend: string;
  choices: Parameters<typeof Choices>[0]["choices"];
  /** What was chosen of them. */
  parts: readonly string[];
  isShared: boolean;
  /** What keeps it from being shared as it is. */
  problems: readonly Problem[];
}

/** What of a thing goes to other networks besides what always does: looked at first, then shared. */
export function SharingParts(props: SharingPartsProps) {
  const { action, legend, choices, parts, isShared, problems } = props;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">What goes along</h2>
      <form method="get" action={action}>
        <input type="hidden" name="looked" value="yes" />
        <Choices name="parts" legend={legend} pick="any" chosen={parts} choices={choices} />
        <p class="actions">
          <Button>See it like this</Button>
        </p>
      </form>
      <form method="post" action={action}>
        {parts.map((part) => (
          <input type="hidden" name="parts" value={part} />
        ))}
        <p class="actions">
          <Button tone="primary" disabled={problems.length > 0}>
            {isShared ? "Share it like this" : "Share what is shown above"}
          </Button>
        </p>
      </form>
    </section>
  );
}

/** Takes a shared thing back; what that means stands inside. */
export function TakeItBack({ action, children }: { action: string; children: Child }) {
  return (
    <section aria-labelledby="back">
      <h2 id="back">Take it back</h2>
      <p>{children}</p>
      <form method="post" action={action}>
        <p class="actions">
          <Button tone="danger">Take it back</Button>
        </p>
      </form>
    </section>
  );
}
