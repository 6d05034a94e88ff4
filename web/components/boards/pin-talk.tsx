import type { Board } from "@allteach/domain/boards/board";
import type { Pin } from "@allteach/domain/pins/pin";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { paths } from "../../paths.ts";
import { FollowForm } from "./follow-form.tsx";
import { PinBoards, PinRemixes, type PinRemixesProps } from "./pin-boards.tsx";
import { FlagForm, ModerationForm, PinComments, type ShownComment } from "./pin-comments.tsx";
import { PinGrade, type PinGradeProps } from "./pin-grade.tsx";
import { RemixForm } from "./remix-form.tsx";

export interface PinTalkProps extends Omit<PinGradeProps, "pin" | "problems"> {
  pin: Pin;
  /** Its own site, where it may be named. */
  site?: Site | undefined;
  /** Who pinned it, where that is somebody else who may be named. */
  person?: { id: string; name: string } | undefined;
  /** The board that one came from. */
  via: string;
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
      {mayComment && <RemixForm {...props} pin={id} licence={pin.licence} />}
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

/** What of a pin one can follow: who pinned it, its site, and what it is about. */
function Follow({ network, pin, person, site, follows }: PinTalkProps) {
  const next = paths.pin({ network, pin: pin.id });
  const isFollowed = (kind: string, target: string) =>
    follows.some((each) => each.kind === kind && each.target === target);
  return (
    <div class="comment-acts">
      {person && (
        <FollowForm
          {...{ network, next }}
          followed={{ kind: "person", target: person.id }}
          isFollowed={isFollowed("person", person.id)}
          name={person.name}
        />
      )}
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
