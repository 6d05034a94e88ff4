import { FigureInput } from "@allteach/domain/figure";
import * as z from "zod";
import { ProblemAnswer } from "./api-answers.ts";
import { SentEntry } from "./api-bodies.ts";
import { type Operation, operations } from "./api-operations.ts";

type Json = Record<string, unknown>;

/** The whole description of the API, as OpenAPI 3.1 has it. */
export function apiDescription(origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = templateOf(operation.path);
    paths[path] = { ...paths[path], [operation.method]: described(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Allteach",
      version: "1",
      description:
        "Figures in, control charts and reports out. Errors are problem documents (RFC 9457) with " +
        "one entry for each wrong field; lists come in pages; writes take an Idempotency-Key.",
    },
    servers: [{ url: origin }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(ProblemAnswer, "output") },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Made on the page of tokens." },
        session: { type: "apiKey", in: "cookie", name: "session" },
      },
      responses: { Problem: problemResponse },
    },
  };
}

/** `/n/:network/…/:chart{…}` → `/n/{network}/…/{chart}`. */
export function templateOf(pattern: string): string {
  return pattern.replace(/:(\w+)(\{.*?\}(?=\/|$))?/g, "{$1}");
}

const problemResponse = {
  description: "It was not done, and why: one entry for each wrong field.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function described(operation: Operation): Json {
  const { method, path, tag, summary, detail, status } = operation;
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    ...(detail && { description: detail }),
    parameters: [...pathParameters(path), ...queryParameters(operation), ...headers(operation)],
    ...(requestBody(operation) && { requestBody: requestBody(operation) }),
    responses: {
      [status]: response(operation),
      ...(operation.tagged && method === "get" && { 304: { description: "It has not changed." } }),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function operationId(method: string, path: string): string {
  const words = path
    .split("/")
    .filter((part) => /^[a-z]/.test(part) && !["api", "v1", "n"].includes(part));
  const isOne = path.split("/").at(-1)?.startsWith(":");
  return [method, ...words, ...(isOne ? ["one"] : [])].join("-");
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
    ...{ name, in: "path", required: true },
    description: pathWords[name] ?? "",
    schema: { type: "string" },
  }));
}

const pathWords: Readonly<Record<string, string>> = {
  network: "The network's address.",
  site: "A site's code.",
  period: "A month: 2026-10.",
  measure: "A measure's code.",
  chart: "chart, chart.svg, chart.png or chart.csv.",
  report: "A report's id, with an extension for one of its forms.",
  subscription: "A subscription's id.",
};

function queryParameters({ query }: Operation): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchema(query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: "query", required: required.includes(name), description, schema },
  }));
}

function headers({ method, path, tagged, strict }: Operation): Json[] {
  const header = (name: string, description: string) => ({
    ...{ name, in: "header", required: false, description, schema: { type: "string" } },
  });
  const isKeyed = method !== "get" && path.includes(":network");
  return [
    ...(isKeyed
      ? [header("Idempotency-Key", "Sent again within a day it is answered alike, and done once.")]
      : []),
    ...(strict
      ? [header("Prefer", "`handling=strict`: 422 where an unlikely figure has no comment.")]
      : []),
    ...(tagged && method === "put"
      ? [header("If-Match", "The ETag that was read: 412 where somebody saved since.")]
      : []),
    ...(tagged && method === "get"
      ? [header("If-None-Match", "An ETag: 304 where it stands.")]
      : []),
  ];
}

function requestBody({ body, files }: Operation): Json | undefined {
  if (body) {
    return {
      required: true,
      content: { "application/json": { schema: jsonSchema(body, "input") } },
    };
  }
  if (!files) return undefined;
  const binary = { schema: { type: "string", format: "binary" } };
  return { required: true, content: Object.fromEntries(files.map((type) => [type, binary])) };
}

function response({ answer, types = [], status, tagged }: Operation): Json {
  const binary = { schema: { type: "string", format: "binary" } };
  const content = {
    ...(answer && { "application/json": { schema: jsonSchema(answer, "output") } }),
    ...Object.fromEntries(types.map((type) => [type, binary])),
  };
  const etag = { ETag: { description: "Its revision.", schema: { type: "string" } } };
  return {
    description: status === 204 ? "Done; there is nothing to say." : "Done.",
    ...(tagged && { headers: etag }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

/**
 * A schema of ours as JSON Schema 2020-12. A sent figure is one of the forms that `FigureInput`
 * knows, beside its measure: the door takes the two apart, so they are put together here.
 */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    ...{ target: "draft-2020-12", io, unrepresentable: "any" },
    override: ({ zodSchema, jsonSchema: made }) => {
      if ((zodSchema as unknown) !== SentEntry.in) return;
      delete made.additionalProperties;
      made.anyOf = armsOfFigure;
    },
  });
  return rest;
}

/** The forms of a figure, without saying that nothing may stand beside them. */
const armsOfFigure = FigureInput.options.map((arm) => {
  const { $schema: _, additionalProperties: __, ...rest } = z.toJSONSchema(arm, { io: "input" });
  return rest;
});
