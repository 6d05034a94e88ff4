import * as z from "zod";

/** Where mail is handed over by SMTP. */
export interface SmtpServer {
  host: string;
  port: number;
  /** `tls`: from the first byte. `starttls`: or nothing is sent. `none`: on this machine alone. */
  encryption: "tls" | "starttls" | "none";
  user?: string;
  password?: string;
}

const SUBMISSIONS_PORT = 465;
const SUBMISSION_PORT = 587;

/** Where no wire leaves the machine. */
const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * An SMTP server as one secret: `smtps://user:password@mail.example.org` (port 465, encrypted from
 * the first byte), or `smtp://…` (port 587, which must offer STARTTLS). A user or password with
 * other characters than letters and digits is percent-encoded. `smtp://127.0.0.1:2525?encryption=none`
 * is for a relay on the same machine; elsewhere nothing leaves unencrypted.
 *
 * Source: RFC 8314 (implicit TLS before STARTTLS).
 */
export const SmtpUrl = z.string().transform((text, context): SmtpServer => {
  const server = serverOf(text);
  if (typeof server !== "string") return server;
  // Never the text itself: it holds a password.
  context.addIssue(server);
  return z.NEVER;
});

function serverOf(text: string): SmtpServer | string {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") {
    return "give smtps://user:password@host or smtp://user:password@host";
  }
  const encryption = encryptionOf(url);
  if (encryption === "none" && !loopback.has(url.hostname)) {
    return "encryption=none is for 127.0.0.1, [::1] and localhost alone";
  }
  const credentials = credentialsOf(url);
  if (!credentials) return "percent-encode the user and the password, and give both or neither";
  const usual = encryption === "tls" ? SUBMISSIONS_PORT : SUBMISSION_PORT;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? usual : Number(url.port),
    encryption,
    ...credentials,
  };
}

function encryptionOf({ protocol, searchParams }: URL): SmtpServer["encryption"] {
  if (protocol === "smtps:") return "tls";
  return searchParams.get("encryption") === "none" ? "none" : "starttls";
}

function credentialsOf({
  username,
  password,
}: URL): { user?: string; password?: string } | undefined {
  if (username === "" && password === "") return {};
  if (username === "" || password === "") return undefined;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}
