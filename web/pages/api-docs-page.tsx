import { DataTable } from "../components/data-table.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { apiPaths } from "../paths.ts";

/** As much of an operation of the description as the page shows. */
export interface DescribedOperation {
  operationId: string;
  summary: string;
  description?: string;
  parameters: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { content?: Content }>>;
}

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema?: { type?: string; description?: string };
}

type Content = Readonly<Record<string, { schema: unknown }>>;

export interface ApiDocsPageProps {
  shell: Partial<PageProps>;
  origin: string;
  described: readonly {
    method: string;
    path: string;
    tag: string;
    operation: DescribedOperation;
  }[];
}

/** The API for people: what it does, what it takes, what it answers. */
export function ApiDocsPage({ shell, origin, described }: ApiDocsPageProps) {
  const tags = [...Map.groupBy(described, ({ tag }) => tag)];
  return (
    <Page title="For developers" {...shell}>
      <header class="stack">
        <h1>For developers</h1>
        <p class="lead">
          Other systems send figures and fetch charts by the same doors as the pages.
        </p>
      </header>
      <Basics origin={origin} />
      <nav aria-label="Everything the API does">
        <ul>
          {described.map(({ operation: { operationId, summary } }) => (
            <li>
              <a href={`#${operationId}`}>{summary}</a>
            </li>
          ))}
        </ul>
      </nav>
      {tags.map(([tag, operations]) => (
        <section aria-labelledby={idOf(tag)} class="stack">
          <h2 id={idOf(tag)}>{tag}</h2>
          {operations.map((each) => (
            <Operation {...each} />
          ))}
        </section>
      ))}
    </Page>
  );
}

const idOf = (tag: string) => `tag-${tag.toLowerCase().replace(/\W+/g, "-")}`;

function Basics({ origin }: Pick<ApiDocsPageProps, "origin">) {
  const example = `curl -X PUT ${origin}/api/v1/n/NETWORK/sites/SITE/submissions/2026-10 \\
  -H "Authorization: Bearer $ALLTEACH_TOKEN" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: 2026-10-extract-1" \\
  -d '{"figures": [{"measure": "CAUTI", "numerator": 2, "denominator": 890}]}'`;
  return (
    <section aria-labelledby="basics" class="stack">
      <h2 id="basics">How it works</h2>
      <ul>
        <li>
          <strong>Who asks.</strong> Send <code>Authorization: Bearer</code> with a token from your
          network’s page of tokens. A token made for a site reports for that site alone.
        </li>
        <li>
          <strong>Not twice.</strong> A write with an <code>Idempotency-Key</code> is done once:
          sent again within a day it is answered alike. With another body it is refused (422), and
          while the first is still being answered, too (409).
        </li>
        <li>
          <strong>Not over somebody.</strong> A month has an <code>ETag</code>. Sent back as{" "}
          <code>If-Match</code>, it is refused (412) where somebody saved since.
        </li>
        <li>
          <strong>What is wrong.</strong> Errors are problem documents (RFC 9457) with one entry for
          each wrong field.
        </li>
        <li>
          <strong>Long lists.</strong> Ask with <code>?limit=</code>; where there is more, the
          answer has a <code>next</code>, to be sent as <code>?cursor=</code>.
        </li>
      </ul>
      <pre class="code" tabindex={0}>
        <code>{example}</code>
      </pre>
      <p>
        <a href={apiPaths.description}>The description for programs</a> (OpenAPI 3.1). There is a
        FHIR R4 interface besides, under <code>/fhir/n/NETWORK</code>.
      </p>
    </section>
  );
}

function Operation({ method, path, operation }: ApiDocsPageProps["described"][number]) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const [status = ""] = Object.keys(responses);
  const sent = Object.entries(requestBody?.content ?? {});
  const answered = Object.entries(responses[status]?.content ?? {});
  return (
    <article class="card stack" aria-labelledby={operationId}>
      <h3 id={operationId}>{summary}</h3>
      <p class="api-address">
        <strong>{method.toUpperCase()}</strong> <code>{path}</code>
      </p>
      {description && <p>{description}</p>}
      {parameters.length > 0 && (
        <DataTable<Parameter>
          id={`${operationId}-parameters`}
          caption={`What goes with “${summary}”`}
          compact
          rows={parameters}
          columns={[
            { heading: "Name", cell: ({ name }) => <code>{name}</code> },
            { heading: "Where", cell: (each) => (each.in === "path" ? "address" : each.in) },
            { heading: "Needed", cell: ({ required }) => (required ? "yes" : "no") },
            {
              heading: "What it is",
              wide: true,
              cell: ({ description: words, schema }) => words || schema?.description || "",
            },
          ]}
        />
      )}
      {sent.map(([type, { schema }]) => (
        <Schema summary={`What is sent: ${type}`} schema={schema} />
      ))}
      {answered.length === 0 ? (
        <p class="soft">Answers {status}, without a body.</p>
      ) : (
        answered.map(([type, { schema }]) => (
          <Schema summary={`Answers ${status}: ${type}`} schema={schema} />
        ))
      )}
    </article>
  );
}

function Schema({ summary, schema }: { summary: string; schema: unknown }) {
  const isFile = (schema as { format?: string }).format === "binary";
  if (isFile) return <p class="soft">{summary}, a file.</p>;
  return (
    <Disclosure summary={summary}>
      <pre class="code" tabindex={0}>
        <code>{JSON.stringify(schema, null, 2)}</code>
      </pre>
    </Disclosure>
  );
}
