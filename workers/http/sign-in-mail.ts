import { serviceMail } from "../service-mail.ts";

/** The mail that lets someone in. It names nobody and nothing, since anyone can ask for one. */
export function signInMail(link: string): { subject: string; text: string; html: string } {
  return serviceMail({
    subject: "Your link to sign in to Allteach",
    title: "Sign in to Allteach",
    before: "Open this link to sign in to Allteach. It works once, for 15 minutes.",
    button: "Sign in",
    link,
    after: ["If you did not ask for it, do nothing: without the link nobody gets in."],
  });
}
