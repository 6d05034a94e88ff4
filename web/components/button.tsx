import type { PropsWithChildren } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface Look {
  /** `primary` once a page, for the one thing most people came to do. */
  tone?: "primary" | "plain" | "quiet" | "danger" | undefined;
  large?: boolean | undefined;
  icon?: IconName | undefined;
}

export type ButtonProps = PropsWithChildren<
  Look & {
    type?: "submit" | "button" | "reset" | undefined;
    name?: string | undefined;
    value?: string | undefined;
    /** The form it sends, where it stands outside of it. */
    form?: string | undefined;
    formaction?: string | undefined;
    disabled?: boolean | undefined;
    describedBy?: string | undefined;
  }
>;

/** Does something: sends the form it stands in, unless `type` says otherwise. */
export function Button({ children, tone, large, icon, describedBy, ...rest }: ButtonProps) {
  return (
    <button type="submit" class={look({ tone, large })} aria-describedby={describedBy} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export type LinkButtonProps = PropsWithChildren<
  Look & { href: string; download?: string | undefined }
>;

/** Goes somewhere, and looks like a button because it is the next thing to do. */
export function LinkButton({ children, href, download, tone, large, icon }: LinkButtonProps) {
  return (
    <a href={href} class={look({ tone, large })} download={download}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

function look({ tone = "plain", large = false }: Look): string {
  return `button${tone === "plain" ? "" : ` button-${tone}`}${large ? " button-large" : ""}`;
}
