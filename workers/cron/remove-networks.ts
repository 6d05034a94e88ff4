import { removeNetwork } from "@allteach/actions/remove-network";
import type { NetworkId } from "@allteach/domain/identity";
import { Address } from "@allteach/mail/address";
import { messageOf } from "@allteach/mail/message";
import {
  departuresDue,
  markCertificateMailed,
  unmailedCertificates,
} from "@allteach/store/departure";
import { paths } from "@allteach/web/paths";
import { archiveOf } from "../archive.ts";
import { type Bindings, settingsOf } from "../env.ts";
import { senderOf, transportOf } from "../mailer.ts";
import { foundryOf } from "../networks.ts";
import { deletionMail } from "../removal-mail.ts";

type Attempt = (what: string, work: () => Promise<unknown>, network?: NetworkId) => Promise<void>;

/** Removes the networks whose thirty days are over, and mails the certificates. */
export async function removeNetworks(env: Bindings, now: Date, attempt: Attempt): Promise<void> {
  const undertaking = {
    ...foundryOf(env, now),
    archive: archiveOf(env.ARCHIVE),
    commons: env.COMMONS,
  };
  for (const due of await departuresDue(undertaking.directory, now)) {
    await attempt("remove", () => removeNetwork(undertaking, due), due.network.id);
  }
  await mailCertificates(env, now, attempt);
}

/** The key is the certificate's own, so that a mail which is tried again is the same mail. */
async function mailCertificates(env: Bindings, now: Date, attempt: Attempt): Promise<void> {
  const { directory } = foundryOf(env, now);
  const { origin } = settingsOf(env);
  for (const { id, email } of await unmailedCertificates(directory)) {
    await attempt("mail certificate", async () => {
      const message = messageOf({
        ...{ key: id, from: senderOf(env), to: Address.parse(email) },
        ...deletionMail(origin + paths.deletion({ certificate: id })),
      });
      const sent = await transportOf(env, () => now).send(message);
      if (sent.kind === "sent" || sent.permanent) await markCertificateMailed(directory, id, now);
    });
  }
}
