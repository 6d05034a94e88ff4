import { dayWords } from "../words/date-words.ts";

export interface VersionListProps {
  /** The newest first. */
  versions: readonly { version: number; at: number; why: string; changed: string }[];
  timeZone: string;
  now: Date;
}

/** How something became what it is: each version, what changed and why. */
export function VersionList({ versions, timeZone, now }: VersionListProps) {
  return (
    <ol class="versions" reversed>
      {versions.map((each) => (
        <li>
          <h2>
            Version {each.version}{" "}
            <span class="soft small">{dayWords(each.at, timeZone, now)}</span>
          </h2>
          {each.why !== "" && <p>{each.why}</p>}
          <Changes changed={each.changed} />
        </li>
      ))}
    </ol>
  );
}

const SHOWN = 40;

function Changes({ changed }: { changed: string }) {
  const lines = changed.split("\n").filter((line) => line !== "");
  if (lines.length === 0) return null;
  return (
    <ul class="soft">
      {lines.slice(0, SHOWN).map((line) => (
        <li>{line}</li>
      ))}
      {lines.length > SHOWN && <li>and {lines.length - SHOWN} more changes</li>}
    </ul>
  );
}
