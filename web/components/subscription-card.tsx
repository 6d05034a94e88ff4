import type { Charter } from "@allteach/domain/network";
import { type Subscription, subscriptionState } from "@allteach/domain/subscription";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { formatWords, subscribedTo, whenWords } from "../words/report-words.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./choices.tsx";
import { Disclosure } from "./disclosure.tsx";
import { FormatFields } from "./report-choice.tsx";

export interface SubscriptionCardProps {
  subscription: Subscription;
  charter: Charter;
  sites: readonly { id: number; code: string; name: string }[];
  nodes: readonly { id: number; code: string; name: string }[];
  email: string;
  now: Date;
}

/** One thing somebody is mailed: what, how, when; a question where somebody else proposed it. */
export function SubscriptionCard(props: SubscriptionCardProps) {
  const { subscription, charter, email, now } = props;
  const network = charter.slug;
  const { id, since, format, sendOn, pausedAt } = subscription;
  const state = subscriptionState(subscription);
  const name = subscribedTo(subscription, props);
  const day = (at: number) => dayWords(at, charter.timeZone, now);
  const stop = (
    <form method="post" action={paths.subscriptionEnd({ network, subscription: id })}>
      <Button icon="close" tone="quiet">
        {state === "proposed" ? "No, thank you" : "Stop these mails"}
      </Button>
    </form>
  );
  return (
    <section class="mail-choice" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {state === "proposed" ? (
        <>
          <p>Proposed to you on {day(since)}.</p>
          <div class="actions">
            <form method="post" action={paths.subscriptionYes({ network, subscription: id })}>
              <Button tone="primary" icon="check">
                Yes, mail it to me
              </Button>
            </form>
            {stop}
          </div>
        </>
      ) : (
        <>
          <p>
            {pausedAt === undefined
              ? `${formatWords[format]}, ${whenWords(sendOn)}, to ${email}.`
              : `Paused since ${day(pausedAt)}. Nothing is sent until you take it up again.`}
          </p>
          <div class="actions">
            <form method="post" action={paths.subscriptionNow({ network, subscription: id })}>
              <Button icon="mail" disabled={state !== "stands"}>
                Send me this now
              </Button>
            </form>
            <a class="button button-quiet" href={previewHref(network, props)}>
              Look at the next one
            </a>
            {stop}
          </div>
          <Disclosure summary="Change how and when it comes">
            <form
              class="stack"
              method="post"
              action={paths.subscriptionChange({ network, subscription: id })}
            >
              <div class="stack">
                <FormatFields id={id} format={format} sendOn={sendOn} />
              </div>
              <Checkbox
                name="paused"
                label="Pause it"
                hint="Nothing is sent until you take it up again."
                checked={pausedAt !== undefined}
                id={`paused-${id}`}
              />
              <p class="actions">
                <Button>Save</Button>
              </p>
            </form>
          </Disclosure>
          <p class="soft small">
            You asked for it on {day(since)}. Every mail has a link that stops it with one click.
          </p>
        </>
      )}
    </section>
  );
}

function previewHref(network: string, { subscription, sites, nodes }: SubscriptionCardProps) {
  const { report, site, node } = subscription;
  const query = new URLSearchParams({ report });
  const [ofSite, ofNode] = [
    sites.find(({ id }) => id === site)?.code,
    nodes.find(({ id }) => id === node)?.code,
  ];
  if (ofSite) query.set("site", ofSite);
  if (ofNode) query.set("node", ofNode);
  return `${paths.reportPreview({ network })}?${query}`;
}
