import type { Scanner } from "@allteach/actions/pins/keep-file";
import type { Bindings } from "./env.ts";

/**
 * Whatever the operator has bound as SCANNER: another Worker, or a service behind one. It gets the
 * bytes and answers 200 for a clean file, or 422 with what it found.
 *
 * @returns Nothing where none is bound: files are then marked as not scanned, and the operator's page
 *   says so.
 */
export function scannerOf({ SCANNER }: Bindings): Scanner | undefined {
  if (!SCANNER) return undefined;
  return {
    async scan(bytes) {
      const answer = await SCANNER.fetch("https://scanner.internal/scan", {
        method: "POST",
        body: bytes.slice().buffer,
        headers: { "content-type": "application/octet-stream" },
      });
      if (answer.status === 200) return undefined;
      if (answer.status === 422) return (await answer.text()).slice(0, 100);
      throw new Error(`the scanner answered ${answer.status}`);
    },
  };
}
