import { Icon, type IconName } from "./icon.tsx";

/** A state in a word: "Draft", "Retired", "Shared". The word says it; the icon only helps. */
export function Badge({ icon, children }: { icon?: IconName | undefined; children: string }) {
  return (
    <span class="badge">
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
