import type { ReviewReminder } from "@allteach/actions/remind-of-reviews";
import { counted } from "@allteach/web/words/count-words";
import { dateWords } from "@allteach/web/words/date-words";
import { plainWords } from "./http/invitation-mail.ts";
import { serviceMail } from "./service-mail.ts";

/** The mail to leaders and coordinators when policies are to be read again. */
export function reviewMail(
  network: string,
  reminders: readonly ReviewReminder[],
  { link, now }: { link: string; now: Date },
) {
  const name = plainWords(network);
  const isDue = reminders.some(({ state }) => state === "overdue");
  const titles = reminders.map(
    ({ title, review }) => `${plainWords(title)} (by ${dateWords(review, now)})`,
  );
  const policies = counted(reminders.length, "policy is", "policies are");
  return serviceMail({
    subject: `${name}: ${policies} to be read again${isDue ? "" : " within a month"}`,
    title: "Policies to be read again",
    before: `In the network ${name}, ${policies} to be read again: ${titles.join(", ")}.`,
    button: "Read the policies",
    link,
    after: [
      "Read each with the sites. A leader then publishes what you agreed on, or confirms it without changes on the policy’s page; signatures stand in that case.",
      "You are mailed this a month before the day and once more on it, as a leader or coordinator.",
    ],
  });
}

/** The mail to leaders and coordinators when people ask to join. */
export function requestsMail(network: string, requests: number, link: string) {
  const name = plainWords(network);
  const people = counted(requests, "person asks", "people ask");
  return serviceMail({
    subject: `${people} to join the network ${name}`,
    title: "Somebody asks to join",
    before: `${people} to join the network ${name}. They wait for an answer.`,
    button: "See who asks",
    link,
    after: ["You are mailed this as a leader or coordinator, once for each request."],
  });
}
