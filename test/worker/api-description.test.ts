import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { templateOf } from "../../workers/http/api-description.ts";
import { registeredRoutes } from "../isolation/ask.ts";
import { answer, call, newNetwork, newPerson, type Person } from "../support/world.ts";

type Json = Record<string, unknown>;
interface Described {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Content }> }>>;
  components: { schemas: { Problem: Json } };
}
type Content = Record<string, { schema: Json }>;

let slug: string;
let leader: Person;
let description: Described;
const at = (path: string) => `/api/v1/n/${slug}${path}`;

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  ({ body: description } = await answer(call(undefined, "GET", "/api/openapi.json")));
});

/** What an answer breaks of the schema that the description gives for it. */
function problemsOf(method: string, template: string, status: number, body: unknown): unknown[] {
  const path = `/api/v1${template}`;
  const content = description.paths[path]?.[method]?.responses[status]?.content;
  const schema = content?.["application/json"]?.schema;
  if (!schema) return [`${method} ${path} describes no JSON for ${status}`];
  const checked = z.fromJSONSchema(schema as never).safeParse(body);
  return checked.error?.issues ?? [];
}

describe("the description of the API", () => {
  it("has every route of the API, and no other", () => {
    const routes = registeredRoutes()
      .map((route) => route.split(" ") as [string, string])
      .filter(([, path]) => path.startsWith("/api/v1/"))
      .map(([method, path]) => `${method.toLowerCase()} ${templateOf(path)}`);
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );

    expect(described.sort()).toEqual(routes.sort());
    expect(described.length).toBeGreaterThan(10);
  });

  it("names each operation once, and each parameter of its path", () => {
    const all = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((each) => ({ path, ...(each as unknown as Json) })),
    ) as unknown as {
      path: string;
      operationId: string;
      parameters: { name: string; in: string }[];
    }[];
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    for (const { path, parameters } of all) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect(told).toEqual(named);
    }
  });

  it("says of each parameter what it is", () => {
    interface Told {
      name: string;
      description?: string;
    }
    const told = Object.values(description.paths).flatMap((methods) =>
      Object.values(methods).flatMap((each) => (each as { parameters?: Told[] }).parameters ?? []),
    );
    expect(told.length).toBeGreaterThan(20);
    const silent = told.filter(({ description: words = "" }) => words.length < 8);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("says what a figure may be", () => {
    const put = description.paths[templateOf("/api/v1/n/:network/sites/:site/submissions/:period")]
      ?.put as unknown as { requestBody: { content: Content } };
    const text = JSON.stringify(put.requestBody.content["application/json"]?.schema);
    for (const field of ["numerator", "noCases", "notCollected", "mean", "value", "events"]) {
      expect(text).toContain(`"${field}"`);
    }
  });

  it("says how an unlikely figure is answered, and what to say of it", () => {
    const operation = (path: string, method: string) =>
      JSON.stringify(description.paths[templateOf(`/api/v1/n/:network${path}`)]?.[method]);
    for (const told of [
      operation("/sites/:site/submissions/:period", "put"),
      operation("/submissions", "post"),
      operation("/uploads", "post"),
    ]) {
      expect(told).toContain('"name":"Prefer"');
      expect(told).toContain("handling=strict");
      expect(told).toContain('"warnings":{');
    }
    const bodies = ["/sites/:site/submissions/:period put", "/submissions post"];
    for (const each of bodies) {
      const [path = "", method = ""] = each.split(" ");
      expect(operation(path, method)).toContain('"comment":{');
    }
  });

  it("can be read by people, without a script", async () => {
    const page = await call(undefined, "GET", "/api/docs");
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain("Report many months of many sites, all or nothing");
    expect(text).not.toMatch(/<script[^>]+src="http/);
  });
});

describe("an answer", () => {
  it("is what the description says, of every kind", async () => {
    const figures = [
      { measure: "CAUTI", numerator: 2, denominator: 900 },
      { measure: "CLABSI", noCases: true },
      { measure: "BUNDLE", notCollected: "the system was down" },
    ];
    const month = at("/sites/NOR/submissions/2026-01");
    const goal = { title: "Fewer", toWords: "Fewer infections", visibility: "network" };
    const asked: [string, string, string, unknown?][] = [
      ["put", "/n/{network}/sites/{site}/submissions/{period}", month, { figures }],
      ["get", "/n/{network}/sites/{site}/submissions/{period}", month],
      ["get", "/n/{network}/submissions", at("/submissions?period=2026-01")],
      [
        ...(["post", "/n/{network}/submissions", at("/submissions")] as const),
        { submissions: [{ site: "SOU", period: "2026-01", figures }] },
      ],
      ["get", "/n/{network}/measures", at("/measures")],
      ["get", "/n/{network}/sites", at("/sites")],
      ["get", "/n/{network}/measures/{measure}/{chart}", at("/measures/CAUTI/chart")],
      ["post", "/n/{network}/goals", at("/goals"), goal],
      ["get", "/n/{network}/goals", at("/goals")],
      ["get", "/commons/goals", "/api/v1/commons/goals"],
      ["post", "/n/{network}/subscriptions", at("/subscriptions"), { report: "network" }],
      ["get", "/n/{network}/subscriptions", at("/subscriptions")],
      ["get", "/n/{network}/reports", at("/reports")],
      ["post", "/n/{network}/tokens", at("/tokens"), { name: "EHR" }],
    ];
    for (const [method, template, path, sent] of asked) {
      const { status, body } = await answer(call(leader, method.toUpperCase(), path, sent));
      expect({ path, status, wrong: problemsOf(method, template, status, body) }).toEqual({
        ...{ path, wrong: [] },
        status: expect.toSatisfy((code: number) => code === 200 || code === 201),
      });
    }
    const csv = "site,period,measure,numerator,denominator\nWES,2026-01,CAUTI,1,79\n";
    const upload = await answer(
      call(leader, "POST", at("/uploads"), csv, { "content-type": "text/csv" }),
    );
    expect(problemsOf("post", "/n/{network}/uploads", upload.status, upload.body)).toEqual([]);
  });

  it("that refuses is the problem that it says", async () => {
    const { body } = await answer(call(leader, "PUT", at("/sites/NOR/submissions/2026-01"), {}));
    const schema = z.fromJSONSchema(description.components.schemas.Problem as never);
    expect(schema.safeParse(body).error?.issues).toBeUndefined();
    expect(schema.safeParse({ title: 1 }).success).toBe(false);
  });

  it("for a network begun by a program too", async () => {
    const wanted = { slug: `api-${slug}`, name: "By API", template: "blank", timeZone: "Etc/UTC" };
    const { status, body } = await answer(
      call(await newPerson(), "POST", "/api/v1/networks", wanted),
    );
    expect(status).toBe(201);
    expect(problemsOf("post", "/networks", 201, body)).toEqual([]);
  });
});
