import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { ChooseChart, KindsOfChart } from "../components/gallery-charts.tsx";
import { GalleryEntry, GalleryExample } from "../components/gallery-example.tsx";
import { Completeness, GalleryOverview, SparklineInWords } from "../components/gallery-glance.tsx";
import { MarkMeanings } from "../components/gallery-legend.tsx";
import { RulePictures, RuleTables } from "../components/gallery-rules.tsx";
import {
  ExactFunnel,
  MixTable,
  SmallMultiples,
  WidenedFunnel,
} from "../components/gallery-sites.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type GalleryPart, galleryParts as parts } from "../gallery/contents.ts";
import type { ChartExample } from "../gallery/example.ts";

/** The same for everyone and at all times, so it is worked out once. */
let made: string | undefined;

/** Every chart with its edge cases: how it looks, when it is right, what it does not claim. */
export function GalleryPage({ shell }: { shell: Partial<PageProps> }) {
  made ??= String(<Gallery />);
  return (
    <Page
      title="Chart gallery"
      description="Every chart that Allteach draws, with its edge cases: when to use it, how it is computed, what it does not claim."
      {...shell}
    >
      {raw(made)}
    </Page>
  );
}

function Gallery() {
  return (
    <>
      <header class="stack">
        <h1>Charts, and what they say</h1>
        <p class="lead">
          Every chart that Allteach draws, with its edge cases. For whoever reads charts, and for
          whoever has to vouch for them.
        </p>
      </header>
      <div class="gallery">
        <Contents />
        <div class="gallery-parts">
          <Part part={parts.choose}>
            <ChooseChart />
          </Part>
          <Part part={parts.read}>
            <MarkMeanings />
          </Part>
          <Part part={parts.kinds}>
            <KindsOfChart />
          </Part>
          <Part part={parts.marks}>
            <Examples examples={parts.marks.entries} />
          </Part>
          <Part part={parts.honesty}>
            <Examples examples={parts.honesty.entries} />
          </Part>
          <Rules />
          <Sites />
          <Glance />
        </div>
      </div>
    </>
  );
}

/** On a wide page beside the gallery, with every entry; on a phone above it, parts alone. */
function Contents() {
  return (
    <nav class="gallery-contents" aria-label="On this page">
      <ul>
        {Object.values<GalleryPart>(parts).map(({ id, heading, entries }) => (
          <li>
            <a href={`#${id}`}>{heading}</a>
            {entries.length > 0 && (
              <ul>
                {entries.map((entry) => (
                  <li>
                    <a href={`#${entry.id}`}>{entry.heading}</a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part({ part, children }: { part: GalleryPart; children?: Child }) {
  return (
    <section aria-labelledby={part.id}>
      <h2 id={part.id}>{part.heading}</h2>
      <p>{part.lead}</p>
      {children}
    </section>
  );
}

function Examples({ examples }: { examples: readonly ChartExample[] }) {
  return (
    <>
      {examples.map((example) => (
        <GalleryEntry id={example.id} heading={example.heading}>
          <GalleryExample example={example} />
        </GalleryEntry>
      ))}
    </>
  );
}

function Rules() {
  const [pictures, sets] = parts.rules.entries;
  return (
    <Part part={parts.rules}>
      <GalleryEntry {...pictures}>
        <RulePictures />
      </GalleryEntry>
      <GalleryEntry {...sets}>
        <p>
          “By chance” is how many in a hundred stable charts of 24 points show the rule although
          nothing changed: exact, for independent points of a normal distribution whose centre is
          known. It is not worked out for trends and alternations. Rules of one set add up: with all
          eight of Nelson’s, a false alarm is no rarity.
        </p>
        <RuleTables />
      </GalleryEntry>
    </Part>
  );
}

function Sites() {
  const [exact, widened, multiples, mix] = parts.sites.entries;
  return (
    <Part part={parts.sites}>
      <GalleryEntry {...exact}>
        <p>
          Small sites vary more, so limits depend on size. They are exact (binomial for shares,
          Poisson for rates). Of 1,000 sites that do not differ at all, two lie beyond the 99.8 %
          limits. Only one’s own site and those beyond are named.
        </p>
        <ExactFunnel />
      </GalleryEntry>
      <GalleryEntry {...widened}>
        <p>
          Hospitals differ: in patients, buildings, counting. Limits that know only chance then put
          many of them outside, which says little about any one. Of 20 sites, chance alone would put
          one outside the dotted limits.
        </p>
        <WidenedFunnel adjusted={false} />
        <p>
          So the limits are widened by the variance between sites (Spiegelhalter, Statistics in
          Medicine 2005;24:1185-1202): the scores are winsorised at 10 and 90 %, and what their mean
          square has beyond 1 is added. Who is still outside differs by more than sites differ.
        </p>
        <WidenedFunnel adjusted={true} />
      </GalleryEntry>
      <GalleryEntry {...multiples}>
        <p>
          Every site’s own chart on one scale, so that a calm site looks as calm as it is. One’s own
          has a frame.
        </p>
        <SmallMultiples />
      </GalleryEntry>
      <GalleryEntry {...mix}>
        <p>
          Every site that stayed got better, and the network still fell: a strong site left, a new
          one begins low. A network’s figure is the sum of its sites, so its change is taken apart
          into change within sites and change of mix, exactly (Kitagawa, Journal of the American
          Statistical Association 1955;50:1168-1194).
        </p>
        <MixTable />
      </GalleryEntry>
    </Part>
  );
}

function Glance() {
  const [overview, sparkline, completeness] = parts.glance.entries;
  return (
    <Part part={parts.glance}>
      <GalleryEntry {...overview}>
        <p>
          A row for each measure, or for each site: latest value, course, whether it changed,
          whether it reaches its goal, and one sentence.
        </p>
        <GalleryOverview />
      </GalleryEntry>
      <GalleryEntry {...sparkline}>
        <p>A chart the size of a word. Its last point has the shape of what it says.</p>
        <SparklineInWords />
      </GalleryEntry>
      <GalleryEntry {...completeness}>
        <p>A figure rests on whoever sent one. This shows who did, and who was not asked.</p>
        <Completeness />
      </GalleryEntry>
    </Part>
  );
}
