import type { DiagramNode, NodeCoverage } from "@allteach/domain/key-driver-diagram";
import { nodeKindNames } from "@allteach/domain/key-driver-diagram";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

export interface DriverOutlineProps {
  network: string;
  /** A site's own diagram: tests begun from it are the site's. */
  site?: string | undefined;
  nodes: readonly DiagramNode[];
  coverage: ReadonlyMap<string, NodeCoverage>;
  sitesTesting: ReadonlyMap<string, number>;
  /** How many predictions follow from each box. */
  predictions: ReadonlyMap<string, number>;
  /** Pins by the box that they serve. */
  pins: ReadonlyMap<string, readonly { id: string; title: string }[]>;
  measures: ReadonlyMap<string, string>;
  mayTest: boolean;
}

/** A diagram as nested lists: for phones, for those who listen, and with a link at every box. */
export function DriverOutline(props: DriverOutlineProps) {
  const aim = props.nodes.find(({ parent }) => parent === null);
  if (!aim) return null;
  return (
    <div class="driver-outline">
      <p class="driver-aim">
        <span class="driver-kind">Aim</span> {aim.text}
      </p>
      <Said {...props} node={aim} />
      <Branch {...props} parent={aim.key} />
    </div>
  );
}

function Branch(props: DriverOutlineProps & { parent: string }) {
  const children = props.nodes.filter(({ parent }) => parent === props.parent);
  if (children.length === 0) return null;
  return (
    <ul>
      {children.map((node) => (
        <li id={`box-${node.key}`} class={`driver-${node.kind}`}>
          <p>
            <span class="driver-kind">{nodeKindNames[node.kind]}</span> {node.text}
          </p>
          <Said {...props} node={node} />
          <Branch {...props} parent={node.key} />
        </li>
      ))}
    </ul>
  );
}

function Said({ node, ...props }: DriverOutlineProps & { node: DiagramNode }) {
  const { network, site, coverage, sitesTesting, measures, mayTest } = props;
  const { isUnmeasured = false, tests = 0 } = coverage.get(node.key) ?? {};
  const sites = sitesTesting.get(node.key) ?? 0;
  const expected = props.predictions.get(node.key) ?? 0;
  const [measure] = node.measures;
  const predict = new URLSearchParams({
    node: node.key,
    ...(measure && { measure }),
    ...(site && { site }),
  });
  const begin = new URLSearchParams({ driver: node.key, ...(site && { site }) });
  return (
    <p class="driver-said">
      {node.measures.map((code) => (
        <a href={paths.measure({ network, measure: code })}>{measures.get(code) ?? code}</a>
      ))}
      {isUnmeasured && <span>No measure yet</span>}
      {node.kind !== "aim" &&
        (tests > 0 ? (
          <a href={`${paths.tests({ network })}?driver=${node.key}`}>
            {counted(tests, "test")}
            {sites > 1 && ` at ${sites} sites`}
          </a>
        ) : (
          <span>No test yet</span>
        ))}
      {expected > 0 && (
        <a href={paths.predictions({ network })}>{counted(expected, "prediction")}</a>
      )}
      {(props.pins.get(node.key) ?? []).map(({ id, title }) => (
        <a href={paths.pin({ network, pin: id })}>Pin: {title}</a>
      ))}
      {mayTest && node.kind !== "aim" && (
        <a href={`${paths.newPrediction({ network })}?${predict}`}>
          Predict<span class="visually-hidden"> what comes of {node.text}</span>
        </a>
      )}
      {mayTest && node.kind !== "aim" && (
        <a href={`${paths.newTest({ network })}?${begin}`}>
          Test it<span class="visually-hidden">: {node.text}</span>
        </a>
      )}
    </p>
  );
}
