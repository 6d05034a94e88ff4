import type { Charter } from "@allteach/domain/network";
import type { Pin } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { Site } from "@allteach/domain/site";
import type { Child } from "hono/jsx";
import { Button, LinkButton } from "../../components/button.tsx";
import { ChartPicture } from "../../components/chart-figure.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { type MeasureChart, measureSvg } from "../../components/measure-chart.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { whosePin } from "../../components/pins/pin-card.tsx";
import { PinContent } from "../../components/pins/pin-content.tsx";
import { PinFacts } from "../../components/pins/pin-facts.tsx";
import { paths } from "../../paths.ts";
import { dateWords } from "../../words/date-words.ts";
import { kindWords } from "../../words/pin-words.ts";

export interface PinPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  pin: Pin;
  site?: Site;
  isHidden: boolean;
  evidenceSite?: Site;
  file?: PinFile;
  chart?: MeasureChart | undefined;
  goalTitle?: string;
  testTitle?: string;
  isOwn: boolean;
  /** Who pinned it, where that is somebody else who may be named. */
  pinnedBy?: string;
  mayWrite: boolean;
  mayShare: boolean;
  happened?: string | undefined;
  /** What stands below it: boards, comments, what was made from it. */
  children?: Child;
}

/** One pin: the thing itself, what it is for, what surprised its team, and whether it helped. */
export function PinPage(props: PinPageProps) {
  const { shell, charter, pin, file, happened } = props;
  const at = { network: charter.slug, pin: pin.id };
  return (
    <Page
      title={pin.title}
      breadcrumb={[
        { label: "Overview", href: paths.network(at) },
        { label: "Pins", href: paths.pins(at) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <article class="pin">
        <header class="stack">
          <p class="soft">
            {kindWords(pin.kind, file)} · {whosePin(props)} · pinned{" "}
            {dateWords(new Date(pin.createdAt).toISOString().slice(0, 10), props.now)}
            {props.isOwn ? " by you" : props.pinnedBy && ` by ${props.pinnedBy}`}
          </p>
          <h1>{pin.title}</h1>
          <p class="lead">{pin.purpose}</p>
        </header>
        {pin.hidden && (
          <p class="notice notice-warning">
            <span>Taken from everybody’s sight: {pin.hidden.why}</span>
          </p>
        )}
        <PinContent
          {...pin}
          file={file}
          fileHref={file && paths.pinFile({ ...at, file: file.id })}
        />
        {pin.surprised !== "" && (
          <section aria-labelledby="surprised">
            <h2 id="surprised">What surprised us</h2>
            <p class="answer">{pin.surprised}</p>
          </section>
        )}
        <Evidence {...props} />
        <section aria-labelledby="about">
          <h2 id="about">About this pin</h2>
          <PinFacts {...pin} more={origins(props)} />
        </section>
        <Actions {...props} />
      </article>
      {props.children}
    </Page>
  );
}

function Evidence({ charter, chart, evidenceSite }: PinPageProps) {
  if (!chart || chart.reading.latest === null) return null;
  const at = { network: charter.slug, measure: chart.measure.code };
  const query = evidenceSite ? `?site=${encodeURIComponent(evidenceSite.code)}` : "";
  const shown = { ...chart, ...(evidenceSite && { site: evidenceSite }) };
  return (
    <section aria-labelledby="evidence" class="pin-evidence">
      <h2 id="evidence">Did it help?</h2>
      <p>{chart.reading.sentence}</p>
      <ChartPicture svg={measureSvg(shown, "evidence", "narrow")} />
      <p>
        <a href={paths.measure(at) + query}>
          {chart.measure.name}
          {evidenceSite ? `, ${evidenceSite.name}` : ""}: the whole chart
        </a>
      </p>
    </section>
  );
}

/** Where it comes from, as far as whoever reads may follow. */
function origins({ charter, pin, goalTitle, testTitle }: PinPageProps) {
  const { slug: network } = charter;
  const { origin } = pin;
  const lines: (readonly [string, Child])[] = [];
  if (pin.goal !== undefined && goalTitle) {
    const href = paths.goal({ network, goal: pin.goal });
    lines.push(["From the goal", <a href={href}>{goalTitle}</a>]);
  }
  if (pin.test !== undefined && testTitle) {
    const href = paths.test({ network, test: pin.test });
    lines.push(["From the test", <a href={href}>{testTitle}</a>]);
  }
  if (origin) {
    const title = origin.network === "" ? origin.title : `${origin.title}, by ${origin.network}`;
    const isOurs = /^p_[a-z0-9]{16}$/.test(origin.parent);
    const href = isOurs
      ? paths.pin({ network, pin: origin.parent })
      : paths.commonsPin({ pin: origin.parent });
    lines.push([`Made from (version ${pin.version})`, <a href={href}>{title}</a>]);
  }
  if (pin.visibility === "all") lines.push(["Read by", "All networks"]);
  return lines;
}

function Actions({ charter, pin, mayWrite, mayShare }: PinPageProps) {
  const at = { network: charter.slug, pin: pin.id };
  if (!mayWrite && !mayShare) return null;
  return (
    <>
      <p class="actions">
        {mayShare && !pin.hidden && (
          <LinkButton href={paths.pinSharing(at)} icon="people">
            {pin.visibility === "all"
              ? "Shared with all networks: change"
              : "Share with all networks"}
          </LinkButton>
        )}
        {mayWrite && (
          <LinkButton href={paths.editPin(at)} icon="edit">
            Change it
          </LinkButton>
        )}
      </p>
      {mayWrite && (
        <Disclosure summary="Remove this pin">
          <form method="post" action={paths.pinRemoval(at)}>
            <p>
              Its words and its file are deleted
              {pin.visibility === "all" && ", here and in all networks"}. What others made from it
              stays theirs.
            </p>
            <p class="actions">
              <Button tone="danger">Remove it</Button>
            </p>
          </form>
        </Disclosure>
      )}
    </>
  );
}
