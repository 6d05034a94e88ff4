import type { Charter } from "@allteach/domain/network";
import { monthName, type Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dueSentence } from "../words/due-words.ts";
import { LinkButton } from "./button.tsx";

export interface SetUpStepsProps {
  charter: Charter;
  now: Date;
  period: Period;
  sites: readonly Site[];
  charts: readonly unknown[];
  own: readonly Site[];
  maySubscribe: boolean;
  mayMakeTokens: boolean;
}

/** A network without figures: what there is already, and what most do next. */
export function SetUpSteps(props: SetUpStepsProps) {
  const { charter, period, sites, charts, own, now } = props;
  const network = charter.slug;
  const month = monthName(period);
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">
        {charts.length === 0 ? "What to measure is being agreed" : "Ready for its first month"}
      </h2>
      <p>
        {charts.length === 0 ? (
          <>
            {counted(sites.length, "site")} so far, and{" "}
            <a href={paths.measures({ network })}>measures that are written or being tried</a>. One
            that goes live has its chart here.
          </>
        ) : (
          <>
            It has {counted(charts.length, "measure")} and {counted(sites.length, "site")}.{" "}
            {dueSentence(period, { ...charter, now })}.
          </>
        )}{" "}
        A chart begins with the first figure and can tell change from chance after about twelve
        months. Past months count: many begin with a file of them.
      </p>
      <ol class="steps">
        {own[0] && (
          <li>
            <h3>Enter {month}</h3>
            <p>
              {own.length === 1 ? "Your site’s form is open." : "Each site has a form of its own."}
            </p>
            <FirstForms network={network} period={period} own={own} />
          </li>
        )}
        {own[0] && (
          <li>
            <h3>Upload what you have</h3>
            <p>Years of past months in one CSV file. You see what it would change first.</p>
            <LinkButton href={paths.uploads({ network })} icon="upload">
              Upload a file
            </LinkButton>
          </li>
        )}
        {props.maySubscribe && (
          <li>
            <h3>Get the report by mail</h3>
            <p>Once a month: what moved, what helped, who can teach.</p>
            <LinkButton href={paths.subscriptions({ network })} icon="mail">
              Your mails
            </LinkButton>
          </li>
        )}
        {props.mayMakeTokens && (
          <li>
            <h3>Let another system send figures</h3>
            <p>A token for a hospital’s own system, for one site or for all.</p>
            <LinkButton href={paths.tokens({ network })} icon="lock">
              Tokens
            </LinkButton>
          </li>
        )}
      </ol>
    </section>
  );
}

/** More forms than this are reached from the list of sites. */
const FORMS_SHOWN = 3;

function FirstForms({
  network,
  period,
  own,
}: {
  network: string;
  period: Period;
  own: readonly Site[];
}) {
  return (
    <p class="actions">
      {own.slice(0, FORMS_SHOWN).map(({ code, name }, index) => (
        <LinkButton
          href={paths.submission({ network, site: code, period })}
          tone={index === 0 ? "primary" : "plain"}
          icon="edit"
        >
          {name}
        </LinkButton>
      ))}
      {own.length > FORMS_SHOWN && (
        <span class="soft">and {own.length - FORMS_SHOWN} more in the list of sites below</span>
      )}
    </p>
  );
}
