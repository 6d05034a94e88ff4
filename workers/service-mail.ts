import { html } from "hono/html";

/** What one of the service's own mails says: a sentence, a button, and what else to know. */
export interface ServiceMail {
  subject: string;
  title: string;
  before: string;
  button: string;
  link: string;
  after: readonly string[];
}

/** The mail as plain text and as HTML: no pictures, nothing to track anyone by. */
export function serviceMail({ subject, title, before, button, link, after }: ServiceMail): {
  subject: string;
  text: string;
  html: string;
} {
  return {
    subject,
    text: [before, link, ...after].join("\n\n"),
    html: String(html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${title}</title>
<meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif">
<p>${before}</p>
<p><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0a6170;color:#ffffff;text-decoration:none;font-weight:600">${button}</a></p>
<p style="font-size:14px">Or copy this address: ${link}</p>
${after.map((line) => html`<p style="font-size:14px">${line}</p>`)}
</body></html>`),
  };
}
