import { messageOf } from "@allteach/mail/message";
import { draft } from "@allteach/mail/sample-draft";
import { smtpTransport } from "@allteach/mail/smtp-transport";
import type { SmtpServer } from "@allteach/mail/smtp-url";

interface Errand {
  server: SmtpServer;
  dkim?: { selector: string; privateKey: string };
  text?: string;
}

/** A Worker that sends one mail as it is told, and says what became of it. */
const worker = {
  async fetch(request: Request): Promise<Response> {
    const errand = await request.json<Errand>();
    const { server, dkim, text = draft.text } = errand;
    const transport = smtpTransport({
      server,
      now: () => new Date("2026-11-21T07:00:00Z"),
      ...(dkim && { dkim }),
    });
    try {
      return Response.json(await transport.send(messageOf({ ...draft, text })));
    } catch (error) {
      return Response.json({ kind: "unknown", because: String(error) });
    }
  },
};
// biome-ignore lint/style/noDefaultExport: the runtime looks for it.
export default worker;
