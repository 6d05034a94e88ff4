import type { PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "info" | "success" | "warning" | "error";

export type NoticeProps = PropsWithChildren<{
  tone?: NoticeTone | undefined;
  title?: string | undefined;
}>;

const tones: Record<NoticeTone, { icon: IconName; word: string; role: "status" | "alert" }> = {
  info: { icon: "information", word: "Note", role: "status" },
  success: { icon: "check", word: "Done", role: "status" },
  warning: { icon: "warning", word: "Take care", role: "alert" },
  error: { icon: "error", word: "Not done", role: "alert" },
};

/** Something to know before going on. Tells apart by icon and word as well as by colour. */
export function Notice({ tone = "info", title, children }: NoticeProps) {
  const { icon, word, role } = tones[tone];
  return (
    <div class={`notice notice-${tone}`} role={role}>
      <Icon name={icon} />
      <div class="notice-text">
        <p>
          <strong>{title ?? word}</strong>
        </p>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
