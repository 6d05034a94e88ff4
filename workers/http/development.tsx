import {
  type OutboxMail,
  outboxFile,
  outboxMail,
  outboxMails,
} from "@allteach/mail/outbox-transport";
import { openCommons } from "@allteach/store/commons";
import { demonstrations } from "@allteach/store/pool";
import { OutboxMailPage, OutboxPage } from "@allteach/web/pages/outbox-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { shelfOf } from "../mailer.ts";
import { foundryOf, storeOf } from "../networks.ts";
import type { AppEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";

/** Everything here is refused unless the settings say that this is a development server. */
const developmentOnly = createMiddleware<AppEnv>(async (c, next) =>
  c.var.settings.development ? next() : answerRefusal(c, { kind: "not-found", what: "page" }),
);

/** What only a development server answers: the mails that would have left. */
export const developmentRoutes = new Hono<AppEnv>()
  .use("/dev/*", developmentOnly)
  .post(paths.demo, async (c) => {
    const { publishGoals } = await import("@allteach/actions/demonstration-goals");
    const { loadDemonstration } = await import("@allteach/actions/load-demonstration");
    const { publishPins } = await import("@allteach/actions/pins/demonstration-pins");
    const { demonstrationNetworks } = await import("@allteach/simulation/demonstrations");
    const foundry = foundryOf(c.env, c.var.now);
    for (const each of demonstrationNetworks) {
      await loadDemonstration(foundry, (record) => storeOf(c.env, record), each);
    }
    const commons = openCommons(c.env.COMMONS);
    for (const network of await demonstrations(foundry.directory)) {
      const place = { network, store: storeOf(c.env, network), commons };
      await publishGoals(place, c.var.now);
      await publishPins({ ...place, archive: foundry.archive }, c.var.now);
    }
    return c.json({ networks: demonstrationNetworks.map(({ slug }) => slug) });
  })
  .get(paths.outbox, async (c) =>
    c.html(<OutboxPage mails={await outboxMails(shelfOf(c.env.ARCHIVE))} />),
  )
  .get(paths.outboxJson, async (c) => c.json(await outboxMails(shelfOf(c.env.ARCHIVE))))
  .get(paths.outboxMail.pattern, async (c) => {
    const mail = await outboxMail(shelfOf(c.env.ARCHIVE), c.req.param("mail"));
    return mail ? c.html(<OutboxMailPage mail={mail} />) : c.notFound();
  })
  .get(paths.outboxMailHtml.pattern, async (c) => {
    const mail = await outboxMail(shelfOf(c.env.ARCHIVE), c.req.param("mail"));
    if (!mail) return c.notFound();
    // A mail brings its own styles; in the sandbox it can bring nothing else.
    c.header(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox allow-popups",
    );
    return c.html(withPictures(mail));
  })
  .get(paths.outboxFile.pattern, async (c) => {
    const { mail: id, place } = c.req.param();
    const mail = await outboxMail(shelfOf(c.env.ARCHIVE), id);
    const attachment = mail?.attachments[Number(place)];
    const bytes = attachment && (await outboxFile(shelfOf(c.env.ARCHIVE), id, Number(place)));
    if (!attachment || !bytes) return c.notFound();
    // The mail in its sandbox is of no origin, and asks for its pictures from there.
    c.header("cross-origin-resource-policy", "cross-origin");
    return c.body(bytes.slice().buffer, 200, { "content-type": attachment.type });
  });

/** A browser has no `cid:`; the pictures of a mail are served beside it. */
function withPictures({ id, html, attachments }: OutboxMail): string {
  return attachments.reduce(
    (text, { contentId }, place) =>
      contentId
        ? text.replaceAll(`cid:${contentId}`, paths.outboxFile({ mail: id, place: String(place) }))
        : text,
    html,
  );
}
