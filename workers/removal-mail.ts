import { plainWords } from "./http/invitation-mail.ts";
import { serviceMail } from "./service-mail.ts";

/** The mail to a network's leaders when its removal was asked for. */
export function removalMail({
  name,
  on,
  timeZone,
  keep,
  certificate,
}: {
  name: string;
  on: Date;
  timeZone: string;
  keep: string;
  certificate: string;
}) {
  const words = plainWords(name);
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "long" }).format(on);
  return serviceMail({
    subject: `The network ${words} will be removed on ${day}`,
    title: "A network is leaving",
    before: `A leader asked for the network ${words} to be removed. On ${day} everything in it goes for good. Until then it can be kept with one click.`,
    button: "Look at it, or keep it",
    link: keep,
    after: [
      `Afterwards, whoever asked finds here what was removed: ${certificate}`,
      "Keep this mail: the certificate itself no longer names the network.",
    ],
  });
}

/** The mail to whoever asked, when nothing of the network is left. */
export function deletionMail(certificate: string) {
  return serviceMail({
    subject: "The network you asked us to remove is gone",
    title: "Certificate of deletion",
    before: "Nothing of the network that you asked us to remove is left. What was removed:",
    button: "See the certificate",
    link: certificate,
    after: ["An earlier mail says which network this certificate is for."],
  });
}
