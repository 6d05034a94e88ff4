import manifest from "./dist/manifest.json" with { type: "json" };

/**
 * Where each style, script and image is served: its address carries a hash of its content.
 * Written by `node web/build.mjs`; a name that was not built does not compile.
 */
export const assets = manifest;

export type AssetName = keyof typeof manifest;
