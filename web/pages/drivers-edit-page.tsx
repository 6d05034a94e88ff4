import type { DiagramChange } from "@allteach/domain/diagram-difference";
import type { Clash } from "@allteach/domain/diagram-merge";
import {
  AIM,
  type DiagramNode,
  depthOf,
  MAX_NODE_LETTERS,
  nodeKindNames,
} from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { EditorFoot } from "../components/editor-foot.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { OvertakenNotice } from "../components/overtaken-notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface DriversEditPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  measures: readonly Measure[];
  site?: Site | undefined;
  /** As it is being written; nothing of it is saved yet. */
  nodes: readonly DiagramNode[];
  saw: number;
  why: string;
  /** What was just done, in a sentence; and at which box one goes on. */
  said?: string | undefined;
  focus?: string | undefined;
  problems?: readonly Problem[] | undefined;
  /** Somebody else saved in the meantime: what they changed, and where both changed the same. */
  overtaken?: { changes: readonly DiagramChange[]; clashes: readonly Clash[] } | undefined;
}

/** The editor: an outline in fields, arranged by buttons; with a script, by keys as well. */
export function DriversEditPage(props: DriversEditPageProps) {
  const { shell, charter, site, nodes, saw, why, said, problems = [], overtaken } = props;
  const network = charter.slug;
  const own = site ? paths.siteDrivers({ network, site: site.code }) : paths.drivers({ network });
  const action = site
    ? paths.siteDriversEdit({ network, site: site.code })
    : paths.driversEdit({ network });
  const title = site ? `Change the drivers · ${site.name}` : "Change the drivers";
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: site ? `Key drivers · ${site.name}` : "Key drivers", href: own },
      ]}
      scripts={["outline-editor.js"]}
      {...shell}
    >
      <h1>{title}</h1>
      <div id="outline-editor">
        <ErrorSummary
          problems={problems.map(({ because }) => ({ field: "nodes", id: "boxes", because }))}
        />
        {overtaken && (
          <OvertakenNotice
            title="Someone saved this diagram while you worked on it"
            changes={overtaken.changes.map(({ words }) => words)}
            clashes={overtaken.clashes.map((clash) => clashWords(clash, nodes))}
          />
        )}
        <p class="soft" role="status" aria-live="polite">
          {said ?? "Nothing is saved until you press Save."}
        </p>
        <p class="hint" id="keys" data-keys hidden>
          Keys, in a box: Enter adds one below, Alt with ↑ ↓ moves it, Alt with → ← takes it in and
          out, Alt with Enter adds an idea under it, Alt with Delete takes it out.
        </p>
        <form method="post" action={action} novalidate>
          <button class="visually-hidden" type="submit" name="do" value="look" tabindex={-1}>
            Look at it again
          </button>
          <input type="hidden" name="saw" value={saw} />
          <ol class="driver-rows" id="boxes">
            {nodes.map((node) => (
              <Row {...props} node={node} depth={depthOf(nodes, node)} />
            ))}
          </ol>
          <p class="hint">
            Measures here: {props.measures.map(({ code }) => code).join(", ") || "none yet"}.
          </p>
          <EditorFoot why={why} back={own} />
        </form>
      </div>
    </Page>
  );
}

function clashWords({ key, what, theirs, mine }: Clash, nodes: readonly DiagramNode[]): string {
  const nameOf = (named: string) => nodes.find((node) => node.key === named)?.text ?? named;
  switch (what) {
    case "text":
      return `They wrote “${theirs}”, you wrote “${mine}”.`;
    case "place":
      return `They put “${nameOf(key)}” under “${nameOf(theirs)}”, you put it under “${nameOf(mine)}”.`;
    case "order":
      return `You both put what serves “${nameOf(key)}” in another order.`;
    case "removal":
      return `“${nameOf(key)}” was taken out by one of you while the other worked on it: it is back.`;
  }
}

const moves: readonly (readonly [string, string, IconName])[] = [
  ["up", "Up", "arrow-left"],
  ["down", "Down", "arrow-right"],
  ["out", "Out", "arrow-left"],
  ["in", "In", "arrow-right"],
];

function Row({ node, depth, focus }: DriversEditPageProps & { node: DiagramNode; depth: number }) {
  const { key, kind, parent, text, measures } = node;
  const kindName = nodeKindNames[kind];
  const isHere = focus === key;
  return (
    <li class={`driver-row driver-row-${depth}`} data-row={key}>
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="parent" value={parent ?? ""} />
      <label class="driver-row-text">
        <span class="soft small">{kindName}</span>
        <input
          class="input"
          name="text"
          value={text}
          maxlength={MAX_NODE_LETTERS}
          autocomplete="off"
          aria-describedby="keys"
          autofocus={isHere}
          data-text
        />
      </label>
      <label class="driver-row-measures">
        <span class="soft small">Measures</span>
        <input class="input" name="measures" value={measures.join(", ")} autocomplete="off" />
      </label>
      <details class="driver-row-arrange" open={isHere}>
        <summary>
          Arrange<span class="visually-hidden">: {text || kindName}</span>
        </summary>
        <p class="driver-row-buttons">
          {kind !== "aim" &&
            moves.map(([what, word, icon]) => (
              <Arrange what={what} word={word} icon={icon} of={key} />
            ))}
          {kind !== "aim" && (
            <Arrange
              what="add"
              word={`Add a ${kindName.toLowerCase()} below`}
              icon="plus"
              of={key}
            />
          )}
          {kind !== "intervention" && (
            <Arrange
              what="add-under"
              word={kind === "aim" ? "Add a key driver" : "Add a change idea"}
              icon="plus"
              of={key}
            />
          )}
          {key !== AIM && <Arrange what="remove" word="Take out" icon="close" of={key} />}
        </p>
      </details>
    </li>
  );
}

function Arrange({
  what,
  word,
  icon,
  of,
}: {
  what: string;
  word: string;
  icon: IconName;
  of: string;
}) {
  return (
    <button type="submit" class="button button-small" name="do" value={`${what}:${of}`}>
      <span class={`turned-${what}`}>
        <Icon name={icon} />
      </span>
      {word}
    </button>
  );
}
