import { createServer, type Server, type Socket } from "node:net";
import type { SmtpServer } from "@allteach/mail/smtp-url";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as a server received it. */
export interface Received {
  from: string;
  to: string[];
  bytes: Uint8Array;
}

const standing: { close(done: () => void): unknown }[] = [];

/** An independent SMTP server on this machine, and what it has received. */
export async function realServer(
  options: Partial<SMTPServerOptions> = {},
): Promise<{ server: SmtpServer; received: Received[] }> {
  const received: Received[] = [];
  const real = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onData(stream, { envelope }, done) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(chunks),
        });
        done(null, "queued as 4711");
      });
    },
    ...options,
  });
  // A client that turns away from the certificate is what some tests are about.
  real.on("error", () => undefined);
  standing.push(real);
  await new Promise<void>((resolve) => real.listen(0, "127.0.0.1", resolve));
  return { server: at(real.server), received };
}

/** What a scripted server says to a command: reply lines, or a cut line, or nothing at all. */
export type Script = (line: string) => string | "cut" | "silence";

/**
 * A server that says what a test wants; `.` is the end of the message. What the script leaves out
 * (an empty reply) is answered as a polite server would.
 */
export async function scriptedServer(script: Script): Promise<{ server: SmtpServer }> {
  const scripted = createServer((socket) => {
    socket.on("error", () => undefined);
    answer(socket, script("") || "220 mail.example ESMTP");
    let isMessage = false;
    let rest = "";
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (isMessage && line !== ".") continue;
        const reply = script(line) || polite(line);
        isMessage = reply.startsWith("354");
        answer(socket, reply);
      }
    });
  });
  standing.push(scripted);
  await new Promise<void>((resolve) => scripted.listen(0, "127.0.0.1", resolve));
  return { server: at(scripted) };
}

/** Ends every server that a test began. */
export async function closeServers(): Promise<void> {
  await Promise.all(
    standing.splice(0).map((each) => new Promise<void>((resolve) => each.close(() => resolve()))),
  );
}

function answer(socket: Socket, reply: string): void {
  if (reply === "cut") socket.destroy();
  else if (reply !== "silence") socket.write(`${reply}\r\n`);
}

function polite(line: string): string {
  if (line.startsWith("EHLO")) return "250-mail.example\r\n250 8BITMIME";
  if (line === "DATA") return "354 go on";
  if (line === "QUIT") return "221 bye";
  return "250 ok";
}

function at(server: Server | SMTPServer["server"]): SmtpServer {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { host: "127.0.0.1", port: address.port, encryption: "none" };
}
