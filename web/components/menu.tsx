import type { PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

export type MenuProps = PropsWithChildren<{ label: string; icon?: IconName | undefined }>;

/** Opens and closes without a script. Menus share a name, so opening one closes the other. */
export function Menu({ label, icon, children }: MenuProps) {
  return (
    <details class="menu" name="page-menu">
      <summary>
        {icon && <Icon name={icon} />}
        <span class="menu-label">{label}</span>
        <Icon name="chevron-down" />
      </summary>
      <div class="menu-panel">{children}</div>
    </details>
  );
}
