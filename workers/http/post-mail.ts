import { randomId } from "@allteach/actions/random-id";
import { Address } from "@allteach/mail/address";
import { messageOf } from "@allteach/mail/message";
import { senderOf, transportOf } from "../mailer.ts";
import type { AppEnv } from "./app-env.ts";

/**
 * Hands one of the service's own mails over.
 *
 * @returns Whether it was taken; why not is in the log, without the address.
 */
export async function postMail(
  c: { env: AppEnv["Bindings"]; var: Pick<AppEnv["Variables"], "now"> },
  kind: string,
  to: string,
  mail: { subject: string; text: string; html: string },
): Promise<boolean> {
  const key = randomId(`${kind}-`, 24);
  const message = messageOf({ key, from: senderOf(c.env), to: Address.parse(to), ...mail });
  const sent = await transportOf(c.env, () => c.var.now).send(message);
  if (sent.kind === "refused") console.error(`${kind} mail refused`, { because: sent.because });
  return sent.kind === "sent";
}
