import { raw } from "hono/html";

/** Drawn for this product on a 24-unit square, with the stroke set in styles/base.css. */
const drawings = {
  "arrow-left": '<path d="M20 12H4m7-7-7 7 7 7"/>',
  "arrow-right": '<path d="M4 12h16m-7-7 7 7-7 7"/>',
  calendar:
    '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.5V6m8-3.5V6"/>',
  chart: '<path d="M3.5 3.5v17h17"/><path d="m7.5 15 3.5-4 3.5 2.5 5-7"/>',
  check: '<path d="m4.5 12.5 5 5 10-11"/>',
  "chevron-down": '<path d="m6 9.5 6 6 6-6"/>',
  "chevron-right": '<path d="m9.5 6 6 6-6 6"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  copy: '<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 5.5v0a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2"/>',
  document:
    '<path d="M13.5 3h-7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V9zM13.5 3v6h6M8.5 13.5h7m-7 3.5h4.5"/>',
  download: '<path d="M12 3.5v12m-5-5 5 5 5-5M4 20.5h16"/>',
  edit: '<path d="M4 20.5h4L20 8.5l-4-4-12 12zM13 7.5l4 4"/>',
  error: '<path d="M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7zM9 9l6 6m0-6-6 6"/>',
  goal: '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4.5"/><path d="M12 12h.01"/>',
  idea: '<path d="M9.5 17.5h5M10.5 21h3M12 3a6.5 6.5 0 0 0-4 11.6c1 .8 1.5 1.7 1.5 2.9h5c0-1.2.5-2.1 1.5-2.9A6.5 6.5 0 0 0 12 3z"/>',
  information: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5h.01"/>',
  link: '<path d="M10 14.5a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5"/><path d="M14 9.5a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5"/>',
  lock: '<rect x="4.5" y="10.5" width="15" height="10" rx="2"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>',
  mail: '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 7 8.5 6.5L20.5 7"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c0-3.5 2.9-5.5 6.5-5.5s6.5 2 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 15c2.2.8 3.5 2.5 3.5 5"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c0-4 3.4-6 7.5-6s7.5 2 7.5 6"/>',
  picture:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><circle cx="9" cy="10" r="1.5"/><path d="m4 17 5-4 3.5 2.5L16 11l4.5 5"/>',
  plus: '<path d="M12 4.5v15M4.5 12h15"/>',
  print:
    '<path d="M7 8.5V3h10v5.5M7 17H5a2 2 0 0 1-2-2v-4.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2h-2"/><path d="M7 14h10v7H7z"/>',
  remix:
    '<path d="M4 9a6 6 0 0 1 6-5h9m-3.5-3L19 4l-3.5 3M20 15a6 6 0 0 1-6 5H5m3.5 3L5 20l3.5-3"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
  site: '<path d="M4.5 21V6l7-3v18M11.5 9h8v12M2.5 21h19M8 8.5h.01M8 12.5h.01M8 16.5h.01M15.5 13h.01M15.5 17h.01"/>',
  upload: '<path d="M12 16V4m-5 5 5-5 5 5M4 20.5h16"/>',
  video: '<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="m10.5 9 4.5 3-4.5 3z"/>',
  warning: '<path d="M12 3.5 2.5 20h19zM12 10v4.5M12 17.2h.01"/>',
} as const;

export type IconName = keyof typeof drawings;

/** A small picture that goes beside a word and never stands for one: screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      width="20"
      height="20"
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {raw(drawings[name])}
    </svg>
  );
}
