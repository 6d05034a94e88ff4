import { changeRole, RoleChange } from "@allteach/actions/change-role";
import { InvitationRequest, type Invited, inviteMembers } from "@allteach/actions/invite-members";
import { leaveNetwork } from "@allteach/actions/leave-network";
import { listMembers } from "@allteach/actions/list-members";
import { removeMember } from "@allteach/actions/remove-member";
import { answerJoinRequest, JoinAnswer } from "@allteach/actions/request-to-join";
import { withdrawInvitation } from "@allteach/actions/withdraw-invitation";
import { UserId } from "@allteach/domain/identity";
import { isLastLeader } from "@allteach/domain/member";
import { may, mayGive } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import { openDirectory } from "@allteach/store/directory";
import { WHOLE_NETWORK } from "@allteach/web/components/place-fields";
import { MemberPage } from "@allteach/web/pages/member-page";
import { PeoplePage, type PeoplePageProps } from "@allteach/web/pages/people-page";
import { paths } from "@allteach/web/paths";
import { counted } from "@allteach/web/words/count-words";
import { type Context, Hono } from "hono";
import { tallied } from "../tally.ts";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { inviteByMail, welcomeByMail } from "./invite-by-mail.ts";
import { offerOf } from "./offer.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** The people of a network: who belongs to it, who is invited, who asks to join. */
export const peopleRoutes = new Hono<NetworkEnv>()
  .get(paths.people.pattern, (c) => page(c, {}))
  .get(paths.member.pattern, async (c) => {
    const { action, now } = c.var;
    const { actor } = action;
    if (!may(actor, "manage-people")) {
      return answerRefusal(c, { kind: "not-allowed", need: "manage-people" });
    }
    const listed = await listMembers(action, directoryOf(c));
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const { members, charter, sites } = listed.value;
    const member = members.find(({ id }) => id === c.req.param("person"));
    if (!member) return answerRefusal(c, { kind: "not-found", what: "person" });
    const changeable = member.grants.filter((grant) => mayGive(actor, "manage-people", grant));
    const isAll = changeable.length === member.grants.length;
    return c.html(
      <MemberPage
        {...{ shell: networkShell(c, "people"), now, charter, sites, member, changeable }}
        offer={offerOf(actor, "manage-people", sites)}
        mayRemove={isAll && !isLastLeader(members, member.id)}
      />,
    );
  })
  .post(paths.invitations.pattern, async (c) => {
    const typed = { emails: "", role: "", site: "", ...(await fieldsOf(c)) };
    const asked = InvitationRequest.safeParse(typed);
    if (!asked.success) return page(c, { typed, problems: problemsIn(asked.error) }, 422);
    const done = await inviteMembers(c.var.action, directoryOf(c), asked.data, inviteByMail(c));
    if (!done.ok && done.refusal.kind === "invalid") {
      return page(c, { typed, problems: done.refusal.problems }, 422);
    }
    if (!done.ok) return answerRefusal(c, done.refusal);
    return c.redirect(`${here(c)}?${countsOf(done.value)}`, 303);
  })
  .post(paths.invitationWithdrawal.pattern, async (c) => {
    const id = c.req.param("invitation");
    const gone = await withdrawInvitation(c.var.action, directoryOf(c), id);
    return gone.ok ? c.redirect(`${here(c)}?now=withdrawn`, 303) : answerRefusal(c, gone.refusal);
  })
  .post(paths.joinAnswer.pattern, async (c) => {
    const given = JoinAnswer.safeParse(await fieldsOf(c));
    if (!given.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(given.error) });
    }
    const id = c.req.param("request");
    const answered = await answerJoinRequest(c.var.action, directoryOf(c), id, given.data);
    if (!answered.ok) return answerRefusal(c, answered.refusal);
    if (given.data.answer === "accept") await welcomeByMail(c, answered.value.email);
    return c.redirect(`${here(c)}?now=${given.data.answer}`, 303);
  })
  .post(paths.memberRole.pattern, async (c) => {
    const asked = RoleChange.safeParse(await fieldsOf(c));
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const person = UserId.parse(c.req.param("person"));
    const changed = await changeRole(c.var.action, directoryOf(c), person, asked.data);
    if (!changed.ok) return answerRefusal(c, changed.refusal);
    return c.redirect(`${here(c)}?now=changed`, 303);
  })
  .post(paths.memberRemoval.pattern, async (c) => {
    const person = UserId.parse(c.req.param("person"));
    const gone = await removeMember(c.var.action, directoryOf(c), person);
    return gone.ok ? c.redirect(`${here(c)}?now=removed`, 303) : answerRefusal(c, gone.refusal);
  })
  .post(paths.departure.pattern, async (c) => {
    const left = await leaveNetwork(c.var.action, directoryOf(c));
    return left.ok ? c.redirect(`${paths.account}?now=left`, 303) : answerRefusal(c, left.refusal);
  });

const directoryOf = (c: Context<NetworkEnv>) =>
  openDirectory(tallied(c.env.DIRECTORY, c.var.tally));

const here = (c: Context<NetworkEnv>) => paths.people({ network: c.var.network.slug });

/** A form's fields as text; an empty one counts as left out, as does the site of no site. */
async function fieldsOf(c: Context<NetworkEnv>): Promise<Record<string, string>> {
  const { site, ...others } = await c.req.parseBody();
  const fields = Object.entries({ ...others, ...(site !== WHOLE_NETWORK && { site }) });
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === "string" && !!field[1]),
  );
}

async function page(
  c: Context<NetworkEnv>,
  given: { typed?: PeoplePageProps["typed"]; problems?: readonly Problem[] },
  status: 200 | 422 = 200,
): Promise<Response> {
  const { action, now } = c.var;
  const listed = await listMembers(action, directoryOf(c));
  if (!listed.ok) return answerRefusal(c, listed.refusal);
  const offer = offerOf(action.actor, "invite-people", listed.value.sites);
  return c.html(
    <PeoplePage
      shell={networkShell(c, "people")}
      now={now}
      {...listed.value}
      offer={offer.roles.length > 0 ? offer : undefined}
      mayManage={may(action.actor, "manage-people")}
      happened={happenedIn(c.req.query())}
      {...given}
    />,
    status,
  );
}

/** What became of a list of addresses, as numbers: addresses do not stand in an address. */
function countsOf({ mailed, unmailed, members, heldBack }: Invited): string {
  const counts = { mailed, unmailed, members, held: heldBack };
  const some = Object.entries(counts).filter(([, list]) => list.length > 0);
  return new URLSearchParams(some.map(([key, list]) => [key, String(list.length)])).toString();
}

const happenings: Readonly<Record<string, string>> = {
  withdrawn: "The invitation is withdrawn: its link no longer works.",
  accept: "They are in, and are told so by mail.",
  decline: "The request is declined.",
  changed: "The role is changed.",
  removed: "They are out, at once.",
};

function happenedIn({ now, ...query }: Record<string, string>): string | undefined {
  const count = (key: string) => {
    const number = Number(query[key]);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
  };
  const sentences = [
    [count("mailed"), "invitation is", "invitations are", "on the way"],
    [count("unmailed"), "mail", "mails", "did not leave: invite again"],
    [count("members"), "person has", "people have", "that role already"],
    [count("held"), "address", "addresses", "had enough mail for a day: invite again tomorrow"],
  ] as const;
  const said = sentences.filter(([number]) => number > 0);
  if (said.length === 0) return happenings[now ?? ""];
  return said
    .map(([number, one, many, rest]) => `${counted(number, one, many)} ${rest}.`)
    .join(" ");
}
