import { Notice } from "./notice.tsx";

export interface OvertakenNoticeProps {
  title: string;
  /** What the other one did, in sentences. */
  changes: readonly string[];
  /** Where both changed the same. */
  clashes: readonly string[];
}

/** Somebody else saved in the meantime: below stands theirs and mine together. */
export function OvertakenNotice({ title, changes, clashes }: OvertakenNoticeProps) {
  return (
    <Notice tone="warning" title={title}>
      <p>Below is theirs and yours together. Look through it, then save again. They did this:</p>
      <ul>
        {changes.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      {clashes.length > 0 && (
        <>
          <p>Where both of you changed the same, yours stands below:</p>
          <ul>
            {clashes.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
