import { driverDiagramSvg } from "@allteach/chart/diagram/driver-diagram-svg";
import { nodeKindNames } from "@allteach/domain/key-driver-diagram";
import { moreWords } from "@allteach/domain/storyboard/story-words";
import type { Storyboard } from "@allteach/domain/storyboard/storyboard";
import { raw } from "hono/html";
import { paths } from "../../paths.ts";

/** What a team believes drives its aim: drawn where the page is wide, and as lists for all others. */
export function StoryDrivers({ story }: { story: Storyboard }) {
  const { nodes, moreNodes, network, site } = story;
  const aim = nodes.find(({ parent }) => parent === null);
  if (!aim || nodes.length < 2) return null;
  const all =
    site === undefined
      ? paths.drivers({ network: network.slug })
      : paths.siteDrivers({ network: network.slug, site });
  const title = "Key driver diagram";
  const description = "The same stands below as lists.";
  return (
    <section aria-labelledby="drivers" class="story-part">
      <h2 id="drivers">What we believe drives it</h2>
      <figure class="driver-picture">
        <div class="driver-drawing">
          {raw(driverDiagramSvg(nodes, { id: "story-drivers", title, description }))}
        </div>
      </figure>
      <div class="driver-outline story-outline">
        <Branch nodes={nodes} parent={aim.key} />
      </div>
      <p>
        <a href={all}>
          {moreNodes > 0
            ? moreWords(moreNodes, { one: "box of the diagram", many: "boxes of the diagram" })
            : "The whole diagram"}
        </a>
      </p>
    </section>
  );
}

function Branch({ nodes, parent }: Pick<Storyboard, "nodes"> & { parent: string }) {
  const own = nodes.filter((node) => node.parent === parent);
  if (own.length === 0) return null;
  return (
    <ul>
      {own.map(({ key, kind, text }) => (
        <li class={`driver-${kind}`}>
          <p>
            <span class="driver-kind">{nodeKindNames[kind]}</span> {text}
          </p>
          <Branch nodes={nodes} parent={key} />
        </li>
      ))}
    </ul>
  );
}
