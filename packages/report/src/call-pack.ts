import { base64 } from "./base64.ts";
import { cardLooks } from "./card-looks.ts";
import type { Card } from "./curious.ts";
import { escaped, nameHtml } from "./escaped.ts";
import type { MeasureSection } from "./measure-section.ts";
import { countSentence, keyFigures, standingOf } from "./measure-words.ts";
import type { ReportModel } from "./model.ts";
import { ReportError } from "./report-error.ts";
import type { Pictures } from "./report-pictures.ts";
import type { SideBySide } from "./side-by-side.ts";

/**
 * The report for the monthly call: one thing on each screen, large enough to be read across a room,
 * a sheet each on paper. It scrolls from one to the next and needs no script.
 *
 * @throws {ReportError} where a measure's picture is missing.
 */
export function callPack(model: ReportModel, pictures: Pictures): string {
  const { network, month, title, opening, cards, measures } = model;
  const slides = [
    front(network.name, month, opening, network.simulated),
    ...cards.map(cardSlide),
    ...measures.flatMap((section) =>
      section.picture === null ? [] : [measureSlide(section, pictures)],
    ),
    ...(model.sideBySide === null ? [] : [sitesSlide(model.sideBySide, pictures)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Call pack: ${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
${slides.map((slide, place) => slideHtml(slide, place, slides.length)).join("\n")}
</main>
</body>
</html>
`;
}

function slideHtml(slide: string, place: number, of: number): string {
  const next =
    place + 1 < of ? `<a href="#s${place + 2}">Next</a>` : `<a href="#s1">Begin again</a>`;
  return `<section id="s${place + 1}" aria-label="${place + 1} of ${of}">
${slide}
<p class="foot">${place + 1} of ${of} · ${next}</p>
</section>`;
}

function front(
  name: string,
  month: string,
  opening: ReportModel["opening"],
  simulated: boolean,
): string {
  return `<p class="kicker">${nameHtml(name)}</p>
<h1>${escaped(month)}</h1>
${simulated ? "<p>A simulated network: every figure is made up.</p>" : ""}${opening.map((sentence) => `<p class="say">${escaped(sentence)}</p>`).join("\n")}`;
}

function cardSlide({ kind, label, heading, text }: Card): string {
  const { ink, mark } = cardLooks[kind];
  return `<p class="kicker ${ink}"><span aria-hidden="true">${mark}</span> ${escaped(label)}</p>
<h2>${escaped(heading)}</h2>
<p class="say">${escaped(text)}</p>
<p class="ask">Who would like to tell us more?</p>`;
}

function measureSlide(section: MeasureSection, pictures: Pictures): string {
  const { measure, name, sentence, picture, teachers } = section;
  const bytes = picture && pictures.get(picture.contentId);
  if (!bytes || !picture) throw new ReportError(measure, "its picture is missing");
  const { ink, mark, words } = standingOf(section);
  const figures = keyFigures(section)
    .map(({ head, text }) => `<div><dt>${escaped(head)}</dt><dd>${escaped(text)}</dd></div>`)
    .join("");
  const ask =
    teachers.length === 0
      ? ""
      : `<p class="ask">To ask: ${teachers.map((each) => nameHtml(each.name)).join(", ")}</p>`;
  return `<p class="kicker ${ink}"><span aria-hidden="true">${mark}</span> ${words}</p>
<h2>${nameHtml(name)}</h2>
<p>${escaped(sentence)}</p>
<img src="data:image/png;base64,${base64(bytes)}" alt="${escaped(picture.alternative)}">
<dl>${figures}</dl>
<p class="soft">${escaped(countSentence(section))}</p>${ask}`;
}

function sitesSlide({ section, sentence, picture }: SideBySide, pictures: Pictures): string {
  const bytes = pictures.get(picture.contentId);
  if (!bytes) throw new ReportError(section.measure, "its picture is missing");
  return `<p class="kicker">Site beside site</p>
<h2>${nameHtml(section.name)}</h2>
<p>${escaped(sentence)}</p>
<img src="data:image/png;base64,${base64(bytes)}" alt="${escaped(picture.alternative)}">`;
}

const styles = `:root{color-scheme:light dark;--ink:#1a2330;--soft:#4d5a6b;--paper:#fff;--line:#d8dee6;--accent:#0a6170;--improvement:#00639c;--concern:#b5480a;--goal:#5b3a8c}
@media (prefers-color-scheme:dark){:root{--ink:#e7ecf2;--soft:#a8b4c1;--paper:#10161d;--line:#2d3945;--accent:#63c3d1;--improvement:#6fb7ea;--concern:#f09a5f;--goal:#bda0ea}}
html{scroll-snap-type:y proximity}
body{margin:0;background:var(--paper);color:var(--ink);font:20px/1.5 -apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
section{box-sizing:border-box;min-height:100vh;max-width:1100px;margin:0 auto;padding:32px 24px 24px;display:flex;flex-direction:column;justify-content:center;gap:12px;scroll-snap-align:start;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
h1{font-size:44px;line-height:1.1;margin:0}
h2{font-size:34px;line-height:1.15;margin:0}
p{margin:0;max-width:60ch}
.kicker{font-weight:600;color:var(--soft)}
.improvement{color:var(--improvement)}.concern{color:var(--concern)}.goal{color:var(--goal)}
.say{font-size:24px}
.ask{font-weight:600}
.soft,.foot{color:var(--soft);font-size:16px}
.foot{margin-top:auto;padding-top:16px}
a{color:var(--accent)}
img{width:100%;max-width:900px;height:auto;background:#fff;border:1px solid var(--line);border-radius:6px;padding:8px;box-sizing:border-box}
dl{display:flex;flex-wrap:wrap;gap:8px 32px;margin:0}
dt{color:var(--soft);font-size:16px}
dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
@media (max-width:600px){body{font-size:17px}h1{font-size:32px}h2{font-size:26px}.say{font-size:19px}}
@media print{section{min-height:auto;break-after:page;border:0}.foot a{display:none}}`;
