// A network whose pins are photographs, so that what its cards weigh can be measured.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const PINS = 24;
const require = createRequire(new URL("../../packages/report/package.json", import.meta.url));

/** @returns The network's address; its newest pins fill the first page. */
export async function pinnedPictures(leader, origin) {
  const slug = "pictured";
  const body = { slug, name: "Pictures", template: "patient-safety", timeZone: "Etc/UTC" };
  const sites = [{ code: "NOR", name: "Northgate Hospital" }];
  const made = await leader.call("POST", "/api/v1/networks", { ...body, sites });
  if (made.status !== 201) throw new Error(await made.text());
  const { initWasm, Resvg } = require("@resvg/resvg-wasm");
  await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  for (let place = 0; place < PINS; place++) {
    const renderer = new Resvg(photograph(place));
    const bytes = renderer.render().asPng();
    renderer.free();
    await pinned(leader, `${origin}/n/${slug}/pins`, place, bytes);
  }
  return slug;
}

/** What a camera might have seen: light from one side, a wall, a sheet of paper on it, and grain. */
function photograph(seed) {
  const hue = (seed * 47) % 360;
  const lines = Array.from({ length: 14 }, (_, line) => {
    const width = 320 + ((line * 97 + seed * 31) % 260);
    return `<rect x="520" y="${290 + line * 44}" width="${width}" height="14" fill="#334"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
    <defs>
      <radialGradient id="light" cx="0.2" cy="0.1" r="1.1">
        <stop offset="0" stop-color="hsl(${hue}, 40%, 82%)"/>
        <stop offset="1" stop-color="hsl(${hue}, 45%, 38%)"/>
      </radialGradient>
      <filter id="grain"><feTurbulence baseFrequency="0.35" numOctaves="3" seed="${seed + 1}"/></filter>
    </defs>
    <rect width="1600" height="1200" fill="url(#light)"/>
    <rect x="460" y="180" width="720" height="860" fill="#f4f1ea" transform="rotate(${(seed % 7) - 3} 800 600)"/>
    ${lines.join("")}
    <rect width="1600" height="1200" filter="url(#grain)" opacity="0.12"/>
  </svg>`;
}

async function pinned({ cookie }, address, place, bytes) {
  const form = new FormData();
  const words = {
    ...{ kind: "image", title: `The sheet on the wall, ${place + 1}`, site: "NOR" },
    ...{ purpose: "Everyone sees the month in passing", surprised: "Parents read it first" },
    ...{ attribution: "The Northgate ward", licence: "cc-by-4.0" },
  };
  for (const [name, value] of Object.entries(words)) form.set(name, value);
  form.set("file", new File([bytes], `sheet-${place}.png`, { type: "image/png" }));
  const headers = { origin: new URL(address).origin, cookie: `${cookie.name}=${cookie.value}` };
  const sent = await fetch(address, { method: "POST", redirect: "manual", headers, body: form });
  if (sent.status !== 303) throw new Error(`${sent.status} ${await sent.text()}`);
}
