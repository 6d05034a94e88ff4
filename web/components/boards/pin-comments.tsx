import type { FlagReason } from "@allteach/domain/boards/pin-flag";
import { flagReasonNames, flagReasons } from "@allteach/domain/boards/pin-flag";
import type { Problem } from "@allteach/domain/refusal";
import type { Child } from "hono/jsx";
import { paths } from "../../paths.ts";
import { agoWords } from "../../words/ago-words.ts";
import { errorIn } from "../answer.ts";
import { Button } from "../button.tsx";
import { Disclosure } from "../disclosure.tsx";
import { Field } from "../field.tsx";

/** A comment as a page shows it. */
export interface ShownComment {
  id: string;
  text: string;
  at: number;
  /** Who wrote it, as far as the reader may know: "you", a name, "a former member". */
  who: string;
  isOwn: boolean;
  hidden?: { why: string } | undefined;
}

export interface PinCommentsProps {
  network: string;
  pin: string;
  now: Date;
  comments: readonly ShownComment[];
  olderHref?: string | undefined;
  mayComment: boolean;
  mayModerate: boolean;
  mayFlag: boolean;
  typed?: string | undefined;
  problems: readonly Problem[];
}

/** What is said of a pin, the oldest first, and a place to say something. */
export function PinComments(props: PinCommentsProps) {
  const { network, pin, comments, olderHref, mayComment, problems, typed } = props;
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">What is said of it</h2>
      {olderHref && (
        <p>
          <a href={olderHref}>Older comments</a>
        </p>
      )}
      {comments.length === 0 ? (
        <p class="soft">Nobody has said anything yet. A question is a good beginning.</p>
      ) : (
        <ol class="comments">
          {comments.map((comment) => (
            <li id={comment.id}>
              <Comment {...props} comment={comment} />
            </li>
          ))}
        </ol>
      )}
      {mayComment && (
        <form method="post" action={paths.pinComments({ network, pin })} class="stack">
          <Field
            kind="textarea"
            name="text"
            label="Say or ask something"
            hint="@ and a member’s name tells them in their mail of the day. No patients’ names."
            rows={3}
            maxlength={2000}
            value={typed}
            error={errorIn(problems, "text")}
          />
          <p class="actions">
            <Button>Send</Button>
          </p>
        </form>
      )}
    </section>
  );
}

function Comment({ comment, ...props }: PinCommentsProps & { comment: ShownComment }) {
  const { network, pin, now, mayModerate, mayFlag } = props;
  const { id, text, at, who, isOwn, hidden } = comment;
  const isShown = !hidden || mayModerate;
  return (
    <article>
      <p class="soft small">
        {who.charAt(0).toUpperCase() + who.slice(1)}, {agoWords(at, now)}
      </p>
      {hidden && <p class="soft">Taken from sight: {hidden.why}</p>}
      {isShown && <p class="comment-text">{text}</p>}
      <div class="comment-acts">
        {isOwn && (
          <form
            method="post"
            action={paths.pinCommentRemoval({ network, pin, comment: id })}
            class="inline-form"
          >
            <Button tone="quiet">Take back</Button>
          </form>
        )}
        {mayFlag && !isOwn && !hidden && (
          <FlagForm {...{ network, pin }} comment={id} summary="Report" />
        )}
        {mayModerate && (
          <ModerationForm
            {...{ network, pin }}
            comment={id}
            act={hidden ? "show" : "hide"}
            summary={hidden ? "Show it again" : "Take from sight"}
          />
        )}
      </div>
    </article>
  );
}

interface AboutProps {
  network: string;
  pin: string;
  /** A comment on it; absent: the pin itself. */
  comment?: string | undefined;
  summary: string;
  children?: Child;
}

/** Asks the moderators to look. */
export function FlagForm({ network, pin, comment = "", summary }: AboutProps) {
  return (
    <Disclosure summary={summary}>
      <form method="post" action={paths.pinFlags({ network, pin })} class="stack">
        <input type="hidden" name="comment" value={comment} />
        <Field
          kind="select"
          name="why"
          id={`why-${comment || pin}`}
          label="What is wrong with it?"
          options={flagReasons.map((value: FlagReason) => ({
            value,
            label: flagReasonNames[value],
          }))}
        />
        <Field
          kind="textarea"
          name="text"
          id={`flag-${comment || pin}`}
          label="What should they know?"
          rows={2}
          maxlength={1000}
          optional
        />
        <p class="actions">
          <Button>Tell the moderators</Button>
        </p>
      </form>
    </Disclosure>
  );
}

/** Hides something from everybody, or shows it again: with a reason that its author may read. */
export function ModerationForm({
  network,
  pin,
  comment = "",
  summary,
  act,
}: AboutProps & { act: "hide" | "show" | "keep" }) {
  return (
    <Disclosure summary={summary}>
      <form method="post" action={paths.pinModeration({ network, pin })} class="stack">
        <input type="hidden" name="comment" value={comment} />
        <input type="hidden" name="act" value={act} />
        <Field
          name="why"
          id={`${act}-${comment || pin}`}
          label="Why?"
          hint="Whoever wrote it may read this."
          maxlength={500}
        />
        <p class="actions">
          <Button tone={act === "hide" ? "danger" : "plain"}>{summary}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
