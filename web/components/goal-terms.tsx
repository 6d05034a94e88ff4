import { type TermKind, type Terms, termKinds, termName } from "@allteach/catalogue/vocabulary";
import { termKindNames } from "../words/goal-words.ts";
import { Badge } from "./badge.tsx";

/** What a goal is about, in the vocabulary that networks share. */
export function GoalTerms({ terms }: { terms: Terms }) {
  const some = termKinds.filter((kind) => terms[kind].length > 0);
  if (some.length === 0) return null;
  return (
    <dl class="definition">
      {some.map((kind) => (
        <div>
          <dt>{termKindNames[kind]}</dt>
          <dd class="badges">
            <TermBadges kind={kind} keys={terms[kind]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function TermBadges({ kind, keys }: { kind: TermKind; keys: readonly string[] }) {
  return (
    <>
      {keys.map((key) => (
        <Badge>{termName(kind, key)}</Badge>
      ))}
    </>
  );
}
