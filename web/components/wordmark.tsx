import { paths } from "../paths.ts";

/** The product's name, which leads home. The picture is that of images/icon.svg. */
export function Wordmark() {
  return (
    <a class="wordmark" href={paths.front}>
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect class="wordmark-tile" width="32" height="32" rx="7" />
        <path class="wordmark-line" d="M7 20.5 13 23l6-10.5 6-4" />
        <path class="wordmark-points" d="M7 20.5h.01M13 23h.01M19 12.5h.01M25 8.5h.01" />
      </svg>
      Allteach
    </a>
  );
}
