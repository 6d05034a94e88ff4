import { raw } from "hono/html";

const GROUND = '<rect class="ground" width="160" height="112" rx="6"/>';

const drawings = {
  form:
    '<rect class="sheet" x="44" y="14" width="72" height="88" rx="4"/>' +
    '<path d="M56 30h28"/><path class="faint" d="M56 46h22M56 62h22M56 78h22"/>' +
    '<path class="lively" d="M88 40h16v12H88zM88 56h16v12H88zM88 72h16v12H88z"/><path class="lively" d="M92 46h6M92 62h8"/>',
  send:
    '<path class="sheet" d="M18 36V22l14-8 14 8v14zM18 72V58l14-8 14 8v14zM18 106V93l14-8 14 8v13z"/>' +
    '<path class="lively" d="M56 28c20 0 22 30 42 30M56 64c16 0 24-4 42-4M56 96c20 0 22-34 42-34"/>' +
    '<circle class="sheet" cx="122" cy="60" r="20"/><path class="lively" d="m113 60 6.5 6.5L132 54"/>',
  chart:
    '<path d="M26 16v78h112"/><path class="faint" d="M26 64h112"/><path d="m36 70 14-10 14 14 14-8 14-20 14-4 14-12 14-4"/>' +
    '<path class="better" d="m92 39 7 7-7 7-7-7zM106 35l7 7-7 7-7-7zM120 23l7 7-7 7-7-7zM134 19l7 7-7 7-7-7z"/>',
  mail:
    '<path class="sheet" d="M50 52V12h60v40"/><path class="lively" d="m60 40 12-6 12 4 16-16"/><path class="faint" d="M60 48h40"/>' +
    '<path class="sheet" d="M34 46v52h92V46L80 76z"/><path d="M34 46 80 76l46-30"/>',
  learn:
    '<path class="sheet" d="M22 92V60l18-11 18 11v32zM102 92V60l18-11 18 11v32z"/><path d="M36 92V78h8v14M116 92V78h8v14"/>' +
    '<path class="lively" d="M46 38c12-18 50-22 66-4m1-11v12h-12M66 82h28m-22-6-6 6 6 6"/>' +
    '<circle class="solid" cx="40" cy="63" r="3.5"/><path class="better" d="m120 57 6 6-6 6-6-6z"/>',
} as const;

/** One of five small pictures of what happens in a month. The words beside it say the same. */
export function MonthDrawing({ name }: { name: keyof typeof drawings }) {
  return (
    <svg
      class="month-drawing"
      width="160"
      height="112"
      viewBox="0 0 160 112"
      aria-hidden="true"
      focusable="false"
    >
      {raw(GROUND + drawings[name])}
    </svg>
  );
}
