import { html } from "hono/html";

/** The mail that lets someone in. It names nobody and nothing, since anyone can ask for one. */
export function signInMail(link: string): { subject: string; text: string; html: string } {
  const lines = [
    "Open this link to sign in to Allteach. It works once, for 15 minutes.",
    link,
    "If you did not ask for it, do nothing: without the link nobody gets in.",
  ];
  return {
    subject: "Your link to sign in to Allteach",
    text: lines.join("\n\n"),
    html: String(html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>Sign in to Allteach</title>
<meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
<p>${lines[0]}</p>
<p><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0a6170;color:#ffffff;text-decoration:none;font-weight:600">Sign in</a></p>
<p style="font-size:14px">Or copy this address: ${link}</p>
<p style="font-size:14px">${lines[2]}</p>
</body></html>`),
  };
}
