import type { Board } from "@allteach/domain/boards/board";
import { licences } from "@allteach/domain/pins/licence";
import type { Pin } from "@allteach/domain/pins/pin";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { paths } from "../../paths.ts";
import { Button } from "../button.tsx";
import { Disclosure } from "../disclosure.tsx";
import { Field } from "../field.tsx";
import { FollowForm } from "./follow-form.tsx";
import { PinBoards, PinRemixes, type PinRemixesProps } from "./pin-boards.tsx";
import { FlagForm, ModerationForm, PinComments, type ShownComment } from "./pin-comments.tsx";
import { PinGrade, type PinGradeProps } from "./pin-grade.tsx";

export interface PinTalkProps extends Omit<PinGradeProps, "pin" | "problems"> {
  pin: Pin;
  /** Its own site, where it may be named. */
  site?: Site | undefined;
  boardsWith: readonly { board: Board }[];
  ownBoards: readonly { board: Board }[];
  remixes: PinRemixesProps["remixes"];
  comments: readonly ShownComment[];
  olderHref?: string | undefined;
  follows: readonly { kind: string; target: string }[];
  /** The sites that a version may be made for, and whether one may be for the whole network. */
  forAll: boolean;
  isMember: boolean;
  mayComment: boolean;
  mayModerate: boolean;
  typed?: string | undefined;
  problems: readonly Problem[];
  tryProblems: readonly Problem[];
  boardProblems: readonly Problem[];
}

/** Everything about a pin beside its own words: what it earned, who took it further, what is said. */
export function PinTalk(props: PinTalkProps) {
  const { network, pin, now, comments, mayComment, isMember } = props;
  const id = pin.id;
  return (
    <div class="pin-talk">
      <PinGrade {...props} pin={id} problems={props.tryProblems} />
      <PinRemixes {...{ network, now }} remixes={props.remixes} />
      {mayComment && <Remix {...props} />}
      <PinBoards {...props} pin={id} mayMake={mayComment} problems={props.boardProblems} />
      <PinComments {...props} pin={id} comments={comments} mayFlag={isMember} />
      {isMember && <Follow {...props} />}
      {isMember && <FlagForm {...{ network, pin: id }} summary="Report this pin" />}
      {props.mayModerate && (
        <ModerationForm
          {...{ network, pin: id }}
          act={pin.hidden ? "show" : "hide"}
          summary={pin.hidden ? "Show this pin again" : "Take this pin from sight"}
        />
      )}
    </div>
  );
}

function Remix({ network, pin, ownSites, forAll }: PinTalkProps) {
  const { changes, name, means } = licences[pin.licence];
  if (!changes) {
    return (
      <p class="soft">
        No versions of it can be made here: {name}. {means}
      </p>
    );
  }
  return (
    <Disclosure summary="Make your own version">
      <form method="post" action={paths.remixes({ network })} class="stack">
        <p>
          A copy that you change as you need. It says what it was made from, and its team sees what
          came of it.
        </p>
        <input type="hidden" name="pin" value={pin.id} />
        <Field
          kind="select"
          name="site"
          id="remix-site"
          label="For whom"
          options={[
            ...ownSites.map(({ code, name: site }) => ({ value: code, label: site })),
            ...(forAll ? [{ value: "", label: "The whole network" }] : []),
          ]}
        />
        <p class="actions">
          <Button icon="remix">Make a version</Button>
        </p>
      </form>
    </Disclosure>
  );
}

/** What of a pin one can follow: its site, and what it is about. */
function Follow({ network, pin, site, follows }: PinTalkProps) {
  const next = paths.pin({ network, pin: pin.id });
  const isFollowed = (kind: string, target: string) =>
    follows.some((each) => each.kind === kind && each.target === target);
  return (
    <div class="comment-acts">
      {site && (
        <FollowForm
          {...{ network, next }}
          followed={{ kind: "site", target: site.code }}
          isFollowed={isFollowed("site", site.code)}
          name={site.name}
        />
      )}
      {pin.family !== "" && (
        <FollowForm
          {...{ network, next }}
          followed={{ kind: "family", target: pin.family }}
          isFollowed={isFollowed("family", pin.family)}
          name="this subject"
        />
      )}
    </div>
  );
}
