import type { PinComment } from "@allteach/domain/boards/pin-comment";
import { flagReasonNames, type PinFlag } from "@allteach/domain/boards/pin-flag";
import type { Charter } from "@allteach/domain/network";
import type { Pin } from "@allteach/domain/pins/pin";
import { ModerationForm } from "../../components/boards/pin-comments.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";
import { agoWords } from "../../words/ago-words.ts";

export interface ModerationPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "name">;
  /** What waits for an answer: with the pin's title, and what the comment says. */
  flags: readonly (PinFlag & { title: string; said: string | null })[];
  pins: readonly Pin[];
  comments: readonly (PinComment & { title: string })[];
  happened?: string | undefined;
}

/** What was reported, and what was taken from sight: every decision with its reason. */
export function ModerationPage(props: ModerationPageProps) {
  const { shell, charter, flags, happened } = props;
  const network = charter.slug;
  return (
    <Page
      title="Reports about pins"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Pins", href: paths.pins({ network }) },
      ]}
      {...shell}
      {...(happened && { notice: { tone: "success", text: happened } })}
    >
      <header class="stack">
        <h1>Reports about pins</h1>
        <p class="lead">
          What people asked you to look at. Every decision stands in “Who did what”, with its
          reason.
        </p>
      </header>
      {flags.length === 0 ? (
        <EmptyState icon="check" title="Nothing waits for you">
          Whoever reads a pin or a comment can report it; you find it here.
        </EmptyState>
      ) : (
        <ol class="comments">
          {flags.map((flag) => (
            <li>
              <Flag {...props} flag={flag} />
            </li>
          ))}
        </ol>
      )}
      <Hidden {...props} />
    </Page>
  );
}

function Flag({
  flag,
  now,
  charter,
}: ModerationPageProps & { flag: ModerationPageProps["flags"][number] }) {
  const { pin, comment, why, text, at, title, said } = flag;
  const network = charter.slug;
  const href = paths.pin({ network, pin });
  const about = { network, pin, comment };
  return (
    <article>
      <h2>{flagReasonNames[why]}</h2>
      <p class="soft small">
        {comment ? "A comment on " : ""}
        <a href={comment ? `${href}#${comment}` : href}>{title}</a>, reported {agoWords(at, now)}
      </p>
      {said && <p class="comment-text">“{said}”</p>}
      {text !== "" && <p>Who reported it says: {text}</p>}
      <div class="comment-acts">
        <ModerationForm {...about} act="keep" summary="Leave it as it is" />
        <ModerationForm {...about} act="hide" summary="Take from sight" />
      </div>
    </article>
  );
}

function Hidden({ pins, comments, charter, now }: ModerationPageProps) {
  const network = charter.slug;
  if (pins.length === 0 && comments.length === 0) return null;
  return (
    <section aria-labelledby="hidden">
      <h2 id="hidden">Taken from sight</h2>
      <ul class="comments">
        {pins.map(({ id, title, hidden }) => (
          <li>
            <p>
              <a href={paths.pin({ network, pin: id })}>{title}</a>
              {hidden && `, ${agoWords(hidden.at, now)}: ${hidden.why}`}
            </p>
            <ModerationForm {...{ network, pin: id }} act="show" summary="Show it again" />
          </li>
        ))}
        {comments.map(({ id, pin, text, title, hidden }) => (
          <li>
            <p>
              A comment on <a href={paths.pin({ network, pin })}>{title}</a>
              {hidden && `, ${agoWords(hidden.at, now)}: ${hidden.why}`}
            </p>
            <p class="comment-text">“{text}”</p>
            <ModerationForm {...{ network, pin }} comment={id} act="show" summary="Show it again" />
          </li>
        ))}
      </ul>
    </section>
  );
}
