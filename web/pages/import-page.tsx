import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field, FieldError, fieldId } from "../components/field.tsx";
import { HumanCheck } from "../components/human-check.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

export interface ImportPageProps {
  shell: Partial<PageProps>;
  typed: { name: string; slug: string };
  /** The address before a network's own part: `allteach.example/n/`. */
  addressBefore: string;
  wrong?: readonly { field: string; because: string }[] | undefined;
  /** Why nothing can be started now, whatever is typed. */
  declined?: { title: string; detail: string } | undefined;
  humanCheck?: { siteKey: string } | undefined;
  /** Whether the check said that this is no person. */
  notHuman?: boolean | undefined;
}

/** A new network from another's export. */
export function ImportPage(props: ImportPageProps) {
  const { shell, typed, addressBefore, wrong = [], declined, humanCheck, notHuman } = props;
  const file = fieldId("file");
  return (
    <Page
      title="Start from an export"
      breadcrumb={[{ label: "Start a network", href: paths.newNetwork }]}
      {...shell}
    >
      <h1>Start from an export</h1>
      <p class="lead">
        A new network with everything that another had: figures, sites, measures, policies, reports.
        You lead it; the people are invited anew.
      </p>
      {declined && (
        <Notice tone="warning" title={declined.title}>
          <p>{declined.detail}</p>
        </Notice>
      )}
      {notHuman && (
        <Notice tone="error" title="Wait for the check above the button, then press it again" />
      )}
      <form method="post" action={paths.networkImport} encType="multipart/form-data" novalidate>
        <ErrorSummary problems={wrong} />
        <div class="field">
          <label for={file}>The export</label>
          <p class="hint" id={`${file}-hint`}>
            The zip file as it was downloaded, unchanged.
          </p>
          {errorIn(wrong, "file") && (
            <FieldError id={`${file}-error`}>{errorIn(wrong, "file") ?? ""}</FieldError>
          )}
          <input
            class="input"
            id={file}
            type="file"
            name="file"
            accept=".zip,application/zip"
            required
            aria-describedby={
              errorIn(wrong, "file") ? `${file}-hint ${file}-error` : `${file}-hint`
            }
          />
        </div>
        <Field
          {...answer("slug", typed, wrong)}
          label="Address"
          hint={`After ${addressBefore}: small letters, digits and hyphens.`}
          maxlength={40}
          autocomplete="off"
          width="medium"
        />
        <Field
          {...answer("name", typed, wrong)}
          label="Name"
          hint="Left empty, it keeps the name it had."
          maxlength={200}
          autocomplete="off"
          optional
        />
        {humanCheck && <HumanCheck {...humanCheck} />}
        <p class="actions">
          <Button tone="primary" large>
            Make the network
          </Button>
        </p>
      </form>
    </Page>
  );
}
