import { Page } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface ErrorPageProps {
  /** Finds the event in the logs; it says nothing about whoever meets it. */
  requestId: string;
  /** "GET" pages can simply be opened again; a form may or may not have been taken in. */
  wasSending: boolean;
  /** Whom to write to. */
  contact?: string | undefined;
}

/** Something broke on our side. Asks nothing of the database, which may be what broke. */
export function ErrorPage({ requestId, wasSending, contact }: ErrorPageProps) {
  return (
    <Page title="Something went wrong">
      <div class="narrow stack">
        <h1>Something went wrong on our side</h1>
        <p class="lead">
          {wasSending
            ? "We cannot say whether what you sent was saved. Go back, open the page again, and look before you send it twice."
            : "Open the page again in a minute. Nothing you saved is lost."}
        </p>
        <p>
          If it happens again, {contact ? <a href={`mailto:${contact}`}>write to us</a> : "tell us"}{" "}
          and give this number: <code>{requestId}</code>
        </p>
        <p>
          <a href={paths.front}>Go to the front page</a>
        </p>
      </div>
    </Page>
  );
}
