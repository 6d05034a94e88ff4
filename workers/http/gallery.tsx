import { GalleryPage } from "@allteach/web/pages/gallery-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { AppEnv } from "./app-env.ts";
import { shellOf } from "./shell.ts";

const FIVE_MINUTES = "public, max-age=300";

/** Every chart with its edge cases. Only a page that names nobody may be kept by others. */
export const galleryRoutes = new Hono<AppEnv>().get(paths.gallery, (c) => {
  const shell = shellOf(c);
  c.header("vary", "Cookie");
  if (!shell.person) c.header("cache-control", FIVE_MINUTES);
  return c.html(<GalleryPage shell={shell} />);
});
