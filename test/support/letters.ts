import { randomId } from "@allteach/actions/random-id";
import { call, type Person } from "./world.ts";

/** A mail as the outbox shows it. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  links: string[];
}

/** Every mail that would have left, newest first. */
export async function letters(): Promise<Letter[]> {
  const answer = await call(undefined, "GET", "/dev/outbox.json");
  return answer.json();
}

export async function lettersTo(address: string): Promise<Letter[]> {
  return (await letters()).filter(({ to }) => to === address);
}

/** The path of the first link of the newest mail to an address. */
export async function linkTo(address: string): Promise<string> {
  const [newest] = await lettersTo(address);
  const link = newest?.links[0];
  if (!link) throw new Error(`no mail to ${address} has a link`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** Sends a form as a browser does, from a connection of its own. */
export function send(
  who: Person | undefined,
  path: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return call(who, "POST", path, new URLSearchParams(fields).toString(), {
    "content-type": "application/x-www-form-urlencoded",
    "cf-connecting-ip": randomId(""),
    ...headers,
  });
}
