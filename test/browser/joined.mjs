import { outboxOf, signIn } from "../support/person.mjs";
import { until } from "../support/service.mjs";

const type = { "content-type": "application/x-www-form-urlencoded" };

/** Somebody whom a leader invited into a network, and who came; they are named for their role. */
export async function joined(origin, leader, network, role) {
  const email = `${role}@northgate.example`;
  const fields = new URLSearchParams({ emails: email, role, site: "" });
  await leader.call("POST", `/n/${network}/invitations`, fields.toString(), type);
  const link = await until(`an invitation to ${email}`, async () => {
    const mails = await outboxOf(origin, email);
    return mails.flatMap(({ links }) => links).find((each) => each.includes("/invitations/"));
  });
  const person = await signIn(origin, email);
  const accepted = await person.call("POST", new URL(link).pathname, "", type);
  if (accepted.status !== 303) throw new Error(`${email} is not let in: ${accepted.status}`);
  return person;
}
