import type { PropsWithChildren } from "hono/jsx";
import { LinkButton } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type EmptyStateProps = PropsWithChildren<{
  title: string;
  icon?: IconName | undefined;
  action?: { label: string; href: string } | undefined;
}>;

/** Nothing here yet: says so, and what most people do next. */
export function EmptyState({ title, icon, action, children }: EmptyStateProps) {
  return (
    <div class="empty">
      {icon && <Icon name={icon} />}
      <p>
        <strong>{title}</strong>
      </p>
      {children && <p class="soft">{children}</p>}
      {action && (
        <p class="actions">
          <LinkButton href={action.href} tone="primary">
            {action.label}
          </LinkButton>
        </p>
      )}
    </div>
  );
}
