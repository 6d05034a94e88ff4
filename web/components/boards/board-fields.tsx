import type { BoardDraft, BoardKind } from "@allteach/domain/boards/board";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { answer, errorIn } from "../answer.ts";
import { Checkbox, Choices } from "../choices.tsx";
import { Field } from "../field.tsx";

/** A board's form as it was typed. */
export type TypedBoard = Partial<Record<keyof BoardDraft, string>>;

export interface BoardFieldsProps {
  typed: TypedBoard;
  problems: readonly Problem[];
  /** Whose it may be, where that is still open. */
  choose?: { sites: readonly Site[]; forAll: boolean } | undefined;
  /** Whether it may be a bundle. */
  mayBundle: boolean;
}

/** What a board is called, what it is for, and whose it is. */
export function BoardFields({ typed, problems, choose, mayBundle }: BoardFieldsProps) {
  return (
    <>
      <Field
        {...answer("name", typed, problems)}
        label="What is it called?"
        hint="“Before the visit”, “Our first year”."
        maxlength={200}
      />
      <Field
        {...answer("about", typed, problems)}
        kind="textarea"
        label="What belongs on it?"
        rows={2}
        maxlength={500}
        optional
      />
      {choose && <Whose {...choose} typed={typed} error={errorIn(problems, "kind")} />}
      {choose && choose.sites.length > 1 && (
        <Field
          {...answer("site", typed, problems)}
          kind="select"
          label="Which site, if it is a site’s"
          options={choose.sites.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {choose?.sites.length === 1 && (
        <input type="hidden" name="site" value={choose.sites[0]?.code} />
      )}
      {mayBundle && (
        <Checkbox
          name="bundle"
          label="It is a bundle: done together, every part of it (the network’s boards alone)"
          checked={typed.bundle === "yes"}
        />
      )}
    </>
  );
}

function Whose(props: {
  sites: readonly Site[];
  forAll: boolean;
  typed: TypedBoard;
  error: string | undefined;
}) {
  const { sites, forAll, typed, error } = props;
  const [only] = sites;
  const kinds: { value: BoardKind; label: string }[] = [
    { value: "person", label: "Mine" },
    ...(only
      ? [{ value: "site" as const, label: sites.length === 1 ? only.name : "A site’s" }]
      : []),
    ...(forAll ? [{ value: "network" as const, label: "The whole network’s" }] : []),
  ];
  return (
    <Choices
      name="kind"
      legend="Whose is it?"
      pick="one"
      choices={kinds}
      chosen={[typed.kind ?? "person"]}
      error={error}
    />
  );
}
