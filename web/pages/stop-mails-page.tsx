import { Button } from "../components/button.tsx";
import { Page } from "../components/page.tsx";

export interface StopMailsPageProps {
  state: "ask" | "stopped" | "unknown";
  /** Where the button posts to. */
  action: string;
}

/** What a mail's "stop these mails" link opens. */
export function StopMailsPage({ state, action }: StopMailsPageProps) {
  return (
    <Page title="Stop these mails">
      <div class="narrow stack">
        {state === "ask" && (
          <>
            <h1>Stop these mails?</h1>
            <p class="lead">You will no longer be sent this network's monthly report.</p>
            <form method="post" action={action}>
              <Button tone="primary" large>
                Stop these mails
              </Button>
            </form>
          </>
        )}
        {state === "stopped" && (
          <>
            <h1>Stopped</h1>
            <p class="lead">
              You will not be sent this report again. You can ask for it anew under “Your mails” in
              your network.
            </p>
          </>
        )}
        {state === "unknown" && (
          <>
            <h1>This link does not work</h1>
            <p class="lead">
              It is not complete. Copy it again from the mail, or sign in and stop the mails under
              “Your mails” in your network.
            </p>
          </>
        )}
      </div>
    </Page>
  );
}
