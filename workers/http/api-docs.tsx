import { ApiDocsPage, type DescribedOperation } from "@allteach/web/pages/api-docs-page";
import { apiPaths } from "@allteach/web/paths";
import { Hono } from "hono";
import { apiDescription, templateOf } from "./api-description.ts";
import { operations } from "./api-operations.ts";
import type { AppEnv } from "./app-env.ts";
import { shellOf } from "./shell.ts";

/** How long a description may be kept: it changes with a new version of the service. */
const KEPT = "public, max-age=300";

/** What the API is, for programs and for people. */
export const apiDocsRoutes = new Hono<AppEnv>()
  .get(apiPaths.description, (c) =>
    c.json(apiDescription(c.var.settings.origin), 200, { "cache-control": KEPT }),
  )
  .get(apiPaths.docs, (c) => {
    const description = apiDescription(c.var.settings.origin);
    const paths = description.paths as Record<string, Record<string, DescribedOperation>>;
    const described = operations.flatMap(({ method, path, tag }) => {
      const template = templateOf(path);
      const operation = paths[template]?.[method];
      return operation ? [{ method, path: template, tag, operation }] : [];
    });
    return c.html(
      <ApiDocsPage shell={shellOf(c)} origin={c.var.settings.origin} described={described} />,
    );
  });
