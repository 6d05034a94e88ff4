// A person who uses the service over HTTP, signed in as people are: by the link in a mail.
import { until } from "./service.mjs";

/**
 * @param {string} origin
 * @param {string} email
 * @returns {Promise<{ email: string, cookie: { name: string, value: string },
 *   call: (method: string, path: string, body?: unknown, headers?: object) => Promise<Response> }>}
 */
export async function signIn(origin, email) {
  const asked = await post(origin, "/sign-in", { email });
  if (asked.status !== 303) throw new Error(`no link for ${email}: ${asked.status}`);
  const link = await signInLink(origin, email);
  const confirmed = await post(origin, "/sign-in/confirm", {
    link: new URL(link).searchParams.get("link"),
  });
  const cookie = confirmed.headers
    .getSetCookie()
    .map((each) => /^([^=]+)=([^;]+)/.exec(each))
    .find((found) => found?.[1].endsWith("session"));
  if (!cookie) throw new Error(`${email} is not signed in: ${confirmed.status}`);
  const [, name, value] = cookie;
  const call = (method, path, body, headers = {}) =>
    fetch(origin + path, {
      method,
      redirect: "manual",
      headers: {
        origin,
        cookie: `${name}=${value}`,
        ...(body !== undefined &&
          typeof body !== "string" && { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    });
  return { email, cookie: { name, value }, call };
}

/** The newest link in a sign-in mail to an address. */
export async function signInLink(origin, email) {
  const mail = await until(`a mail to ${email}`, async () => (await outboxOf(origin, email))[0]);
  const link = mail.links.find((each) => each.includes("/sign-in/confirm?"));
  if (!link) throw new Error(`no link in “${mail.subject}”`);
  return link;
}

/** The mails to an address, newest first. */
export async function outboxOf(origin, email) {
  const mails = await (await fetch(`${origin}/dev/outbox.json`)).json();
  return mails.filter(({ to }) => to === email);
}

function post(origin, path, fields) {
  return fetch(origin + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams(fields),
  });
}
