import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page } from "../components/page.tsx";
import { paths } from "../paths.ts";

/** A mail as the outbox keeps it. */
export interface OutboxMail {
  id: string;
  to: string;
  subject: string;
  /** When it would have left, ISO 8601. */
  at: string;
  html: string;
  text: string;
  /** Every address in it, in order. */
  links: readonly string[];
  attachments: readonly { name: string; type: string; bytes: number }[];
}

export type OutboxEntry = Pick<OutboxMail, "id" | "to" | "subject" | "at" | "attachments">;

/** Development only: every mail that would have left, newest first. */
export function OutboxPage({ mails }: { mails: readonly OutboxEntry[] }) {
  return (
    <Page title="Outbox">
      <h1>Outbox</h1>
      <p class="lead">Mail that would have left. On this server none does.</p>
      {mails.length === 0 ? (
        <EmptyState icon="mail" title="No mail yet">
          Sign in, or let a month’s report fall due, and it lands here.
        </EmptyState>
      ) : (
        <DataTable
          id="outbox"
          caption="Mails, newest first"
          captionHidden
          rows={mails}
          columns={[
            { heading: "Subject", cell: subjectLink },
            { heading: "To", cell: ({ to }) => to },
            { heading: "At", cell: ({ at }) => <Moment at={at} /> },
            { heading: "Files", numeric: true, cell: ({ attachments }) => attachments.length },
          ]}
        />
      )}
    </Page>
  );
}

/** Development only: one mail, as it looks, as it reads with pictures off, and where it leads. */
export function OutboxMailPage({ mail }: { mail: OutboxMail }) {
  return (
    <Page title={mail.subject} breadcrumb={[{ label: "Outbox", href: paths.outbox }]}>
      <h1>{mail.subject}</h1>
      <dl class="facts">
        <div>
          <dt>To</dt>
          <dd>{mail.to}</dd>
        </div>
        <div>
          <dt>At</dt>
          <dd>
            <Moment at={mail.at} />
          </dd>
        </div>
      </dl>
      {mail.links.length > 0 && <Links links={mail.links} />}
      {mail.attachments.length > 0 && <Files mail={mail} />}
      {mail.html !== "" && (
        <section>
          <h2>As it looks</h2>
          <iframe
            class="letter"
            title={`The mail “${mail.subject}”`}
            src={paths.outboxMailHtml({ mail: mail.id })}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </section>
      )}
      <section aria-labelledby="plain">
        <h2 id="plain">In plain text</h2>
        <pre class="letter-text" tabindex={0}>
          {mail.text}
        </pre>
      </section>
    </Page>
  );
}

function subjectLink({ id, subject }: OutboxEntry) {
  return <a href={paths.outboxMail({ mail: id })}>{subject}</a>;
}

function Moment({ at }: { at: string }) {
  return (
    <time class="number" datetime={at}>
      {at.slice(0, 16).replace("T", " ")}
    </time>
  );
}

function Links({ links }: { links: readonly string[] }) {
  return (
    <section>
      <h2>Where it leads</h2>
      <ul>
        {links.map((link) => (
          <li>
            <a href={link}>{link}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Files({ mail: { id, attachments } }: { mail: OutboxMail }) {
  return (
    <section>
      <h2>Files</h2>
      <ul>
        {attachments.map(({ name, type, bytes }, place) => (
          <li>
            <a href={paths.outboxFile({ mail: id, place: String(place) })}>{name}</a>{" "}
            <span class="soft">
              {type}, {Math.ceil(bytes / 1024)} KB
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
