import { Buffer } from "node:buffer";
import { connect, isIP, type Socket } from "node:net";
import { Readable } from "node:stream";
import { connect as connectEncrypted } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { readFailure, type SmtpFailure } from "./smtp-answer.ts";
import type { SmtpServer } from "./smtp-url.ts";
import type { Sent } from "./transport.ts";

/** One mail and its envelope. */
export interface Letter {
  from: string;
  to: string;
  bytes: Uint8Array;
}

const CONNECTION_MILLISECONDS = 15_000;

/**
 * Hands one mail to an SMTP server.
 *
 * @param name Who we say we are: a domain of our own.
 * @param deadlineMilliseconds For all of it, from the first byte to the last reply.
 * @throws When the mail went out whole and no answer came.
 */
export async function handOver(
  server: SmtpServer,
  letter: Letter,
  { name, deadlineMilliseconds }: { name: string; deadlineMilliseconds: number },
): Promise<Sent> {
  const progress = { handedOver: false };
  let connection: SMTPConnection | undefined;
  const ended = new AbortController();
  const late = setTimeout(() => ended.abort(), deadlineMilliseconds);
  try {
    const socket = await opened(server, Math.min(deadlineMilliseconds, CONNECTION_MILLISECONDS));
    connection = connectionOver(socket, server, name, deadlineMilliseconds);
    const id = await converse(connection, server, letter, progress, ended.signal);
    connection.quit();
    return { kind: "sent", id };
  } catch (error) {
    connection?.close();
    return readFailure(failureOf(error, progress.handedOver));
  } finally {
    clearTimeout(late);
  }
}

/** By name: the runtime resolves it, and checks that the certificate is for that name. */
function opened({ host, port, encryption }: SmtpServer, milliseconds: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const named = isIP(host) === 0 ? { servername: host } : {};
    const socket =
      encryption === "tls" ? connectEncrypted({ host, port, ...named }) : connect({ host, port });
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error("no connection in time"));
    }, milliseconds);
    socket.once("error", (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once(encryption === "tls" ? "secureConnect" : "connect", () => {
      clearTimeout(late);
      resolve(socket);
    });
  });
}

function connectionOver(
  connection: Socket,
  { host, port, encryption }: SmtpServer,
  name: string,
  milliseconds: number,
): SMTPConnection {
  return new SMTPConnection({
    connection,
    host,
    port,
    name,
    secure: encryption === "tls",
    secured: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
  });
}

/** The conversation, up to the server's last word. */
async function converse(
  connection: SMTPConnection,
  { user, password }: SmtpServer,
  { from, to, bytes }: Letter,
  progress: { handedOver: boolean },
  ended: AbortSignal,
): Promise<string> {
  const broken = new Promise<never>((_resolve, reject) => {
    connection.once("error", reject);
    connection.once("end", () => reject(new Error("the line was cut")));
    ended.addEventListener("abort", () => reject(new Error("it took too long")));
  });
  const step = <T>(begin: (done: (error?: Error | null, value?: T) => void) => void) =>
    Promise.race([
      broken,
      new Promise<T | undefined>((resolve, reject) => {
        begin((error, value) => (error ? reject(error) : resolve(value)));
      }),
    ]);

  await step((done) => connection.connect(done));
  if (user !== undefined && password !== undefined) {
    await step((done) => connection.login({ user, pass: password }, done));
  }
  const source = Readable.from([Buffer.from(bytes)]);
  source.once("end", () => {
    progress.handedOver = true;
  });
  const envelope = { from, to: [to], size: bytes.length };
  const info = await step<{ response?: string | undefined }>((done) =>
    connection.send(envelope, source, done),
  );
  return (info?.response ?? "").slice(0, 200);
}

function failureOf(error: unknown, handedOver: boolean): SmtpFailure {
  const { message: because = "no answer", response, command } = error as Partial<FailedCommand>;
  return {
    because,
    handedOver,
    ...(typeof response === "string" && { reply: response }),
    ...(command !== undefined && { command }),
  };
}

interface FailedCommand extends Error {
  response?: string;
  command?: string;
}
