import { randomId } from "@allteach/actions/random-id";
import { Address } from "@allteach/mail/address";
import { countedTransport } from "@allteach/mail/counted-transport";
import { messageOf } from "@allteach/mail/message";
import { openDirectory } from "@allteach/store/directory";
import { countMails } from "@allteach/store/mail-day";
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
  const mails = { sent: 0, refused: 0, unknown: 0 };
  const transport = countedTransport(
    transportOf(c.env, () => c.var.now),
    mails,
  );
  const sent = await transport.send(message);
  await countMails(openDirectory(c.env.DIRECTORY), mails, c.var.now);
  if (sent.kind === "refused") console.error(`${kind} mail refused`, { because: sent.because });
  return sent.kind === "sent";
}
