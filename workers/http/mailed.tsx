import { actFromMail, type OpenedMail, openMail } from "@allteach/actions/act-from-mail";
import { reportWords } from "@allteach/actions/mail-words";
import { storedForm } from "@allteach/actions/stored-form";
import { confirmSubscription } from "@allteach/actions/subscribe";
import { sha256 } from "@allteach/domain/digest";
import { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import { periodName } from "@allteach/domain/period";
import { base64 } from "@allteach/report/base64";
import type { MailAct } from "@allteach/report/mail-links";
import { numberStyleNames } from "@allteach/report/number-style";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import type { NetworkStore } from "@allteach/store/network-store";
import { MailActPage, MailedPage, ProposalPage } from "@allteach/web/pages/mailed-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { archiveOf } from "../archive.ts";
import { laterIn } from "../later.ts";
import { linksOf, type MailLink, openConfirmLink, openMailLink } from "../mail-link.ts";
import { currentStoreOf } from "../networks.ts";
import { answerTo } from "./answer.ts";
import type { AppEnv } from "./app-env.ts";
import { SANDBOX } from "./artefact.ts";
import { whenceOf } from "./caller.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";

/** Stored forms that a reader may take from the mail's own link. */
const FILES = new Set(["report.pdf", "report.csv", "call-pack.html"]);

/**
 * What the links in mails open, without a session: what was sent, as it was sent, and one thing to
 * do for each link. Opening changes nothing; a button does.
 */
export const mailedRoutes = new Hono<AppEnv>()
  .get(paths.mailed.pattern, async (c) => {
    const opened = await opening(c, c.req.param("link"), ["view"]);
    if (opened instanceof Response) return opened;
    const { network, mail, link } = opened;
    const { delivery, email } = mail;
    const { report, sentAt, artefacts } = delivery;
    const html = await asMailed(c, opened);
    return c.html(
      <MailedPage
        network={{ name: network.name, timeZone: network.timeZone }}
        {...{ link, report, email, sentAt, now: c.var.now, sha256: delivery.sha256 }}
        isSame={html !== undefined}
        hasPaper={artefacts.some(({ name }) => name === "report.pdf")}
      />,
    );
  })
  .get(paths.mailedFile.pattern, async (c) => {
    const opened = await opening(c, c.req.param("link"), ["view"]);
    if (opened instanceof Response) return opened;
    const { place, mail } = opened;
    const name = c.req.param("file");
    c.header("content-security-policy", SANDBOX);
    if (name === "mail.html" || name === "shown.html") {
      const html = (await asMailed(c, opened)) ?? (await wordsOf(c, opened)).html;
      if (name === "shown.html") return c.html(await withPictures(place, mail, html));
      c.header("content-disposition", 'attachment; filename="mail.html"');
      return c.html(html);
    }
    const artefact = mail.delivery.artefacts.find((each) => each.name === name);
    if (!artefact || !FILES.has(name)) return answerRefusal(c, { kind: "not-found", what: "page" });
    const bytes = await storedForm(place, mail.delivery, name);
    c.header("content-type", artefact.type);
    c.header("etag", `"${artefact.sha256}"`);
    if (!name.endsWith(".html")) {
      c.header("content-disposition", `attachment; filename="${name}"`);
    }
    return c.body(bytes.slice().buffer);
  })
  .get(paths.mailAct.pattern, async (c) => {
    const link = c.req.param("link");
    const opened = await opening(c, link, ["reviewed", "agenda", "goal", "ask"]);
    return opened instanceof Response ? opened : c.html(actPage(c, opened, "ask"));
  })
  .post(paths.mailAct.pattern, async (c) => {
    const opened = await opening(c, c.req.param("link"), ["reviewed", "agenda", "ask"]);
    if (opened instanceof Response) return opened;
    const { place, mail, named } = opened;
    const { message } = textsIn(await c.req.formData(), ["message"]);
    const whence = { ...whenceOf(c), via: "mail" } as const;
    const deed = { whence, now: c.var.now, message, later: laterIn(c.env) };
    const did = await actFromMail(place, mail, named as MailAct, deed);
    if (did.ok) return c.html(actPage(c, opened, "done"));
    if (did.refusal.kind !== "invalid") return answerRefusal(c, did.refusal);
    return c.html(actPage(c, opened, "ask", answerTo(did.refusal).detail), 422);
  })
  .get(paths.subscriptionConfirm.pattern, async (c) => {
    const link = c.req.param("link");
    const found = await proposal(c, link);
    if (!found) return c.html(<ProposalPage state="unknown" action="" />, 404);
    const action = paths.subscriptionConfirm({ link });
    const { name } = found.network;
    return c.html(<ProposalPage state="ask" what="A report" network={name} action={action} />);
  })
  .post(paths.subscriptionConfirm.pattern, async (c) => {
    const found = await proposal(c, c.req.param("link"));
    const whence = { ...whenceOf(c), via: "mail" } as const;
    const actor = { kind: "visitor" } as const;
    const isConfirmed =
      found &&
      (await confirmSubscription(
        { store: found.store, whence, now: c.var.now, actor },
        found.subscription,
      ));
    if (!isConfirmed) return c.html(<ProposalPage state="unknown" action="" />, 404);
    return c.html(<ProposalPage state="done" network={found.network.name} action="" />);
  });

interface Opened {
  link: string;
  named: MailLink;
  network: NetworkRecord;
  place: Place;
  mail: OpenedMail;
}

interface Place {
  network: NetworkRecord;
  store: NetworkStore;
  directory: ReturnType<typeof openDirectory>;
  archive: ReturnType<typeof archiveOf>;
}

/** Opens what a link names, for one of some purposes; else the answer that says why not. */
async function opening(
  c: Context<AppEnv>,
  link: string,
  acts: readonly MailLink["act"][],
): Promise<Opened | Response> {
  const { settings, now, tally } = c.var;
  const named = await openMailLink(settings.secrets, link, now);
  if (named === "expired") {
    const because = "This link has expired. Sign in to find the report in your network’s archive.";
    return answerRefusal(c, { kind: "closed", because });
  }
  const nowhere = () => answerRefusal(c, { kind: "not-found", what: "page" });
  if (!named || !acts.includes(named.act)) return nowhere();
  const directory = openDirectory(c.env.DIRECTORY);
  const network = await networkById(directory, NetworkId.parse(named.network));
  if (!network) return nowhere();
  const store = await currentStoreOf(c.env, network, { now, tally });
  const place = { network, store, directory, archive: archiveOf(c.env.ARCHIVE) };
  const mail = await openMail(place, named.delivery);
  if (!mail.ok) return answerRefusal(c, mail.refusal);
  return { link, named, network, place, mail: mail.value };
}

/** The mail's HTML, made again with the links and numbers it had; nothing where it is not what left. */
async function asMailed(c: Context<AppEnv>, { mail, network, place }: Opened) {
  const { origin, secrets } = c.var.settings;
  for (const secret of secrets) {
    const links = await linksOf({ origin, secret }, network, mail.delivery);
    for (const numbers of numberStyleNames) {
      const { html } = await reportWords(place, mail.delivery, links, numbers);
      if ((await sha256(html)) === mail.delivery.sha256) return html;
    }
  }
  return undefined;
}

async function wordsOf(c: Context<AppEnv>, { mail, network, place }: Opened) {
  const { origin, secret } = c.var.settings;
  return reportWords(
    place,
    mail.delivery,
    await linksOf({ origin, secret }, network, mail.delivery),
  );
}

/** The mail with its pictures in it, as a mail program shows it. */
async function withPictures(place: Place, { delivery }: OpenedMail, html: string) {
  let shown = html;
  for (const { name, type } of delivery.artefacts) {
    if (type !== "image/png" || !shown.includes(`"cid:${name}"`)) continue;
    const data = base64(await storedForm(place, delivery, name));
    shown = shown.replaceAll(`"cid:${name}"`, `"data:image/png;base64,${data}"`);
  }
  return shown;
}

function actPage(c: Context<AppEnv>, opened: Opened, state: "ask" | "done", error?: string) {
  const { named, mail, network, link } = opened;
  const { measure = "", site } = named;
  const goal = `${paths.newGoal({ network: network.slug })}?${new URLSearchParams({ measure })}`;
  const known = c.var.caller.person !== undefined;
  return (
    <MailActPage
      act={named.act as MailAct["act"]}
      {...{ state, measure, site, error, email: mail.email }}
      month={periodName(mail.delivery.report.period)}
      action={paths.mailAct({ link })}
      goalHref={known ? goal : `${paths.signIn}?${new URLSearchParams({ next: goal })}`}
    />
  );
}

async function proposal(c: Context<AppEnv>, link: string) {
  const { settings, now, tally } = c.var;
  const named = await openConfirmLink(settings.secrets, link, now);
  const network =
    named && (await networkById(openDirectory(c.env.DIRECTORY), NetworkId.parse(named.network)));
  if (!named || !network) return undefined;
  const store = await currentStoreOf(c.env, network, { now, tally });
  return { network, store, subscription: named.subscription };
}
