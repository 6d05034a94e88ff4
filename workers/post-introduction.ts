import type { IntroductionLetter } from "@allteach/actions/introduce";
import { Address } from "@allteach/mail/address";
import { messageOf } from "@allteach/mail/message";
import type { Transport } from "@allteach/mail/transport";
import { paths } from "@allteach/web/paths";
import { type Bindings, settingsOf } from "./env.ts";
import { introductionMail } from "./introduction-mail.ts";
import { senderOf } from "./mailer.ts";

/**
 * Hands the mails of introductions over.
 *
 * @param network The network whose page the mail leads to.
 * @returns Throws where a mail is to be tried again.
 */
export function postIntroduction(env: Bindings, transport: Transport, network: string) {
  return async (letter: IntroductionLetter): Promise<void> => {
    const page = settingsOf(env).origin + paths.introductions({ network });
    const message = messageOf({
      ...{ key: letter.key, from: senderOf(env), to: Address.parse(letter.to.email) },
      ...introductionMail(letter, page),
    });
    const sent = await transport.send(message);
    if (sent.kind === "refused" && !sent.permanent) {
      throw new Error(`mail to be tried again: ${sent.because}`);
    }
  };
}
